"""Closed files, as an app."""

from __future__ import annotations

from django.apps import AppConfig


class BeslotenConfig(AppConfig):
    """Registers the acts of this app, its menu item, and its tab on the page of a student."""

    name = "stelsel.web.besloten"
    label = "besloten"

    def ready(self) -> None:
        """Acts first; what asks for the acts after."""
        from django.utils.translation import gettext_lazy as _

        from stelsel.web.besloten import menu, rechten
        from stelsel.web.besloten.models import Soort
        from stelsel.web.studenten.service import Tabblad, registreer_tabblad

        rechten.registreer()
        menu.registreer()

        # Whether there is a file, the tab does not tell: it is there for who may begin one.
        registreer_tabblad(
            Tabblad(
                _("Besloten"),
                "besloten:student",
                lambda gebruiker, persoon: rechten.mag_beginnen(gebruiker, Soort.MELDCODE, persoon),
            )
        )
