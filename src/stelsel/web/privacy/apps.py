"""Privacy by rule, as one app."""

from __future__ import annotations

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Registers the act of this app and its menu item."""

    name = "stelsel.web.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Acts first, menu after: the menu asks for the acts."""
        from stelsel.web.privacy import menu, rechten

        rechten.registreer()
        menu.registreer()
