"""Codes of which no public list may be shipped: a school gives the list itself (`--keuzedelen`, `--amvb-onderdelen`).

SBB publishes the keuzedelen in its register; a studentsysteem exports them. Without a list such a code is checked
on its form only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from stelsel.gegevens.csv_lijst import CsvLijst
from stelsel.kern.codelijsten import Codelijst
from stelsel.kern.sleutels import is_amvb_onderdeelcode, is_keuzedeelcode

KOLOMMEN = ("code", "naam", "van", "tot_en_met")


@dataclass(frozen=True)
class Soort:
    """A kind of code a list can be given for: what it is called, the option that gives it, and its form."""

    meervoud: str
    optie: str
    is_code: Callable[[str], bool]
    vorm: str
    fout: str


SOORTEN = {
    "keuzedeel": Soort("keuzedelen", "--keuzedelen", is_keuzedeelcode, "K en vier cijfers, zoals K0072", "GEG-KZD-01"),
    "amvb_onderdeel": Soort(
        "AMvB-onderdelen", "--amvb-onderdelen", is_amvb_onderdeelcode, "C en vier cijfers, zoals C0004", "GEG-AMO-01"
    ),
}


def lees_codes(naam: str, pad: Path) -> Codelijst:
    """The list of a kind (a key of SOORTEN) from a CSV with the column code; naam, van and tot_en_met are optional.

    `van` and `tot_en_met` (jjjj-mm-dd, inclusive) are the days on which the code may be used in a delivery; other
    columns are passed over. Raises StelselFout (exit 2) with file and line for what cannot be used.
    """
    soort = SOORTEN[naam]
    lijst = CsvLijst(pad, ("code",), KOLOMMEN, soort.fout)
    codes: dict[str, dict[str, Any]] = {}
    for regel, rij in lijst.rijen():
        code = rij["code"]
        if not soort.is_code(code):
            raise lijst.fout("Deze code heeft een andere vorm.", soort.vorm, regel)
        if code in codes:
            raise lijst.fout("Deze code staat al in de lijst.", "elke code één keer", regel)
        codes[code] = {"naam": rij["naam"] or code, **_periode(lijst, regel, rij)}
    if not codes:
        raise lijst.fout("De lijst heeft geen regels.", f"ten minste één code: {soort.vorm}")
    # A file name may hold bytes that are no text; it is named in messages and in gegevensset.json.
    return Codelijst(naam, pad.name.encode("utf-8", "replace").decode(), "", "opgegeven", True, codes)


def _periode(lijst: CsvLijst, regel: int, rij: dict[str, str]) -> dict[str, date]:
    try:
        dagen = {kolom: date.fromisoformat(rij[kolom]) for kolom in ("van", "tot_en_met") if rij[kolom]}
    except ValueError:
        raise lijst.fout("De datum is niet te lezen.", "jjjj-mm-dd", regel) from None
    if dagen.get("tot_en_met", date.max) < dagen.get("van", date.min):
        raise lijst.fout("Het einde ligt vóór het begin.", "tot_en_met op of na van", regel)
    return dagen
