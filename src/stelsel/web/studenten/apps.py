"""Students and the deliveries that tell of them, as one app."""

from __future__ import annotations

from django.apps import AppConfig

UUR = 3_600.0


class StudentenConfig(AppConfig):
    """Registers the acts of this app and its menu items."""

    name = "stelsel.web.studenten"
    label = "studenten"

    def ready(self) -> None:
        """Relations first, then acts that name them, then the menu that asks for the acts."""
        from stelsel.web.aanmelden.service import registreer_herkenner
        from stelsel.web.gedeeld.periodiek import registreer_periodiek
        from stelsel.web.privacy.service import registreer_personen
        from stelsel.web.studenten import bekend, bewaren, herkenners, menu, opslag, rechten, relaties

        relaties.registreer()
        rechten.registreer()
        menu.registreer()
        bewaren.registreer()
        opslag.registreer()
        registreer_periodiek("bestanden sluiten die open bleven", UUR, opslag.sluit_wat_open_bleef)
        registreer_personen(bekend.bekende)
        registreer_herkenner(herkenners.met_email)
