"""What is shared while an XML delivery is read: what may stand where, a group that is open, and what was noticed."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import polars as pl

from stelsel.bestanden.indeling import Recordsoort

ONBEKEND = -1


@dataclass
class Plaatsen:
    """How often something was seen, and on which line first."""

    aantal: int = 0
    regel: int = 0
    plaats: int = 0


@dataclass
class Opgemerkt:
    """What was seen of the file as a whole. `onbekend`: names of unknown elements. `afgebroken`: the line on which the
    file ends too early, or 0."""

    bom: bool = False
    codering: str = ""
    afgebroken: int = 0
    onbekend: dict[str, Plaatsen] = field(default_factory=dict)
    losse_tekst: Plaatsen = field(default_factory=Plaatsen)
    kenmerken: Plaatsen = field(default_factory=Plaatsen)


class Breuk(Exception):
    """The group that is being read cannot be read on; `oorzaak` is why."""

    def __init__(self, oorzaak: str) -> None:
        self.oorzaak = oorzaak


class NietEffen(Exception):
    """A piece that has to be read with care."""


@dataclass(slots=True)
class Vorm:
    """What may stand in a group: its fields by element name, and the groups in it."""

    soort: int
    velden: dict[str, int]
    groepen: dict[str, Vorm]
    breedte: int = 0


@dataclass(slots=True)
class Open:
    """A group that is being read. `rij`: its values. `regel`: its line, where that had to be looked up early."""

    vorm: Vorm
    rij: list[str | None]
    nummer: int
    begin: int
    ouder: int
    fout: str = ""
    einde: int = 0
    gebroken: bool = False
    regel: int = 0


@dataclass(frozen=True)
class Partij:
    """Groups of one record kind, in the order of the file.

    `velden`: columns of text c1, c2, ... `nummer`: their place among all groups of the file. `regels`: lines of their
    start tags. `begin`: place of the start tag; `einde`: of the end tag, or of what comes after a group that was
    `gebroken` off. `ouder`: number of the group around it, or -1. `fouten`: cause per row, '' for none.
    """

    record: Recordsoort | None
    velden: pl.DataFrame
    nummer: np.ndarray
    regels: np.ndarray
    begin: np.ndarray
    einde: np.ndarray
    ouder: np.ndarray
    fouten: np.ndarray
    gebroken: np.ndarray

    def deel(self, welke: slice | np.ndarray) -> Partij:
        """Some of the groups."""
        rijen = np.arange(len(self.nummer))[welke]
        namen = ("nummer", "regels", "begin", "einde", "ouder", "fouten", "gebroken")
        return Partij(self.record, self.velden[rijen], **{naam: getattr(self, naam)[rijen] for naam in namen})

    def stukken(self) -> list[tuple[int, int, bool]]:
        """Begin and end of each group, and whether it was broken off."""
        return list(zip(self.begin.tolist(), self.einde.tolist(), self.gebroken.tolist(), strict=True))
