"""Who may begin a closed file, and which exist for somebody: those that name him, and no other."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.service import (
    TOEGEWEZEN,
    Antwoord,
    Gebruiker,
    GeenToegang,
    mag,
    met_rol,
    registreer_handeling,
)
from stelsel.web.besloten.models import Soort, Zaak
from stelsel.web.studenten.service import BEGELEIDERS, Persoon, bereik_met, eis_mag_met, mag_met

TWEEDE_LIJN = "besloten.tweede_lijn"
MELDCODE = "besloten.meldcode"
ZAKEN = "besloten.zaken"
VRIJGEVEN = "besloten.vrijgeven"
TWEEDELIJN, AANDACHTSFUNCTIONARIS = "tweedelijn", "aandachtsfunctionaris"
BEGINNEN = {Soort.TWEEDE_LIJN: TWEEDE_LIJN, Soort.MELDCODE: MELDCODE}


def registreer() -> None:
    """Called once, when the app starts."""
    tweede = _("een eigen dossier bijhouden als tweede lijn")
    registreer_handeling("besloten", "tweede_lijn", tweede, via={TWEEDELIJN: (TOEGEWEZEN,)})
    via = {rol: BEGELEIDERS[rol] for rol in ("mentor", "zorgcoordinator")} | {TWEEDELIJN: (TOEGEWEZEN,)}
    registreer_handeling("besloten", "meldcode", _("de meldcode beginnen voor een student"), via=via)
    iedereen = ("mentor", "zorgcoordinator", TWEEDELIJN, AANDACHTSFUNCTIONARIS)
    registreer_handeling("besloten", "zaken", _("besloten dossiers lezen waarin je bent genoemd"), iedereen)
    vrijgeven = _("bepalen dat een dossier van de meldcode bij inzage hoort")
    registreer_handeling("besloten", "vrijgeven", vrijgeven, (AANDACHTSFUNCTIONARIS,))


def mag_zaken(gebruiker: Gebruiker) -> Antwoord:
    """May this user be named in a closed file?"""
    return mag(gebruiker, ZAKEN)


def bereik_zaken(gebruiker: Gebruiker, dag: date) -> QuerySet[Zaak]:
    """The files that name this user on that day. Others do not exist."""
    genoemd = Q(lezers__gebruiker=gebruiker, lezers__van__lte=dag)
    nog = Q(lezers__tot_en_met=None) | Q(lezers__tot_en_met__gte=dag)
    return Zaak.objects.filter(genoemd & nog).distinct()


def eis_lezer(gebruiker: Gebruiker, zaak: Zaak, dag: date) -> None:
    """Raises GeenToegang when this file does not exist for this user."""
    antwoord = mag(gebruiker, ZAKEN)
    if not antwoord or not bereik_zaken(gebruiker, dag).filter(pk=zaak.pk).exists():
        raise GeenToegang(antwoord)


def mag_beginnen(gebruiker: Gebruiker, soort: str, persoon: Persoon | None = None) -> Antwoord:
    """May this user begin such a file of this student?"""
    return mag_met(gebruiker, BEGINNEN[soort], persoon)


def eis_mag_beginnen(gebruiker: Gebruiker, soort: str, persoon: Persoon) -> Antwoord:
    """Raises GeenToegang when this user may not begin such a file of this student."""
    return eis_mag_met(gebruiker, BEGINNEN[soort], persoon)


def bereik_beginnen(gebruiker: Gebruiker, soort: str) -> QuerySet[Persoon]:
    """The students of whom this user may begin such a file."""
    return bereik_met(gebruiker, BEGINNEN[soort])


def mag_vrijgeven(gebruiker: Gebruiker) -> Antwoord:
    """May this user decide that a file of the meldcode is part of what the student may see?"""
    return mag(gebruiker, VRIJGEVEN)


def aandachtsfunctionarissen() -> QuerySet[Gebruiker]:
    """Who is named in every file of the meldcode."""
    return met_rol([AANDACHTSFUNCTIONARIS])


def te_noemen(soort: str) -> QuerySet[Gebruiker]:
    """Who can be named in such a file: members of staff with a role for it."""
    rollen = (
        [TWEEDELIJN] if soort == Soort.TWEEDE_LIJN else ["mentor", "zorgcoordinator", TWEEDELIJN, AANDACHTSFUNCTIONARIS]
    )
    return met_rol(rollen).order_by("last_name", "first_name", "pk")
