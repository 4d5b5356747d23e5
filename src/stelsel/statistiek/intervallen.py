"""Intervals around a share."""

from __future__ import annotations

from math import sqrt

# two-sided normal quantiles; more are added when a figure needs them
KWANTIEL = {0.90: 1.6448536269514722, 0.95: 1.959963984540054, 0.99: 2.5758293035489004}


def wilson(teller: float, noemer: float, betrouwbaarheid: float = 0.95) -> tuple[float, float]:
    """The score interval of Wilson (1927) for a share, as two shares between 0 and 1.

    With p = teller/noemer, n = noemer and z the normal quantile:
    (p + z²/2n ± z·sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n). It stays within 0..1 and holds for small n and for
    shares of 0 and 1, where the plain normal interval collapses.

    Raises ValueError when noemer is not positive, teller lies outside 0..noemer or the level is unknown.
    """
    if noemer <= 0 or not 0 <= teller <= noemer:
        raise ValueError(f"geen aandeel: teller {teller}, noemer {noemer}")
    if betrouwbaarheid not in KWANTIEL:
        raise ValueError(f"betrouwbaarheid {betrouwbaarheid} is niet een van {sorted(KWANTIEL)}")
    z2 = KWANTIEL[betrouwbaarheid] ** 2
    p, rand = teller / noemer, z2 / noemer
    midden = (p + rand / 2) / (1 + rand)
    helft = sqrt(rand * (p * (1 - p) + rand / 4)) / (1 + rand)
    # at 0 and 1 the exact limit is 0 or 1; rounding may leave it a hair beside
    laag = 0.0 if teller == 0 else max(0.0, midden - helft)
    hoog = 1.0 if teller == noemer else min(1.0, midden + helft)
    return laag, hoog
