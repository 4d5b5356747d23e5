"""One delivery that was read, before it becomes part of a gegevensset."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

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

    `personen`: columns of `persoon` with bsn and onderwijsnummer. `tabellen`: the other rows, with `persoon_rij`
    pointing at `personen` (or, from eigen_administratie, a `persoon_id`).
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
    levering_id: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def bestand(self) -> str:
        return self.meldingen.bestand

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
