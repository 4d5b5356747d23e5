"""The day on which somebody reaches an age, for every rule with an age in it."""

from __future__ import annotations

from datetime import MAXYEAR, date


def bereikt_op(geboortedatum: date, jaren: int) -> date:
    """The first day on which somebody is so many years old.

    Who was born on 29 February has lived a full year at the end of 28 February, so the day is 1 March.
    """
    jaar = geboortedatum.year + jaren
    if jaar > MAXYEAR:
        return date.max
    try:
        return geboortedatum.replace(year=jaar)
    except ValueError:  # 29 February in a year without one
        return date(jaar, 3, 1)
