"""The door of this app."""

from __future__ import annotations

from stelsel.web.aanmelden.apparaten import beeindig_andere
from stelsel.web.aanmelden.eisen import Eis, eisen_van
from stelsel.web.aanmelden.pogingen import adres_van
from stelsel.web.aanmelden.stappen import zonder_tweede_stap

__all__ = ["Eis", "adres_van", "beeindig_andere", "eisen_van", "zonder_tweede_stap"]
