"""An export of CAMBO: recognised by its header, every fault told, and a hash of a bsn is never kept."""

from __future__ import annotations

import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hulp import leveringen as lev
from hulp.cambo import GOED, HASH, KOP, regel
from stelsel.bestanden import lees
from stelsel.bestanden.herkenning import herken
from stelsel.bestanden.oorzaken import catalogus
from stelsel.kern.codelijsten import codelijst
from stelsel.kern.fouten import StelselFout


def lees_regels(regels, tmp_path, naam="aanmeldingen.csv"):
    pad = tmp_path / naam
    pad.write_bytes(regels if isinstance(regels, bytes) else lev.bytes_van(regels, "\n"))
    verslag = lees(pad, tmp_path / "set")
    (bestand,) = verslag.bestanden
    for telling in bestand.telling.values():
        assert telling.gelezen == telling.aanvaard + telling.afgekeurd
    tekst = verslag.als_tekst() + (verslag.map / "meldingen.csv").read_text("utf-8")
    assert HASH not in tekst and "K-1" not in tekst and "1723" not in tekst
    return verslag, bestand, lev.meldingen(verslag.map)


def test_elke_aanmelding_een_keer_en_elke_status(tmp_path) -> None:
    verslag, bestand, meldingen = lees_regels(GOED, tmp_path)
    assert not meldingen and verslag.exitcode == 0 and bestand.soort == "CAMBO"
    aanmeldingen = {rij["aanmelding_id"]: rij for rij in lev.rijen(verslag.map, "aanmelding")}
    assert set(aanmeldingen) == {"K-1", "K-2", "K-3"}
    # The last status is the enrolment, though the offer stands below it in the file.
    assert (aanmeldingen["K-1"]["leertraject"], aanmeldingen["K-1"]["studiejaar"]) == ("BBL", 2024)
    statussen = lev.rijen(verslag.map, "aanmelding_status")
    wettelijk = [rij["wettelijke_status"] for rij in statussen if rij["aanmelding_id"] == "K-1"]
    assert wettelijk == ["aangemeld", "aangemeld", "onderwijsovereenkomst_aangeboden", "ingeschreven"]
    assert [rij["einde"] is None for rij in statussen if rij["aanmelding_id"] == "K-1"] == [False, False, False, True]
    # Without a Z it is a clock in the Netherlands, in summer two hours ahead.
    (lni,) = [rij for rij in statussen if rij["status"] == "LNI"]
    assert (
        lni["begin"] == datetime(2023, 7, 1, 10, tzinfo=UTC)
        and lni["wettelijke_status"] == "leidt_niet_tot_inschrijving"
    )
    assert {rij["opleidingcode"] for rij in lev.rijen(verslag.map, "opleiding")} == {"25655"}
    assert {rij["brin"] for rij in lev.rijen(verslag.map, "instelling")} == {"99XX", "98YY"}


def test_de_hash_van_een_bsn_staat_nergens(tmp_path) -> None:
    """Who is the same is known within one delivery only."""
    sleutels = []
    for naam in ("een", "twee"):
        (tmp_path / naam).mkdir()
        verslag, _, _ = lees_regels(GOED, tmp_path / naam)
        wie = {rij["aanmelding_id"]: rij["aanmelder"] for rij in lev.rijen(verslag.map, "aanmelding")}
        assert wie["K-1"] == wie["K-2"] != wie["K-3"]
        sleutels.append(wie["K-1"])
        for pad in verslag.map.rglob("*"):
            assert not pad.is_file() or HASH.encode() not in pad.read_bytes(), pad.name
    assert sleutels[0] != sleutels[1] and HASH not in sleutels


