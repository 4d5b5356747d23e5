"""The personas of the demo: invented people to be, one per role."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.accounts import geef_rol, maak_gebruiker
from stelsel.web.beheer.logboek import log
from stelsel.web.beheer.models import Gebruiker


@dataclass(frozen=True)
class Persona:
    """Somebody to be in the demo; the account name is also the name of the role."""

    account: str
    roepnaam: str
    achternaam: str
    ziet: str


PERSONAS = (
    Persona("kwaliteitszorg", "Hans", "van Dijk", _("resultaten tegen de norm")),
    Persona("studentadministratie", "Ilse", "Prins", _("bestanden, inleesverslagen en studenten")),
    Persona("bestuur", "Anneke", "Verhoeven", _("hoe de school ervoor staat")),
    Persona("opleidingsmanager", "Marloes", "de Graaf", _("de studenten van haar team, en wie hen begeleidt")),
    Persona("mentor", "Sanne", "Bakker", _("haar eigen studenten")),
    Persona("zorgcoordinator", "Youssef", "El Amrani", _("studenten met extra ondersteuning")),
    Persona("student", "Elif", "Yılmaz", _("haar eigen gegevens, en wie ernaar keek")),
    Persona("ouder", "Meryem", "Yılmaz", _("hoe het gaat met haar kind")),
    Persona("praktijkopleider", "Wim", "Hoekstra", _("wie bij zijn leerbedrijf bpv doet")),
    Persona("privacyfunctionaris", "Ruth", "Cohen", _("wie wat las, en noodtoegang")),
    Persona("beheerder", "Tarik", "Aydın", _("accounts, rollen en het logboek")),
)


def maak_personas(wachtwoord: str) -> list[Gebruiker]:
    """Make the personas of the demo that are not there yet, each with its role; returns all of them."""
    gebruikers = []
    for persona in PERSONAS:
        gebruiker = Gebruiker.objects.filter(username=persona.account).first()
        if gebruiker is None:
            gebruiker = maak_gebruiker(
                persona.account,
                wachtwoord,
                roepnaam=persona.roepnaam,
                achternaam=persona.achternaam,
                controleer=False,
            )
            geef_rol(gebruiker, persona.account, reden="persona van de demo")
        gebruikers.append(gebruiker)
    return gebruikers


def koppel_persona(gebruiker: Gebruiker, persoon: UUID, roepnaam: str, achternaam: str) -> None:
    """Say which invented student the persona of a student is."""
    gebruiker.persoon, gebruiker.soort = persoon, Gebruiker.Soort.STUDENT
    gebruiker.first_name, gebruiker.last_name = roepnaam, achternaam
    gebruiker.save(update_fields=["persoon", "soort", "first_name", "last_name"])
    log(None, "beheer.studentaccount_gemaakt", str(persoon))


def noem_ouder(gebruiker: Gebruiker, roepnaam: str, achternaam: str) -> None:
    """Give the persona of a parent the name of an invented one."""
    gebruiker.soort, gebruiker.first_name, gebruiker.last_name = Gebruiker.Soort.OUDER, roepnaam, achternaam
    gebruiker.save(update_fields=["soort", "first_name", "last_name"])
