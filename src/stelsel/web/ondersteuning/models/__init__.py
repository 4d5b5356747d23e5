"""The rows of this app. A student is a public id here: students belong to another app."""

from stelsel.web.ondersteuning.models.aanbod import Aanbod
from stelsel.web.ondersteuning.models.ondersteuning import (
    Evaluatie,
    Instemming,
    Ondersteuning,
    Soort,
    Stap,
    Voorziening,
)
from stelsel.web.ondersteuning.models.verwijzing import Verwijzing

__all__ = [
    "Aanbod",
    "Evaluatie",
    "Instemming",
    "Ondersteuning",
    "Soort",
    "Stap",
    "Verwijzing",
    "Voorziening",
]
