"""Marks and words: what a final result can be, and which number belongs to a word (EKB 15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from stelsel.regels.begrippen import Heelcijfer
from stelsel.regels.motor import Deel, Redenering, Tegenspraak, naam, vraag

# EKB 15 lid 2: three words that a scale always has, and seven that it may have; from low to high.
Woord = Literal[
    "zeer_slecht",
    "slecht",
    "ruim_onvoldoende",
    "onvoldoende",
    "bijna_voldoende",
    "voldoende",
    "ruim_voldoende",
    "goed",
    "zeer_goed",
    "uitmuntend",
]


class Schaalwaarde(Deel):
    """One line of the word scale in an onderwijs- en examenregeling."""

    woord: Annotated[Woord, vraag("Welk woord is het?")]
    cijfer: Annotated[Heelcijfer, vraag("Welk cijfer hoort bij dit woord?")]


class Waardering(Deel):
    """A final result: a whole mark or a word."""

    cijfer: Annotated[Heelcijfer | None, vraag("Welk eindcijfer is behaald?")] = None
    woord: Annotated[Woord | None, vraag("Welk woord is als eindwaardering gegeven?")] = None

    @property
    def bekend(self) -> bool:
        return self.cijfer is not None or self.woord is not None

    @property
    def in_woorden(self) -> str:
        return str(self.cijfer) if self.woord is None else naam(self.woord)

    @property
    def feit(self) -> str:
        """The name of the fact that holds the result."""
        return "cijfer" if self.woord is None else "woord"


def schaal(r: Redenering, van_de_school: tuple[Schaalwaarde, ...] | None) -> Mapping[str, int]:
    """The number of each word: as the school's regeling says, and where that is silent in the usual order."""
    gewoon = r.waarde("woordschaal.cijfers").waarde
    return gewoon if not van_de_school else gewoon | {regel.woord: regel.cijfer for regel in van_de_school}


def getalwaarde(waardering: Waardering, cijfers: Mapping[str, int]) -> int | None:
    """The mark of a result, a word by its number; None when there is no result yet."""
    return waardering.cijfer if waardering.woord is None else cijfers[waardering.woord]


def dubbel_in_schaal(van_de_school: tuple[Schaalwaarde, ...] | None) -> Iterator[Tegenspraak]:
    """A word that has two lines in the scale."""
    woorden = [regel.woord for regel in van_de_school or ()]
    if len(set(woorden)) < len(woorden):
        yield Tegenspraak(("woordschaal",), "Een woord staat twee keer in de woordschaal.")


def dubbele_waardering(pad: str, waardering: Waardering | None) -> Iterator[Tegenspraak]:
    """A result with both a mark and a word."""
    if waardering is not None and waardering.cijfer is not None and waardering.woord is not None:
        paden = (f"{pad}.cijfer", f"{pad}.woord")
        yield Tegenspraak(paden, "Een onderdeel krijgt een cijfer of een woord, niet allebei.")
