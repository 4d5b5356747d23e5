"""The outcome of a comparison, and what it says in sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import polars as pl

from stelsel.vergelijken.context import ISG
from stelsel.vergelijken.kant import Kant
from stelsel.vergelijken.oorzaken import oorzaken
from stelsel.vergelijken.waarde import Waarde

KOLOMMEN = (
    "persoon_id", "persoon_id_b", "tabel", "brin", "sleutel", "veld", "soort", "a", "b", "bestand_a", "gemaakt_a",
    "bestand_b", "gemaakt_b", "nieuwst", "sinds", "oorzaak", "zekerheid", "teldata", "oktober", "februari", "diploma",
    "onderliggend",
)  # fmt: skip
"""Columns of the differences as they are written."""


@dataclass(frozen=True)
class Weging:
    """What a group of differences is about: how many, of how many persons, and how many enrolments count otherwise on 1
    October and on 1 February and how many diplomas, each counted once."""

    verschillen: int
    personen: int
    oktober: int
    februari: int
    diplomas: int


@dataclass(frozen=True)
class Bronverslag:
    """One delivery of a side, as it says of itself."""

    soort: str
    bestand: str
    brin: str | None
    van: date | None
    tot_en_met: date | None
    gemaakt: date | None
    volledig: bool


@dataclass(frozen=True)
class Kantverslag:
    """What a side was: how the user named it, its deliveries, and what was refused or emptied when it was read."""

    waar: str
    personen: int
    leveringen: list[Bronverslag]
    afgekeurd: int
    leeg_gelaten: int


@dataclass(frozen=True)
class Vergelijking:
    """Two sides beside each other. `verschillen` has the columns KOLOMMEN, `oorzaak` as a key; with further columns
    that a caller may use. `niet_vergeleken`: tables and fields that only one side speaks of, in words. `op`: the one
    day that was looked at. `dagen`: the counting days that both sides cover."""

    a: Kantverslag
    b: Kantverslag
    gedeeld: int
    op_feiten: bool
    verschillen: pl.DataFrame
    niet_vergeleken: list[str]
    waarden: list[Waarde]
    dagen: list[date]
    op: date | None

    @property
    def exitcode(self) -> int:
        """0 when the two say the same, else 1."""
        return 1 if self.verschillen.height else 0

    def totaal(self) -> Weging:
        """All differences together."""
        return weeg(self.verschillen)

    def zwaarste_eerst(self) -> pl.DataFrame:
        """The differences, those first in which an enrolment on a counting day or a diploma is at stake."""
        return self.verschillen.sort(pl.sum_horizontal("diploma", "oktober", "februari") == 0, maintain_order=True)

    def per_oorzaak(self) -> dict[str, Weging]:
        """Per cause that occurs, in the order of the causes. One enrolment can be in more than one."""
        return self._per("oorzaak", [*oorzaken()])

    def per_tabel(self) -> dict[str, Weging]:
        """Per table that has differences."""
        return self._per("tabel", self.verschillen["tabel"].unique(maintain_order=True).to_list())

    def _per(self, kolom: str, waarden: Sequence[str]) -> dict[str, Weging]:
        delen = {naam: self.verschillen.filter(pl.col(kolom) == naam) for naam in waarden}
        return {naam: weeg(deel) for naam, deel in delen.items() if deel.height}

    def als_dict(self, *, met_verschillen: bool = True) -> dict[str, Any]:
        """The outcome for a machine."""
        uit: dict[str, Any] = {
            "a": asdict(self.a),
            "b": asdict(self.b),
            "op": self.op,
            "gedeelde_personen": self.gedeeld,
            "personen_herkend_aan_feiten": "ja" if self.op_feiten else "nee",
            "niet_vergeleken": self.niet_vergeleken,
            "teldata": self.dagen,
            "totaal": asdict(self.totaal()),
            "oorzaken": [{**asdict(oorzaken()[n]), **asdict(w)} for n, w in self.per_oorzaak().items()],
            "waarden": [{**asdict(w), "verschil": w.verschil} for w in self.waarden],
        }
        if met_verschillen:
            uit["verschillen"] = self.verschillen.select(KOLOMMEN).to_dicts()
        return uit


def weeg(verschillen: pl.DataFrame) -> Weging:
    """Add up a group of differences; an enrolment or diploma that differs in more than one field counts once."""
    isg = verschillen.filter((pl.col("oktober") > 0) | (pl.col("februari") > 0)).unique(ISG)
    diplomas = verschillen.filter(pl.col("diploma") > 0).select("persoon_id", "sleutel").unique()
    return Weging(
        verschillen.height,
        verschillen["persoon_id"].n_unique(),
        int(isg["oktober"].sum()),
        int(isg["februari"].sum()),
        diplomas.height,
    )


def kantverslag(kant: Kant, personen: int) -> Kantverslag:
    """What a side says of itself."""
    meldingen = kant.meldingen()
    leveringen = [
        Bronverslag(**{naam: rij[naam] for naam in Bronverslag.__dataclass_fields__})
        for rij in kant.leveringen.to_dicts()
    ]
    return Kantverslag(kant.waar, personen, leveringen, meldingen.get("afgekeurd", 0), meldingen.get("fout", 0))
