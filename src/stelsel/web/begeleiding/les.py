"""What works for whom in a lesson: what is meant for it, without the need behind it. Other apps may add to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from stelsel.web.begeleiding.models import Afspraak
from stelsel.web.begeleiding.overgangen import Hielp, Staat

Bron = Callable[[Iterable[UUID], date], dict[UUID, list[str]]]
"""Per student what a docent does on that day."""
_bronnen: list[Bron] = []


def registreer_in_de_les(bron: Bron) -> None:
    """Show what this app says for lessons too."""
    if bron not in _bronnen:
        _bronnen.append(bron)


def wat_werkt(personen: Iterable[UUID], dag: date) -> dict[UUID, list[str]]:
    """Per student what is agreed in lessons and runs, or is done and helped; who has nothing is left out."""
    sleutels = list(personen)
    telt = Q(staat=Staat.OPEN) | Q(staat=Staat.GEDAAN, hielp=Hielp.JA)
    uit: dict[UUID, list[str]] = {}
    for afspraak in Afspraak.objects.filter(telt, persoon__in=sleutels, in_de_les=True):
        uit.setdefault(afspraak.persoon, []).append(afspraak.wat)
    for bron in _bronnen:
        for persoon, regels in bron(sleutels, dag).items():
            uit.setdefault(persoon, []).extend(regels)
    return uit
