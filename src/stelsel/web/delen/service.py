"""The door of this app: what the wiring may use."""

from __future__ import annotations

from stelsel.web.delen.onderdelen import registreer_onderdeel
from stelsel.web.delen.soorten import AANWEZIGHEID, AFSPRAKEN, INSCHRIJVING, ONDERSTEUNING
from stelsel.web.delen.tijdlijn import bij_persoon

__all__ = ["AANWEZIGHEID", "AFSPRAKEN", "INSCHRIJVING", "ONDERSTEUNING", "bij_persoon", "registreer_onderdeel"]
