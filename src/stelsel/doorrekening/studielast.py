"""The studielast of keuzedelen, as a school gives it: no public list of it may be shipped."""

from __future__ import annotations

from pathlib import Path

from stelsel.gegevens.csv_lijst import CsvLijst
from stelsel.kern.sleutels import is_keuzedeelcode

KOLOMMEN = ("code", "sbu")
MEESTE_SBU = 20_000


def lees_studielast(pad: Path) -> dict[str, int]:
    """Studielast (sbu) per keuzedeel from a CSV with the columns code and sbu.

    Raises StelselFout (exit 2) with file and line for what cannot be used.
    """
    lijst = CsvLijst(pad, KOLOMMEN, KOLOMMEN, "DOOR-SBU-01")
    uit: dict[str, int] = {}
    for regel, rij in lijst.rijen():
        code, sbu = rij["code"], rij["sbu"]
        if not is_keuzedeelcode(code):
            raise lijst.fout("Deze code heeft een andere vorm.", "K en vier cijfers, zoals K0072", regel)
        if code in uit:
            raise lijst.fout("Deze code staat al in de lijst.", "elke code één keer", regel)
        if not (sbu.isascii() and sbu.isdigit() and len(sbu) <= len(str(MEESTE_SBU)) and int(sbu) <= MEESTE_SBU):
            raise lijst.fout("De studielast is geen geheel getal.", "uren studielast, bijvoorbeeld 240", regel)
        uit[code] = int(sbu)
    if not uit:
        raise lijst.fout("De lijst heeft geen regels.", "ten minste één keuzedeel met zijn sbu")
    return uit
