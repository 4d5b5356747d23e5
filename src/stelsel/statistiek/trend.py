"""Is a share going up or down over ordered groups, more than chance would do?"""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, sqrt


def trendtoets(tellers: Sequence[float], noemers: Sequence[float]) -> tuple[float, float] | None:
    """The test of Cochran and Armitage for a linear trend in shares, scores 0, 1, 2, ...

    Returns (z, two-sided p). z is positive when the share rises. With N = sum of noemers, P = overall share
    and t the scores: T = sum t·(teller - noemer·P), Var T = P(1-P)·(sum noemer·t² - (sum noemer·t)²/N) and
    z = T/sqrt(Var T).
    None when there is nothing to test: fewer than three groups with members, or everybody the same.

    Raises ValueError when the two series differ in length or a teller lies outside 0..noemer.
    """
    if len(tellers) != len(noemers):
        raise ValueError(f"{len(tellers)} tellers en {len(noemers)} noemers")
    if any(not 0 <= a <= b for a, b in zip(tellers, noemers, strict=True)):
        raise ValueError("een teller ligt buiten 0 tot en met zijn noemer")
    totaal = sum(noemers)
    if sum(1 for b in noemers if b > 0) < 3:
        return None
    aandeel = sum(tellers) / totaal
    t = sum(k * (a - b * aandeel) for k, (a, b) in enumerate(zip(tellers, noemers, strict=True)))
    gewogen = sum(k * b for k, b in enumerate(noemers))
    kwadraten = sum(k * k * b for k, b in enumerate(noemers))
    spreiding = aandeel * (1 - aandeel) * (kwadraten - gewogen**2 / totaal)
    if spreiding <= 0:
        return None
    z = t / sqrt(spreiding)
    return z, erfc(abs(z) / sqrt(2))
