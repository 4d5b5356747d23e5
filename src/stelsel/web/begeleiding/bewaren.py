"""What runs out by itself: notes that somebody made to remember something by."""

from __future__ import annotations

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding.models import Uitstel, Werkaantekening


def ruim_op() -> int:
    """Remove what has run out; how many notes that were. What was put off until a day that has come is of no use."""
    dag = vandaag()
    Uitstel.objects.filter(tot__lte=dag).delete()
    weg, _per_soort = Werkaantekening.objects.filter(verloopt_op__lte=dag).delete()
    return weg
