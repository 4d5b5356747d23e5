"""The menu item of this app."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.aanmelden import rechten
from stelsel.web.gedeeld.menu import MenuItem, registreer_menu


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_menu(
        MenuItem(_("Eisen aan inloggen"), "aanmelden:eisen", "slot", rechten.mag_eisen_beheren, volgorde=73)
    )
