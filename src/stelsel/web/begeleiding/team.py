"""What a team always does for a need: agreed once, used in plans, read by everybody of the team."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import rechten
from stelsel.web.begeleiding.models import Teamafspraak
from stelsel.web.begeleiding.models.afspraak import Categorie
from stelsel.web.begeleiding.overgangen import Staat
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.studenten.service import Team, teams_van

TE_WEINIG = 4
"""Fewer students than this are not counted: a small number tells who it is."""


def afspraken_van(teams: Iterable[Team]) -> QuerySet[Teamafspraak]:
    """What these teams always do now, with the number of students for whom it is used (`studenten`)."""
    van = Q(pk__in=())
    for team in teams:
        van |= Q(brin=team.brin, team=team.naam)
    rijen = Teamafspraak.objects.filter(van, staat=Staat.OPEN).select_related("door")
    return rijen.annotate(studenten=Count("gebruikt__persoon", distinct=True))


def spreek_af(gebruiker: Gebruiker, team: str, categorie: str, wat: str, in_de_les: bool) -> Teamafspraak:
    """Write what the team agreed. `team` is the key of one of the user's teams. Raises GeenToegang and Veldfout."""
    rechten.eis_mag_team_afspreken(gebruiker)
    gevonden = next((een for een in teams_van(gebruiker) if een.sleutel == team), None)
    if gevonden is None:
        raise Veldfout("team", _("Dit is niet jouw team."), doe=_("Kies je eigen team."), code="BEGELEIDING-TEAM-01")
    if categorie not in Categorie:
        raise Veldfout(
            "categorie",
            _("Er staat niet waarvoor dit is."),
            doe=_("Kies waar het om gaat."),
            code="BEGELEIDING-TEAM-02",
        )
    if not wat:
        raise Veldfout(
            "wat", _("Er staat niet wat het team doet."), doe=_("Schrijf het in een zin."), code="BEGELEIDING-TEAM-03"
        )
    gemaakt = Teamafspraak.objects.create(
        brin=gevonden.brin, team=gevonden.naam, categorie=categorie, wat=wat, in_de_les=in_de_les, sinds=vandaag(),
        door=gebruiker,
    )  # fmt: skip
    log(gebruiker, "begeleiding.teamafspraak_gemaakt", onderwerp=gevonden.naam)
    return gemaakt


def stop(gebruiker: Gebruiker, afspraak: Teamafspraak, waarom: str) -> None:
    """The team no longer does this; where it is in a plan it stays. Raises GeenToegang, Veldfout, Ingehaald."""
    rechten.eis_mag_team_afspreken(gebruiker)
    if not waarom:
        raise Veldfout(
            "waarom", _("Er staat nog niet waarom."), doe=_("Schrijf het in een zin."), code="BEGELEIDING-TEAM-04"
        )
    rijen = Teamafspraak.objects.filter(pk=afspraak.pk, staat=Staat.OPEN)
    gestopt = rijen.update(staat=Staat.VERVALLEN, gestopt_op=vandaag(), gestopt_door=gebruiker, waarom_gestopt=waarom)
    if not gestopt:
        raise Ingehaald(
            _("Een collega heeft deze teamafspraak al gestopt."),
            doe=_("Er is niets meer nodig."),
            code="BEGELEIDING-TEAM-05",
        )
    log(gebruiker, "begeleiding.teamafspraak_gestopt", onderwerp=afspraak.team)
