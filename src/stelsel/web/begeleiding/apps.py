"""Supporting students, as an app."""

from __future__ import annotations

from django.apps import AppConfig


class BegeleidingConfig(AppConfig):
    """Registers the acts of this app, its menu items, and its tab on the page of a student."""

    name = "stelsel.web.begeleiding"
    label = "begeleiding"

    def ready(self) -> None:
        """Acts first; what asks for the acts after."""
        from django.utils.translation import gettext_lazy as _

        from stelsel.web.begeleiding import menu, rechten
        from stelsel.web.studenten.service import Tabblad, registreer_tabblad

        rechten.registreer()
        menu.registreer()
        registreer_tabblad(Tabblad(_("Plan"), "begeleiding:plan", rechten.mag_plan_lezen))
