"""A birth date of which the day, or the day and the month, may be unknown, and what that says of an age.

An age that hangs on the unknown part stays unknown, and then the missing part is what is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

import msgspec

from stelsel.kern.tijd import GedeeltelijkeDatum
from stelsel.regels.leeftijd import bereikt_op
from stelsel.regels.motor import Deel, Tegenspraak, vraag

Geboortejaar = Annotated[int, msgspec.Meta(ge=1920, le=2040, extra={"jaartal": True})]
Maand = Annotated[int, msgspec.Meta(ge=1, le=12)]
Dagnummer = Annotated[int, msgspec.Meta(ge=1, le=31)]


class Geboortedatum(Deel):
    """Year, month and day of birth; a day without a month says nothing (PvE 15.5.2)."""

    jaar: Annotated[Geboortejaar | None, vraag("In welk jaar is de student geboren?", vast=True)] = None
    maand: Annotated[Maand | None, vraag("In welke maand is de student geboren?", vast=True)] = None
    dag: Annotated[Dagnummer | None, vraag("Op welke dag van de maand is de student geboren?", vast=True)] = None

    @property
    def bestaat(self) -> bool:
        """Whether there is such a day, as far as it is known."""
        try:
            self.bekend()
        except ValueError:
            return False
        return True

    def bekend(self) -> GedeeltelijkeDatum | None:
        """The known part; None without a year. Raises ValueError for a day that does not exist."""
        if self.jaar is None:
            return None
        return GedeeltelijkeDatum(self.jaar, self.maand, self.dag if self.maand else None)


def heeft_leeftijd(geboren: Geboortedatum | None, jaren: int, op: date) -> bool | None:
    """Whether somebody is that old on a day; None when the unknown part of the birth date decides."""
    deel = geboren.bekend() if geboren else None
    if deel is None:
        return None
    oudst, jongst = bereikt_op(deel.vroegst, jaren) <= op, bereikt_op(deel.laatst, jaren) <= op
    return oudst if oudst == jongst else None


def had_leeftijd(geboren: Geboortedatum | None, jaren: int, toen: date | None, op: date) -> bool | None:
    """Whether somebody had that age on an earlier day; known without that day for who has not reached it yet."""
    if toen is None:
        return False if heeft_leeftijd(geboren, jaren, op) is False else None
    return heeft_leeftijd(geboren, jaren, toen)


def verjaardag(geboren: Geboortedatum | None, jaren: int) -> date | None:
    """The day on which somebody reaches an age, when the whole birth date is known."""
    deel = geboren.bekend() if geboren else None
    return bereikt_op(deel.vroegst, jaren) if deel is not None and deel.volledig else None


def delen(geboren: Geboortedatum | None, veld: str = "geboortedatum") -> dict[str, Any]:
    """The parts of a birth date for a ground: what is known, and the first part that is not."""
    if geboren is None:
        return {veld: None}
    gezegd: dict[str, Any] = {}
    for naam in ("jaar", "maand", "dag"):
        gezegd[f"{veld}.{naam}"] = waarde = getattr(geboren, naam)
        if waarde is None:
            break
    return gezegd


def delen_voor(geboren: Geboortedatum | None, jaren: int, op: date, veld: str = "geboortedatum") -> dict[str, Any]:
    """The parts of a birth date for a ground; an unknown part only where the age on that day hangs on it."""
    gezegd = delen(geboren, veld)
    if heeft_leeftijd(geboren, jaren, op) is None:
        return gezegd
    return {pad: waarde for pad, waarde in gezegd.items() if waarde is not None}


def strijd(geboren: Geboortedatum | None, **later: tuple[date | None, str]) -> Iterator[Tegenspraak]:
    """A day of birth that does not exist, and what happened before it: per fact its day and the sentence about it."""
    if geboren is None:
        return
    if not geboren.bestaat:
        yield Tegenspraak(("geboortedatum.maand", "geboortedatum.dag"), "Deze dag bestaat niet in dat jaar.")
        return
    deel = geboren.bekend()
    for veld, (toen, zin) in later.items():
        if deel is not None and toen is not None and toen < deel.vroegst:
            yield Tegenspraak(("geboortedatum", veld), zin)
