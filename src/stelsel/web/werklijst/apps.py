"""The worklist of the student administration, as an app."""

from __future__ import annotations

from django.apps import AppConfig


class WerklijstConfig(AppConfig):
    """Registers the acts of this app and its menu item."""

    name = "stelsel.web.werklijst"
    label = "werklijst"

    def ready(self) -> None:
        """Acts first, menu after: the menu asks for the acts."""
        from stelsel.web.werklijst import menu, rechten

        rechten.registreer()
        menu.registreer()
