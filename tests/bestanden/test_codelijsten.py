"""Lists of opleidingen and institutions, read as any delivery: what they say goes before what Stelsel knows."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hulp import leveringen as lev
from hulp import lijst as lst
from stelsel.bestanden import lees
from stelsel.bestanden.herkenning import herken
from stelsel.bestanden.oorzaken import catalogus
from stelsel.kern.fouten import StelselFout

OPL = ["opleidingcode,naam,niveau,soort,dossier_code", "25655,Mbo-iets,3,vak,23000", "99999,Nieuw,MBO-2,,"]
BRIN = ["school,BRIN", "Het Voorbeeld,99XX", "Een ander,98YY"]


def ro(map_: Path) -> Path:
    pad = map_ / lev.RO_NAAM
    pad.write_bytes(lev.bytes_van(lev.goed_ro()))
    return pad


def schrijf(map_: Path, naam: str, inhoud) -> Path:
    (map_ / naam).write_bytes(inhoud if isinstance(inhoud, bytes) else lev.bytes_van(inhoud, "\n"))
    return map_ / naam


def lees_lijst(map_: Path, inhoud, naam="lijst.csv", **opties):
    verslag = lees([ro(map_), schrijf(map_, naam, inhoud)], map_ / "set", **opties)
    bestand = verslag.bestanden[-1]
    assert all(t.gelezen == t.aanvaard + t.afgekeurd for t in bestand.telling.values())
    meldingen = [m for m in lev.meldingen(verslag.map) if m["bestand"] == naam]
    return verslag, bestand, meldingen


def opleiding(map_: Path, code: str = "25655"):
    return next(rij for rij in lev.rijen(map_, "opleiding") if rij["opleidingcode"] == code)


def test_een_lijst_naast_een_ro_gaat_voor(tmp_path) -> None:
    verslag, bestand, meldingen = lees_lijst(tmp_path, OPL)
    assert (bestand.soort, verslag.exitcode, meldingen, verslag.personen) == ("OPL", 0, [], 4)
    assert (bestand.telling["opleiding"].gelezen, bestand.telling["opleiding"].aanvaard) == (2, 2)
    rij = opleiding(verslag.map)
    assert (rij["naam"], rij["niveau"], rij["dossier_code"], rij["bron"]) == ("Mbo-iets", 3, "23000", "opgegeven")
    # What nothing uses is not in the set.
    assert [rij["opleidingcode"] for rij in lev.rijen(verslag.map, "opleiding")] == ["25655"]


def test_een_instelling_heet_zoals_de_lijst_zegt(tmp_path) -> None:
    verslag, bestand, meldingen = lees_lijst(tmp_path, BRIN)
    assert (bestand.soort, verslag.exitcode, meldingen) == ("BRIN", 0, [])
    assert lev.rijen(verslag.map, "instelling") == [{"brin": "99XX", "naam": "Het Voorbeeld"}]


def test_alleen_lijsten_houden_alles(tmp_path) -> None:
    paden = [schrijf(tmp_path, "o.csv", OPL), schrijf(tmp_path, "i.csv", BRIN)]
    verslag = lees(paden, tmp_path / "set")
    assert verslag.exitcode == 0 and not verslag.zonder_niveau
    assert [rij["niveau"] for rij in lev.rijen(verslag.map, "opleiding")] == [3, 2]
    assert len(lev.rijen(verslag.map, "instelling")) == 2


def test_zonder_persoon_helpt_een_lijst_niet(tmp_path) -> None:
    leeg = schrijf(tmp_path, lev.RO_NAAM, lev.met_slot(lev.goed_ro()[:1]))
    verslag = lees([leeg, schrijf(tmp_path, "o.csv", OPL)], tmp_path / "set")
    assert verslag.exitcode == 2


def test_de_optie_leest_dezelfde_lijst_met_dezelfde_meldingen(tmp_path) -> None:
    """Also a list that nobody would recognise by its header."""
    vreemd = ["Crebo;Opleidingsnaam;Niveau;Team", "25655;Zo;2;Zorg", "2565;Kort;2;Zorg"]
    pad = schrijf(tmp_path, "mijn.csv", vreemd)
    verslag = lees(ro(tmp_path), tmp_path / "set", opleidingen=pad)
    assert [b.soort for b in verslag.bestanden] == ["RO", "OPL"] and verslag.exitcode == 1
    assert opleiding(verslag.map)["niveau"] == 2
    codes = [(m["code"], m["regel"]) for m in lev.meldingen(verslag.map) if m["bestand"] == "mijn.csv"]
    assert codes == [("OPL-BST-07", "1"), ("OPL-opleiding-02", "3")]
    assert (verslag.map / "afgekeurd" / "mijn.csv").read_text() == "2565;Kort;2;Zorg\n"


def test_de_laatste_lijst_gaat_voor_en_houdt_wat_zij_niet_zegt(tmp_path) -> None:
    paden = [schrijf(tmp_path, "a.csv", OPL), schrijf(tmp_path, "b.csv", ["crebo,niveau", "25655,4"])]
    verslag = lees([ro(tmp_path), *paden], tmp_path / "set")
    rij = opleiding(verslag.map)
    assert (rij["niveau"], rij["naam"]) == (4, "Mbo-iets")


def test_een_lijst_met_alleen_namen_laat_het_niveau_staan(tmp_path) -> None:
    verslag, _, _ = lees_lijst(tmp_path, ["Opleidingcode,Opleidingsnaam", "25655,Een naam"])
    rij = opleiding(verslag.map)
    assert (rij["naam"], rij["niveau"], rij["bron"]) == ("Een naam", 4, "referentielijst")


VELD = {
    "OPL-opleiding-02": ([*OPL, "2565,x,2,,"], "afgekeurd", "4"),
    "OPL-opleiding-07": ([*OPL, "25655,Anders,3,vak,23000"], "afgekeurd", "4"),
    "OPL-opleiding-08": ([*OPL, OPL[1]], "fout", "4"),
    "OPL-opleiding-12": ([*OPL, "25604,x,5,,"], "fout", "4"),
    "BRIN-instelling-02": ([*BRIN, "Klein,99xx"], "afgekeurd", "4"),
    "BRIN-instelling-07": ([*BRIN, "Anders,99XX"], "afgekeurd", "4"),
    "BRIN-instelling-08": ([*BRIN, BRIN[1]], "fout", "4"),
    "BRIN-instelling-12": ([*BRIN, "x" * 301 + ",97ZZ"], "fout", "4"),
    "BRIN-instelling-16": ([*BRIN, ",97ZZ"], "fout", "4"),
}


def met_vorm(regels: list[str], code: str) -> bytes:
    """A list with a fault of the file itself; `code` is the end of the code that follows."""
    gewoon = lev.bytes_van(regels, "\n")
    met_accent = lev.bytes_van([regels[0], regels[1].replace("e", "é"), *regels[2:]], "\n")
    breedte = regels[0].count(",")
    ander = met_accent.splitlines()[1].replace(b"25655", b"25604").replace(b"99XX", b"96WW")
    return {
        "BST-01": met_accent.decode().encode("cp1252"),
        "BST-03": b"\xef\xbb\xbf" + gewoon,
        "BST-06": lev.bytes_van([*regels[:2], "," * breedte, *regels[2:]], "\n"),
        "BST-07": lev.bytes_van([regels[0] + ",extra", *(f"{regel},1" for regel in regels[1:])], "\n"),
        "BST-15": gewoon + b"\0" + b"," * breedte + b"\n",
        "BST-16": met_accent + b"\xff" + b"," * breedte + b"\n" + ander + b"\n",
        "BST-30": gewoon + b"," * (breedte + 1) + b"x\n",
    }[code]  # fmt: skip


@pytest.mark.parametrize("code", VELD)
def test_een_fout_in_een_regel(code, tmp_path) -> None:
    inhoud, ernst, regel = VELD[code]
    verslag, bestand, meldingen = lees_lijst(tmp_path, inhoud)
    assert [(m["code"], m["ernst"], m["regel"]) for m in meldingen] == [(code, ernst, regel)]
    assert verslag.exitcode == 1
    afgekeurd = ernst == "afgekeurd" or code.endswith("-08")
    assert sum(t.afgekeurd for t in bestand.telling.values()) == afgekeurd


@pytest.mark.parametrize("lijst", ["OPL", "BRIN"])
@pytest.mark.parametrize("code", ["BST-01", "BST-03", "BST-06", "BST-15", "BST-16", "BST-30"])
def test_de_vorm_van_het_bestand(lijst, code, tmp_path) -> None:
    _, _, meldingen = lees_lijst(tmp_path, met_vorm({"OPL": OPL, "BRIN": BRIN}[lijst], code))
    assert [m["code"] for m in meldingen] == [f"{lijst}-{code}"]


def test_een_kolom_die_niemand_kent(tmp_path) -> None:
    """With it a list of opleidingen is not recognised any more; the option still reads it."""
    _, _, meldingen = lees_lijst(tmp_path, met_vorm(BRIN, "BST-07"))
    assert [m["code"] for m in meldingen] == ["BRIN-BST-07"]
    pad = schrijf(tmp_path, "x.csv", met_vorm(OPL, "BST-07"))
    verslag = lees(ro(tmp_path), tmp_path / "set", opleidingen=pad, opnieuw=True)
    assert [m["code"] for m in lev.meldingen(verslag.map) if m["bestand"] == "x.csv"] == ["OPL-BST-07"]


def test_elke_code_wordt_hier_uitgelokt() -> None:
    vorm = ("BST-01", "BST-03", "BST-06", "BST-07", "BST-15", "BST-16", "BST-30")
    for pakket, naam in (("opleidingenlijst", "OPL"), ("instellingenlijst", "BRIN")):
        gezien = {*VELD, *(f"{naam}-{code}" for code in vorm)}
        assert set(catalogus(pakket).codes) - gezien == {f"{naam}-BST-20"}


@pytest.mark.parametrize(
    ("kop", "soort"),
    [
        ("crebo,naam,niveau,soort,leerwegen,hoofdgroep_code,hoofdgroep,dossier_code,dossier", "OPL"),
        ("Opleidingcode,Opleidingsnaam", "OPL"),
        ('"opleidingcode";"niveau"', "OPL"),
        (
            "opleidingcode,naam,niveau,soort,dossier_code,dossier,domein_code,domein,ontbreekt,inschrijvingen,diplomas",
            "OPL",
        ),
        ("school,BRIN", "BRIN"),
        ("brin;naam", "BRIN"),
        ("BRIN,Naam instelling,Plaats", "BRIN"),
    ],
)
def test_herkend_aan_de_kop(kop, soort, tmp_path) -> None:
    assert herken(schrijf(tmp_path, "x.csv", [kop]), "x.csv").naam == soort


def test_een_eigen_lijst_met_een_crebo_is_geen_lijst_van_opleidingen(tmp_path) -> None:
    pad = schrijf(tmp_path, "x.csv", ["BSN,Crebo,Niveau,Naam"])
    assert herken(pad, "x.csv", {"indeling": lst.indeling(tmp_path)}).naam == "LIJST"


def test_de_optie_met_een_bestand_zonder_codes(tmp_path) -> None:
    with pytest.raises(StelselFout) as fout:
        lees(ro(tmp_path), tmp_path / "set", opleidingen=schrijf(tmp_path, "x.csv", ["naam,niveau", "x,2"]))
    assert fout.value.code == "BST-KOP-01" and "opleidingcode" in fout.value.wat and not (tmp_path / "set").exists()


RAAR = ("", "x", "\0", '"', "é", "25655", "99XX", "5", "MBO-3", "9" * 30, "\u2028", " 25604 ")


@given(zaad=st.integers(0, 2**32), aantal=st.integers(1, 10), welke=st.sampled_from(["OPL", "BRIN"]))
def test_wat_er_ook_mee_gebeurt(zaad, aantal, welke) -> None:
    r = random.Random(zaad)
    regels = list({"OPL": OPL, "BRIN": BRIN}[welke])
    for _ in range(aantal):
        i = r.randrange(1, len(regels))
        velden = regels[i].split(",")
        velden[r.randrange(len(velden))] = r.choice(RAAR)
        regels.insert(r.randrange(1, len(regels) + 1), ",".join(velden))
    with tempfile.TemporaryDirectory() as map_:
        verslag = lees(schrijf(Path(map_), "x.csv", regels), Path(map_) / "set")
        (bestand,) = verslag.bestanden
        assert all(t.gelezen == t.aanvaard + t.afgekeurd for t in bestand.telling.values())
        tabel, telling = next(iter(bestand.telling.items()))
        assert telling.aanvaard == lev.aantal_rijen(verslag.map, tabel)
