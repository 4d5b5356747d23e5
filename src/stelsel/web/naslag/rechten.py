"""The acts of this app. Rules are public law: everybody with a role may read and try them; no facts are kept."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.service import Antwoord, Gebruiker, eis, mag, registreer_handeling

REGELS_LEZEN = "naslag.regels_lezen"
REGELS_VRAGEN = "naslag.regels_vragen"
API_GEBRUIKEN = "naslag.api_gebruiken"

_IEDEREEN = (
    "kwaliteitszorg",
    "studentadministratie",
    "bestuur",
    "beheerder",
    "mentor",
    "zorgcoordinator",
    "opleidingsmanager",
    "privacyfunctionaris",
    "docent",
    "tweedelijn",
    "aandachtsfunctionaris",
)
_MET_EIGEN_SYSTEEM = ("kwaliteitszorg", "studentadministratie", "beheerder")


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_handeling("naslag", "regels_lezen", _("de regels lezen"), _IEDEREEN)
    registreer_handeling("naslag", "regels_vragen", _("een vraag aan een regel stellen"), _IEDEREEN)
    registreer_handeling(
        "naslag", "api_gebruiken", _("een sleutel maken waarmee een ander systeem regels vraagt"), _MET_EIGEN_SYSTEEM
    )


def mag_regels_lezen(gebruiker: Gebruiker) -> Antwoord:
    """May this user read the rules?"""
    return mag(gebruiker, REGELS_LEZEN)


def mag_regels_vragen(gebruiker: Gebruiker) -> Antwoord:
    """May this user ask a rule a question?"""
    return mag(gebruiker, REGELS_VRAGEN)


def mag_api_gebruiken(gebruiker: Gebruiker) -> Antwoord:
    """May this user make a key with which another system asks rules?"""
    return mag(gebruiker, API_GEBRUIKEN)


def eis_mag_api_gebruiken(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not make such a key."""
    return eis(gebruiker, API_GEBRUIKEN)
