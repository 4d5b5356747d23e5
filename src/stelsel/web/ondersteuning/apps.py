"""Extra support, as an app."""

from __future__ import annotations

from django.apps import AppConfig


class OndersteuningConfig(AppConfig):
    """Registers the acts of this app, its menu items, and its tab on the page of a student."""

    name = "stelsel.web.ondersteuning"
    label = "ondersteuning"

    def ready(self) -> None:
        """Acts first; what asks for the acts after."""
        from django.utils.translation import gettext_lazy as _

        from stelsel.web.ondersteuning import menu, rechten
        from stelsel.web.studenten.service import Tabblad, registreer_tabblad

        rechten.registreer()
        menu.registreer()
        registreer_tabblad(Tabblad(_("Ondersteuning"), "ondersteuning:student", rechten.mag_lezen))
