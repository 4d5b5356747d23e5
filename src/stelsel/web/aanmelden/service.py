"""The door of this app."""

from __future__ import annotations

from stelsel.web.aanmelden.apparaten import beeindig_andere
from stelsel.web.aanmelden.eisen import Eis, eisen_van
from stelsel.web.aanmelden.herkennen import Herkend, registreer_herkenner
from stelsel.web.aanmelden.herstellen import herstel
from stelsel.web.aanmelden.pogingen import adres_van
from stelsel.web.aanmelden.stappen import zonder_tweede_stap

__all__ = [
    "Eis",
    "Herkend",
    "adres_van",
    "beeindig_andere",
    "eisen_van",
    "herstel",
    "registreer_herkenner",
    "zonder_tweede_stap",
]
