"""What this app shows in the main menu."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.besloten import rechten
from stelsel.web.gedeeld.menu import MenuItem, registreer_menu


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_menu(
        MenuItem(
            _("Besloten dossiers"),
            "besloten:zaken",
            "slot",
            rechten.mag_zaken,
            volgorde=35,
            onder=("besloten:zaak", "besloten:daad", "besloten:student", "besloten:begin"),
        )
    )
