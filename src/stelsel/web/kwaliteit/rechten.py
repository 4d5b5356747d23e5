"""The acts of this app. Figures are about groups: who stands behind a figure is an act of `studenten`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.service import Antwoord, Gebruiker, eis, mag, registreer_handeling

ONDERWIJSRESULTATEN_ZIEN = "kwaliteit.onderwijsresultaten_zien"
CIJFERS_DOWNLOADEN = "kwaliteit.cijfers_downloaden"
CIJFER_VASTSTELLEN = "kwaliteit.cijfer_vaststellen"
OFFICIEEL_CIJFER_INVOEREN = "kwaliteit.officieel_cijfer_invoeren"
GEGEVENSSET_MAKEN = "kwaliteit.gegevensset_maken"

_KIJKERS = ("kwaliteitszorg", "bestuur")
_KWALITEITSZORG = ("kwaliteitszorg",)


def registreer() -> None:
    """Called once, when the app starts."""
    app = "kwaliteit"
    registreer_handeling(app, "onderwijsresultaten_zien", _("de onderwijsresultaten zien"), _KIJKERS)
    registreer_handeling(app, "cijfers_downloaden", _("cijfers over opleidingen downloaden"), _KIJKERS)
    registreer_handeling(app, "cijfer_vaststellen", _("een cijfer vaststellen voor een rapport"), _KWALITEITSZORG)
    registreer_handeling(
        app, "officieel_cijfer_invoeren", _("een officieel cijfer invoeren naast het eigen cijfer"), _KWALITEITSZORG
    )
    registreer_handeling(app, "gegevensset_maken", _("de cijfers bijwerken met wat nu is ingelezen"), _KWALITEITSZORG)


def mag_onderwijsresultaten_zien(gebruiker: Gebruiker) -> Antwoord:
    """May this user see figures about groups?"""
    return mag(gebruiker, ONDERWIJSRESULTATEN_ZIEN)


def eis_mag_onderwijsresultaten_zien(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not see figures about groups."""
    return eis(gebruiker, ONDERWIJSRESULTATEN_ZIEN)


def mag_cijfers_downloaden(gebruiker: Gebruiker) -> Antwoord:
    """May this user take the figures along as CSV or Excel?"""
    return mag(gebruiker, CIJFERS_DOWNLOADEN)


def mag_cijfer_vaststellen(gebruiker: Gebruiker) -> Antwoord:
    """May this user freeze a figure for a report?"""
    return mag(gebruiker, CIJFER_VASTSTELLEN)


def eis_mag_cijfer_vaststellen(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not freeze a figure."""
    return eis(gebruiker, CIJFER_VASTSTELLEN)


def mag_officieel_cijfer_invoeren(gebruiker: Gebruiker) -> Antwoord:
    """May this user type over what DUO or the inspectie published?"""
    return mag(gebruiker, OFFICIEEL_CIJFER_INVOEREN)


def eis_mag_officieel_cijfer_invoeren(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not type over an official figure."""
    return eis(gebruiker, OFFICIEEL_CIJFER_INVOEREN)


def mag_gegevensset_maken(gebruiker: Gebruiker) -> Antwoord:
    """May this user bring the figures up to date now?"""
    return mag(gebruiker, GEGEVENSSET_MAKEN)
