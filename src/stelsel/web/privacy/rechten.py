"""The acts of this app. What the school keeps of people is no secret: everybody with a role may read it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.service import Antwoord, Gebruiker, mag, registreer_handeling

REGISTER_LEZEN = "privacy.register_lezen"
EIGEN_GEGEVENS = "privacy.eigen_gegevens"
VERZOEKEN_BEHANDELEN = "privacy.verzoeken_behandelen"
_IEDEREEN = (
    "kwaliteitszorg",
    "studentadministratie",
    "bestuur",
    "beheerder",
    "mentor",
    "zorgcoordinator",
    "opleidingsmanager",
    "privacyfunctionaris",
    "student",
    "ouder",
    "praktijkopleider",
    "docent",
    "tweedelijn",
    "aandachtsfunctionaris",
)


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_handeling("privacy", "register_lezen", _("lezen wat de school bewaart, waarom en hoelang"), _IEDEREEN)
    registreer_handeling(
        "privacy",
        "eigen_gegevens",
        _("zien wat de school van jou bewaart en wie ernaar keek, en erover beslissen"),
        ("student",),
    )
    registreer_handeling(
        "privacy",
        "verzoeken_behandelen",
        _("verzoeken van studenten over hun gegevens behandelen"),
        ("privacyfunctionaris", "studentadministratie"),
    )


def mag_register_lezen(gebruiker: Gebruiker) -> Antwoord:
    """May this user read the register of processing?"""
    return mag(gebruiker, REGISTER_LEZEN)


def mag_eigen_gegevens(gebruiker: Gebruiker) -> Antwoord:
    """May this user see what is kept of himself? Those of the student of the account, never of an address."""
    return mag(gebruiker, EIGEN_GEGEVENS)


def mag_verzoeken_behandelen(gebruiker: Gebruiker) -> Antwoord:
    """May this user answer requests of students about their data?"""
    return mag(gebruiker, VERZOEKEN_BEHANDELEN)
