"""The door of this app: what the wiring and the commands may use."""

from __future__ import annotations

from stelsel.web.begeleiding.aandacht import keek
from stelsel.web.begeleiding.bewaren import ruim_op
from stelsel.web.begeleiding.les import registreer_in_de_les
from stelsel.web.begeleiding.models import Afspraak, Behoefte
from stelsel.web.begeleiding.onvolledig import wat_ontbreekt
from stelsel.web.begeleiding.plan import registreer_voor_student
from stelsel.web.begeleiding.rechten import bereik_caseload, bereik_groep
from stelsel.web.begeleiding.rondes import Begin, Evaluatie, begin, bespreek, evalueer, lopende
from stelsel.web.begeleiding.te_delen import afspraken
from stelsel.web.begeleiding.team import spreek_af
from stelsel.web.begeleiding.tijdlijn import bij_persoon, leest_plan
from stelsel.web.begeleiding.uitvoeren import Daad, doe
from stelsel.web.begeleiding.vastleggen import Invoer, leg_vast
from stelsel.web.begeleiding.wensen import leg_vast as leg_wens_vast
from stelsel.web.begeleiding.wensen import zeg_zelf
from stelsel.web.begeleiding.woorden import schrijf

__all__ = [
    "Afspraak",
    "Begin",
    "Behoefte",
    "Daad",
    "Evaluatie",
    "Invoer",
    "afspraken",
    "begin",
    "bereik_caseload",
    "bereik_groep",
    "bespreek",
    "bij_persoon",
    "doe",
    "evalueer",
    "keek",
    "leest_plan",
    "leg_vast",
    "leg_wens_vast",
    "lopende",
    "registreer_in_de_les",
    "registreer_voor_student",
    "ruim_op",
    "schrijf",
    "spreek_af",
    "wat_ontbreekt",
    "zeg_zelf",
]
