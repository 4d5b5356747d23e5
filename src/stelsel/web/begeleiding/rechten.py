"""What somebody may do with the plan of a student, and which students a list may hold."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from stelsel.web.begeleiding.models import Werkaantekening
from stelsel.web.beheer.service import Antwoord, Gebruiker, eis, mag, registreer_handeling
from stelsel.web.studenten.service import BEGELEIDERS, TEAM, Persoon, bereik_met, eis_mag_met, mag_met

GROEP_VOLGEN = "begeleiding.groep_volgen"
PLAN_LEZEN = "begeleiding.plan_lezen"
PLAN_SCHRIJVEN = "begeleiding.plan_schrijven"
EIGEN_PLAN = "begeleiding.eigen_plan"
CASELOAD_VOLGEN = "begeleiding.caseload_volgen"
LES_ZIEN = "begeleiding.les_zien"
TEAM_ZIEN = "begeleiding.team_zien"
TEAM_AFSPREKEN = "begeleiding.team_afspreken"
BEELD_ZIEN = "begeleiding.beeld_zien"

# Who steers a team needs figures of the team, not what a student told his mentor.
_DAARBIJ = {rol: relaties for rol, relaties in BEGELEIDERS.items() if rol != "opleidingsmanager"}


def registreer() -> None:
    """Called once, when the app starts."""
    groep, lezen = _("zien wie van de eigen groep je nodig heeft"), _("het plan en de notities van een student lezen")
    schrijven = _("notities, behoeften en afspraken van een student vastleggen")
    eigen = _("je eigen plan lezen, erop reageren en zeggen wat je hierna wilt")
    registreer_handeling("begeleiding", "groep_volgen", groep, via={"mentor": BEGELEIDERS["mentor"]})
    registreer_handeling("begeleiding", "plan_lezen", lezen, via=_DAARBIJ, in_nood=True)
    registreer_handeling("begeleiding", "plan_schrijven", schrijven, via=_DAARBIJ)
    registreer_handeling("begeleiding", "eigen_plan", eigen, ("student",))
    caseload = _("zien welke plannen van de eigen studenten aandacht vragen")
    van_zorg = {"zorgcoordinator": BEGELEIDERS["zorgcoordinator"]}
    registreer_handeling("begeleiding", "caseload_volgen", caseload, via=van_zorg)
    registreer_handeling("begeleiding", "les_zien", _("zien wat voor wie werkt in de les"), via={"docent": (TEAM,)})

    van_team = ("mentor", "zorgcoordinator", "opleidingsmanager")
    lezen, afspreken = _("lezen wat het eigen team altijd doet"), _("vastleggen wat het eigen team altijd doet")
    registreer_handeling("begeleiding", "team_zien", lezen, (*van_team, "docent"))
    registreer_handeling("begeleiding", "team_afspreken", afspreken, van_team)
    beeld = _("zien hoe het met de begeleiding in het eigen team staat, in aantallen")
    registreer_handeling("begeleiding", "beeld_zien", beeld, via={"opleidingsmanager": (TEAM,)})


def mag_beeld_zien(gebruiker: Gebruiker) -> Antwoord:
    """Does this user steer a team?"""
    return mag(gebruiker, BEELD_ZIEN)


def bereik_beeld(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students of the own team: counted, and never by name."""
    return bereik_met(gebruiker, BEELD_ZIEN)


def mag_team_zien(gebruiker: Gebruiker) -> Antwoord:
    """May this user read what a team always does? Which teams are his own, the administration of the school says."""
    return mag(gebruiker, TEAM_ZIEN)


def mag_team_afspreken(gebruiker: Gebruiker) -> Antwoord:
    """May this user write what his own team always does?"""
    return mag(gebruiker, TEAM_AFSPREKEN)


def eis_mag_team_afspreken(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not write what his team always does."""
    return eis(gebruiker, TEAM_AFSPREKEN)


def mag_groep_volgen(gebruiker: Gebruiker) -> Antwoord:
    """Has this user a group to keep in sight?"""
    return mag(gebruiker, GROEP_VOLGEN)


def bereik_groep(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students of whom this user is the mentor, or replaces the mentor, and those assigned to him."""
    return bereik_met(gebruiker, GROEP_VOLGEN)


def mag_caseload_volgen(gebruiker: Gebruiker) -> Antwoord:
    """Has this user a caseload?"""
    return mag(gebruiker, CASELOAD_VOLGEN)


def bereik_caseload(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students of whom this user is the zorgcoördinator, or who were assigned to him."""
    return bereik_met(gebruiker, CASELOAD_VOLGEN)


def mag_les_zien(gebruiker: Gebruiker) -> Antwoord:
    """Does this user teach?"""
    return mag(gebruiker, LES_ZIEN)


def bereik_les(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students in the groups of the team of this user: of them he sees what was agreed in lessons, and no more."""
    return bereik_met(gebruiker, LES_ZIEN)


def mag_plan_lezen(gebruiker: Gebruiker, persoon: Persoon | None = None) -> Antwoord:
    """May this user read the plan of this student?"""
    return mag_met(gebruiker, PLAN_LEZEN, persoon, in_nood=True)


def bereik_plannen(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students whose plan this user may read. Outside it a plan does not exist (404)."""
    return bereik_met(gebruiker, PLAN_LEZEN, in_nood=True)


def mag_plan_schrijven(gebruiker: Gebruiker, persoon: Persoon | None = None) -> Antwoord:
    """May this user add to the plan of this student?"""
    return mag_met(gebruiker, PLAN_SCHRIJVEN, persoon)


def eis_mag_plan_schrijven(gebruiker: Gebruiker, persoon: Persoon) -> Antwoord:
    """Raises GeenToegang when this user may not add to the plan of this student."""
    return eis_mag_met(gebruiker, PLAN_SCHRIJVEN, persoon)


def bereik_schrijven(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students to whose plan this user may add."""
    return bereik_met(gebruiker, PLAN_SCHRIJVEN)


def mag_eigen_plan(gebruiker: Gebruiker) -> Antwoord:
    """Is this the account of somebody with a plan of his own? The student of the account, never of an address."""
    return mag(gebruiker, EIGEN_PLAN)


def bereik_werkaantekeningen(gebruiker: Gebruiker, dag: object) -> QuerySet[Werkaantekening]:
    """The notes this user made for himself that have not run out on that day; nobody else has any."""
    return Werkaantekening.objects.filter(schrijver=gebruiker, verloopt_op__gt=dag)
