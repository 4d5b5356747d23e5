"""What earlier deliveries said of an enrolment, where that was something else than what counts now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import F

from stelsel.web.studenten import teksten
from stelsel.web.studenten.models import Inschrijving, Inschrijvingsperiode, Levering, Persoon

Sleutel = tuple[str, str]
"""BRIN and inschrijvingvolgnummer."""


@dataclass(frozen=True)
class Uitspraak:
    """One delivery and what it said, in lines for the reader."""

    levering: Levering
    regels: tuple[str, ...]


def uitspraken(
    persoon: Persoon, reeks: Callable[..., str], opleiding: Callable[[str | None], str]
) -> dict[Sleutel, list[Uitspraak]]:
    """Per enrolment the earlier statements that were changed since, the newest first. Withdrawn ones are left out.

    `reeks` writes a period and `opleiding` a crebo in words.
    """
    per_levering: dict[tuple[Sleutel, int], list[str]] = {}
    leveringen: dict[int, Levering] = {}
    for feit in _ooit(Inschrijving, persoon):
        leveringen[feit.levering_id] = feit.levering
        regel = reeks(feit.datum_inschrijving, feit.datum_uitschrijving_werkelijk)
        per_levering.setdefault(_plek(feit), []).append(regel)
    for feit in _ooit(Inschrijvingsperiode, persoon):
        leerweg = teksten.LEERTRAJECTEN.get(feit.leertraject or "", "")
        regel = f"{reeks(feit.datum_begin, None)}: {opleiding(feit.opleidingcode)}{', ' if leerweg else ''}{leerweg}"
        per_levering.setdefault(_plek(feit), []).append(regel)
    uit: dict[Sleutel, list[Uitspraak]] = {}
    for (sleutel, levering), regels in per_levering.items():
        if levering in leveringen:
            uit.setdefault(sleutel, []).append(Uitspraak(leveringen[levering], tuple(regels)))
    return {sleutel: _veranderd(rij) for sleutel, rij in uit.items()}


def _ooit(model: type[Inschrijving | Inschrijvingsperiode], persoon: Persoon) -> list:
    """Facts of this person that count or counted; a delivery that was withdrawn closed its own."""
    rijen = model.objects.filter(persoon=persoon).exclude(vervallen_door=F("levering"))
    datum = "datum_inschrijving" if model is Inschrijving else "datum_begin"
    return list(rijen.select_related("levering").order_by(datum, "id"))


def _plek(feit: Inschrijving | Inschrijvingsperiode) -> tuple[Sleutel, int]:
    return (feit.brin, feit.inschrijvingvolgnummer), feit.levering_id


def _veranderd(rij: list[Uitspraak]) -> list[Uitspraak]:
    """Only what differs from the statement after it; the last one is what counts, so it is not earlier."""
    rij = sorted(rij, key=lambda u: (u.levering.aangemaakt or u.levering.ontvangen_op.date(), u.levering.pk))
    paren = pairwise(rij)
    return [eerder for eerder, later in paren if eerder.regels != later.regels][::-1]