def test_twee_keer_lezen_verandert_niets(tmp_path) -> None:
    """A later export that says the same again: the same applications and statuses."""
    (tmp_path / "a.csv").write_bytes(lev.bytes_van(GOED, "\n"))
    (tmp_path / "b.csv").write_bytes(lev.bytes_van([*GOED, regel(ketenid="K-4")], "\n"))
    verslag = lees([tmp_path / "a.csv", tmp_path / "b.csv"], tmp_path / "set")
    assert lev.aantal_rijen(verslag.map, "aanmelding") == 4 and lev.aantal_rijen(verslag.map, "aanmelding_status") == 7


GEVALLEN = {
    "CAMBO-status-02": ({"ketenid": ""}, "afgekeurd"),
    "CAMBO-status-03": ({"begindatum": "gisteren"}, "afgekeurd"),
    "CAMBO-status-11": ({"leeftijdscategorie": "JONG"}, "fout"),
    "CAMBO-status-12": ({"leertrajectmbo": "voltijd"}, "fout"),
    "CAMBO-status-13": ({"einddatum": "2023-02-30T10:00:00Z"}, "fout"),
    "CAMBO-status-14": ({"startmoment": "1-8-2024"}, "fout"),
    "CAMBO-status-15": ({"einddatum": "2023-01-01T10:00:00Z"}, "fout"),
    "CAMBO-status-18": ({"status": "REJECTED"}, "waarschuwing"),
    "CAMBO-status-21": ({"startmoment": "1850-01-01"}, "waarschuwing"),
}


@pytest.mark.parametrize("code", GEVALLEN)
def test_een_fout_in_een_veld(code, tmp_path) -> None:
    waarden, ernst = GEVALLEN[code]
    verslag, bestand, meldingen = lees_regels([*GOED, regel(**{"ketenid": "K-9", **waarden})], tmp_path)
    assert [(m["code"], m["regel"], m["ernst"]) for m in meldingen] == [(code, "8", ernst)]
    assert bestand.telling["status"].afgekeurd == (ernst == "afgekeurd")
    assert verslag.exitcode == (ernst != "waarschuwing")


def test_herhaling_en_tegenspraak(tmp_path) -> None:
    erbij = [
        GOED[1],
        regel(begindatum="2023-11-01T09:00:02Z", einddatum="2023-11-02T10:00:00Z", statussource="SIS"),
        regel(einddatum="2023-11-03T10:00:00Z"),
        regel(begindatum="2023-11-05T09:00:00Z"),
    ]
    verslag, bestand, meldingen = lees_regels([*GOED, *erbij], tmp_path)
    assert [(m["code"], m["regel"]) for m in meldingen] == [
        ("CAMBO-status-08", "8"), ("CAMBO-status-09", "9"), ("CAMBO-status-07", "10"),
    ]  # fmt: skip
    assert all("regel 2" in m["melding"] for m in meldingen)
    # Days later the same status is a status of its own.
    assert (bestand.telling["status"].afgekeurd, lev.aantal_rijen(verslag.map, "aanmelding_status")) == (3, 7)
    afgekeurd = (verslag.map / "afgekeurd" / "aanmeldingen.csv").read_bytes()
    assert afgekeurd == lev.bytes_van(erbij[:3], "\n")


VORM = {
    "CAMBO-BST-01": lev.bytes_van([*GOED, regel(ketenid="K-9", afwijkendeopleidingsduur="é")], "\n")
    .decode()
    .encode("cp1252"),
    "CAMBO-BST-03": b"\xef\xbb\xbf" + lev.bytes_van(GOED, "\n"),
    "CAMBO-BST-06": lev.bytes_van([*GOED[:3], "", *GOED[3:]], "\n"),
    "CAMBO-BST-07": lev.bytes_van([KOP + ",extra", *(f"{r},1" for r in GOED[1:])], "\n"),
    "CAMBO-BST-15": lev.bytes_van([*GOED, regel(afwijkendeopleidingsduur="\0")], "\n"),
    "CAMBO-BST-16": lev.bytes_van([*GOED, regel(ketenid="K-9", afwijkendeopleidingsduur="é")], "\n") + b"\xff\n",
    "CAMBO-BST-30": lev.bytes_van([*GOED, "te,kort"], "\n"),
}


