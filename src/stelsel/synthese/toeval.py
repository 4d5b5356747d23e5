"""Chance that repeats itself: one named stream per subject, so that a change in one part leaves the others alone."""

from __future__ import annotations

from zlib import crc32

import numpy as np


def stroom(zaad: int, naam: str) -> np.random.Generator:
    """The stream of random numbers of a subject: the same for the same seed and name, on every machine."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([zaad, crc32(naam.encode())])))


def kans(rng: np.random.Generator, aantal: int, p: float | np.ndarray) -> np.ndarray:
    """`aantal` draws of yes or no, each with probability p (a number, or one per draw)."""
    return rng.random(aantal) < p


def rond_af(rng: np.random.Generator, waarden: np.ndarray) -> np.ndarray:
    """Whole numbers whose expectation is `waarden`: the fraction decides by chance."""
    onder = np.floor(waarden)
    return (onder + (rng.random(waarden.shape) < waarden - onder)).astype(np.int64)


def kies(rng: np.random.Generator, gewichten: np.ndarray, rijen: np.ndarray) -> np.ndarray:
    """For each element of `rijen` a column of `gewichten`, with the weights of that row (not all zero)."""
    cumulatief = np.cumsum(gewichten, axis=1)
    totaal = cumulatief[:, -1]
    uit = np.empty(len(rijen), dtype=np.int64)
    worp = rng.random(len(rijen))
    # In blocks: a row of weights per element must never need gigabytes.
    for begin in range(0, len(rijen), 50_000):
        blok = slice(begin, begin + 50_000)
        rij = rijen[blok]
        uit[blok] = (cumulatief[rij] <= (worp[blok] * totaal[rij])[:, None]).sum(axis=1)
    return np.minimum(uit, gewichten.shape[1] - 1)


def uit_lijst(rng: np.random.Generator, gewichten: list[float], aantal: int) -> np.ndarray:
    """`aantal` indexes into a list of weights."""
    cumulatief = np.cumsum(gewichten)
    return np.minimum(
        np.searchsorted(cumulatief, rng.random(aantal) * cumulatief[-1], side="right"), len(gewichten) - 1
    )
