"""Sealing the log: numbered blocks, each over its events and over the seal before it.

Changing, removing or slipping in an event changes a hash; removing the newest blocks shows against the seal that is
kept in a file outside the database. The seal of a block is

    sha256( nummer, previous seal, hash of event 1, hash of event 2, ... )      (decimal and hex, joined by newlines)
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Max, QuerySet

from stelsel.kern.tijd import nu
from stelsel.web.beheer.logboek import inhoud_hash
from stelsel.web.beheer.models import Gebeurtenis, Zegel, Zegelregel
from stelsel.web.beheer.wachtrij import neem_op
from stelsel.web.beheer.wissen import GEWIST, gewiste_nummers

BEGIN = "0" * 64
PER_BLOK = 10_000
NABIJ = 50_000
OVERAL_ELKE = 100  # blocks


@dataclass(frozen=True)
class Bevinding:
    """Something in the log that is not as it was written. `waar` names block or line, never content."""

    waar: str
    wat: str


def _ongezegeld(*, overal: bool) -> QuerySet[Gebeurtenis]:
    """Events in no block, oldest first. An event that was written before a sealed one may be committed after it,
    but never long after: near the end of the log is enough, and now and then the whole log is looked through.
    """
    los = Gebeurtenis.objects.filter(zegelregel=None).order_by("id")
    hoogste = Zegelregel.objects.aggregate(Max("gebeurtenis_id"))["gebeurtenis_id__max"]
    return los if overal or hoogste is None else los.filter(id__gt=hoogste - NABIJ)


def zegelbestand() -> Path:
    """The file outside the database with the newest seal of this installation."""
    return Path(settings.GEGEVENS) / "zegel" / "logboek.txt"


def _zegel(nummer: int, vorige: str, hashes: Iterable[str]) -> str:
    return hashlib.sha256("\n".join([str(nummer), vorige, *hashes]).encode()).hexdigest()


def verzegel() -> Zegel | None:
    """Seal every event that is in no block yet, in one block; returns it, or None when there was nothing to seal.

    Events that wait outside the database are taken in first.
    """
    neem_op()
    with transaction.atomic():
        # Two workers at once: on PostgreSQL the second waits here for the first, SQLite waits at the transaction.
        laatste = Zegel.objects.select_for_update().order_by("-nummer").first()
        nummer, vorige = (laatste.nummer + 1, laatste.zegel) if laatste else (1, BEGIN)
        los = list(_ongezegeld(overal=nummer % OVERAL_ELKE == 1)[:PER_BLOK])
        if not los:
            return None
        zegel = Zegel.objects.create(
            nummer=nummer,
            tijd=nu(),
            aantal=len(los),
            vorige=vorige,
            zegel=_zegel(nummer, vorige, (gebeurtenis.hash for gebeurtenis in los)),
        )
        Zegelregel.objects.bulk_create(Zegelregel(zegel=zegel, gebeurtenis=gebeurtenis) for gebeurtenis in los)
    _bewaar_buiten(zegel)
    return zegel


def _bewaar_buiten(zegel: Zegel) -> None:
    pad = zegelbestand()
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.parent.chmod(0o700)
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}")
    with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as bestand:
        bestand.write(f"{zegel.nummer} {zegel.zegel} {zegel.tijd.isoformat(timespec='seconds')}\n")
    tijdelijk.replace(pad)


def controleer() -> Iterator[Bevinding]:
    """Recompute every hash and seal from the start; yields what does not fit."""
    verwacht_nummer, vorige, buiten, gewist = 1, BEGIN, _buiten(), _gewist()
    for zegel in Zegel.objects.order_by("nummer").iterator():
        blok = f"blok {zegel.nummer}"
        if zegel.nummer != verwacht_nummer:
            yield Bevinding(blok, f"hier hoort blok {verwacht_nummer} te staan")
        if zegel.vorige != vorige:
            yield Bevinding(blok, "sluit niet aan op het zegel van het blok ervoor")
        yield from _controleer_blok(zegel, blok, gewist)
        if buiten and buiten[0] == zegel.nummer and buiten[1] != zegel.zegel:
            yield Bevinding(blok, "het zegel is anders dan in het bestand buiten de database")
        verwacht_nummer, vorige = zegel.nummer + 1, zegel.zegel
    if buiten and buiten[0] >= verwacht_nummer:
        yield Bevinding(f"blok {buiten[0]}", "staat in het bestand buiten de database, maar niet in de database")
    for gebeurtenis in Gebeurtenis.objects.filter(zegelregel=None).iterator():
        yield from _controleer_regel(gebeurtenis, gewist)


def _gewist() -> set[int]:
    """The numbers of the lines that the log itself says were emptied because their person was removed."""
    regels = Gebeurtenis.objects.filter(naam=GEWIST)
    eigen = [regel for regel in regels.iterator() if inhoud_hash(regel) == regel.hash]
    return {nummer for regel in eigen for reeks in gewiste_nummers(regel.onderwerp) for nummer in reeks}


def _controleer_blok(zegel: Zegel, blok: str, gewist: set[int]) -> Iterator[Bevinding]:
    hashes = []
    regels = zegel.regels.select_related("gebeurtenis").order_by("gebeurtenis_id")
    for regel in regels.iterator():
        hashes.append(regel.gebeurtenis.hash)
        yield from _controleer_regel(regel.gebeurtenis, gewist)
    if len(hashes) != zegel.aantal:
        yield Bevinding(blok, f"telt {len(hashes)} regels, verzegeld met {zegel.aantal}")
    if _zegel(zegel.nummer, zegel.vorige, hashes) != zegel.zegel:
        yield Bevinding(blok, "het zegel past niet bij de regels")


def _controleer_regel(gebeurtenis: Gebeurtenis, gewist: set[int]) -> Iterator[Bevinding]:
    waar = f"regel {gebeurtenis.pk}"
    if gebeurtenis.is_gewist:
        if gebeurtenis.pk not in gewist:
            yield Bevinding(waar, "is leeggemaakt, en geen regel zegt dat haar persoon is verwijderd")
        elif gebeurtenis.persoon_id or gebeurtenis.onderwerp or gebeurtenis.doel:
            yield Bevinding(waar, "hoort leeg te zijn en is dat niet")
    elif inhoud_hash(gebeurtenis) != gebeurtenis.hash:
        yield Bevinding(waar, "de inhoud is anders dan toen hij werd geschreven")


def _buiten() -> tuple[int, str] | None:
    try:
        nummer, zegel, _tijd = zegelbestand().read_text().split()
        return int(nummer), zegel
    except FileNotFoundError:
        return None
    except ValueError:
        return 0, ""


def telling() -> tuple[int, int]:
    """Number of blocks and of events, for the closing sentence of a check."""
    return Zegel.objects.count(), Gebeurtenis.objects.count()
