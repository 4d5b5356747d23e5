"""Events that could not be written at once: SQLite has one writer, and reading a large delivery in takes minutes.

Such an event goes to a file of its own in the data folder, closed to others; the worker takes it into the log. It
keeps its time, salt and hash, so it cannot be changed on the way without that showing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection, transaction

from stelsel.web.beheer.models import Gebeurtenis

GEDULD = 500  # milliseconds a page waits for the database before it leaves its event here
_VELDEN = ("naam", "gebruiker_id", "persoon_id", "onderwerp", "doel", "zout", "hash")


def map_() -> Path:
    """Where waiting events lie."""
    return Path(settings.GEGEVENS) / "zegel" / "wachtrij"


def bewaar(gebeurtenis: Gebeurtenis) -> None:
    """Write the event to the log, or to a file when SQLite is busy with somebody else's transaction."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        gebeurtenis.save()
        return
    try:
        with _kort_geduld():
            gebeurtenis.save()
    except OperationalError:
        _leg_weg(gebeurtenis)


@contextmanager
def _kort_geduld() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        gewoon = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA busy_timeout = {GEDULD}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {gewoon}")


def _leg_weg(gebeurtenis: Gebeurtenis) -> None:
    doel = map_()
    doel.mkdir(parents=True, exist_ok=True)
    doel.parent.chmod(0o700)
    velden = {naam: getattr(gebeurtenis, naam) for naam in _VELDEN} | {"tijd": gebeurtenis.tijd.isoformat()}
    naam = f"{gebeurtenis.tijd:%Y%m%dT%H%M%S%f}-{gebeurtenis.zout}"
    tijdelijk = doel / f".{naam}"
    with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as bestand:
        json.dump(velden, bestand, ensure_ascii=False)
        bestand.flush()
        os.fsync(bestand.fileno())
    tijdelijk.rename(doel / f"{naam}.json")


def neem_op() -> int:
    """Take the waiting events into the log, oldest first; returns how many. For the worker."""
    aantal = 0
    for pad in sorted(map_().glob("*.json")):
        velden = json.loads(pad.read_text(encoding="utf-8"))
        velden["tijd"] = datetime.fromisoformat(velden["tijd"])
        with transaction.atomic():
            # It may be there already: then the worker ended between writing it and removing the file.
            if not Gebeurtenis.objects.filter(zout=velden["zout"], hash=velden["hash"]).exists():
                Gebeurtenis(**velden).save()
                aantal += 1
        pad.unlink()
    return aantal
