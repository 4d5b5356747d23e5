"""Enrolments with the periods of extra support that the register has, for who lays them beside its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from stelsel.web.studenten.models import ExtraOndersteuning, Inschrijving, Persoon


@dataclass(frozen=True)
class Inschrijvingsregel:
    """One enrolment. `ondersteuning`: first and last day (None: it runs) of each period in the register."""

    persoon: Persoon
    brin: str
    volgnummer: str
    van: date | None
    tot_en_met: date | None
    ondersteuning: list[tuple[date, date | None]] = field(default_factory=list)


def met_ondersteuning(bereik: QuerySet[Persoon], ook: Iterable[UUID]) -> list[Inschrijvingsregel]:
    """The enrolments, by name, of the students in this scope of whom the register has a period, and of those in
    `ook`."""
    in_register = ExtraOndersteuning.objects.geldend().exclude(datum_begin=None)
    personen = bereik.filter(Q(pk__in=in_register.values("persoon")) | Q(uuid__in=list(ook)))
    regels = {}
    rijen = Inschrijving.objects.geldend().filter(persoon__in=personen).select_related("persoon")
    for feit in rijen.order_by("persoon__sorteernaam", "persoon", "datum_inschrijving", "id"):
        regels[feit.persoon_id, feit.brin, feit.inschrijvingvolgnummer] = Inschrijvingsregel(
            feit.persoon, feit.brin, feit.inschrijvingvolgnummer, feit.datum_inschrijving,
            feit.datum_uitschrijving_werkelijk,
        )  # fmt: skip
    for feit in in_register.filter(persoon__in=personen).order_by("datum_begin", "id"):
        regel = regels.get((feit.persoon_id, feit.brin, feit.inschrijvingvolgnummer))
        if regel and (feit.datum_begin, feit.datum_eind) not in regel.ondersteuning:
            regel.ondersteuning.append((feit.datum_begin, feit.datum_eind))
    return list(regels.values())
