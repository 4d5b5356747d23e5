"""What goes to DUO: the periods of extra support, of agreements by 8.1.3a and of nothing else.

A period begins on the later of agreement and enrolment and ends with either (PvE § 15.5.5); the rule counts it out. It
is laid beside what the newest deliveries say, so that nobody types it again to compare.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from stelsel.kern.tijd import vandaag
from stelsel.web.ondersteuning.models import Ondersteuning, Soort
from stelsel.web.studenten.service import Inschrijvingsregel, Persoon, met_ondersteuning


@dataclass(frozen=True)
class Periode:
    """An ISE: of which enrolment, from when, until and including when (None: it runs)."""

    persoon: Persoon
    brin: str
    inschrijvingvolgnummer: str
    begin: date
    einde: date | None


@dataclass(frozen=True)
class Vergelijking:
    """A period of this school beside that of the register; one of the two can be missing."""

    periode: Periode | None
    in_register: tuple[date, date | None] | None
    inschrijving: Inschrijvingsregel

    @property
    def klopt(self) -> bool:
        if self.periode is None or self.in_register is None:
            return False
        return (self.periode.begin, self.periode.einde) == self.in_register


def vergelijk(bereik: QuerySet[Persoon]) -> list[Vergelijking]:
    """Every period of the students in this scope that this school has, or the register has, by name."""
    afspraken: dict[UUID, list[Ondersteuning]] = {}
    for een in Ondersteuning.objects.filter(soort=Soort.AFSPRAKEN).exclude(afspraken_op=None).order_by("afspraken_op"):
        afspraken.setdefault(een.persoon, []).append(een)
    uit: list[Vergelijking] = []
    for inschrijving in met_ondersteuning(bereik, afspraken):
        uit += _van_inschrijving(inschrijving, afspraken.get(inschrijving.persoon.uuid, []))
    return uit


def _van_inschrijving(inschrijving: Inschrijvingsregel, afspraken: list[Ondersteuning]) -> list[Vergelijking]:
    perioden = [p for een in afspraken if (p := periode(inschrijving, een)) is not None]
    register = list(inschrijving.ondersteuning)
    uit = []
    for een in perioden:
        # The period of the register that begins nearest is the same one, said otherwise.
        passend = min(register, key=lambda r: abs((r[0] - een.begin).days), default=None)
        if passend is not None:
            register.remove(passend)
        uit.append(Vergelijking(een, passend, inschrijving))
    return [*uit, *(Vergelijking(None, rest, inschrijving) for rest in register)]


def periode(inschrijving: Inschrijvingsregel, een: Ondersteuning) -> Periode | None:
    """The part of these agreements that falls in this enrolment; None when nothing does."""
    if inschrijving.van is None:
        return None
    begin = max(een.afspraken_op, inschrijving.van)
    dagen = [dag for dag in (een.geeindigd_op, inschrijving.tot_en_met) if dag is not None and dag <= vandaag()]
    einde = min(dagen, default=None)
    if einde is not None and einde < begin:
        return None
    return Periode(inschrijving.persoon, inschrijving.brin, inschrijving.volgnummer, begin, einde)
