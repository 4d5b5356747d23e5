"""The menu items of this app."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer import rechten
from stelsel.web.beheer.toewijzen import aantal_te_beoordelen
from stelsel.web.gedeeld.menu import MenuItem, registreer_menu


def _werkt_hier(gebruiker: object) -> bool:
    """The parts that pages are made of mean nothing to a student."""
    return getattr(gebruiker, "persoon", None) is None


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_menu(
        MenuItem(
            _("Accounts en rollen"),
            "beheer:gebruikers",
            "mensen",
            rechten.mag_gebruikers_beheren,
            volgorde=70,
            onder=("beheer:gebruiker", "beheer:gebruiker_nieuw"),
        )
    )
    registreer_menu(MenuItem(_("Wie mag wat"), "beheer:rechten", "slot", rechten.mag_rechten_zien, volgorde=71))
    registreer_menu(
        MenuItem(
            _("Noodtoegang"),
            "beheer:noodtoegangen",
            "oog",
            rechten.mag_noodtoegang_beoordelen,
            volgorde=60,
            teller=lambda gebruiker: aantal_te_beoordelen(),
            onder=("beheer:noodtoegang",),
        )
    )
    registreer_menu(MenuItem(_("Logboek"), "beheer:logboek", "lijst", rechten.mag_logboek_lezen, volgorde=72))
    registreer_menu(
        MenuItem(
            _("Vervanging"), "beheer:vervanging", "wissel", rechten.mag_vervanging_regelen, groep="meer", volgorde=60
        )
    )
    registreer_menu(MenuItem(_("Onderdelen"), "gedeeld:onderdelen", "tabel", _werkt_hier, groep="hulp", volgorde=80))
