"""How a group of students stands today, in a number of questions that does not grow with the group.

Absence and results come from the school's own systems. Each figure carries the day up to which they speak: a week that
is not there is not a week without absence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from stelsel.kern.tijd import Studiejaar, vandaag
from stelsel.web.studenten.bekend import leeftijd_op
from stelsel.web.studenten.lijst import Regel, regels
from stelsel.web.studenten.models import AanwezigheidWeek, Persoon, Resultaat

LESWEKEN = 4
"""Over how many weeks with lessons presence is told: those over which LPW 21a lid 2 counts hours too."""
TERUG = timedelta(weeks=16)
"""How far back such weeks are looked for: past a summer holiday, not into another year."""
OUD = timedelta(weeks=2)
"""Figures that end longer ago than this tell nothing of today."""
VOLDOENDE = 55
"""A mark is sufficient from 5.5 on, in tenths (EKB 6: rounded to 6)."""


@dataclass
class Stand:
    """One student. `leeftijd` None when the birth date does not decide it.

    `gepland` and `zonder_reden` are clock hours over the last weeks with lessons that are known; `weken` how many of
    those there are (at most LESWEKEN); `tot_en_met` the last day of the last week that is known, None when none is.
    `voldoende` of `resultaten` marks of this studiejaar are 5.5 or more.
    """

    persoon: Persoon
    leeftijd: int | None
    groepen: list[str] = field(default_factory=list)
    gepland: float = 0.0
    afwezig: float = 0.0
    zonder_reden: float = 0.0
    weken: int = 0
    tot_en_met: date | None = None
    voldoende: int = 0
    resultaten: int = 0

    def is_oud(self, dag: date) -> bool:
        """Whether what is known of presence says nothing of that day: it ended too long before, or there is none."""
        return self.tot_en_met is None or dag - self.tot_en_met > OUD

    @property
    def aanwezig(self) -> float | None:
        """Percentage of the planned hours; None when nothing is known."""
        return 100 * (1 - self.afwezig / self.gepland) if self.gepland else None


def standen(personen: Iterable[Persoon]) -> list[Stand]:
    """The state of each, in the order given."""
    dag = vandaag()
    uit = {persoon.pk: Stand(persoon, _leeftijd(persoon, dag)) for persoon in personen}
    _vul_lijst(uit, dag)
    _vul_aanwezigheid(uit, dag)
    _vul_resultaten(uit, dag)
    return list(uit.values())


def _leeftijd(persoon: Persoon, dag: date) -> int | None:
    grenzen = leeftijd_op(persoon, dag)
    return grenzen[0] if grenzen and grenzen[0] == grenzen[1] else None


def _vul_lijst(standen_: dict[int, Stand], dag: date) -> None:
    gevonden: list[Regel] = regels([stand.persoon for stand in standen_.values()], dag)
    for regel in gevonden:
        standen_[regel.persoon.pk].groepen = regel.groepen


def _vul_aanwezigheid(standen_: dict[int, Stand], dag: date) -> None:
    jaar, week, _weekdag = (dag - TERUG).isocalendar()
    rijen = AanwezigheidWeek.objects.geldend().filter(persoon__in=standen_, jaar__gte=jaar)
    som: dict[int, dict[tuple[int, int], list[float]]] = {}
    namen = ("persoon", "jaar", "week", "uren_gepland", "uren_geoorloofd", "uren_ongeoorloofd")
    for persoon, *wanneer, gepland, met, zonder in rijen.values_list(*namen):
        if tuple(wanneer) < (jaar, week):
            continue
        uren = som.setdefault(persoon, {}).setdefault(tuple(wanneer), [0.0, 0.0, 0.0])
        for plaats, waarde in enumerate((gepland, met + zonder, zonder)):
            uren[plaats] += waarde
    for persoon, weken in som.items():
        stand = standen_[persoon]
        # A week that is still going is known up to today at most.
        stand.tot_en_met = min(date.fromisocalendar(*max(weken), 7), dag)
        lesweken = [weken[wanneer] for wanneer in sorted(weken, reverse=True) if weken[wanneer][0] > 0][:LESWEKEN]
        stand.weken = len(lesweken)
        stand.gepland, stand.afwezig, stand.zonder_reden = (sum(uren[i] for uren in lesweken) for i in range(3))


def _vul_resultaten(standen_: dict[int, Stand], dag: date) -> None:
    jaar = Studiejaar.van_datum(dag)
    rijen = Resultaat.objects.geldend().filter(persoon__in=standen_, datum__gte=jaar.van, datum__lte=dag)
    # Of a part that was done twice the best counts (the school's marks say no more than this).
    beste: dict[tuple[int, str], int] = {}
    for persoon, onderdeel, cijfer in rijen.exclude(cijfer=None).values_list("persoon", "onderdeel", "cijfer"):
        beste[persoon, onderdeel] = max(cijfer, beste.get((persoon, onderdeel), 0))
    for (persoon, _onderdeel), cijfer in beste.items():
        standen_[persoon].resultaten += 1
        standen_[persoon].voldoende += cijfer >= VOLDOENDE
