"""The act of this app. What the school keeps of people is no secret: everybody with a role may read it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.service import Antwoord, Gebruiker, mag, registreer_handeling

REGISTER_LEZEN = "privacy.register_lezen"
_IEDEREEN = (
    "kwaliteitszorg",
    "studentadministratie",
    "bestuur",
    "beheerder",
    "mentor",
    "zorgcoordinator",
    "opleidingsmanager",
    "privacyfunctionaris",
)


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_handeling("privacy", "register_lezen", _("lezen wat de school bewaart, waarom en hoelang"), _IEDEREEN)


def mag_register_lezen(gebruiker: Gebruiker) -> Antwoord:
    """May this user read the register of processing?"""
    return mag(gebruiker, REGISTER_LEZEN)
