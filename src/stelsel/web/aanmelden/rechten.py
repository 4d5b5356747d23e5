"""The acts of this app."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.service import Antwoord, Gebruiker, eis, mag, registreer_handeling

EISEN_BEHEREN = "aanmelden.eisen_beheren"
TOEGANG_HERSTELLEN = "aanmelden.toegang_herstellen"


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_handeling("aanmelden", "eisen_beheren", _("bepalen wat een rol van inloggen eist"), ("beheerder",))
    registreer_handeling("aanmelden", "toegang_herstellen", _("helpen als iemand niet kan inloggen"), ("beheerder",))


def mag_eisen_beheren(gebruiker: Gebruiker) -> Antwoord:
    """May this user decide what a role asks of signing in?"""
    return mag(gebruiker, EISEN_BEHEREN)


def eis_mag_eisen_beheren(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not decide what a role asks of signing in."""
    return eis(gebruiker, EISEN_BEHEREN)


def eis_mag_toegang_herstellen(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not help others who cannot sign in."""
    return eis(gebruiker, TOEGANG_HERSTELLEN)
