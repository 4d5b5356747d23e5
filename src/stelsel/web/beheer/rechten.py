"""The acts of this app."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.handelingen import registreer_handeling
from stelsel.web.beheer.models import Gebruiker
from stelsel.web.beheer.toegang import Antwoord, eis, mag

GEBRUIKERS_BEHEREN = "beheer.gebruikers_beheren"
RECHTEN_ZIEN = "beheer.rechten_zien"
LOGBOEK_LEZEN = "beheer.logboek_lezen"


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_handeling("beheer", "gebruikers_beheren", _("accounts maken, rollen geven en stoppen"), ("beheerder",))
    registreer_handeling("beheer", "rechten_zien", _("zien en wijzigen welke rol wat mag"), ("beheerder",))
    registreer_handeling("beheer", "logboek_lezen", _("het logboek lezen"), ("beheerder",))


def mag_gebruikers_beheren(gebruiker: Gebruiker) -> Antwoord:
    """May this user make accounts and give roles?"""
    return mag(gebruiker, GEBRUIKERS_BEHEREN)


def eis_mag_gebruikers_beheren(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not make accounts and give roles."""
    return eis(gebruiker, GEBRUIKERS_BEHEREN)


def eis_mag_rechten_zien(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not see, and change, which role may do what."""
    return eis(gebruiker, RECHTEN_ZIEN)


def mag_rechten_zien(gebruiker: Gebruiker) -> Antwoord:
    """May this user see, and change, which role may do what?"""
    return mag(gebruiker, RECHTEN_ZIEN)


def mag_logboek_lezen(gebruiker: Gebruiker) -> Antwoord:
    """May this user read who did and read what?"""
    return mag(gebruiker, LOGBOEK_LEZEN)
