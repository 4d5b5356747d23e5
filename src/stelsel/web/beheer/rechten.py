"""The acts of this app."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.handelingen import registreer_handeling
from stelsel.web.beheer.models import Gebruiker
from stelsel.web.beheer.relaties import registreer_relatie
from stelsel.web.beheer.toegang import Antwoord, eis, mag

GEBRUIKERS_BEHEREN = "beheer.gebruikers_beheren"
RECHTEN_ZIEN = "beheer.rechten_zien"
LOGBOEK_LEZEN = "beheer.logboek_lezen"
LOGBOEK_UITVOEREN = "beheer.logboek_uitvoeren"
NOODTOEGANG_BEOORDELEN = "beheer.noodtoegang_beoordelen"
STUDENTACCOUNTS_BEHEREN = "beheer.studentaccounts_beheren"
VERVANGING_REGELEN = "beheer.vervanging_regelen"
TOEGEWEZEN = "beheer.toegewezen"


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_handeling("beheer", "gebruikers_beheren", _("accounts maken, rollen geven en stoppen"), ("beheerder",))
    registreer_handeling(
        "beheer",
        "studentaccounts_beheren",
        _("een student of ouder een account geven, en het sluiten"),
        ("studentadministratie",),
    )
    registreer_handeling("beheer", "rechten_zien", _("zien en wijzigen welke rol wat mag"), ("beheerder",))
    registreer_handeling("beheer", "logboek_lezen", _("het logboek lezen"), ("beheerder", "privacyfunctionaris"))
    registreer_handeling(
        "beheer", "logboek_uitvoeren", _("het logboek als bestand ophalen"), ("privacyfunctionaris",)
    )
    registreer_handeling(
        "beheer",
        "vervanging_regelen",
        _("een collega vragen om je studenten over te nemen als je er niet bent"),
        ("mentor", "zorgcoordinator", "opleidingsmanager"),
    )
    registreer_handeling(
        "beheer", "noodtoegang_beoordelen", _("noodtoegang bekijken en beoordelen"), ("privacyfunctionaris",)
    )


def registreer_relaties() -> None:
    """The relations that this app keeps itself; called once, when the app starts."""
    from stelsel.web.beheer.toewijzen import in_nood, toegewezen

    registreer_relatie(
        "beheer",
        "toegewezen",
        _("die aan hem of haar zijn toegewezen"),
        _("Deze student is aan jou toegewezen."),
        _("Je vervangt %(wie)s, aan wie deze student is toegewezen."),
        toegewezen,
    )
    registreer_relatie(
        "beheer",
        "noodtoegang",
        _("van wie het dossier in nood is geopend"),
        _("Je hebt dit dossier in nood geopend. De privacyfunctionaris ziet dat."),
        _("Je vervangt %(wie)s, die dit dossier in nood opende."),
        in_nood,
    )


def mag_gebruikers_beheren(gebruiker: Gebruiker) -> Antwoord:
    """May this user make accounts and give roles?"""
    return mag(gebruiker, GEBRUIKERS_BEHEREN)


def eis_mag_gebruikers_beheren(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not make accounts and give roles."""
    return eis(gebruiker, GEBRUIKERS_BEHEREN)


def eis_mag_studentaccounts_beheren(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not give accounts to students."""
    return eis(gebruiker, STUDENTACCOUNTS_BEHEREN)


def eis_mag_rechten_zien(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not see, and change, which role may do what."""
    return eis(gebruiker, RECHTEN_ZIEN)


def mag_rechten_zien(gebruiker: Gebruiker) -> Antwoord:
    """May this user see, and change, which role may do what?"""
    return mag(gebruiker, RECHTEN_ZIEN)


def mag_logboek_lezen(gebruiker: Gebruiker) -> Antwoord:
    """May this user read who did and read what?"""
    return mag(gebruiker, LOGBOEK_LEZEN)


def mag_noodtoegang_beoordelen(gebruiker: Gebruiker) -> Antwoord:
    """May this user see and judge the emergency accesses?"""
    return mag(gebruiker, NOODTOEGANG_BEOORDELEN)


def eis_mag_noodtoegang_beoordelen(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not judge the emergency accesses."""
    return eis(gebruiker, NOODTOEGANG_BEOORDELEN)


def mag_vervanging_regelen(gebruiker: Gebruiker) -> Antwoord:
    """May this user let a colleague have his students for some days?"""
    return mag(gebruiker, VERVANGING_REGELEN)


def mag_logboek_uitvoeren(gebruiker: Gebruiker) -> Antwoord:
    """May this user take the log along as a file?"""
    return mag(gebruiker, LOGBOEK_UITVOEREN)
