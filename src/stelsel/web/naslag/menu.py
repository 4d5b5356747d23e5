"""The menu items of this app."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.gedeeld.menu import MenuItem, registreer_menu
from stelsel.web.naslag import rechten


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_menu(
        MenuItem(
            _("Regels"),
            "naslag:regels",
            "weeg",
            rechten.mag_regels_lezen,
            groep="meer",
            volgorde=10,
            onder=("naslag:regel", "naslag:probeer"),
        )
    )
    registreer_menu(
        MenuItem(_("Koppelen"), "naslag:sleutels", "wissel", rechten.mag_api_gebruiken, groep="meer", volgorde=20)
    )
