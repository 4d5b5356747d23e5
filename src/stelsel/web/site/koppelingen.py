"""Which announcement calls which app, and what comes back by itself. The apps know nothing of each other."""

from __future__ import annotations

from stelsel.web.gedeeld.periodiek import registreer_periodiek
from stelsel.web.kwaliteit import service as kwaliteit
from stelsel.web.studenten import service as studenten

TIEN_MINUTEN = 600


def koppel() -> None:
    """Wire the apps together. Calling it twice changes nothing."""
    studenten.abonneer(studenten.LeveringVerwerkt, kwaliteit.na_levering)
    studenten.abonneer(studenten.LeveringIngetrokken, kwaliteit.na_levering)
    registreer_periodiek("cijfers van de nacht", TIEN_MINUTEN, kwaliteit.nachtwerk)
