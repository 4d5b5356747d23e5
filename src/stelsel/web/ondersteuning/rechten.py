"""What somebody may do with extra support, and which students a list may hold."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.service import Antwoord, Gebruiker, eis, mag, registreer_handeling
from stelsel.web.studenten.service import BEGELEIDERS, Persoon, bereik_met, eis_mag_met, mag_met

LEZEN = "ondersteuning.lezen"
REGELEN = "ondersteuning.regelen"
EIGEN = "ondersteuning.eigen"
AANBOD_REGELEN = "ondersteuning.aanbod_regelen"
REGISTER_VOORBEREIDEN = "ondersteuning.register_voorbereiden"

_BEGELEIDERS = {rol: BEGELEIDERS[rol] for rol in ("mentor", "zorgcoordinator")}


def registreer() -> None:
    """Called once, when the app starts."""
    lezen, regelen = _("de extra ondersteuning van een student lezen"), _("extra ondersteuning van een student regelen")
    van_zorg = {"zorgcoordinator": BEGELEIDERS["zorgcoordinator"]}
    registreer_handeling("ondersteuning", "lezen", lezen, via=_BEGELEIDERS, in_nood=True)
    registreer_handeling("ondersteuning", "regelen", regelen, via=van_zorg)
    eigen = _("je eigen ondersteuning lezen, en zeggen of je het ermee eens bent")
    registreer_handeling("ondersteuning", "eigen", eigen, ("student",))
    aanbod = _("zeggen welke ondersteuning de school aanbiedt, en voor hoeveel studenten")
    registreer_handeling("ondersteuning", "aanbod_regelen", aanbod, ("zorgcoordinator", "opleidingsmanager"))
    # Only begin and end: what the support is about stands in no register (PvE § 15.5.5).
    register = _("zien welke perioden extra ondersteuning naar DUO gaan")
    registreer_handeling("ondersteuning", "register_voorbereiden", register, ("studentadministratie",))


def mag_lezen(gebruiker: Gebruiker, persoon: Persoon | None = None) -> Antwoord:
    """May this user read the extra support of this student?"""
    return mag_met(gebruiker, LEZEN, persoon, in_nood=True)


def bereik_lezen(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students whose support this user may read. Outside it there is none (404)."""
    return bereik_met(gebruiker, LEZEN, in_nood=True)


def mag_regelen(gebruiker: Gebruiker, persoon: Persoon | None = None) -> Antwoord:
    """May this user arrange the extra support of this student?"""
    return mag_met(gebruiker, REGELEN, persoon)


def eis_mag_regelen(gebruiker: Gebruiker, persoon: Persoon) -> Antwoord:
    """Raises GeenToegang when this user may not arrange the support of this student."""
    return eis_mag_met(gebruiker, REGELEN, persoon)


def bereik_regelen(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students whose support this user arranges."""
    return bereik_met(gebruiker, REGELEN)


def mag_eigen(gebruiker: Gebruiker) -> Antwoord:
    """Is this the account of a student? The student of the account, never of an address."""
    return mag(gebruiker, EIGEN)


def mag_aanbod_regelen(gebruiker: Gebruiker) -> Antwoord:
    """May this user say what the school offers?"""
    return mag(gebruiker, AANBOD_REGELEN)


def eis_mag_aanbod_regelen(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not say what the school offers."""
    return eis(gebruiker, AANBOD_REGELEN)


def mag_register_voorbereiden(gebruiker: Gebruiker) -> Antwoord:
    """May this user see which periods go to the register?"""
    return mag(gebruiker, REGISTER_VOORBEREIDEN)
