"""How long an item is kept: seven years after the year in which it was closed, as the records that funding rests on."""

from __future__ import annotations

from datetime import datetime

from stelsel.kern.tijd import NEDERLAND, vandaag
from stelsel.web.beheer.service import log
from stelsel.web.werklijst.models import Post
from stelsel.web.werklijst.redenen import Status
from stelsel.web.werklijst.termijnen import BEWAARJAREN

PARTIJ = 1_000


def ruim_op() -> int:
    """Remove closed items, with their history, of which the term has ended; returns how many. What is open stays."""
    grens = datetime(vandaag().year - BEWAARJAREN, 1, 1, tzinfo=NEDERLAND)
    aantal = 0
    while nummers := list(
        Post.objects.filter(status=Status.GESLOTEN, gesloten_op__lt=grens).values_list("pk", flat=True)[:PARTIJ]
    ):
        Post.objects.filter(pk__in=nummers).delete()
        aantal += len(nummers)
    if aantal:
        log(None, "werklijst.opgeruimd", onderwerp=str(aantal))
    return aantal
