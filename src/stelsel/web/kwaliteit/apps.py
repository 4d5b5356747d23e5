"""Figures about groups: the board page, its definitions, and the figures a report leans on."""

from __future__ import annotations

from django.apps import AppConfig


class KwaliteitConfig(AppConfig):
    """Registers the acts and the menu of this app when the site starts."""

    name = "stelsel.web.kwaliteit"
    label = "kwaliteit"

    def ready(self) -> None:
        """Acts first, menu after: the menu asks for the acts."""
        from stelsel.web.kwaliteit import menu, rechten

        rechten.registreer()
        menu.registreer()
