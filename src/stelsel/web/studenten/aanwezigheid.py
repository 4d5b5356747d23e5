"""Absence per week of one student: the numbers, a sentence, and a chart that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from stelsel.kern.tijd import Studiejaar
from stelsel.web.gedeeld.notatie import getal, procent
from stelsel.web.studenten.models import AanwezigheidWeek, Levering, Persoon
from stelsel.weergave.grafieken.onderdelen import n, omhulsel, streep, tekst

BREEDTE, HOOGTE, LINKS, BODEM = 720, 170, 40, 140


@dataclass(frozen=True)
class Week:
    """Clock hours of one ISO week, over all enrolments together."""

    jaar: int
    week: int
    gepland: float
    geoorloofd: float
    ongeoorloofd: float

    @property
    def maandag(self) -> date:
        return date.fromisocalendar(self.jaar, self.week, 1)

    @property
    def aanwezig(self) -> float | None:
        """Percentage of the planned hours; None in a week without lessons."""
        return 100 * (1 - (self.geoorloofd + self.ongeoorloofd) / self.gepland) if self.gepland else None


def weken(persoon: Persoon) -> dict[Studiejaar, list[Week]]:
    """The weeks per studiejaar, newest year first, weeks in order."""
    som: dict[tuple[int, int], list[float]] = {}
    rijen = AanwezigheidWeek.objects.geldend().filter(persoon=persoon)
    namen = ("jaar", "week", "uren_gepland", "uren_geoorloofd", "uren_ongeoorloofd")
    for jaar, week, *uren in rijen.values_list(*namen):
        bij = som.setdefault((jaar, week), [0.0, 0.0, 0.0])
        for plaats, waarde in enumerate(uren):
            bij[plaats] += waarde
    uit: dict[Studiejaar, list[Week]] = {}
    for (jaar, week), uren in sorted(som.items()):
        regel = Week(jaar, week, *uren)
        uit.setdefault(Studiejaar.van_datum(regel.maandag), []).append(regel)
    return dict(sorted(uit.items(), key=lambda paar: paar[0], reverse=True))


def leveringen(persoon: Persoon) -> list[Levering]:
    """The deliveries that said these hours, the newest first."""
    ids = AanwezigheidWeek.objects.geldend().filter(persoon=persoon).values("levering")
    return list(Levering.objects.filter(id__in=ids))


def zin(rij: Sequence[Week]) -> str:
    """The message of the chart in one sentence."""
    gepland = sum(w.gepland for w in rij)
    geoorloofd, ongeoorloofd = sum(w.geoorloofd for w in rij), sum(w.ongeoorloofd for w in rij)
    if not gepland:
        return _("In deze weken stond geen les gepland.")
    aanwezig = 100 * (1 - (geoorloofd + ongeoorloofd) / gepland)
    tekst_ = _(
        "Aanwezig bij %(deel)s van de %(gepland)s geplande uren; %(met)s uur afwezig met reden, %(zonder)s zonder."
    )
    return tekst_ % {
        "deel": procent(aanwezig, 0),
        "gepland": getal(gepland),
        "met": getal(geoorloofd, 1),
        "zonder": getal(ongeoorloofd, 1),
    }


def grafiek(rij: Sequence[Week], titel: str) -> SafeString:
    """Hours absent per week as stacked bars from zero: without reason below, with reason on top."""
    hoogst = max([w.geoorloofd + w.ongeoorloofd for w in rij], default=0) or 1
    stap = (BREEDTE - LINKS - 10) / max(len(rij), 1)
    breed = min(stap * 0.7, 24)

    def y(uren: float) -> float:
        return BODEM - uren / hoogst * (BODEM - 20)

    delen = [streep(LINKS, BREEDTE, BODEM, "as"), streep(LINKS, BREEDTE, y(hoogst), "as")]
    delen += [tekst("0", LINKS - 6, BODEM + 4, "eind"), tekst(getal(hoogst, 1), LINKS - 6, y(hoogst) + 4, "eind")]
    for nummer, week in enumerate(rij):
        x = LINKS + nummer * stap + (stap - breed) / 2
        delen.append(_staaf(x, y(week.ongeoorloofd), BODEM, breed, "v2"))
        delen.append(_staaf(x, y(week.geoorloofd + week.ongeoorloofd), y(week.ongeoorloofd), breed, "rustig"))
        if nummer % max(1, len(rij) // 8) == 0:
            delen.append(tekst(_("wk %(n)s") % {"n": week.week}, x + breed / 2, BODEM + 20, "midden"))
    return mark_safe(omhulsel(f"aanw{rij[0].jaar}", titel, zin(rij), (BREEDTE, HOOGTE), delen))


def _staaf(x: float, boven: float, onder: float, breed: float, klas: str) -> str:
    if onder - boven < 0.05:
        return ""
    return f'<rect class="{klas}" x="{n(x)}" y="{n(boven)}" width="{n(breed)}" height="{n(onder - boven)}"/>'
