"""A table as data: one template turns it into rows on a wide screen and blocks or a sliding table on a phone.

    Tabel("Studenten", [Kolom("Naam", rijkop=True, sorteer="naam"), Kolom("Aantal", getal=True)], rijen)

A cell is a string, a number formatted by the caller, or a `Cel`; template-safe strings keep their markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Kolom:
    """A column. `sorteer` is the value of the query parameter that sorts by it; `label` is shown before the cell on
    a phone (default: the heading); `breed` gives the cell a line of its own there. `taal`: the language of its
    cells, where that is not the language of the page.
    """

    kop: str
    getal: bool = False
    rijkop: bool = False
    sorteer: str = ""
    label: str | None = None
    breed: bool = False
    klas: str = ""
    taal: str = ""

    @property
    def telefoonlabel(self) -> str:
        """What stands before the cell on a phone; the row heading has none."""
        if self.rijkop:
            return ""
        return self.kop if self.label is None else self.label


@dataclass(frozen=True)
class Cel:
    """A cell with more than text: a link, an addition in small type, a badge, a difference (`nee`: below the norm).

    `voor_lezer` is added to a link for a screen reader only, where links in every row would read the same.
    """

    tekst: object = ""
    adres: str = ""
    bij: str = ""
    badge: str = ""
    soort: str = ""
    icoon: str = ""
    verschil: str = ""
    nee: bool = False
    stil: bool = False
    voor_lezer: str = ""


@dataclass(frozen=True)
class Rij:
    """A row; `status` (negatief, let-op, positief, info) colours its edge and must also be a word in the row."""

    cellen: Sequence[object]
    status: str = ""


@dataclass(frozen=True)
class Vak:
    """A cell together with its column, as the template needs it."""

    kolom: Kolom
    cel: Cel

    @property
    def klas(self) -> str:
        delen = [self.kolom.klas, "getal" if self.kolom.getal else "", "breed" if self.kolom.breed else ""]
        return " ".join(filter(None, [*delen, "stil" if self.cel.stil else ""]))


@dataclass(frozen=True)
class Tabel:
    """A whole table. `bijschrift` names it; `op_telefoon` is 'kaarten' (people, tasks) or 'vast' (figures).

    `gesorteerd` is the present value of the sort parameter, with '-' in front for descending. `voet` is a total row.
    """

    bijschrift: str
    kolommen: Sequence[Kolom]
    rijen: Sequence[Rij]
    op_telefoon: str = "kaarten"
    gesorteerd: str = ""
    sorteerparameter: str = "sorteer"
    voet: Sequence[object] = ()
    toon_bijschrift: bool = False
    dicht: bool = False

    def koppen(self) -> list[dict]:
        """The headings with, where sortable, the state for aria-sort and the value that a click asks for."""
        return [self._kop(kolom) for kolom in self.kolommen]

    def _kop(self, kolom: Kolom) -> dict:
        op = bool(kolom.sorteer) and self.gesorteerd == kolom.sorteer
        neer = bool(kolom.sorteer) and self.gesorteerd == f"-{kolom.sorteer}"
        return {
            "kolom": kolom,
            "stand": "ascending" if op else "descending" if neer else "",
            "vraag": f"-{kolom.sorteer}" if op else kolom.sorteer,
        }

    def vakken(self) -> list[dict]:
        """Rows as lists of Vak. Raises ValueError when a row has another number of cells than there are columns."""
        return [{"status": rij.status, "vakken": self._rij(rij.cellen)} for rij in self.rijen]

    def voetvakken(self) -> list[Vak]:
        """The total row as Vak, or nothing."""
        return self._rij(self.voet) if self.voet else []

    def _rij(self, cellen: Sequence[object]) -> list[Vak]:
        paren = zip(self.kolommen, cellen, strict=True)
        return [Vak(kolom, cel if isinstance(cel, Cel) else Cel(cel)) for kolom, cel in paren]
