"""What somebody may do with shares."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.service import Antwoord, Gebruiker, mag, registreer_handeling
from stelsel.web.studenten.service import BEGELEIDERS, Persoon, bereik_met, eis_mag_met, mag_met

ZIEN = "delen.zien"
REGELEN = "delen.regelen"
EIGEN = "delen.eigen"


def registreer() -> None:
    """Called once, when the app starts."""
    begeleiders = {rol: BEGELEIDERS[rol] for rol in ("mentor", "zorgcoordinator")}
    van_zorg = {"zorgcoordinator": BEGELEIDERS["zorgcoordinator"]}
    registreer_handeling("delen", "zien", _("zien met wie buiten de school iets wordt gedeeld"), via=begeleiders)
    regelen = _("iets van een student delen met iemand buiten de school")
    registreer_handeling("delen", "regelen", regelen, via=van_zorg)
    registreer_handeling("delen", "eigen", _("zien met wie de school iets van jou deelt"), ("student",))


def mag_zien(gebruiker: Gebruiker, persoon: Persoon | None = None) -> Antwoord:
    """May this user see what of this student is shared?"""
    return mag_met(gebruiker, ZIEN, persoon)


def bereik_zien(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students of whom this user may see that."""
    return bereik_met(gebruiker, ZIEN)


def mag_regelen(gebruiker: Gebruiker, persoon: Persoon | None = None) -> Antwoord:
    """May this user share something of this student?"""
    return mag_met(gebruiker, REGELEN, persoon)


def eis_mag_regelen(gebruiker: Gebruiker, persoon: Persoon) -> Antwoord:
    """Raises GeenToegang when this user may not share anything of this student."""
    return eis_mag_met(gebruiker, REGELEN, persoon)


def bereik_regelen(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students of whom this user may share something."""
    return bereik_met(gebruiker, REGELEN)


def mag_eigen(gebruiker: Gebruiker) -> Antwoord:
    """Is this the account of a student?"""
    return mag(gebruiker, EIGEN)
