"""What a reader is given besides the file: choices of the user, and what was read before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from stelsel.bestanden.inlezen import Gestopt, Voortgang
from stelsel.bestanden.sleutelbestand import Sleutels
from stelsel.kern.codelijsten import Codelijst


@dataclass(frozen=True)
class Bekend:
    """Who is known when a delivery is read that only refers to people (see `Leveringssoort.verwijst`).

    `inschrijvingen` (persoon_id, brin, inschrijvingvolgnummer) are those read along; None when no delivery with
    enrolments was read, so that nothing can be said of them.
    """

    sleutels: Sleutels
    inschrijvingen: pl.DataFrame | None = None


@dataclass(frozen=True)
class Leesopties:
    """`streng_onderwijsnummer`: an onderwijsnummer must start with 10. `lijsten`: the lists of codes the school gave,
    by kind. `bestanden`: files the user gave along for a kind of delivery, by name of the option. `voortgang` gets
    bytes done and bytes in all; `gestopt` says whether to stop. `bekend`: only for a delivery that refers."""

    streng_onderwijsnummer: bool = True
    lijsten: Mapping[str, Codelijst] = field(default_factory=dict)
    bestanden: Mapping[str, Path] = field(default_factory=dict)
    voortgang: Voortgang | None = None
    gestopt: Gestopt | None = None
    bekend: Bekend | None = None
