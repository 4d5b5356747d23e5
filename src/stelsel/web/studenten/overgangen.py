"""The states of a delivery and the only place that changes them. History is appended, never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import nu

if TYPE_CHECKING:
    from stelsel.web.studenten.models import Levering


class Staat(models.TextChoices):
    """Where a delivery stands; the words people read are in teksten.py."""

    ONTVANGEN = "ontvangen"
    IN_WACHTRIJ = "in_wachtrij"
    WORDT_GELEZEN = "wordt_gelezen"
    WORDT_VERWERKT = "wordt_verwerkt"
    VERWERKT = "verwerkt"
    AFGEBROKEN = "afgebroken"
    MISLUKT = "mislukt"
    WORDT_INGETROKKEN = "wordt_ingetrokken"
    INGETROKKEN = "ingetrokken"


BEZIG = frozenset({Staat.ONTVANGEN, Staat.IN_WACHTRIJ, Staat.WORDT_GELEZEN, Staat.WORDT_VERWERKT})
"""On its way into the database; the user may still cancel."""
ONDERWEG = BEZIG | {Staat.WORDT_INGETROKKEN}
"""A page about it should look again in a moment."""
TE_VERWERKEN = frozenset({Staat.IN_WACHTRIJ, Staat.WORDT_GELEZEN, Staat.WORDT_VERWERKT})
"""There is work for the worker. The last two when a worker was killed: its transaction was rolled back."""
KLAAR = frozenset({Staat.VERWERKT, Staat.AFGEBROKEN, Staat.MISLUKT, Staat.INGETROKKEN})

OVERGANGEN: dict[str, tuple[frozenset[Staat], Staat]] = {
    "zet_in_wachtrij": (frozenset({Staat.ONTVANGEN}), Staat.IN_WACHTRIJ),
    "begin_lezen": (TE_VERWERKEN, Staat.WORDT_GELEZEN),
    "begin_verwerken": (frozenset({Staat.WORDT_GELEZEN}), Staat.WORDT_VERWERKT),
    "verwerk": (frozenset({Staat.WORDT_VERWERKT}), Staat.VERWERKT),
    "breek_af": (BEZIG, Staat.AFGEBROKEN),
    "meld_mislukt": (BEZIG, Staat.MISLUKT),
    "vraag_intrekken": (frozenset({Staat.VERWERKT}), Staat.WORDT_INGETROKKEN),
    "trek_in": (frozenset({Staat.WORDT_INGETROKKEN}), Staat.INGETROKKEN),
    # The withdrawal itself stopped halfway and was rolled back: the facts are as they were.
    "herstel": (frozenset({Staat.WORDT_INGETROKKEN}), Staat.VERWERKT),
}
"""Act -> the states it may start from, and the state it leads to."""


@transaction.atomic
def zet(levering: Levering, handeling: str, *, door=None, reden: str = "", **velden) -> None:
    """Carry out `handeling` on a delivery, set `velden` with it and append to its history.

    Raises StelselFout when the delivery is not in a state that allows the act, also when somebody else was first:
    the state in the database counts, not the one in memory.
    """
    van_mag, naar = OVERGANGEN[handeling]
    model = type(levering)
    vers = model.objects.select_for_update().get(pk=levering.pk)
    if vers.staat not in van_mag:
        raise StelselFout(
            _("Deze levering is intussen in een andere stand gekomen."),
            waar=levering.bestandsnaam,
            verwacht=" of ".join(sorted(str(s.value).replace("_", " ") for s in van_mag)),
            doe=_("Laad de pagina opnieuw en kijk hoe het er nu voor staat."),
            code="STUDENTEN-LEVERING-01",
        )
    model.objects.filter(pk=levering.pk).update(staat=naar, **velden)
    levering.gebeurtenissen.create(handeling=handeling, van=vers.staat, naar=naar, op=nu(), door=door, reden=reden)
    levering.refresh_from_db()
