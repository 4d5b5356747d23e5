"""A student as the app `privacy` must know him: the name, and how old he is on a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from stelsel.web.privacy.service import Bekende
from stelsel.web.studenten.models import Persoon


def bekende(uuid: UUID) -> Bekende | None:
    """The student with this public id, also one of whom no delivery that counts speaks any more; None when removed."""
    persoon = Persoon.objects.filter(uuid=uuid).first()
    if persoon is None:
        return None
    return Bekende(uuid, persoon.naam, lambda dag: leeftijd_op(persoon, dag))


def leeftijd_op(persoon: Persoon, dag: date) -> tuple[int, int] | None:
    """The youngest and the oldest that this person can be on a day, in whole years; None without a year of birth.

    Somebody born on 29 February is a year older on 1 March (BW 1:233 counts full years).
    """
    if not persoon.geboortejaar:
        return None
    jaren = dag.year - persoon.geboortejaar
    vandaag = (dag.month, dag.day)
    # Of a partial date the last and the first day that it can be.
    laatste = (persoon.geboortemaand or 12, persoon.geboortedag or 31)
    eerste = (persoon.geboortemaand or 1, persoon.geboortedag or 1)
    return max(jaren - (vandaag < laatste), 0), max(jaren - (vandaag < eerste), 0)
