"""A verschillenlijst: what it says per field, every code it can give, and whatever is done to it."""

from __future__ import annotations

import random
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hulp import duo, obov, voorbeelden
from hulp import leveringen as lev
from hulp.obov import SOORTEN, zet
from stelsel.bestanden import lees
from stelsel.bestanden.oorzaken import catalogus
from stelsel.bestanden.velden import is_gedateerd
from stelsel.kern.fouten import StelselFout

TOEVOEGING, WIJZIGING, VERWIJDERING = 2, 3, 4


def lees_regels(inhoud: list[str] | bytes, map_, naam: str):
    map_.mkdir(exist_ok=True)
    (map_ / naam).write_bytes(inhoud if isinstance(inhoud, bytes) else duo.bytes_van(inhoud))
    verslag = lees(map_ / naam, map_ / "set")
    klopt(verslag, map_ / naam)
    return verslag


def klopt(verslag, pad) -> None:
    """Read = taken over + refused, refused lines are kept, and no number comes out."""
    telling = verslag.bestanden[0].telling
    assert all(deel.gelezen == deel.aanvaard + deel.afgekeurd for deel in telling.values())
    bewaard = verslag.map / "afgekeurd" / pad.name
    inhoud = bewaard.read_bytes() if bewaard.exists() else b""
    assert len(lev.in_regels(inhoud)) == sum(deel.afgekeurd for deel in telling.values())
    regels = {rij["regel_in_bestand"] for rij in lev.rijen(verslag.map, "obo_verschil")}
    gevuld = sum(telling[soort].aanvaard for soort in SOORTEN)
    assert len(regels) <= gevuld
    lev.geen_nummers(verslag)


@pytest.mark.parametrize("soort", SOORTEN)
def test_een_goed_bestand(soort, tmp_path) -> None:
    verslag = lees_regels(obov.goed(soort), tmp_path, obov.naam(soort))
    assert lev.meldingen(verslag.map) == [] and (verslag.exitcode, verslag.volledig) == (0, True)
    bestand = verslag.bestanden[0]
    assert (bestand.brin, bestand.van, bestand.aangemaakt) == ("99XX", date(2025, 8, 1), date(2025, 11, 19))
    rijen = lev.rijen(verslag.map, "obo_verschil")
    per_regel = {nr: [rij for rij in rijen if rij["regel_in_bestand"] == nr] for nr in (3, 4, 5)}
    assert {rij["soort_wijziging"] for rij in per_regel[3]} == {"T"}
    assert all(rij["vorig"] is None and rij["huidig"] for rij in per_regel[3])
    assert all(rij["vorig"] and rij["huidig"] is None for rij in per_regel[5])
    gewijzigd = [rij for rij in per_regel[4] if rij["huidig"] or rij["geleegd"]]
    assert gewijzigd and len({rij["persoon_id"] for rij in rijen}) == 3
    assert {rij["recordsoort"] for rij in rijen} == {soort}
    assert {rij["vorige_aanvraag"] for rij in rijen} == {date(2025, 10, 20)}


def test_een_leeggemaakt_veld(tmp_path) -> None:
    rijen = lev.rijen(lees_regels(obov.goed("ISP"), tmp_path, obov.naam("ISP")).map, "obo_verschil")
    leeg = [(rij["veld"], rij["vorig"], rij["huidig"]) for rij in rijen if rij["geleegd"]]
    assert leeg == [("niveau", "MBO-3", None)]
    gewijzigd = {rij["veld"]: rij["huidig"] for rij in rijen if rij["soort_wijziging"] == "W" and rij["huidig"]}
    assert gewijzigd == {"opleidingcode": "25656", "leertraject": "BBL"}


def test_dezelfde_personen_als_in_de_obo(tmp_path) -> None:
    """Overview and lists of differences together: the numbers are the same people."""
    paden = [tmp_path / voorbeelden.OBO.naam, *(tmp_path / obov.naam(soort) for soort in SOORTEN)]
    paden[0].write_bytes(duo.bytes_van(list(voorbeelden.OBO.regels)))
    for soort, pad in zip(SOORTEN, paden[1:], strict=True):
        pad.write_bytes(duo.bytes_van(obov.goed(soort)))
    verslag = lees([*paden, paden[1]], tmp_path / "set")
    assert (verslag.exitcode, verslag.personen) == (0, 4)
    personen = {rij["persoon_id"] for rij in lev.rijen(verslag.map, "persoon")}
    rijen = lev.rijen(verslag.map, "obo_verschil")
    assert {rij["persoon_id"] for rij in rijen} < personen
    # A list that is given twice changes nothing.
    assert len(rijen) == len({(rij["recordsoort"], rij["regel_in_bestand"], rij["veld"]) for rij in rijen})


