"""Small good vsv files of all five kinds, and ways to make others: rows are values by the name of their column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from hulp import leveringen as lev
from stelsel.bestanden import lees
from stelsel.bestanden.indeling import Recordsoort, indeling
from stelsel.bestanden.leesverslag import Leesverslag

VORM = indeling("vsv")
NAMEN = {
    "A04": "202310A04I99XX.csv",
    "A05": "202310A05I99XX.csv",
    "A14": "202401A14I99XX.csv",
    "NRSP": "NRSP2023DI99XX.csv",
    "NenR": "NenR2023DI99XX.csv",
}
# What an A05 calls otherwise than an A04 does, and the two counts otherwise than the lists.
_ANDERS = {
    "A05": {"PERSOONSGEBONDENNUMMER": "BSN_ONDERWIJSNR", "RAPPORTAGEMAAND": "RAPPORTAGE_MAAND"},
    "NRSP": {"LEERWEG": "ONDERWIJSSOORT", "ONDERWIJSCODE": "CREBO"},
    "NenR": {"LEERWEG": "ONDERWIJSSOORT", "ONDERWIJSCODE": "CREBO"},
}
_GEWOON = {
    "GEBOORTEDATUM": "11-05-2005",
    "GESLACHT": "V",
    "ACHTERNAAM": "Voorbeeld",
    "VOORNAMEN": "Noa",
    "RAPPORTAGEMAAND": "202309",
    "VANAF_WANNEER": "202211",
    "BRIN": "99XX",
    "BRIN_NR": "99XX",
    "NIVEAU": "Mbo3 opleidingen",
    "LEERWEG": "BOL",
    "ONDERWIJSCODE": "25655",
    "ONDERWIJSAANBIEDERCODE": "100A501",
    "NAAM_ONDERWIJSAANBIEDER": "Zorg & Welzijn",
    "ONDERWIJSLOCATIECODE": "101X591",
    "GEMEENTECODE": "518",
    "RMC_REGIO": "REGIO 28",
    "DATUM_UITSCHRIJVING": "01-02-2023",
    "MELDING_VERZUIM_WETTELIJK": "J",
    "MELDING_VERZUIM_NIET_WETTELIJK": "N",
    "INDICATIE_STARTKWALIFICATIE": "N",
    "INSCHRIJVINGSVOLGNUMMER": "1",
}


def kolommen(soort: str) -> list[str]:
    """The names in the header of a kind of file, in the order of its layout."""
    anders = _ANDERS.get(soort, {})
    return list(dict.fromkeys(anders.get(veld.naam, veld.naam) for veld in _record(soort).velden))


def _record(soort: str) -> Recordsoort:
    return VORM.records[soort]


def rij(soort: str, nummer: str, **waarden: str) -> dict[str, str]:
    """One row: a usual value in each column, but what is named (by its name in an A04)."""
    anders = _ANDERS.get(soort, {})
    gevuld = {anders.get(naam, naam): waarde for naam, waarde in {**_GEWOON, **waarden}.items()}
    for naam in ("BSN_ONDERWIJSNR", "PERSOONSGEBONDENNUMMER", "BURGERSERVICENUMMER"):
        gevuld.setdefault(naam, nummer)
    gevuld.setdefault("ONDERWIJSNUMMER", "0")
    return {naam: gevuld.get(naam, "") for naam in kolommen(soort)}


def inhoud(soort: str, rijen: Iterable[dict[str, str]], scheiding: str = ";", regeleinde: str = "\r\n") -> bytes:
    """A whole file."""
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, kolommen(soort), delimiter=scheiding, lineterminator=regeleinde)
    uit.write("#")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    return uit.getvalue().encode()


def goed(soort: str) -> bytes:
    """Three persons, the last known by an onderwijsnummer."""
    eigen = {"PERSOONSGEBONDENNUMMER": lev.ONDERWIJSNUMMER} if soort[0] == "A" else {}
    zonder_bsn = {"BURGERSERVICENUMMER": "0", "ONDERWIJSNUMMER": lev.ONDERWIJSNUMMER}
    return inhoud(
        soort,
        [
            rij(soort, lev.BSNS[0]),
            rij(soort, lev.BSNS[1], NIVEAU="Mbo niveau 2", LEERWEG="Bbl2"),
            rij(soort, lev.ONDERWIJSNUMMER, **(eigen or zonder_bsn), NIVEAU="HAVO/VWO bovenbouw", LEERWEG=""),
        ],
    )


def zet(soort: str, kolom: str, waarde: str, nr: int = 0) -> bytes:
    """The good file with another value in the `nr`-th row."""
    regels = goed(soort).decode().split("\r\n")
    velden = regels[1 + nr].split(";")
    velden[kolommen(soort).index(_ANDERS.get(soort, {}).get(kolom, kolom))] = waarde
    regels[1 + nr] = ";".join(velden)
    return "\r\n".join(regels).encode()


def lees_een(inhoud: bytes, naam: str, tmp_path: Path) -> tuple[Leesverslag, list[dict[str, str]]]:
    """Read one file; the report and its messages, after what must hold of any reading."""
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    verslag = lees(pad, tmp_path / "set")
    lev.klopt(verslag, pad, VORM)
    lev.geen_nummers(verslag)
    return verslag, lev.meldingen(verslag.map)
