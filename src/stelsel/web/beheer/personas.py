"""The personas of the demo: invented people to be, one per role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.accounts import geef_rol, maak_gebruiker
from stelsel.web.beheer.logboek import log
from stelsel.web.beheer.models import Gebruiker

EEN_JAAR = timedelta(days=366)


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
    Persona("docent", "Jeroen", "Visser", _("wat voor wie werkt in de les")),
    Persona("tweedelijn", "Noor", "Hendriks", _("het eigen dossier van wie aan haar is toegewezen")),
    Persona("aandachtsfunctionaris", "Bram", "Kuipers", _("dossiers van de meldcode waarin hij is genoemd")),
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
            # For a year already: what the demo tells of last autumn was done by somebody who might.
            geef_rol(gebruiker, persona.account, van=vandaag() - EEN_JAAR, reden="persona van de demo")
        gebruikers.append(gebruiker)
    return gebruikers


def koppel_persona(gebruiker: Gebruiker, persoon: UUID, roepnaam: str, achternaam: str) -> None:
    """Say which invented student the persona of a student is."""
    gebruiker.persoon, gebruiker.soort = persoon, Gebruiker.Soort.STUDENT
    gebruiker.first_name, gebruiker.last_name = roepnaam, achternaam
    gebruiker.save(update_fields=["persoon", "soort", "first_name", "last_name"])
    log(None, "beheer.studentaccount_gemaakt", str(persoon))


def noem(gebruiker: Gebruiker, roepnaam: str, achternaam: str, *, ouder: bool = False) -> None:
    """Give a persona the name of the invented person that he is."""
    gebruiker.first_name, gebruiker.last_name = roepnaam, achternaam
    if ouder:
        gebruiker.soort = Gebruiker.Soort.OUDER
    gebruiker.save(update_fields=["soort", "first_name", "last_name"])
