"""What this app shows in the main menu."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.gedeeld.menu import MenuItem, registreer_menu
from stelsel.web.ondersteuning import rechten

VAN_EEN_STUDENT = (
    *("student", "nieuw", "erbij", "eraf", "aanbieden", "instemming", "evaluatie", "daad"),
    *("verwijzing", "aankomst"),
)


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_menu(
        MenuItem(
            _("Ondersteuning"),
            "ondersteuning:caseload",
            "hand",
            rechten.mag_regelen,
            volgorde=12,
            onder=tuple(f"ondersteuning:{naam}" for naam in VAN_EEN_STUDENT),
        )
    )
    registreer_menu(
        MenuItem(
            _("Ondersteuningsaanbod"),
            "ondersteuning:aanbod_regelen",
            "document",
            rechten.mag_aanbod_regelen,
            volgorde=31,
            onder=("ondersteuning:aanbod_stop",),
        )
    )
    registreer_menu(
        MenuItem(
            _("Ondersteuning voor DUO"),
            "ondersteuning:register",
            "wissel",
            rechten.mag_register_voorbereiden,
            volgorde=40,
        )
    )
    registreer_menu(MenuItem(_("Mijn ondersteuning"), "ondersteuning:mijn", "hand", rechten.mag_eigen, volgorde=11))
