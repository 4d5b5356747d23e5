"""The door of this app: what the wiring and the commands may use."""

from __future__ import annotations

from stelsel.web.ondersteuning.aanbod import bied_aan as bied_aanbod
from stelsel.web.ondersteuning.instemmen import Woord, leg_vast, zeg_zelf
from stelsel.web.ondersteuning.lijst import per_persoon
from stelsel.web.ondersteuning.models import Soort
from stelsel.web.ondersteuning.ouders import voor_ouders
from stelsel.web.ondersteuning.rechten import bereik_regelen
from stelsel.web.ondersteuning.spreiding import voorstel
from stelsel.web.ondersteuning.tijdlijn import bij_persoon, in_de_les, te_delen, wat_ontbreekt
from stelsel.web.ondersteuning.toekennen import Wens, bied_aan, meld, voeg_toe
from stelsel.web.ondersteuning.verloop import doe, evalueer
from stelsel.web.ondersteuning.verwijzen import verwijs

__all__ = [
    "Soort",
    "Wens",
    "Woord",
    "bereik_regelen",
    "bied_aan",
    "bied_aanbod",
    "bij_persoon",
    "doe",
    "evalueer",
    "in_de_les",
    "leg_vast",
    "meld",
    "per_persoon",
    "te_delen",
    "verwijs",
    "voeg_toe",
    "voor_ouders",
    "voorstel",
    "wat_ontbreekt",
    "zeg_zelf",
]
