"""The rows of this app: deliveries, persons, and the facts that deliveries said about persons."""

from stelsel.web.studenten.models.afscherming import Afscherming
from stelsel.web.studenten.models.betrokkene import Betrokkene
from stelsel.web.studenten.models.feiten import (
    AanwezigheidWeek,
    AmvbOnderdeel,
    BegeleiderVan,
    Bpv,
    Contactpersoon,
    Diploma,
    Examenonderdeel,
    ExtraOndersteuning,
    Feit,
    Groep,
    Groepslidmaatschap,
    Inschrijving,
    Inschrijvingsperiode,
    Keuzedeelresultaat,
    Medewerker,
    Persoonsfeit,
    Persoonsgegevens,
    Persoonsnummer,
    Resultaat,
    Vooropleiding,
)
from stelsel.web.studenten.models.levering import Levering, LeveringGebeurtenis, Melding
from stelsel.web.studenten.models.persoon import Opleiding, Persoon, Zoekdrieletter

__all__ = [
    "AanwezigheidWeek",
    "Afscherming",
    "AmvbOnderdeel",
    "BegeleiderVan",
    "Betrokkene",
    "Bpv",
    "Contactpersoon",
    "Diploma",
    "Examenonderdeel",
    "ExtraOndersteuning",
    "Feit",
    "Groep",
    "Groepslidmaatschap",
    "Inschrijving",
    "Inschrijvingsperiode",
    "Keuzedeelresultaat",
    "Levering",
    "LeveringGebeurtenis",
    "Medewerker",
    "Melding",
    "Opleiding",
    "Persoon",
    "Persoonsfeit",
    "Persoonsgegevens",
    "Persoonsnummer",
    "Resultaat",
    "Vooropleiding",
    "Zoekdrieletter",
]
