"""Sharing, as an app."""

from __future__ import annotations

from django.apps import AppConfig


class DelenConfig(AppConfig):
    """Registers the acts of this app, its menu item, and its tab on the page of a student."""

    name = "stelsel.web.delen"
    label = "delen"

    def ready(self) -> None:
        """Acts first; what asks for the acts after."""
        from django.utils.translation import gettext_lazy as _

        from stelsel.web.delen import menu, rechten
        from stelsel.web.studenten.service import Tabblad, registreer_tabblad

        rechten.registreer()
        menu.registreer()
        registreer_tabblad(Tabblad(_("Delen"), "delen:student", rechten.mag_zien))
