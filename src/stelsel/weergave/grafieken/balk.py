"""Horizontal bars for counts and shares; they always begin at zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stelsel.weergave.grafieken.onderdelen import n, omhulsel, tekst
from stelsel.weergave.grafieken.schaal import Schaal

BREEDTE = 420.0
RUIMTE_TEKST = 110.0
PER_STAAF = 44.0


@dataclass(frozen=True, slots=True)
class Staaf:
    """One bar: its name, its length (not negative) and the words behind it; `klas` gives the colour."""

    naam: str
    waarde: float
    tekst: str
    klas: str = "vlak"


def balkgrafiek(sleutel: str, titel: str, beschrijving: str, staven: Sequence[Staaf]) -> str:
    """Bars below each other, name above and words behind each, all on one scale from zero.

    Raises ValueError when a bar is negative: a bar cannot show that.
    """
    if any(s.waarde < 0 for s in staven):
        raise ValueError("een balk begint bij nul: een negatieve waarde is niet te tekenen")
    hoogste = max((s.waarde for s in staven), default=0) or 1
    lengte = Schaal(0, hoogste, 0, BREEDTE - RUIMTE_TEKST)
    delen = []
    for k, staaf in enumerate(staven):
        boven = k * PER_STAAF
        breed = lengte(staaf.waarde)
        delen += [
            tekst(staaf.naam, 0, boven + 14, "sterk"),
            f'<rect class="{staaf.klas}" x="0" y="{n(boven + 21)}" width="{n(breed)}" height="14" rx="2"/>',
            tekst(staaf.tekst, breed + 8, boven + 33),
        ]
    return omhulsel(sleutel, titel, beschrijving, (BREEDTE, max(1, len(staven)) * PER_STAAF), delen)
