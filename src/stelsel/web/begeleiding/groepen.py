"""Groups with like needs: proposed where four or more need the same kind of thing, and made by the team.

Private circumstances, and what tells of health, are never proposed and never a group.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import rechten, teksten
from stelsel.web.begeleiding.models import Aanpakgroep, Behoefte, Groepslid
from stelsel.web.begeleiding.models.afspraak import Categorie
from stelsel.web.begeleiding.overgangen import Staat
from stelsel.web.begeleiding.team import TE_WEINIG
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.studenten.service import Persoon, Team, teams_van

SAMEN = (Categorie.DIDACTISCH, Categorie.STRUCTUUR, Categorie.PEDAGOGISCH, Categorie.TOEKOMSTWENS)
"""The kinds of need for which students can be helped together."""
VERBODEN = re.compile(
    r"\b(gedrag|adhd|add\b|autis|dyslex|dyscalc|angst|depress|psych|ziek|thuis|priv[eé]|handicap|beperk|schuld)",
    re.IGNORECASE,
)
"""What a name may not hold: it tells why somebody is in it."""


@dataclass(frozen=True)
class Voorstel:
    """So many students of this reader need something of this kind, and are in no group for it yet."""

    categorie: str
    soort: str
    aantal: int


def van_teams(teams: list[Team]) -> QuerySet[Aanpakgroep]:
    """The groups of these teams that run."""
    van = Q(pk__in=())
    for team in teams:
        van |= Q(brin=team.brin, team=team.naam)
    return Aanpakgroep.objects.filter(van, staat=Staat.OPEN)


def _leden(dag: date) -> QuerySet[Groepslid]:
    return Groepslid.objects.filter(Q(tot_en_met=None) | Q(tot_en_met__gte=dag), van__lte=dag, groep__staat=Staat.OPEN)


def met_behoefte(gebruiker: Gebruiker, categorie: str) -> QuerySet[Persoon]:
    """The students whose plan this user writes that have an open need of this kind."""
    behoeften = Behoefte.objects.filter(staat=Staat.OPEN, categorie=categorie)
    return rechten.bereik_schrijven(gebruiker).filter(uuid__in=behoeften.order_by().values("persoon"))


def voorstellen(gebruiker: Gebruiker) -> list[Voorstel]:
    """What could be done together: four students or more with one kind of need, not helped together yet."""
    dag = vandaag()
    eigen = rechten.bereik_schrijven(gebruiker).values("uuid")
    al = set(_leden(dag).values_list("persoon", "groep__categorie"))
    open_ = Behoefte.objects.filter(staat=Staat.OPEN, categorie__in=SAMEN, persoon__in=eigen)
    paren = set(open_.values_list("persoon", "categorie")) - al
    tellen = Counter(categorie for _persoon, categorie in paren)
    return [
        Voorstel(categorie, str(teksten.CATEGORIE_KORT[categorie]), tellen[categorie])
        for categorie in SAMEN
        if tellen[categorie] >= TE_WEINIG
    ]


def maak(gebruiker: Gebruiker, team: str, naam: str, categorie: str) -> Aanpakgroep:
    """The team decides on a group, named by what it does. Raises GeenToegang; Veldfout for a name that tells why, a
    kind of need that stays with one student, another team."""
    rechten.eis_mag_team_afspreken(gebruiker)
    gevonden = next((een for een in teams_van(gebruiker) if een.sleutel == team), None)
    if gevonden is None:
        raise Veldfout("team", _("Dit is niet jouw team."), doe=_("Kies je eigen team."), code="BEGELEIDING-GROEP-01")
    if categorie not in SAMEN:
        raise Veldfout(
            "categorie",
            _("Hiervoor maken we geen groep: dat blijft bij de student."),
            doe=_("Kies iets anders."),
            code="BEGELEIDING-GROEP-02",
        )
    if VERBODEN.search(naam):
        raise Veldfout(
            "naam",
            _("Deze naam zegt waarom iemand meedoet."),
            doe=_("Noem wat de groep doet en wanneer. Bijvoorbeeld: reken-kwartier di 3e uur."),
            code="BEGELEIDING-GROEP-03",
        )
    groep = Aanpakgroep.objects.create(
        brin=gevonden.brin, team=gevonden.naam, naam=naam, categorie=categorie, van=vandaag(), door=gebruiker
    )
    log(gebruiker, "begeleiding.groep_gemaakt", onderwerp=gevonden.naam)
    return groep


def zet_erbij(gebruiker: Gebruiker, groep: Aanpakgroep, persoon: Persoon) -> None:
    """This student takes part from today. Raises GeenToegang, Veldfout."""
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    try:
        with transaction.atomic():
            Groepslid.objects.create(persoon=persoon.uuid, groep=groep, van=vandaag(), door=gebruiker)
            log(gebruiker, "begeleiding.groepslid_gewijzigd", str(persoon.uuid), onderwerp="erbij")
    except IntegrityError:
        raise Veldfout(
            "erbij", _("Deze student doet al mee."), doe=_("Ververs de pagina."), code="BEGELEIDING-GROEP-04"
        ) from None


def haal_eruit(gebruiker: Gebruiker, groep: Aanpakgroep, persoon: Persoon) -> None:
    """Yesterday was the last time. Raises GeenToegang, Ingehaald."""
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    with transaction.atomic():
        rijen = Groepslid.objects.filter(groep=groep, persoon=persoon.uuid, tot_en_met=None)
        if not rijen.update(tot_en_met=vandaag() - timedelta(days=1)):
            raise Ingehaald(
                _("Deze student doet al niet meer mee."), doe=_("Er is niets meer nodig."), code="BEGELEIDING-GROEP-05"
            )
        log(gebruiker, "begeleiding.groepslid_gewijzigd", str(persoon.uuid), onderwerp="eruit")


def stop(gebruiker: Gebruiker, groep: Aanpakgroep) -> None:
    """The group ends for everybody. Raises GeenToegang, Ingehaald."""
    rechten.eis_mag_team_afspreken(gebruiker)
    rijen = Aanpakgroep.objects.filter(pk=groep.pk, staat=Staat.OPEN)
    if not rijen.update(staat=Staat.VERVALLEN, gestopt_op=vandaag()):
        raise Ingehaald(_("Deze groep is al gestopt."), doe=_("Er is niets meer nodig."), code="BEGELEIDING-GROEP-06")
    log(gebruiker, "begeleiding.groep_gestopt", onderwerp=groep.team)


@dataclass(frozen=True)
class Samenstelling:
    """A group as a reader sees it: the own students by name, the number of all when it tells of nobody."""

    groep: Aanpakgroep
    eigen: list[Persoon]
    aantal: int | None


def samenstelling(gebruiker: Gebruiker, groepen: list[Aanpakgroep]) -> list[Samenstelling]:
    """Each group with its members, in two questions. Under four members a number would be a list of names."""
    per_groep: dict[int, set[UUID]] = {}
    for groep, persoon in _leden(vandaag()).filter(groep__in=groepen).values_list("groep_id", "persoon"):
        per_groep.setdefault(groep, set()).add(persoon)
    alle = {persoon for leden in per_groep.values() for persoon in leden}
    eigen = list(rechten.bereik_schrijven(gebruiker).filter(uuid__in=alle).order_by("sorteernaam", "id"))
    return [
        Samenstelling(
            groep,
            [persoon for persoon in eigen if persoon.uuid in per_groep.get(groep.pk, set())],
            len(per_groep.get(groep.pk, ())) if len(per_groep.get(groep.pk, ())) >= TE_WEINIG else None,
        )
        for groep in groepen
    ]


def van_student(persoon: UUID) -> list[str]:
    """The names of the groups in which this student takes part: what it does, and not why."""
    return list(_leden(vandaag()).filter(persoon=persoon).values_list("groep__naam", flat=True))


def in_de_les(personen: list[UUID], dag: date) -> list[tuple[str, list[UUID]]]:
    """For a docent: the groups of these students with their members; a group of fewer than four is not listed."""
    per_groep: dict[str, list[UUID]] = {}
    for naam, persoon in _leden(dag).filter(persoon__in=personen).values_list("groep__naam", "persoon"):
        per_groep.setdefault(naam, []).append(persoon)
    return sorted((naam, leden) for naam, leden in per_groep.items() if len(leden) >= TE_WEINIG)
