"""The menu item of this app."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.gedeeld.menu import MenuItem, registreer_menu
from stelsel.web.privacy import rechten


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_menu(
        MenuItem(
            _("Wat we bewaren"), "privacy:register", "slot", rechten.mag_register_lezen, groep="meer", volgorde=70
        )
    )
