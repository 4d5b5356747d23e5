"""The rows of this app. A student is a public id here: students belong to another app."""

from stelsel.web.begeleiding.models.aandacht import Blik, Uitstel
from stelsel.web.begeleiding.models.afspraak import Afspraak, Behoefte, Stap, Subcategorie
from stelsel.web.begeleiding.models.groepen import Aanpakgroep, Groepslid
from stelsel.web.begeleiding.models.notitie import EerdereTekst, EigenWoord, Notitie, Werkaantekening
from stelsel.web.begeleiding.models.ronde import Bespreking, Ronde
from stelsel.web.begeleiding.models.team import Teamafspraak
from stelsel.web.begeleiding.models.voorbereiding import Overdracht, Voorbereiding
from stelsel.web.begeleiding.models.vragen import Antwoordblad
from stelsel.web.begeleiding.models.wens import Doorstroomwens

__all__ = [
    "Aanpakgroep",
    "Afspraak",
    "Antwoordblad",
    "Behoefte",
    "Bespreking",
    "Blik",
    "Doorstroomwens",
    "EerdereTekst",
    "EigenWoord",
    "Groepslid",
    "Notitie",
    "Overdracht",
    "Ronde",
    "Stap",
    "Subcategorie",
    "Teamafspraak",
    "Uitstel",
    "Voorbereiding",
    "Werkaantekening",
]
