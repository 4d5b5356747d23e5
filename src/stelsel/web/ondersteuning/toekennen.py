"""From a need that is told to what is offered: assess, allot, add and stop. All of it is written, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import Gebruiker
from stelsel.web.gedeeld.formulier import Veldfout
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.ondersteuning import aanbod, feiten, rechten, spreiding, stappen
from stelsel.web.ondersteuning import overgangen as o
from stelsel.web.ondersteuning.models import Ondersteuning, Voorziening
from stelsel.web.ondersteuning.overgangen import LOOPT, Staat
from stelsel.web.studenten.service import Persoon, naasten

MELDEN, ERBIJ, ERAF = "melden", "erbij", "eraf"
VRIJ = (Staat.NODIG, Staat.AANGEBODEN, Staat.GEMAAKT)
"""States in which agreements are written: before the offer, while it waits, and as a new version of what runs."""


@dataclass(frozen=True)
class Wens:
    """What is agreed, as it was typed. `medewerker_id` '' and `uren` None: nobody has to do it."""

    aard: str
    wat: str
    van: date
    tot_en_met: date | None = None
    aanbod: UUID | None = None
    medewerker_id: str = ""
    uren: Decimal | None = None
    in_de_les: bool = False


def meld(gebruiker: Gebruiker, persoon: Persoon, soort: str, behoefte: str, gemeld_op: date) -> Ondersteuning:
    """Write that there is a need. Whether it showed after the enrolment follows from the day. Raises GeenToegang,
    Veldfout for a day that is still to come or a kind that runs already."""
    rechten.eis_mag_regelen(gebruiker, persoon)
    dag = vandaag()
    if gemeld_op > dag:
        raise Veldfout(
            "gemeld_op", _("Deze dag is nog niet geweest."), doe=_("Vul de dag in waarop de behoefte bekend werd."),
            code="ONDERSTEUNING-MELDING-01",
        )  # fmt: skip
    if Ondersteuning.objects.filter(persoon=persoon.uuid, soort=soort, staat__in=LOOPT).exists():
        raise Veldfout(
            "soort",
            _("Er loopt al ondersteuning van deze soort."),
            doe=_("Voeg daar iets aan toe, of beëindig die eerst."),
            code="ONDERSTEUNING-MELDING-02",
        )
    een = Ondersteuning(
        persoon=persoon.uuid, soort=soort, behoefte=behoefte, gemeld_op=gemeld_op, casusregie=gebruiker.medewerker_id,
        door=gebruiker,
    )  # fmt: skip
    begin = feiten.van_ondersteuning(een, persoon, []).ingeschreven_vanaf
    een.bleek_later = begin is not None and gemeld_op > begin
    with transaction.atomic():
        een.save()
        stappen.schrijf(gebruiker, een, MELDEN, "", gemeld_op, "", None)
    return een


def voeg_toe(gebruiker: Gebruiker, een: Ondersteuning, persoon: Persoon, versie: int, wens: Wens) -> Voorziening:
    """Add something to the agreements. After consent that makes a new version, which asks for consent again. When the
    offer is full it stands on the waiting list.

    Raises GeenToegang, Veldfout, Ingehaald.
    """
    rechten.eis_mag_regelen(gebruiker, persoon)
    _controleer(een, persoon, wens)
    with transaction.atomic():
        gekozen = aanbod.te_kiezen(wens.aanbod, vandaag()) if wens.aanbod else None
        nummer = _nieuwe_versie(een, versie)
        voorziening = Voorziening.objects.create(
            persoon=een.persoon,
            ondersteuning=een,
            aanbod=gekozen,
            aard=gekozen.aard if gekozen else wens.aard,
            wat=wens.wat or gekozen.naam,
            medewerker_id=wens.medewerker_id,
            uren=wens.uren,
            in_de_les=wens.in_de_les,
            van=wens.van,
            tot_en_met=wens.tot_en_met,
            wacht=gekozen is not None and not aanbod.is_plaats(gekozen),
            gevraagd_op=vandaag(),
            sinds_afspraken=nummer,
        )
        stappen.schrijf(gebruiker, een, ERBIJ, een.staat, vandaag(), "", None)
    return voorziening


def haal_weg(
    gebruiker: Gebruiker, een: Ondersteuning, persoon: Persoon, versie: int, voorziening: Voorziening, waarom: str
) -> None:
    """Stop one thing: it leaves the agreements, and what waited for its place gets it.

    Raises GeenToegang, Veldfout, Ingehaald.
    """
    rechten.eis_mag_regelen(gebruiker, persoon)
    if not waarom:
        raise Veldfout(
            "waarom_weg", _("Er staat nog niet waarom."), doe=_("Schrijf het in een zin."),
            code="ONDERSTEUNING-VOORZIENING-05",
        )  # fmt: skip
    with transaction.atomic():
        nummer = _nieuwe_versie(een, versie)
        nog = Voorziening.objects.select_for_update().filter(pk=voorziening.pk, tot_afspraken=None).first()
        if nog is None:
            raise stappen.ingehaald()
        nog.tot_afspraken, nog.waarom_weg = nummer, waarom
        nog.save(update_fields=["tot_afspraken", "waarom_weg"])
        stappen.schrijf(gebruiker, een, ERAF, een.staat, vandaag(), "", None)
        if voorziening.aanbod_id and not voorziening.wacht:
            aanbod.schuif_door(voorziening.aanbod)


def bied_aan(
    gebruiker: Gebruiker,
    een: Ondersteuning,
    persoon: Persoon,
    versie: int,
    *,
    ouders_horen: bool,
    evalueren_op: date,
    casusregie: str,
) -> Ondersteuning:
    """Put the agreements before the student. Raises GeenToegang, Veldfout when nothing is in them or the day of the
    evaluation is not in this studiejaar, Ingehaald."""
    rechten.eis_mag_regelen(gebruiker, persoon)
    if not geldende(een):
        raise Veldfout(
            "", _("Er staat nog niets in de afspraken."), doe=_("Voeg eerst toe wat de student krijgt."),
            code="ONDERSTEUNING-AANBOD-01",
        )  # fmt: skip
    spreiding.controleer(evalueren_op)
    velden = {"ouders_horen": ouders_horen, "evalueren_op": evalueren_op, "casusregie": casusregie}
    with transaction.atomic():
        return stappen.zet(gebruiker, een, versie, o.AANBIEDEN, uitkomst=feiten.oordeel(een, persoon), **velden)


def geldende(een: Ondersteuning, nummer: int | None = None) -> list[Voorziening]:
    """What is in this version of the agreements (by default the newest)."""
    gevraagd = nummer or een.afspraken
    return [
        v
        for v in een.voorzieningen.select_related("aanbod")
        if v.sinds_afspraken <= gevraagd and (v.tot_afspraken is None or gevraagd < v.tot_afspraken)
    ]


def afgesproken(een: Ondersteuning) -> list[Voorziening]:
    """What holds now: the version that was agreed to, until it ends; what was added after it waits for an answer, and
    what was taken out of it holds until then. Who waits for a place has nothing yet."""
    if not een.afgesproken or een.staat not in LOOPT:
        return []
    return [voorziening for voorziening in geldende(een, een.afgesproken) if not voorziening.wacht]


def _nieuwe_versie(een: Ondersteuning, versie: int) -> int:
    """The number of the version that is written now: another one when this one was agreed to."""
    nummer = een.afspraken + (een.afgesproken == een.afspraken)
    rijen = Ondersteuning.objects.filter(pk=een.pk, versie=versie)
    if not rijen.update(afspraken=nummer, versie=F("versie") + 1):
        raise stappen.ingehaald()
    een.refresh_from_db()
    return nummer


def _controleer(een: Ondersteuning, persoon: Persoon, wens: Wens) -> None:
    if een.staat not in VRIJ:
        raise Veldfout(
            "",
            _("Nu kan er niets bij: de ondersteuning is %(stand)s.") % {"stand": een.get_staat_display()},
            doe=_("Leg eerst vast of ondersteuning nodig is."),
            code="ONDERSTEUNING-VOORZIENING-01",
        )
    if not (wens.wat or wens.aanbod):
        raise Veldfout(
            "wat", _("Er staat niet wat de student krijgt."), doe=_("Kies uit het aanbod, of schrijf het in een zin."),
            code="ONDERSTEUNING-VOORZIENING-02",
        )  # fmt: skip
    if wens.tot_en_met and wens.tot_en_met < wens.van:
        raise Veldfout(
            "tot_en_met",
            _("Dit einde ligt voor het begin, %(dag)s.") % {"dag": datum(wens.van)},
            doe=_("Kies een latere dag, of laat het leeg."),
            code="ONDERSTEUNING-VOORZIENING-03",
        )
    mensen = {naaste.medewerker_id for naaste in naasten(persoon, vandaag())}
    if wens.medewerker_id and wens.medewerker_id not in mensen | {een.casusregie}:
        raise Veldfout(
            "wie", _("Deze persoon begeleidt deze student niet."), doe=_("Kies iemand uit de lijst."),
            code="ONDERSTEUNING-VOORZIENING-04",
        )  # fmt: skip
    if wens.uren is not None and not wens.medewerker_id:
        raise Veldfout(
            "wie", _("Er staan uren, en niet van wie."), doe=_("Kies wie het doet, of maak de uren leeg."),
            code="ONDERSTEUNING-VOORZIENING-06",
        )  # fmt: skip
