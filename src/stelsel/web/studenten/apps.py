"""Students and the deliveries that tell of them, as one app."""

from __future__ import annotations

from django.apps import AppConfig


class StudentenConfig(AppConfig):
    """Registers the acts of this app and its menu items."""

    name = "stelsel.web.studenten"
    label = "studenten"

    def ready(self) -> None:
        """Relations first, then acts that name them, then the menu that asks for the acts."""
        from stelsel.web.privacy.service import registreer_personen
        from stelsel.web.studenten import bekend, bewaren, menu, rechten, relaties

        relaties.registreer()
        rechten.registreer()
        menu.registreer()
        bewaren.registreer()
        registreer_personen(bekend.bekende)
