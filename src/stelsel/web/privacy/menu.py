"""The menu items of this app."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.gedeeld.menu import MenuItem, registreer_menu
from stelsel.web.privacy import rechten, verzoeken


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_menu(MenuItem(_("Mijn gegevens"), "privacy:mijn", "mensen", rechten.mag_eigen_gegevens, volgorde=10))
    registreer_menu(MenuItem(_("Wie keek"), "privacy:gelezen", "oog", rechten.mag_eigen_gegevens, volgorde=11))
    registreer_menu(
        MenuItem(_("Wat mag de school delen"), "privacy:toestemming", "slot", rechten.mag_eigen_gegevens, volgorde=12)
    )
    registreer_menu(
        MenuItem(_("Iets vragen"), "privacy:mijn_verzoeken", "lijst", rechten.mag_eigen_gegevens, volgorde=13)
    )
    registreer_menu(
        MenuItem(
            _("Verzoeken over gegevens"),
            "privacy:verzoeken",
            "lijst",
            rechten.mag_verzoeken_behandelen,
            volgorde=61,
            teller=lambda gebruiker: verzoeken.open_verzoeken().count(),
            onder=("privacy:verzoek",),
        )
    )
    registreer_menu(
        MenuItem(_("Wat we bewaren"), "privacy:register", "slot", rechten.mag_register_lezen, groep="meer", volgorde=70)
    )