def test_een_lijst_zonder_verschillen(tmp_path) -> None:
    verslag = lees_regels(obov.goed("ISG")[:2], tmp_path, obov.naam("ISG"))
    assert lev.meldingen(verslag.map) == [] and verslag.exitcode == 2


def _geval(soort: str, oorzaak: str) -> list[str] | bytes:
    """The file of a kind in which a cause occurs."""
    regels = obov.goed(soort)
    if oorzaak == "velden":
        return [*regels[:2], regels[2] + "|", *regels[3:]]
    if oorzaak in ("dubbel", "andere_soort"):
        return [*regels, regels[-1]] if oorzaak == "dubbel" else regels
    if oorzaak in WIJZIGING_VAN:
        return zet(regels, *WIJZIGING_VAN[oorzaak])
    if oorzaak == "ster":
        return zet(regels, TOEVOEGING, _veld(soort, lambda veld: True).replace("_vorig", "_huidig"), "*")
    past, waarde = WAARDE_VAN[oorzaak]
    return zet(regels, WIJZIGING, _veld(soort, past), waarde)


def _veld(soort: str, past) -> str:
    """The first field of the old state of a kind that fits."""
    velden = obov.VORM.records[soort].velden
    return next(veld.kolom for veld in velden if veld.kolom.endswith("_vorig") and past(veld))


WIJZIGING_VAN = {
    "geen_nummer": (TOEVOEGING, "bsn", ""),
    "beide_nummers": (TOEVOEGING, "onderwijsnummer", lev.ONDERWIJSNUMMER_2),
    "nummer": (TOEVOEGING, "bsn", "123456789"),
    "lijst": (TOEVOEGING, "soort_wijziging", "X"),
    "leeg": (TOEVOEGING, "soort_wijziging", ""),
    "vorig_gevuld": (VERWIJDERING, "soort_wijziging", "T"),
    "huidig_gevuld": (TOEVOEGING, "soort_wijziging", "V"),
    "stand_leeg": (TOEVOEGING, "soort_wijziging", "V"),
    "niets_gewijzigd": (VERWIJDERING, "soort_wijziging", "W"),
}
WAARDE_VAN = {
    "vorm": (lambda veld: veld.patroon, "?"),
    "datum": (lambda veld: veld.soort in ("datum", "deeldatum"), "2024-02-30"),
    "datumstijl": (lambda veld: veld.soort in ("datum", "deeldatum"), "1-8-2022"),
    "onwaarschijnlijk": (lambda veld: veld.soort in ("datum", "deeldatum"), "1222-08-01"),
    "onbekende_code": (lambda veld: veld.lijst and is_gedateerd(veld), "99999"),
}


def _kop(oorzaak: str) -> list[str] | bytes:
    """The file of enrolments in which a cause of the header or of the whole file occurs."""
    regels = obov.goed("ISG")
    vlp = regels[1]
    alles: dict[str, list[str] | bytes] = {
        "velden": [regels[0], vlp + "|", *regels[2:]],
        "verplichte_datum": [regels[0], vlp.replace("2025-11-18", "2025-11-31"), *regels[2:]],
        "vorm": [regels[0], vlp.replace("99XX", "9XX"), *regels[2:]],
        "leeg": [regels[0], vlp.replace("2025-2026", ""), *regels[2:]],
        "datumstijl": [regels[0], vlp.replace("2025-11-18", "18-11-2025"), *regels[2:]],
        "onwaarschijnlijk": [regels[0], vlp.replace("2025-10-20", "1125-10-20"), *regels[2:]],
        "studiejaar": [regels[0], vlp.replace("2025-2026", "2025-2027"), *regels[2:]],
        "ontbreekt": [regels[0], *regels[2:]],
        "meer_dan_een": [*regels[:2], vlp, *regels[2:]],
        "misplaatst": [regels[0], *regels[2:], vlp],
        "oude_scheiding": [regel.replace("|", ";") for regel in regels],
        "opgevuld": [regel + "|" * (21 - regel.count("|")) for regel in regels],
        "byte_order_mark": b"\xef\xbb\xbf" + duo.bytes_van(regels),
        "oude_datumstijl": lev.dag_eerst(regels),
        "lege_regel": [*regels[:3], "", *regels[3:]],
        "bestandsnaam": regels,
        "brin_in_naam": [regels[0], vlp.replace("99XX", "98XX"), *regels[2:]],
        "afgebroken": duo.bytes_van(regels)[:-6],
        "regeleinden": duo.bytes_van(regels, "\r"),
        "recordsoort": [*regels, "XYZ|1"],
        "scheiding": [*regels[:4], regels[4].replace("|", ";")],
        "stuurteken": [*regels[:4], regels[4] + "\0"],
        "bytes": duo.bytes_van(regels).replace(b"|V\r\n", b"|\xff\r\n"),
        "geen_brin": [regels[0], vlp.replace("99XX", ""), *regels[2:]],
        "volgorde": [*regels[:2], regels[4], *regels[2:4]],
        "geen_kopregel": regels[1:],
        "kopregel": [regels[0] + "|Extra", *regels[1:]],
    }
    return alles[oorzaak]


