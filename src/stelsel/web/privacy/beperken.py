"""Restriction of processing (AVG 18): the data are kept, and seen by nobody but who settles it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.onthouden import onthoud
from stelsel.web.privacy.models import Beperking, Verzoek, loopt_op


def is_beperkt(persoon: UUID, dag: date | None = None) -> bool:
    """Whether the data of this student may not be used on that day (today)."""
    op = dag or vandaag()
    rijen = Beperking.objects.filter(loopt_op(op), persoon=persoon)
    return onthoud(("is_beperkt", persoon, op), rijen.exists)


def beperkte_personen() -> QuerySet:
    """The public ids of the students whose data may not be used today, for the scope of a list."""
    return Beperking.objects.filter(loopt_op(vandaag())).values("persoon")


def lopende(persoon: UUID) -> Beperking | None:
    """The restriction that holds today."""
    return Beperking.objects.filter(loopt_op(vandaag()), persoon=persoon).first()


def beperk(persoon: UUID, *, reden: str, door: Gebruiker, verzoek: Verzoek | None = None) -> Beperking:
    """From today nobody uses the data of this student. Raises StelselFout when that is so already."""
    if is_beperkt(persoon):
        raise StelselFout(
            _("De gegevens van deze student zijn al beperkt."), doe=_("Ververs de pagina."), code="PRIV-BEPERKING-01"
        )
    with transaction.atomic():
        beperking = Beperking.objects.create(
            persoon=persoon, van=vandaag(), reden=reden.strip(), door=door, verzoek=verzoek
        )
        log(door, "privacy.beperkt", str(persoon))
    return beperking


def hef_op(beperking: Beperking, *, door: Gebruiker) -> None:
    """Yesterday was the last day. The student is told before it (AVG 18 lid 3): by who does this."""
    with transaction.atomic():
        beperking.tot_en_met = vandaag() - timedelta(days=1)
        beperking.save(update_fields=["tot_en_met"])
        log(door, "privacy.beperking_opgeheven", str(beperking.persoon))
