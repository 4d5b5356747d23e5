"""The worklist in the main menu, with how many items are open."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.service import Gebruiker
from stelsel.web.gedeeld.menu import MenuItem, registreer_menu
from stelsel.web.werklijst import rechten


def _open(gebruiker: Gebruiker) -> int:
    return rechten.bereik(gebruiker).nog_open().count()


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_menu(
        MenuItem(
            _("Verschillen met DUO"),
            "werklijst:lijst",
            "wissel",
            rechten.mag_zien,
            volgorde=25,
            teller=_open,
            onder=("werklijst:",),
        )
    )