APART = {"onverwacht", "te_veel"}
GEVALLEN = [
    (record, oorzaak)
    for oorzaak in catalogus("obo_verschillen").oorzaken.values()
    for record in oorzaak.records
    if oorzaak.naam not in APART
]


@pytest.mark.parametrize(("record", "oorzaak"), GEVALLEN, ids=[f"{r}-{o.naam}" for r, o in GEVALLEN])
def test_code(record, oorzaak, tmp_path) -> None:
    van_bestand = record in ("BST", "VLP")
    inhoud = _kop(oorzaak.naam) if van_bestand else _geval(record, oorzaak.naam)
    naam = obov.naam("ISG" if van_bestand else record)
    if oorzaak.naam in ("bestandsnaam", "geen_brin"):
        naam = "lijst.csv"
    if oorzaak.naam == "andere_soort":
        naam = obov.naam("ISG" if record != "ISG" else "ISP")
    verslag = lees_regels(inhoud, tmp_path, naam)
    gevonden = lev.meldingen(verslag.map)
    raak = [m for m in gevonden if m["code"] == catalogus("obo_verschillen").code(oorzaak.naam, record)]
    assert raak and {m["ernst"] for m in raak} == {oorzaak.ernst}, gevonden
    ernstig = {m["ernst"] for m in gevonden} & {"afgekeurd", "fout"}
    assert verslag.exitcode == (1 if ernstig else 0)
    afgekeurd = sum(telling.afgekeurd for telling in verslag.bestanden[0].telling.values())
    assert bool(afgekeurd) == (oorzaak.ernst == "afgekeurd" or oorzaak.naam in ("dubbel", "meer_dan_een", "afgebroken"))
    assert lev.rijen(verslag.map, "obo_verschil")


@given(zaad=st.integers(0, 2**32), soort=st.sampled_from(SOORTEN), aantal=st.integers(1, 8))
def test_wat_er_ook_mee_gebeurt(zaad, soort, aantal) -> None:
    r = random.Random(zaad)
    regels = obov.goed(soort)
    waarden = (
        "",
        "*",
        "**",
        "\0",
        "é",
        "2024-02-30",
        "0000-00-00",
        "T",
        "W",
        "V",
        "J",
        "\x7f",
        "|",
        "1-8-2024",
        "9" * 30,
    )
    for _ in range(aantal):
        i = r.randrange(len(regels))
        velden = regels[i].split("|")
        velden[r.randrange(len(velden))] = r.choice(waarden)
        regels[i] = "|".join(velden)
        if r.random() < 0.3:
            regels.insert(r.randrange(len(regels) + 1), r.choice(regels))
        if r.random() < 0.2 and len(regels) > 1:
            del regels[r.randrange(len(regels))]
    inhoud = bytearray(duo.bytes_van(regels, r.choice(("\r\n", "\n", "\r"))))
    if r.random() < 0.3:
        for _ in range(r.randrange(1, 9)):
            inhoud[r.randrange(len(inhoud))] = r.randrange(256)
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / obov.naam(soort)
        pad.write_bytes(inhoud)
        try:
            verslag = lees(pad, Path(map_) / "set")
        except StelselFout as fout:
            assert fout.exitcode == 2 and fout.code != "BST-ONVERWACHT"
            return
        klopt(verslag, pad)
        verslag.als_tekst()
        meldingen = lev.meldingen(verslag.map)
        assert not any(m["code"].endswith("-BST-18") for m in meldingen)
        ernstig = any(m["ernst"] != "waarschuwing" for m in meldingen)
        assert verslag.exitcode == 2 or verslag.exitcode == int(ernstig)
