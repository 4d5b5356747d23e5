"""What becomes of a need and of agreements: assessed, evaluated with the student, disputed, ended."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from stelsel.web.beheer.service import Gebruiker
from stelsel.web.gedeeld.formulier import Veldfout
from stelsel.web.ondersteuning import aanbod, feiten, rechten, spreiding, stappen
from stelsel.web.ondersteuning import overgangen as o
from stelsel.web.ondersteuning.models import Evaluatie, Ondersteuning
from stelsel.web.ondersteuning.overgangen import Staat
from stelsel.web.ondersteuning.toekennen import geldende
from stelsel.web.studenten.service import Persoon

EVALUEREN = "evalueren"
VRIJE_DADEN = (o.NODIG, o.NIET_NODIG, o.BETWISTEN, o.HERVATTEN, o.HEROPENEN, o.BEEINDIGEN, o.INTREKKEN)
"""Acts that need a reason and at most a day."""


def evalueer(
    gebruiker: Gebruiker,
    een: Ondersteuning,
    persoon: Persoon,
    versie: int,
    *,
    op: date,
    met_student: bool,
    helpt: str,
    tekst: str,
    weer_op: date,
) -> Evaluatie:
    """Write whether the agreements help (8.1.3a lid 3), and when that is asked again. Raises GeenToegang, Veldfout for
    agreements that do not run or a day that cannot be, Ingehaald."""
    rechten.eis_mag_regelen(gebruiker, persoon)
    if een.staat != Staat.GEMAAKT:
        raise Veldfout(
            "", _("Er lopen geen afspraken om te evalueren."), doe=_("Ververs de pagina."),
            code="ONDERSTEUNING-EVALUATIE-01",
        )  # fmt: skip
    stappen.controleer_dag(een, op)
    if op < een.afspraken_op:
        raise Veldfout(
            "dag",
            _("Deze dag ligt voor de dag waarop de afspraken begonnen."),
            doe=_("Kies een latere dag."),
            code="ONDERSTEUNING-EVALUATIE-02",
        )
    spreiding.controleer(weer_op)
    with transaction.atomic():
        rijen = Ondersteuning.objects.filter(pk=een.pk, versie=versie)
        if not rijen.update(evalueren_op=weer_op, versie=F("versie") + 1):
            raise stappen.ingehaald()
        evaluatie = Evaluatie.objects.create(
            persoon=een.persoon, ondersteuning=een, op=op, met_student=met_student, helpt=helpt, tekst=tekst,
            door=gebruiker,
        )  # fmt: skip
        stappen.schrijf(gebruiker, een, EVALUEREN, een.staat, op, "", feiten.oordeel(een, persoon))
    return evaluatie


def doe(
    gebruiker: Gebruiker,
    een: Ondersteuning,
    persoon: Persoon,
    versie: int,
    daad: str,
    *,
    dag: date | None,
    toelichting: str,
) -> Ondersteuning:
    """One of VRIJE_DADEN. What held a place gives it back when it ends. Raises GeenToegang, Veldfout, Ingehaald."""
    rechten.eis_mag_regelen(gebruiker, persoon)
    if daad not in VRIJE_DADEN:
        raise Veldfout("daad", _("Dit kan niet."), doe=_("Kies iets uit de lijst."), code="ONDERSTEUNING-STAP-04")
    velden = {
        o.NODIG: {"beoordeeld_op": dag},
        o.NIET_NODIG: {"beoordeeld_op": dag},
        o.BEEINDIGEN: {"geeindigd_op": dag},
    }
    with transaction.atomic():
        uitkomst = feiten.oordeel(een, persoon)
        gedaan = stappen.zet(
            gebruiker, een, versie, daad, toelichting=toelichting, dag=dag, uitkomst=uitkomst, **velden.get(daad, {})
        )
        if gedaan.staat in (Staat.BEEINDIGD, Staat.INGETROKKEN):
            for voorziening in geldende(gedaan):
                if voorziening.aanbod_id:
                    aanbod.schuif_door(voorziening.aanbod)
    return gedaan
