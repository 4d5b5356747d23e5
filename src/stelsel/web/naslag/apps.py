"""The rules as a work of reference: pages to read and try them, and an API for other systems."""

from __future__ import annotations

from django.apps import AppConfig


class NaslagConfig(AppConfig):
    """Registers the acts and the menu of this app when the site starts."""

    name = "stelsel.web.naslag"
    label = "naslag"

    def ready(self) -> None:
        """Acts first, menu after: the menu asks for the acts."""
        from stelsel.web.naslag import menu, rechten

        rechten.registreer()
        menu.registreer()
