"""A spark: the direction of a series beside one key figure, without axes and without values."""

from __future__ import annotations

from collections.abc import Sequence

from stelsel.weergave.grafieken.onderdelen import lijn, n, omhulsel
from stelsel.weergave.grafieken.schaal import Schaal

BREEDTE, HOOGTE = 100.0, 36.0


def vonk(sleutel: str, titel: str, beschrijving: str, waarden: Sequence[float | None]) -> str:
    """A spark of the values in order of time; empty text when fewer than two values can be shown.

    It fills its own height: it shows direction, never size. The last value carries a dot.
    """
    echte = [w for w in waarden if w is not None]
    if len(echte) < 2:
        return ""
    laag, hoog = min(echte), max(echte)
    y = Schaal(laag, hoog, 30, 6) if hoog > laag else (lambda waarde: 18.0)
    x = Schaal(0, len(waarden) - 1, 4, 96)
    posities = [None if w is None else (x(k), y(w)) for k, w in enumerate(waarden)]
    laatste = next(p for p in reversed(posities) if p is not None)
    punt = f'<circle class="vlak" cx="{n(laatste[0])}" cy="{n(laatste[1])}" r="3.5"/>'
    return omhulsel(sleutel, titel, beschrijving, (BREEDTE, HOOGTE), [lijn(posities), punt], klas="vonk")
