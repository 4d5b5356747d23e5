"""Days as whole numbers since 1 January 1970, as Arrow's date32 keeps them; GEEN stands for no day."""

from __future__ import annotations

from datetime import date

import numpy as np

GEEN = np.int32(2**31 - 1)
"""No day: later than every day, so that `eind > peildatum` also holds for what has no end."""

Jaren = int | np.ndarray


def dag(jaar: Jaren, maand: int, dag_: int) -> np.ndarray:
    """The day of a year (or one per year in an array)."""
    maanden = (np.asarray(jaar, dtype=np.int64) - 1970) * 12 + (maand - 1)
    return (maanden.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + dag_ - 1).astype(
        np.int32
    )


def van_date(waarde: date) -> int:
    """A date as day number."""
    return (waarde - date(1970, 1, 1)).days


def naar_date(waarde: int) -> date:
    """A day number as date."""
    return date.fromordinal(date(1970, 1, 1).toordinal() + int(waarde))


def maand_van(dagen: np.ndarray) -> np.ndarray:
    """Month, 1 to 12."""
    return _maanden(dagen) % 12 + 1


def jaar_van(dagen: np.ndarray) -> np.ndarray:
    """Calendar year."""
    return _maanden(dagen) // 12 + 1970


def studiejaar_van(dagen: np.ndarray) -> np.ndarray:
    """First calendar year of the studiejaar in which a day falls (1 August to 31 July)."""
    return jaar_van(dagen) - (maand_van(dagen) < 8)


def maandeinde(dagen: np.ndarray) -> np.ndarray:
    """The last day of the month of each day."""
    volgende = (_maanden(dagen) + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return (volgende - 1).astype(np.int32)


def dag_van_maand(dagen: np.ndarray) -> np.ndarray:
    """Day of the month, 1 to 31."""
    d = np.asarray(dagen, dtype=np.int64).astype("datetime64[D]")
    return (d - d.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64) + 1


def _maanden(dagen: np.ndarray) -> np.ndarray:
    return np.asarray(dagen, dtype=np.int64).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
