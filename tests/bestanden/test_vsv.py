"""The vsv files: what a good one gives, and every message of the reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl
import pytest

from hulp import leveringen as lev
from hulp import vsv
from stelsel.bestanden.oorzaken import catalogus

SOORTEN = tuple(vsv.NAMEN)
PER_MAAND, PER_JAAR = SOORTEN[:3], SOORTEN[3:]
CODES = catalogus("vsv")


@pytest.mark.parametrize("soort", SOORTEN)
def test_een_goed_bestand_heeft_geen_meldingen(soort, tmp_path) -> None:
    verslag, meldingen = vsv.lees_een(vsv.goed(soort), vsv.NAMEN[soort], tmp_path)
    assert meldingen == [] and verslag.exitcode == 0 and verslag.volledig and verslag.personen == 3
    rijen = lev.rijen(verslag.map, "vsv_telling")
    assert [rij["regel_in_bestand"] for rij in rijen] == [2, 3, 4]
    assert {(rij["soort"], rij["studiejaar"], rij["brin"]) for rij in rijen} == {(soort, 2022, "99XX")}
    assert {rij["bestandsmaand"] for rij in rijen} == {vsv.NAMEN[soort][:6] if soort in PER_MAAND else None}
    assert {rij["status"] for rij in rijen} == {"D" if soort in PER_JAAR else None}
    assert [rij["niveau"] for rij in rijen] == ["MBO-3", "MBO-2", "HAVO/VWO bovenbouw"]
    assert [rij["leerweg"] for rij in rijen] == ["BOL", "BBL", None]
    assert [rij["geboortejaar"] for rij in rijen] == [2005] * 3
    nummers = pl.read_parquet(verslag.map / "sleutels.parquet").sort("nummer")
    assert dict(nummers.select("nummer", "soort").iter_rows()) == {
        **dict.fromkeys(lev.BSNS[:2], "bsn"),
        lev.ONDERWIJSNUMMER: "onderwijsnummer",
    }
    assert set(nummers["persoon_id"]) == {rij["persoon_id"] for rij in rijen}


@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_kolom_van_de_kop_komt_in_de_tabel(soort, tmp_path) -> None:
    namen = vsv.kolommen(soort)
    vol = dict.fromkeys(namen, "x")
    velden = {naam: veld for veld in vsv.VORM.records[soort].velden for naam in (veld.naam, *veld.ook)}
    gewoon = vsv.rij(soort, lev.BSNS[0])
    rij = {naam: gewoon[naam] or vol[naam] for naam in namen}
    if soort in PER_JAAR:
        rij["ONDERWIJSNUMMER"] = "0"
    verslag, _ = vsv.lees_een(vsv.inhoud(soort, [rij]), vsv.NAMEN[soort], tmp_path)
    (gelezen,) = lev.rijen(verslag.map, "vsv_telling")
    for naam in namen:
        veld = velden[naam]
        if veld.soort not in ("nummer", "geboortedatum"):
            assert gelezen[veld.kolom] is not None, naam


# ---- every message


@dataclass(frozen=True)
class Geval:
    """`weg`: lines that are refused. `leeg`: the column of the first row that is empty then."""

    oorzaak: str
    maak: Callable[[str], bytes]
    naam: Callable[[str], str] = lambda soort: vsv.NAMEN[soort]
    weg: int = 0
    leeg: str = ""


def _met(soort: str, van: bytes, naar: bytes) -> bytes:
    assert van in vsv.goed(soort)
    return vsv.goed(soort).replace(van, naar, 1)


def _regels(soort: str, doe: Callable[[list[bytes]], list[bytes]]) -> bytes:
    return b"".join(doe(vsv.goed(soort).splitlines(keepends=True)))


def _zelfde_persoon(soort: str) -> bytes:
    return vsv.inhoud(soort, [vsv.rij(soort, lev.BSNS[0], NIVEAU=f"Mbo{n} opleidingen") for n in (2, 3)])


def _nummerkolom(soort: str) -> str:
    return "PERSOONSGEBONDENNUMMER" if soort in PER_MAAND else "BURGERSERVICENUMMER"


WETTELIJK, MET_KWALIFICATIE = "MELDING_VERZUIM_WETTELIJK", "INDICATIE_STARTKWALIFICATIE"
BESTAND = (
    Geval("oude_scheiding", lambda s: vsv.goed(s).replace(b";", b",")),
    Geval("byte_order_mark", lambda s: b"\xef\xbb\xbf" + vsv.goed(s)),
    Geval("lege_regel", lambda s: _regels(s, lambda r: [r[0], b"\r\n", *r[1:]])),
    Geval("bestandsnaam", vsv.goed, lambda s: "mijn bestand.csv"),
    Geval("brin_in_naam", vsv.goed, lambda s: vsv.NAMEN[s].replace("99XX", "98XX")),
    Geval("afgebroken", lambda s: vsv.goed(s)[:-40], weg=1),
    Geval("stuurteken", lambda s: _met(s, b"Voorbeeld", b"Voor\0beeld"), weg=1),
    Geval("andere_codering", lambda s: _met(s, b"Voorbeeld", "Bérénice".encode("cp1252"))),
    Geval("geen_brin", lambda s: vsv.goed(s).replace(b"99XX", b""), lambda s: "mijn bestand.csv"),
    Geval("geen_kopregel", lambda s: _regels(s, lambda r: r[1:])),
    Geval("onbekende_kolom", lambda s: _met(s, b"ACHTERNAAM", b"SCHOENMAAT")),
    Geval("dubbele_kolom", lambda s: _met(s, b"VOORVOEGSEL", b"ACHTERNAAM")),
    Geval("ontbrekende_kolom", lambda s: _met(s, b"GEBOORTEDATUM", b"SCHOENMAAT"), leeg="geboortejaar"),
)
REGEL = (
    Geval("velden", lambda s: _regels(s, lambda r: [r[0], r[1].rstrip() + b";x\r\n", *r[2:]]), weg=1),
    Geval("verplichte_datum", lambda s: vsv.zet(s, "GEBOORTEDATUM", "30-02-2005"), leeg="geboortejaar"),
    Geval("datumstijl", lambda s: vsv.zet(s, "GEBOORTEDATUM", "2005-05-11"), leeg="geboortejaar"),
    Geval("gedeeltelijk", lambda s: vsv.zet(s, "GEBOORTEDATUM", "00-05-2005"), leeg="geboortedag"),
    Geval("onwaarschijnlijk", lambda s: vsv.zet(s, "GEBOORTEDATUM", "11-05-1805")),
    Geval("dubbel", lambda s: _regels(s, lambda r: [*r, r[1]]), weg=1),
    Geval("vorm", lambda s: vsv.zet(s, "ONDERWIJSAANBIEDERCODE", "kantine"), leeg="onderwijsaanbieder"),
    Geval("leeg", lambda s: vsv.zet(s, "NIVEAU", ""), leeg="niveau"),
    Geval("onbekende_code", lambda s: vsv.zet(s, "NIVEAU", "Mbo9 opleidingen")),
    Geval("andere_brin", lambda s: vsv.zet(s, "BRIN", "98XX")),
)
A04_A14 = ("A04", "A14")
SOMMIGE = (
    (A04_A14, Geval("datum", lambda s: vsv.zet(s, "DATUM_UITSCHRIJVING", "31-2-2023"), leeg="datum_uitschrijving")),
    (A04_A14, Geval("lijst", lambda s: vsv.zet(s, WETTELIJK, "?"), leeg="melding_verzuim_wettelijk")),
    (("A05",), Geval("lijst", lambda s: vsv.zet(s, MET_KWALIFICATIE, "?"), leeg="indicatie_startkwalificatie")),
    (PER_JAAR, Geval("lijst", lambda s: vsv.zet(s, "GESLACHT", "?"), leeg="geslacht")),
    (PER_MAAND, Geval("ander_studiejaar", lambda s: vsv.zet(s, "RAPPORTAGEMAAND", "202009"))),
    (PER_MAAND, Geval("studiejaar_in_naam", vsv.goed, lambda s: vsv.NAMEN[s].replace("202", "201", 1))),
    (PER_JAAR, Geval("beide_nummers", lambda s: vsv.zet(s, "ONDERWIJSNUMMER", lev.ONDERWIJSNUMMER_2))),
    (PER_JAAR, Geval("zelfde_nummer", lambda s: vsv.zet(s, "ONDERWIJSNUMMER", lev.BSNS[0]))),
    (PER_JAAR, Geval("zelfde_persoon", _zelfde_persoon)),
    (PER_JAAR, Geval("geen_status", vsv.goed, lambda s: "mijn bestand.csv")),
    (SOORTEN, Geval("soort_in_naam", vsv.goed, lambda s: vsv.NAMEN["NRSP" if s in PER_MAAND else "A04"])),
    (SOORTEN, Geval("geen_nummer", lambda s: vsv.zet(s, _nummerkolom(s), ""), weg=1)),
    (SOORTEN, Geval("nummer", lambda s: vsv.zet(s, _nummerkolom(s), "123456789"))),
)
GEVALLEN = [
    *((soort, geval) for soort in SOORTEN for geval in (*BESTAND, *REGEL)),
    *((soort, geval) for soorten, geval in SOMMIGE for soort in soorten),
]


@pytest.mark.parametrize(("soort", "geval"), GEVALLEN, ids=[f"{soort}-{geval.oorzaak}" for soort, geval in GEVALLEN])
def test_melding(soort, geval, tmp_path) -> None:
    inhoud = geval.maak(soort)
    verslag, meldingen = vsv.lees_een(inhoud, geval.naam(soort), tmp_path)
    oorzaak = CODES.oorzaken[geval.oorzaak]
    # A file without its own name cannot say whether it is an A04 or an A14.
    records = {soort, "A04"} if soort == "A14" and geval.naam(soort) != vsv.NAMEN[soort] else {soort}
    codes = {CODES.code(geval.oorzaak, r) for r in ({"BST"} & set(oorzaak.records) or records)}
    raak = [melding for melding in meldingen if melding["code"] in codes]
    assert raak, meldingen
    assert {melding["ernst"] for melding in raak} == {oorzaak.ernst}
    assert verslag.exitcode == int(any(melding["ernst"] != "waarschuwing" for melding in meldingen))
    telling = verslag.bestanden[0].telling.values()
    assert sum(t.afgekeurd for t in telling) == geval.weg
    assert sum(t.gelezen for t in telling) == len(lev.in_regels(inhoud)) - (geval.oorzaak != "geen_kopregel") - (
        geval.oorzaak == "lege_regel"
    )
    if geval.leeg:
        assert lev.rijen(verslag.map, "vsv_telling")[0][geval.leeg] is None
    if geval.oorzaak == "zelfde_nummer":
        # One number, so not two that contradict each other.
        assert len(meldingen) == 1
    if geval.oorzaak in ("afgebroken", "geen_studiejaar"):
        assert not verslag.volledig


def test_geen_studiejaar(tmp_path) -> None:
    verslag, meldingen = vsv.lees_een(vsv.goed("NRSP"), "NRSP.csv", tmp_path)
    assert {"VSV-BST-28", "VSV-BST-29", "VSV-BST-07"} <= {melding["code"] for melding in meldingen}
    assert not verslag.volledig and verslag.personen == 3
    assert {rij["studiejaar"] for rij in lev.rijen(verslag.map, "vsv_telling")} == {None}


def test_elke_code_heeft_een_geval() -> None:
    gedekt = {(s, g.oorzaak) for s, g in GEVALLEN} | {(s, "geen_studiejaar") for s in SOORTEN}
    for oorzaak in CODES.oorzaken.values():
        if oorzaak.naam in ("onverwacht", "te_veel"):
            continue
        for record in oorzaak.records:
            wie = SOORTEN if record == "BST" else (record,)
            assert any((soort, oorzaak.naam) in gedekt for soort in wie), (oorzaak.naam, record)
