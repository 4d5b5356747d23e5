"""Signing in, as an app."""

from __future__ import annotations

from django.apps import AppConfig

ETMAAL = 24 * 60 * 60


class AanmeldenConfig(AppConfig):
    """Registers the acts and menu of this app, and the clearing of ended sessions."""

    name = "stelsel.web.aanmelden"
    label = "aanmelden"

    def ready(self) -> None:
        """Acts first, menu after: the menu asks for the acts."""
        from stelsel.web.aanmelden import apparaten, geheimen, menu, rechten
        from stelsel.web.gedeeld.periodiek import registreer_periodiek

        rechten.registreer()
        menu.registreer()
        geheimen.registreer()
        registreer_periodiek("verlopen sessies weg", ETMAAL, apparaten.ruim_op)
