"""What the school offers: who may choose it, how many places it has, who waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.ondersteuning import rechten
from stelsel.web.ondersteuning.models import Aanbod, Voorziening
from stelsel.web.ondersteuning.overgangen import LOOPT


def geldend(dag: date) -> QuerySet[Aanbod]:
    """What is offered on that day."""
    return Aanbod.objects.filter(Q(tot_en_met=None) | Q(tot_en_met__gte=dag), van__lte=dag)


def te_kiezen(uuid: UUID, dag: date) -> Aanbod:
    """The offer with this id, locked: who takes the last place takes it alone. Raises Veldfout when it is none."""
    gevonden = geldend(dag).select_for_update().filter(uuid=uuid).first()
    if gevonden is None:
        raise Veldfout(
            "aanbod",
            _("Dit biedt de school niet meer aan."),
            doe=_("Kies iets anders, of schrijf zelf wat de student krijgt."),
            code="ONDERSTEUNING-AANBOD-02",
        )
    return gevonden


def _bezet_door(aanbod: Aanbod) -> QuerySet[Voorziening]:
    rijen = Voorziening.objects.filter(aanbod=aanbod, tot_afspraken=None, ondersteuning__staat__in=LOOPT)
    return rijen.filter(Q(tot_en_met=None) | Q(tot_en_met__gte=vandaag()))


def is_plaats(aanbod: Aanbod) -> bool:
    """Whether somebody can be added now."""
    return aanbod.plaatsen is None or _bezet_door(aanbod).filter(wacht=False).count() < aanbod.plaatsen


def schuif_door(aanbod: Aanbod) -> Voorziening | None:
    """Give a place that came free to who waits longest; who that was."""
    if not is_plaats(aanbod):
        return None
    eerste = _bezet_door(aanbod).filter(wacht=True).order_by("gevraagd_op", "id").first()
    if eerste is not None:
        eerste.wacht = False
        eerste.save(update_fields=["wacht"])
    return eerste


@dataclass(frozen=True)
class Bezetting:
    """An offer with how many have it and how many wait."""

    aanbod: Aanbod
    bezet: int
    wachten: int

    @property
    def vol(self) -> bool:
        return self.aanbod.plaatsen is not None and self.bezet >= self.aanbod.plaatsen


def bezetting(dag: date) -> list[Bezetting]:
    """Every offer of that day with its numbers, in three questions."""
    aanbod = list(geldend(dag))
    tellen: dict[tuple[int, bool], int] = {}
    rijen = Voorziening.objects.filter(aanbod__in=aanbod, tot_afspraken=None, ondersteuning__staat__in=LOOPT)
    rijen = rijen.filter(Q(tot_en_met=None) | Q(tot_en_met__gte=dag))
    for aanbod_id, wacht in rijen.values_list("aanbod_id", "wacht"):
        tellen[aanbod_id, wacht] = tellen.get((aanbod_id, wacht), 0) + 1
    return [Bezetting(een, tellen.get((een.pk, False), 0), tellen.get((een.pk, True), 0)) for een in aanbod]


def bied_aan(gebruiker: Gebruiker, **velden: object) -> Aanbod:
    """Add something to what the school offers, from today. Raises GeenToegang and Veldfout."""
    rechten.eis_mag_aanbod_regelen(gebruiker)
    if Aanbod.objects.filter(naam=velden["naam"], team=velden["team"], tot_en_met=None).exists():
        raise Veldfout(
            "naam", _("Dit staat al in het aanbod."), doe=_("Kies een andere naam, of stop het eerst."),
            code="ONDERSTEUNING-AANBOD-03",
        )  # fmt: skip
    gemaakt = Aanbod.objects.create(van=vandaag(), door=gebruiker, **velden)
    log(gebruiker, "ondersteuning.aanbod_gemaakt", onderwerp=gemaakt.naam)
    return gemaakt


def stop(gebruiker: Gebruiker, aanbod: Aanbod) -> None:
    """From tomorrow it is not offered; who has it keeps it. Raises GeenToegang and Ingehaald."""
    rechten.eis_mag_aanbod_regelen(gebruiker)
    with transaction.atomic():
        if not Aanbod.objects.filter(pk=aanbod.pk, tot_en_met=None).update(tot_en_met=vandaag()):
            raise Ingehaald(
                _("Dit aanbod is al gestopt."), doe=_("Er is niets meer nodig."), code="ONDERSTEUNING-AANBOD-04"
            )
        log(gebruiker, "ondersteuning.aanbod_gestopt", onderwerp=aanbod.naam)
