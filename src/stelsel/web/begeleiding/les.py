"""What works for whom in a lesson: the agreements that are meant for it, without the need behind them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from stelsel.web.begeleiding.models import Afspraak
from stelsel.web.begeleiding.overgangen import Hielp, Staat


def wat_werkt(personen: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Per student what is agreed in lessons and runs, or is done and helped; who has nothing is left out."""
    telt = Q(staat=Staat.OPEN) | Q(staat=Staat.GEDAAN, hielp=Hielp.JA)
    uit: dict[UUID, list[str]] = {}
    for afspraak in Afspraak.objects.filter(telt, persoon__in=list(personen), in_de_les=True):
        uit.setdefault(afspraak.persoon, []).append(afspraak.wat)
    return uit
