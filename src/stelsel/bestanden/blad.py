"""A list as it stands in a file: its header and rows, before anything is known of what they mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

MEESTE_KOLOMMEN = 1000
ZONDER_BREEDTE = "\u200b\ufeff"


class Bijzonder(Enum):
    """What stands in a cell that has no value to be read."""

    FOUTWAARDE = "foutwaarde"
    ZONDER_WAARDE = "formule_zonder_waarde"


@dataclass
class Blad:
    """A sheet, or a CSV. Only the columns of `kop` that the mapping names are kept.

    `cellen`: per kept column the cell of each row, as text, number, date, None or `Bijzonder`. `regels`: the number of
    each row in the file, from 1. `slecht`: per cause the numbers of rows that could not be cut into cells. `leeg`:
    empty rows between others. `naast`: rows with something outside the header. `formules`: per column the numbers of
    rows in which a formula stands. `dag_nul`: the day a date as a number counts from, None where that is unknown.
    """

    naam: str
    breedte: int
    regels: list[int] = field(default_factory=list)
    cellen: dict[str, list[Any]] = field(default_factory=dict)
    slecht: dict[str, list[int]] = field(default_factory=dict)
    leeg: list[int] = field(default_factory=list)
    naast: list[int] = field(default_factory=list)
    formules: dict[str, list[int]] = field(default_factory=dict)
    dag_nul: date | None = None

    def voeg_toe(self, regel: int, cellen: dict[str, Any]) -> None:
        """Add a row."""
        self.regels.append(regel)
        for naam, waarden in self.cellen.items():
            waarden.append(cellen[naam])

    def zonder_staart(self) -> None:
        """Forget the empty rows below the last row."""
        laatste = max([*self.regels[-1:], *(regels[-1] for regels in self.slecht.values())], default=0)
        self.leeg = [regel for regel in self.leeg if regel < laatste]


Vraagt_te_stoppen = Callable[[], None]
"""Raises StelselFout when the user asked to stop."""
Kiest_kolommen = Callable[[list[str]], dict[str, int]]
"""From the names in a header to the place of every column that is to be read."""


def kop_als_tekst(cellen: list[Any]) -> list[str]:
    """The names in a header, spaces and line ends made one space; without the empty ones at the end."""
    namen = ["" if cel is None else " ".join(str(cel).strip(ZONDER_BREEDTE).split()) for cel in cellen]
    while namen and not namen[-1]:
        namen.pop()
    return namen
