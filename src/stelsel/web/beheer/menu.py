"""The menu items of this app."""
from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.gedeeld.menu import MenuItem, registreer_menu


def _altijd(gebruiker: object) -> bool:
    return True


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_menu(MenuItem(_("Onderdelen"), "gedeeld:onderdelen", "tabel", _altijd, groep="hulp", volgorde=80))
