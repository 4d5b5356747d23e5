"""Keys for other systems: making, recognising, stopping and forgetting them.

A key is 32 random bytes; the database holds its SHA-256 only, so a copy of the database opens nothing. It may do
what its owner may do today: an owner whose role ends takes the key along.
"""

from __future__ import annotations

import hashlib
import secrets
import uuid
from datetime import timedelta

from django.db.models import QuerySet

from stelsel.kern.tijd import nu, vandaag
from stelsel.web.beheer.logboek import log
from stelsel.web.beheer.models import Gebruiker, Sleutel

VOORVOEGSEL = "stl_"
BEWAAR_DAGEN = 90
# As many as somebody can keep apart; more is a script gone wrong.
MEESTE = 20


def maak_sleutel(gebruiker: Gebruiker, naam: str, dagen: int) -> str:
    """Make a key that works for `dagen` days and return its secret: the only time that it can be read."""
    geheim = VOORVOEGSEL + secrets.token_urlsafe(32)
    for te_veel in sleutels_van(gebruiker)[MEESTE - 1 :]:
        te_veel.delete()
    Sleutel.objects.create(
        gebruiker=gebruiker,
        naam=naam,
        begin=geheim[: len(VOORVOEGSEL) + 4],
        hash=_hash(geheim),
        gemaakt=nu(),
        tot_en_met=vandaag() + timedelta(days=dagen),
    )
    log(gebruiker, "beheer.sleutel_gemaakt", onderwerp=naam)
    return geheim


def sleutels_van(gebruiker: Gebruiker) -> QuerySet[Sleutel]:
    """The keys of this user, newest first."""
    return Sleutel.objects.filter(gebruiker=gebruiker)


def stop_sleutel(gebruiker: Gebruiker, sleutel: uuid.UUID) -> bool:
    """Stop a key of this user; False when there is no such working key of theirs."""
    gevonden = sleutels_van(gebruiker).filter(uuid=sleutel, gestopt__isnull=True).first()
    if gevonden is None:
        return False
    gevonden.gestopt = nu()
    gevonden.save(update_fields=["gestopt"])
    log(gebruiker, "beheer.sleutel_gestopt", onderwerp=gevonden.naam)
    return True


def gebruiker_van(geheim: str) -> Gebruiker | None:
    """Whose key this is, when it still works and its owner may still sign in."""
    gevonden = Sleutel.objects.select_related("gebruiker").filter(hash=_hash(geheim), gestopt__isnull=True).first()
    if gevonden is None or gevonden.tot_en_met < vandaag() or not gevonden.gebruiker.is_active:
        return None
    if gevonden.laatst_gebruikt != vandaag():
        Sleutel.objects.filter(pk=gevonden.pk).update(laatst_gebruikt=vandaag())
    return gevonden.gebruiker


def ruim_op() -> int:
    """Delete keys that ended or were stopped more than BEWAAR_DAGEN ago; returns how many."""
    grens = vandaag() - timedelta(days=BEWAAR_DAGEN)
    oud = Sleutel.objects.filter(tot_en_met__lt=grens) | Sleutel.objects.filter(gestopt__date__lt=grens)
    return oud.delete()[0]


def _hash(geheim: str) -> str:
    # The secret is random and long: a slow hash protects nothing here, and every call would wait for it.
    return hashlib.sha256(geheim.encode()).hexdigest()
