"""What this app shows in the frame of every page: menu items, the search box, the date of the data."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from stelsel.web.gedeeld.menu import (
    MenuItem,
    Zoekvak,
    registreer_bijgewerkt,
    registreer_menu,
    registreer_zoekvak,
)
from stelsel.web.studenten import rechten
from stelsel.web.studenten.models import Levering


def _bijgewerkt(gebruiker: object) -> datetime | None:
    if not rechten.mag_studenten_zoeken(gebruiker):
        return None
    overgenomen = rechten.bereik_leveringen(gebruiker).filter(soort__in=Levering.OVERGENOMEN)
    return overgenomen.aggregate(laatste=Max("verwerkt_op"))["laatste"]


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_menu(
        MenuItem(
            _("Studenten"),
            "studenten:lijst",
            "persoon",
            rechten.mag_studenten_zoeken,
            volgorde=20,
            onder=(
                "studenten:dossier",
                "studenten:dossierdeel",
                "studenten:nummers",
                "studenten:compleet",
                "studenten:afschermen",
                "studenten:toegang",
                "studenten:noodtoegang",
            ),
        )
    )
    registreer_menu(
        MenuItem(
            _("Mijn kind"),
            "studenten:kinderen",
            "mensen",
            rechten.mag_kind_volgen,
            volgorde=10,
            onder=("studenten:kind",),
        )
    )
    registreer_menu(MenuItem(_("Bpv bij ons"), "studenten:leerbedrijf", "hand", rechten.mag_bpv_volgen, volgorde=10))
    registreer_menu(
        MenuItem(
            _("Bestanden"),
            "studenten:leveringen",
            "upload",
            rechten.mag_leveringen_zien,
            volgorde=30,
            onder=(
                "studenten:levering",
                "studenten:intrekken",
                "studenten:opleidingen",
                "studenten:opleiding",
            ),
        )
    )
    registreer_zoekvak(Zoekvak(_("Zoek een student op naam"), "studenten:lijst", rechten.mag_studenten_zoeken))
    registreer_bijgewerkt(_bijgewerkt)
