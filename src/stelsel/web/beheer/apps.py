"""Users, roles, permissions and the log, as one app."""

from __future__ import annotations

from django.apps import AppConfig

ETMAAL = 24 * 60 * 60


class BeheerConfig(AppConfig):
    """Registers the acts of this app, its menu items and the sealing of the log."""

    name = "stelsel.web.beheer"
    label = "beheer"

    def ready(self) -> None:
        """Acts first, menu after: the menu asks for the acts."""
        from stelsel.web.beheer import menu, rechten, sleutelbossen, sleutels, zegels
        from stelsel.web.gedeeld.periodiek import registreer_periodiek

        rechten.registreer()
        rechten.registreer_relaties()
        menu.registreer()
        sleutelbossen.registreer_kolommen()
        registreer_periodiek("logboek verzegelen", 60, zegels.verzegel)
        registreer_periodiek("oude sleutels weg", ETMAAL, sleutels.ruim_op)