@pytest.mark.parametrize("code", VORM)
def test_de_vorm_van_het_bestand(code, tmp_path) -> None:
    inhoud = VORM[code]
    if code == "CAMBO-BST-16":
        inhoud = inhoud.replace(
            b"\xff\n", regel(ketenid="K-8", afwijkendeopleidingsduur="x").encode().replace(b",x,", b",\xff,") + b"\n"
        )
        inhoud += regel(ketenid="K-7", afwijkendeopleidingsduur="ë").encode() + b"\n"
    _, _, meldingen = lees_regels(inhoud, tmp_path)
    assert [m["code"] for m in meldingen] == [code]


def test_elke_code_wordt_hier_uitgelokt() -> None:
    gezien = {*GEVALLEN, *VORM, "CAMBO-status-07", "CAMBO-status-08", "CAMBO-status-09"}
    assert set(catalogus("cambo").codes) - gezien == {"CAMBO-BST-20"}


def test_een_kop_zonder_wat_elke_regel_nodig_heeft(tmp_path) -> None:
    pad = tmp_path / "x.csv"
    pad.write_bytes(lev.bytes_van([regel_.replace("begindatum", "begin") for regel_ in GOED], "\n"))
    with pytest.raises(StelselFout) as fout:
        lees(pad, tmp_path / "set")
    assert fout.value.code == "BST-KOP-01" and "begindatum" in fout.value.wat and fout.value.exitcode == 2


def test_herkend_in_elke_volgorde_van_kolommen(tmp_path) -> None:
    pad = tmp_path / "x.csv"
    for kop in (KOP, ";".join(reversed(KOP.split(","))), KOP.replace("ketenid", "keten_nr"), KOP.upper()):
        pad.write_text(kop + "\n")
        assert herken(pad, "x.csv").naam == "CAMBO"


def test_de_vijf_statussen_van_de_wet_zijn_er() -> None:
    wettelijk = {waarden["wettelijk"] for waarden in codelijst("status_aanmelding").codes.values()}
    assert wettelijk == {
        "aangemeld", "onderwijsovereenkomst_aangeboden", "leidt_niet_tot_inschrijving", "ingetrokken", "ingeschreven",
    }  # fmt: skip


RAAR = (
    "",
    "x",
    "\0",
    '"',
    "é",
    "3000-01-01 01:00:00.000",
    "2023-11-01T09:00:01Z",
    "ENROLLED",
    "9" * 30,
    "K-1",
    "\u2028",
)


@given(zaad=st.integers(0, 2**32), aantal=st.integers(1, 12))
def test_wat_er_ook_mee_gebeurt(zaad, aantal) -> None:
    """Every line is read, refused or empty; a status is of an application."""
    r = random.Random(zaad)
    regels = list(GOED)
    for _ in range(aantal):
        i = r.randrange(1, len(regels))
        velden = regels[i].split(",")
        velden[r.randrange(len(velden))] = r.choice(RAAR)
        regels[i] = ",".join(velden)
        if r.random() < 0.3:
            regels.insert(r.randrange(1, len(regels)), regels[i])
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "x.csv"
        pad.write_bytes(lev.bytes_van(regels, "\n"))
        verslag = lees(pad, Path(map_) / "set")
        (bestand,) = verslag.bestanden
        assert all(t.gelezen == t.aanvaard + t.afgekeurd for t in bestand.telling.values())
        assert bestand.telling["status"].aanvaard == lev.aantal_rijen(verslag.map, "aanmelding_status")
        aanmeldingen = {(rij["brin"], rij["aanmelding_id"]) for rij in lev.rijen(verslag.map, "aanmelding")}
        assert {
            (rij["brin"], rij["aanmelding_id"]) for rij in lev.rijen(verslag.map, "aanmelding_status")
        } == aanmeldingen
        assert HASH not in verslag.als_tekst() + (verslag.map / "meldingen.csv").read_text("utf-8")
