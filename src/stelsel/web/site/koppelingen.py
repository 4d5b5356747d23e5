"""Which announcement calls which app, and what comes back by itself. The apps know nothing of each other."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from stelsel.web.begeleiding import service as begeleiding
from stelsel.web.beheer.service import Gebruiker
from stelsel.web.besloten import service as besloten
from stelsel.web.delen import service as delen
from stelsel.web.gedeeld.periodiek import registreer_periodiek
from stelsel.web.kwaliteit import service as kwaliteit
from stelsel.web.ondersteuning import service as ondersteuning
from stelsel.web.site import hartslag
from stelsel.web.studenten import service as studenten
from stelsel.web.werklijst import service as werklijst

TIEN_MINUTEN, EEN_DAG = 600, 86_400


def koppel() -> None:
    """Wire the apps together. Calling it twice changes nothing."""
    studenten.abonneer(studenten.LeveringVerwerkt, kwaliteit.na_levering)
    studenten.abonneer(studenten.LeveringIngetrokken, kwaliteit.na_levering)
    # After the figures: the worklist is compared with the set that they were made from.
    studenten.abonneer(studenten.LeveringVerwerkt, werklijst.na_levering)
    studenten.abonneer(studenten.LeveringIngetrokken, werklijst.na_levering)
    studenten.registreer_vergelijker(werklijst.vergelijk_levering)
    studenten.registreer_bij_persoon(werklijst.bij_persoon)
    studenten.registreer_bij_levering(werklijst.bij_levering)
    studenten.registreer_bron(begeleiding.bij_persoon)
    studenten.registreer_onvolledig(begeleiding.wat_ontbreekt)
    studenten.registreer_bron(ondersteuning.bij_persoon)
    studenten.registreer_onvolledig(ondersteuning.wat_ontbreekt)
    studenten.registreer_bij_kind(ondersteuning.voor_ouders)
    studenten.registreer_bron(delen.bij_persoon)
    studenten.registreer_bron(_adviezen)
    delen.registreer_onderdeel(delen.AFSPRAKEN, begeleiding.afspraken)
    delen.registreer_onderdeel(delen.ONDERSTEUNING, ondersteuning.te_delen)
    delen.registreer_onderdeel(delen.AANWEZIGHEID, studenten.aanwezigheid)
    delen.registreer_onderdeel(delen.INSCHRIJVING, studenten.inschrijving)
    begeleiding.registreer_voor_student(besloten.adviezen)
    begeleiding.registreer_in_de_les(ondersteuning.in_de_les)
    registreer_periodiek("hartslag", hartslag.ELKE, hartslag.klop)
    registreer_periodiek("bewaartermijn van de werklijst", EEN_DAG, werklijst.ruim_op)
    registreer_periodiek("werkaantekeningen die verlopen zijn", EEN_DAG, begeleiding.ruim_op)
    registreer_periodiek("bestanden van de schoolsystemen", TIEN_MINUTEN, studenten.lees_nachtbestanden)
    registreer_periodiek("cijfers van de nacht", TIEN_MINUTEN, kwaliteit.nachtwerk)


def _adviezen(gebruiker: Gebruiker, persoon: UUID, sinds: date | None) -> list[studenten.Gebeurtenis]:
    """Advice of the second line, for who reads the plan it is meant for."""
    return besloten.adviezen(persoon, sinds) if begeleiding.leest_plan(gebruiker, persoon) else []
