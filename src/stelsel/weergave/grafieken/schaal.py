"""From values to positions: linear scales and round limits for an axis."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schaal:
    """A linear scale: `van`..`tot` (in the unit of the data) onto `begin`..`eind` (in SVG units)."""

    van: float
    tot: float
    begin: float
    eind: float

    def __call__(self, waarde: float) -> float:
        """Position of a value; values outside the range are drawn on its edge, never outside the frame."""
        aandeel = (waarde - self.van) / (self.tot - self.van)
        return self.begin + min(1.0, max(0.0, aandeel)) * (self.eind - self.begin)


def gezamenlijk_bereik(
    waarden: Iterable[float | None], stap: float = 10, hoogste: float | None = 100
) -> tuple[float, float]:
    """Round limits that hold all values; charts that stand side by side share them.

    `stap` is the rounding in the unit of the data. The lower limit is never below 0, the upper never above
    `hoogste` (None: no ceiling). Without values the answer is (0, stap).
    """
    echte = [w for w in waarden if w is not None]
    if not echte:
        return 0.0, float(stap)
    laag = max(0.0, math.floor(min(echte) / stap) * stap)
    hoog = math.ceil(max(echte) / stap) * stap
    if hoogste is not None:
        hoog = min(hoog, hoogste)
    if hoog <= laag:
        laag, hoog = max(0.0, hoog - stap), max(hoog, stap)
    return float(laag), float(hoog)


def streepjes(van: float, tot: float, ten_hoogste: int = 6) -> list[float]:
    """Values for the lines of an axis: multiples of 1, 2 or 5 times a power of ten, at most `ten_hoogste`."""
    ruw = (tot - van) / max(1, ten_hoogste - 1)
    macht = 10 ** math.floor(math.log10(ruw))
    stap = next(m * macht for m in (1, 2, 5, 10) if m * macht >= ruw - 1e-9)
    eerste = math.ceil(van / stap - 1e-9) * stap
    aantal = math.floor((tot - eerste) / stap + 1e-9) + 1
    return [eerste + k * stap for k in range(aantal)]
