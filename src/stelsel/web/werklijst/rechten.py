"""What somebody may do with the worklist, and which items a list may hold."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.service import Antwoord, Gebruiker, eis, mag, registreer_handeling
from stelsel.web.werklijst.models import Post, PostQuerySet

ZIEN = "werklijst.zien"
BEHANDELEN = "werklijst.behandelen"
DOWNLOADEN = "werklijst.downloaden"
_ADMINISTRATIE = ("studentadministratie",)


def registreer() -> None:
    """Called once, when the app starts."""
    for naam, omschrijving in (
        ("zien", _("zien wat DUO en het dossier verschillend zeggen")),
        ("behandelen", _("een verschil met DUO toewijzen, toelichten, sluiten en heropenen")),
        ("downloaden", _("de werklijst van verschillen als bestand ophalen")),
    ):
        registreer_handeling("werklijst", naam, omschrijving, _ADMINISTRATIE)


def mag_zien(gebruiker: Gebruiker) -> Antwoord:
    """May this user see the worklist?"""
    return mag(gebruiker, ZIEN)


def bereik(gebruiker: Gebruiker) -> PostQuerySet:
    """The items this user may see. Names come from `studenten`, within what the user may see there."""
    return Post.objects.all() if mag_zien(gebruiker) else Post.objects.none()


def mag_behandelen(gebruiker: Gebruiker, post: Post | None = None) -> Antwoord:
    """May this user assign, explain, close and reopen?"""
    return mag(gebruiker, BEHANDELEN)


def eis_mag_behandelen(gebruiker: Gebruiker, post: Post | None = None) -> Antwoord:
    """Raises GeenToegang when this user may not assign, explain, close and reopen."""
    return eis(gebruiker, BEHANDELEN)


def mag_downloaden(gebruiker: Gebruiker) -> Antwoord:
    """May this user take the list along as a file?"""
    return mag(gebruiker, DOWNLOADEN)
