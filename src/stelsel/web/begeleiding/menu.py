"""What this app shows in the main menu."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from stelsel.web.begeleiding import rechten
from stelsel.web.gedeeld.menu import MenuItem, registreer_menu

VAN_EEN_STUDENT = (
    *("plan", "notitie", "ronde", "bespreking", "evaluatie", "wens", "later", "vragen", "voorbereiding", "overdracht"),
    *("afspraak", "behoefte", "woord", "werkaantekening", "verbeteren"),
)


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_menu(
        MenuItem(
            _("Mijn groep"),
            "begeleiding:groep",
            "mensen",
            rechten.mag_groep_volgen,
            volgorde=10,
            onder=tuple(f"begeleiding:{naam}" for naam in VAN_EEN_STUDENT),
        )
    )
    registreer_menu(
        MenuItem(
            _("Mijn caseload"),
            "begeleiding:caseload",
            "hand",
            rechten.mag_caseload_volgen,
            volgorde=11,
            onder=tuple(f"begeleiding:{naam}" for naam in VAN_EEN_STUDENT),
        )
    )
    registreer_menu(
        MenuItem(
            _("Teamafspraken"),
            "begeleiding:team",
            "mensen",
            rechten.mag_team_zien,
            volgorde=30,
            onder=("begeleiding:team_stop", "begeleiding:soorten"),
        )
    )
    registreer_menu(
        MenuItem(
            _("Samen geholpen"),
            "begeleiding:groepen",
            "mensen",
            rechten.mag_plan_schrijven,
            volgorde=29,
            onder=("begeleiding:groep_leden",),
        )
    )
    registreer_menu(MenuItem(_("Mijn team"), "begeleiding:teambeeld", "grafiek", rechten.mag_beeld_zien, volgorde=11))
    registreer_menu(MenuItem(_("In de les"), "begeleiding:les", "document", rechten.mag_les_zien, volgorde=10))
    mijn = MenuItem(_("Mijn plan"), "begeleiding:mijn", "vlag", rechten.mag_eigen_plan, volgorde=10)
    registreer_menu(replace(mijn, onder=("begeleiding:mijn_vragen",)))
