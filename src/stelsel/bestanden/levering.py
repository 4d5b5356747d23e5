"""One delivery that was read, before it becomes part of a gegevensset."""

from __future__ import annotations

import mmap
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from stelsel.bestanden.indeling import Indeling
from stelsel.bestanden.inlezen import Ingelezen
from stelsel.bestanden.meldingen import Meldingen


@dataclass(frozen=True)
class Telling:
    """Lines of one record kind: gelezen = aanvaard + afgekeurd, and aanvaard are rows of the table."""

    gelezen: int
    aanvaard: int
    afgekeurd: int


@dataclass
class Levering:
    """A file that was read: what it says of itself, its rows, and what was wrong with it.

    `personen`: each person once, with the bsn or onderwijsnummer by which he is known (both empty: known by nothing)
    and columns of `persoon`, where his kind of delivery fills that table. `tabellen`: the other rows, with
    `persoon_rij` pointing at `personen`, or a `persoon_id`, or neither. `deel`: which one it is, where a kind has
    several files over the same days (a month, a status). A delivery that is not read line by line overrides what
    follows from `ingelezen`.
    """

    soort: str
    pad: Path
    sha256: str
    meldingen: Meldingen
    ingelezen: Ingelezen
    brin: str | None = None
    van: date | None = None
    tot_en_met: date | None = None
    aangemaakt: date | None = None
    volledig: bool = True
    vorm: dict[str, Any] = field(default_factory=dict)
    personen: pl.DataFrame = field(default_factory=pl.DataFrame)
    tabellen: dict[str, pl.DataFrame] = field(default_factory=dict)
    deel: str = ""
    levering_id: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def bestand(self) -> str:
        return self.meldingen.bestand

    @property
    def bestand_afgekeurd(self) -> str:
        """The name of the file that keeps what was refused."""
        return self.bestand

    @property
    def indeling(self) -> Indeling:
        return self.ingelezen.indeling

    @property
    def lege_regels(self) -> int:
        return len(self.ingelezen.leeg)

    def telling(self) -> dict[str, Telling]:
        """Lines read, taken over and refused per record kind; lines of no known kind under 'onbekend'."""
        uit = {}
        geweigerd = self.ingelezen.geweigerd
        for nummer, (code, gelezen) in enumerate(self.ingelezen.gelezen.items()):
            afgekeurd = int(geweigerd[self.ingelezen.soorten == nummer].sum())
            uit[code] = Telling(gelezen, gelezen - afgekeurd, afgekeurd)
        onbekend = int(geweigerd[self.ingelezen.soorten < 0].sum())
        uit["onbekend"] = Telling(onbekend, 0, onbekend)
        return uit

    def afgekeurd(self) -> Iterator[bytes]:
        """What was refused, byte for byte."""
        weg = self.ingelezen.geweigerd
        if not weg.any():
            return
        plaatsen = self.ingelezen.plaatsen
        # Neighbouring lines are copied together.
        grenzen = np.flatnonzero(np.diff(np.concatenate([[False], weg, [False]])))
        with self.pad.open("rb") as bron, mmap.mmap(bron.fileno(), 0, access=mmap.ACCESS_READ) as inhoud:
            for van, tot in zip(grenzen[::2], grenzen[1::2], strict=True):
                yield inhoud[plaatsen[van] : plaatsen[tot]]
