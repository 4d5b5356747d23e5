"""How support stands in a team: numbers of students, and no number that tells of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stelsel.web.begeleiding import teksten, wensen
from stelsel.web.begeleiding.feiten import kort
from stelsel.web.begeleiding.models import Afspraak, Behoefte, Notitie, Ronde
from stelsel.web.begeleiding.models.afspraak import Categorie
from stelsel.web.begeleiding.models.wens import Wens
from stelsel.web.begeleiding.overgangen import Staat
from stelsel.web.begeleiding.team import TE_WEINIG
from stelsel.web.studenten.service import Persoon


@dataclass(frozen=True)
class Telling:
    """A number of students under a name; None: too few to tell."""

    naam: str
    aantal: int | None


@dataclass(frozen=True)
class Beeld:
    """A team of so many students: where the cycle stands, which needs there are, and what is wished and expected."""

    studenten: int
    cyclus: list[Telling]
    behoeften: list[Telling]
    wensen: list[tuple[str, int | None, int | None]]
    """Per wish: how many students say it, and of how many the team expects it."""


def beeld(bereik: QuerySet[Persoon], dag: date) -> Beeld:
    """Of the students in this scope, in a number of questions that does not grow."""
    sleutels = list(bereik.values_list("uuid", flat=True))
    return Beeld(len(sleutels), _cyclus(sleutels, dag), _behoeften(sleutels), _wensen(sleutels))


def _cyclus(sleutels: list[UUID], dag: date) -> list[Telling]:
    met_notitie = _wie(Notitie.objects.filter(persoon__in=sleutels))
    met_behoefte = _wie(Behoefte.objects.filter(persoon__in=sleutels, staat=Staat.OPEN))
    afspraken = Afspraak.objects.filter(persoon__in=sleutels, staat=Staat.OPEN)
    rondes = Ronde.objects.filter(persoon__in=sleutels, staat=Staat.OPEN)
    te_laat = _wie(afspraken.filter(uiterlijk__lt=dag)) | _wie(rondes.filter(evalueren_op__lt=dag))
    namen = (
        (_("Nog geen gesprek vastgelegd"), set(sleutels) - met_notitie),
        (_("Een behoefte die nog open is"), met_behoefte),
        (_("Een afspraak die loopt"), _wie(afspraken)),
        (_("Een plan dat loopt"), _wie(rondes)),
        (_("Iets te laat: afspraak of evaluatie"), te_laat),
    )
    return [Telling(naam, _toon(len(wie))) for naam, wie in namen]


def _wie(rijen: QuerySet) -> set[UUID]:
    return set(rijen.order_by().values_list("persoon", flat=True).distinct())


def _behoeften(sleutels: list[UUID]) -> list[Telling]:
    paren = Behoefte.objects.filter(persoon__in=sleutels, staat=Staat.OPEN).order_by()
    tellen = Counter(categorie for _persoon, categorie in set(paren.values_list("persoon", "categorie")))
    return [Telling(str(teksten.CATEGORIE_KORT[c]).capitalize(), _toon(tellen[c])) for c in Categorie.values]


def _wensen(sleutels: list[UUID]) -> list[tuple[str, int | None, int | None]]:
    standen = wensen.standen(sleutels).values()
    student = Counter(stand.student.wens for stand in standen if stand.student)
    team = Counter(stand.team.wens for stand in standen if stand.team)
    zegt, verwacht = _bedekt(student, Wens.values), _bedekt(team, Wens.values)
    return [(kort(wens).capitalize(), zegt[wens], verwacht[wens]) for wens in Wens.values]


def _toon(aantal: int) -> int | None:
    return aantal if aantal == 0 or aantal >= TE_WEINIG else None


def _bedekt(tellen: Mapping[str, int], namen: Iterable[str]) -> dict[str, int | None]:
    """The counts of answers that exclude one another: where one is hidden a second is too, so that nobody subtracts it
    from the total."""
    uit = {naam: _toon(tellen.get(naam, 0)) for naam in namen}
    verborgen = [naam for naam, aantal in uit.items() if aantal is None]
    if len(verborgen) == 1:
        zichtbaar = [naam for naam, aantal in uit.items() if aantal]
        if zichtbaar:
            uit[min(zichtbaar, key=lambda naam: uit[naam])] = None
    return uit
