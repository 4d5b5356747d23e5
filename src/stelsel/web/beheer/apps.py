"""Users, roles, permissions and the log, as one app."""
from __future__ import annotations

from django.apps import AppConfig


class BeheerConfig(AppConfig):
    """Registers the acts of this app and its menu items."""

    name = "stelsel.web.beheer"
    label = "beheer"

    def ready(self) -> None:
        """Acts first, menu after: the menu asks for the acts."""
        from stelsel.web.beheer import menu, rechten

        rechten.registreer()
        menu.registreer()
