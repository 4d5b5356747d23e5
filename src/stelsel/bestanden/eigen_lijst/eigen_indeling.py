"""The mapping of a school: which column of which sheet fills which column of which table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

from stelsel.bestanden.eigen_lijst.knopen import Knoop


@dataclass(frozen=True)
class Herkomst:
    """Where a column of a table gets its value: from one column, from some joined together (`samen`), or fixed.

    `waarden` translates what stands there, without regard to capitals; `datums` is how its dates are written.
    """

    knoop: Knoop
    kolommen: tuple[str, ...] = ()
    samen: bool = False
    vast: str = ""
    waarden: Mapping[str, str] = field(default_factory=dict)
    datums: re.Pattern[str] | None = None
    datums_in_woorden: str = ""


@dataclass(frozen=True)
class Voorwaarde:
    """A row fills a table only when this column is filled, or holds one of `waarden` (without regard to capitals)."""

    knoop: Knoop
    kolom: str
    waarden: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Deel:
    """What a row of a list says for one table."""

    tabel: str
    velden: Mapping[str, Herkomst]
    alleen_als: Voorwaarde | None = None

    @property
    def kolommen(self) -> dict[str, Knoop]:
        """The columns of the list it needs, each with the place in the mapping that names it."""
        uit = {naam: bron.knoop for bron in self.velden.values() for naam in bron.kolommen}
        if self.alleen_als:
            uit.setdefault(self.alleen_als.kolom, self.alleen_als.knoop)
        return uit


@dataclass(frozen=True)
class Lijst:
    """One list: a sheet of a workbook, or a CSV. `bestand`: pattern of the names of its files; `blad`: its sheet, ''
    for the first; `kopregel`: the line with the names of its columns, from 1."""

    knoop: Knoop
    naam: str
    bestand: str
    blad: str
    kopregel: int
    delen: tuple[Deel, ...]

    def past_op(self, naam: str) -> bool:
        """Whether this list may stand in a file of that name."""
        return not self.bestand or fnmatch(naam.casefold(), self.bestand.casefold())

    @property
    def tabellen(self) -> tuple[str, ...]:
        return tuple(deel.tabel for deel in self.delen)

    @property
    def kolommen(self) -> dict[str, Knoop]:
        """The columns it needs, each with the place in the mapping that names it first."""
        uit: dict[str, Knoop] = {}
        for deel in self.delen:
            for naam, knoop in deel.kolommen.items():
                uit.setdefault(naam, knoop)
        return uit


@dataclass(frozen=True)
class EigenIndeling:
    """The whole mapping. `van` and `tot_en_met`: the days over which the lists say everything; None when they do not.
    `gemaakt_op`: the day the lists were made, which decides what goes on top."""

    pad: Path
    brin: str
    van: date | None
    tot_en_met: date | None
    gemaakt_op: date | None
    lijsten: tuple[Lijst, ...]

    def van_bestand(self, naam: str) -> tuple[Lijst, ...]:
        """The lists that stand in a file of that name."""
        return tuple(lijst for lijst in self.lijsten if lijst.past_op(naam))
