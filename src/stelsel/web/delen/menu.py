"""What this app shows in the main menu."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.delen import rechten
from stelsel.web.gedeeld.menu import MenuItem, registreer_menu


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_menu(MenuItem(_("Gedeeld over mij"), "delen:mijn", "wissel", rechten.mag_eigen, volgorde=14))
