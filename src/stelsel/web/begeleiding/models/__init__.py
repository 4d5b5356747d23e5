"""The rows of this app. A student is a public id here: students belong to another app."""

from stelsel.web.begeleiding.models.aandacht import Blik, Uitstel
from stelsel.web.begeleiding.models.afspraak import Afspraak, Behoefte, Stap
from stelsel.web.begeleiding.models.notitie import EerdereTekst, EigenWoord, Notitie, Werkaantekening
from stelsel.web.begeleiding.models.ronde import Bespreking, Ronde
from stelsel.web.begeleiding.models.team import Teamafspraak
from stelsel.web.begeleiding.models.wens import Doorstroomwens

__all__ = [
    "Afspraak",
    "Behoefte",
    "Bespreking",
    "Blik",
    "Doorstroomwens",
    "EerdereTekst",
    "EigenWoord",
    "Notitie",
    "Ronde",
    "Stap",
    "Teamafspraak",
    "Uitstel",
    "Werkaantekening",
]
