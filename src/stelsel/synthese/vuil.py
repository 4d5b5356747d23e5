"""The known dirt: which records of the registration are wrong, in the shares of `vuil.yaml`.

What is done here to careers: late and odd diplomas, ends and starts that were put back in time, overlaps, switches
of niveau on 2 October. Dirt of persons and of bpv is done where those records are made; all of it is written down
in `Vuil`, so that a test can compare.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml

from stelsel.synthese.aanbod import Aanbod
from stelsel.synthese.dagen import GEEN, dag, jaar_van, maand_van, studiejaar_van
from stelsel.synthese.loopbaan import SWITCH, Trajecten
from stelsel.synthese.lot import OVERSTAP, UITVAL
from stelsel.synthese.toeval import kans, kies

OVERLAP, WISSEL = 4, 5
"""Kinds of enrolment (`aard`) that only dirt makes."""


@cache
def soorten() -> dict[str, dict[str, Any]]:
    """The kinds of dirt, as vuil.yaml describes them: record, aandeel, van and betekenis."""
    return yaml.safe_load((files(__package__) / "vuil.yaml").read_text("utf-8"))


@dataclass
class Vuil:
    """Per kind of dirt the rows that were chosen (indexes), and out of how many."""

    gekozen: dict[str, np.ndarray] = field(default_factory=dict)
    uit: dict[str, int] = field(default_factory=dict)

    def kies(self, rng: np.random.Generator, soort: str, kandidaten: np.ndarray) -> np.ndarray:
        """Choose among candidate rows (indexes) with the share of that kind, and write it down."""
        rijen = kandidaten[kans(rng, len(kandidaten), soorten()[soort]["aandeel"])]
        self.gekozen[soort] = rijen
        self.uit[soort] = len(kandidaten)
        return rijen


@dataclass
class Geschiedenis:
    """Trajecten as registered, and the days on which somebody really was there (`begin_echt`, `eind_echt`)."""

    t: Trajecten
    begin_echt: np.ndarray
    eind_echt: np.ndarray


def bevuil(
    rng: np.random.Generator, vuil: Vuil, aanbod: Aanbod, t: Trajecten, van: int, peildatum: int
) -> Geschiedenis:
    """Cut off what begins after the peildatum, add the dirt of careers, and forget what is still to come."""
    t = _tot(t, peildatum)
    eind_echt = t.eind.copy()
    _diplomas(rng, vuil, t, van, peildatum)
    verlegd = vuil.gekozen["diploma_rond_1_oktober"]
    eind_echt[verlegd] = t.eind[verlegd]
    begin_echt = t.begin.copy()
    _terugdatering(rng, vuil, t, van, peildatum)
    extra = _overlap(rng, vuil, aanbod, t, van, peildatum)
    na, voor = _niveauwissel(rng, vuil, aanbod, t, van, peildatum)
    eind_echt = np.concatenate([eind_echt, extra.eind, eind_echt[voor]])
    eind_echt[voor] = t.eind[voor]
    vuil.gekozen["niveauwissel_2_oktober"] = np.arange(len(t) + len(extra), len(t) + len(extra) + len(na))
    t = Trajecten.samen([t, extra, na])
    t.diploma = np.where(t.diploma > peildatum, GEEN, t.diploma)
    t.eind = np.where(t.eind > peildatum, GEEN, t.eind)
    _planning(rng, vuil, t, peildatum)
    return Geschiedenis(t, np.concatenate([begin_echt, extra.begin, na.begin]), eind_echt)


def _tot(t: Trajecten, peildatum: int) -> Trajecten:
    """What has begun by the peildatum, with `vorige` renumbered (what went before has begun as well)."""
    blijft = t.begin <= peildatum
    nieuw_nummer = np.cumsum(blijft) - 1
    uit = t.kies(np.flatnonzero(blijft))
    uit.vorige = np.where(uit.vorige >= 0, nieuw_nummer[np.maximum(uit.vorige, 0)], -1)
    return uit


def _in_beeld(t: Trajecten, van: int, peildatum: int) -> np.ndarray:
    return (t.eind >= van) & (t.begin <= peildatum)


def _met_vervolg(t: Trajecten) -> np.ndarray:
    uit = np.zeros(len(t), dtype=bool)
    uit[t.vorige[t.vorige >= 0]] = True
    return uit


def _diplomas(rng: np.random.Generator, vuil: Vuil, t: Trajecten, van: int, peildatum: int) -> None:
    """Results on the days around 1 October, after the last day, or without an end of the enrolment."""
    gehaald = _in_beeld(t, van, peildatum) & (t.diploma <= peildatum)
    # Where no next enrolment is in the way.
    vrij = gehaald & ~_met_vervolg(t)
    oktober = dag(jaar_van(t.diploma) - (maand_van(t.diploma) < 4), 10, 1)
    kan = vrij & (oktober + 1 <= peildatum) & (oktober - 1 > t.begin)
    grens = vuil.kies(rng, "diploma_rond_1_oktober", np.flatnonzero(kan))
    t.diploma[grens] = oktober[grens] + rng.integers(-1, 2, len(grens))
    t.eind[grens] = t.diploma[grens]
    gehaald[grens] = False
    laat = vuil.kies(rng, "laat_diploma", np.flatnonzero(gehaald & (t.eind + 4 <= peildatum)))
    t.diploma[laat] = np.minimum(t.eind[laat] + rng.integers(4, 110, len(laat)), peildatum)
    gehaald[laat] = False
    open_ = vuil.kies(rng, "diploma_zonder_uitschrijving", np.flatnonzero(gehaald & vrij))
    t.eind[open_] = GEEN


def _terugdatering(rng: np.random.Generator, vuil: Vuil, t: Trajecten, van: int, peildatum: int) -> None:
    """Put ends and starts back to 30 September, the day before the counting date."""
    najaar = np.isin(maand_van(t.eind), (10, 11, 12)) & (t.lot == UITVAL) & (t.eind <= peildatum)
    september = dag(jaar_van(t.eind), 9, 30)
    kandidaat = _in_beeld(t, van, peildatum) & najaar & (t.begin < september)
    terug = vuil.kies(rng, "teruggedateerde_uitschrijving", np.flatnonzero(kandidaat))
    t.eind[terug] = september[terug]
    september = dag(jaar_van(t.begin), 9, 30)
    kandidaat = _in_beeld(t, van, peildatum) & np.isin(maand_van(t.begin), (10, 11, 12)) & (t.vorige < 0)
    vroeg = vuil.kies(rng, "teruggedateerde_inschrijving", np.flatnonzero(kandidaat))
    t.begin[vroeg] = september[vroeg]


def _overlap(
    rng: np.random.Generator, vuil: Vuil, aanbod: Aanbod, t: Trajecten, van: int, peildatum: int
) -> Trajecten:
    """A second enrolment beside another: begins some weeks later, ends before or after it, gives nothing."""
    lang = _in_beeld(t, van, peildatum) & (np.minimum(t.eind, peildatum) - t.begin > 150)
    lang &= t.begin >= van - 400
    naast = vuil.kies(rng, "overlappende_inschrijving", np.flatnonzero(lang))
    n = len(naast)
    extra = t.kies(naast)
    if aanbod.overstap.sum() > 0:
        kan = aanbod.overstap.sum(axis=1)[extra.opleiding] > 0
        extra.opleiding[kan] = kies(rng, aanbod.overstap, extra.opleiding[kan])
    extra.begin = (extra.begin + rng.integers(14, 120, n)).astype(np.int32)
    extra.eind = (extra.begin + rng.integers(30, 200, n)).astype(np.int32)
    extra.gepland = np.maximum(extra.gepland, extra.eind)
    extra.lot = np.full(n, UITVAL)
    extra.diploma = np.full(n, GEEN, dtype=np.int32)
    extra.vorige, extra.aard = np.full(n, -1), np.full(n, OVERLAP)
    vuil.gekozen["overlappende_inschrijving"] = np.arange(len(t), len(t) + n)
    return extra


def _niveauwissel(
    rng: np.random.Generator, vuil: Vuil, aanbod: Aanbod, t: Trajecten, van: int, peildatum: int
) -> tuple[Trajecten, np.ndarray]:
    """The day after the counting date the same enrolment goes on at another niveau."""
    jaar = np.maximum(studiejaar_van(t.begin), studiejaar_van(np.full(len(t), van)))
    jaar += t.begin > dag(jaar, 10, 1)
    wisseldag = dag(jaar, 10, 2)
    ander_niveau = aanbod.overstap * (aanbod.niveau[None, :] != aanbod.niveau[:, None])
    mogelijk = ander_niveau.sum(axis=1)[t.opleiding] > 0
    kandidaat = mogelijk & (wisseldag + 30 < np.minimum(t.eind, peildatum)) & (wisseldag >= van)
    for al_vuil in vuil.gekozen.values():
        kandidaat[al_vuil[al_vuil < len(t)]] = False
    rijen = vuil.kies(rng, "niveauwissel_2_oktober", np.flatnonzero(kandidaat))
    na = t.kies(rijen)
    na.begin = wisseldag[rijen]
    if len(rijen):
        na.opleiding = kies(rng, ander_niveau, na.opleiding)
    na.vorige, na.aard = rijen, np.full(len(rijen), WISSEL)
    t.eind[rijen] = na.begin - 1
    t.lot[rijen] = OVERSTAP
    t.diploma[rijen] = GEEN
    return na, rijen


def _planning(rng: np.random.Generator, vuil: Vuil, t: Trajecten, peildatum: int) -> None:
    """Planned ends follow what happened, except where nobody looked at them again."""
    volgende_zomer = dag(studiejaar_van(np.array([peildatum])) + 1, 7, 31)[0]
    loopt = t.eind == GEEN
    vergeten = np.zeros(len(t), dtype=bool)
    vergeten[vuil.gekozen["diploma_zonder_uitschrijving"]] = True
    t.gepland = np.where(loopt & ~vergeten & (t.gepland < peildatum), volgende_zomer, t.gepland).astype(
        np.int32
    )
    overtijd = ~loopt & (t.gepland < t.eind) & kans(rng, len(t), 0.75)
    t.gepland = np.where(
        overtijd, dag(studiejaar_van(np.where(loopt, 0, t.eind)) + 1, 7, 31), t.gepland
    ).astype(np.int32)
    zonder_diploma = loopt & (t.diploma == GEEN) & (t.begin < peildatum - 60)
    rijen = vuil.kies(rng, "planning_verlopen", np.flatnonzero(zonder_diploma))
    ruimte = np.maximum(peildatum - t.begin[rijen] - 30, 1)
    t.gepland[rijen] = peildatum - 1 - (rng.random(len(rijen)) * np.minimum(ruimte, 400)).astype(np.int32)


def zelfde_inschrijving(rng: np.random.Generator, t: Trajecten) -> np.ndarray:
    """For each traject the index of the first traject of its enrolment: half of the switches stay within one."""
    blijft = (t.aard == SWITCH) & kans(rng, len(t), 0.5)
    blijft &= t.eind[np.maximum(t.vorige, 0)] + 1 == t.begin
    blijft |= t.aard == WISSEL
    wortel = np.where(blijft, t.vorige, np.arange(len(t)))
    while True:
        volgende = wortel[wortel]
        if np.array_equal(volgende, wortel):
            return wortel
        wortel = volgende
