"""What a rule needs to be asked over many people: its rows as fact sets, and its facts from one such set."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from stelsel.doorrekening.bron import Bron
from stelsel.regels.motor.waarden import Waarden

Feitenset = tuple[Any, ...]


@dataclass(frozen=True)
class Keuze:
    """What was asked for: a studiejaar or a day, the dimensions, and the studielast per keuzedeel if it was given."""

    jaar: int | None = None
    op: date | None = None
    per: tuple[str, ...] = ()
    studielast: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Groep:
    """So many rows with the same facts, in one group of the breakdown."""

    feiten: Feitenset
    per: tuple[Any, ...]
    aantal: int


@dataclass(frozen=True)
class Verzameling:
    """All rows of a question. `op` is the day of the question, `over` says which rows they are, `noten` what the
    data cannot tell."""

    groepen: Sequence[Groep]
    op: date
    over: str
    noten: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doorrekenvraag:
    """A rule that can be asked over a gegevensset.

    `verzamel` gives the rows. `feiten` makes of one fact set the facts of the rule, once when they are known; of a
    result that is known up to a range (`speling` names it), once at every corner: only where all give the same answer,
    that is the answer. `op_dag`: the rows are those of a day. `met_studielast`: a list of sbu per keuzedeel helps.
    """

    regel: str
    rijen: str
    dimensies: Mapping[str, str]
    verzamel: Callable[[Bron, Keuze], Verzameling]
    feiten: Callable[[Feitenset, date, Waarden], Sequence[Mapping[str, Any]]]
    speling: str = ""
    op_dag: bool = False
    met_studielast: bool = False
