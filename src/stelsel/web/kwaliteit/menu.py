"""The menu item of this app, and the date of the figures in the foot of the page."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from stelsel.web.gedeeld.menu import MenuItem, registreer_bijgewerkt, registreer_menu
from stelsel.web.kwaliteit import rechten


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_menu(
        MenuItem(
            _("Onderwijsresultaten"),
            "kwaliteit:bord",
            "grafiek",
            rechten.mag_onderwijsresultaten_zien,
            volgorde=10,
            onder=("kwaliteit:",),
        )
    )
    registreer_bijgewerkt(bijgewerkt)


def bijgewerkt(gebruiker: object) -> datetime | None:
    """When the set was made that the figures on the pages come from; only for who may see figures."""
    from stelsel.web.kwaliteit.gegevensset import te_gebruiken

    if not rechten.mag_onderwijsresultaten_zien(gebruiker):
        return None
    gegevensset = te_gebruiken()
    return gegevensset.gemaakt if gegevensset else None
