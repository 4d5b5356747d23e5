"""One delivery in, as one transaction; and out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from django.db import connection, transaction

from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.opleidingen import opleidingstabel
from stelsel.gegevens.tabellen import PERSOONSNUMMER
from stelsel.kern.tijd import nu
from stelsel.web.studenten.importeren import opvolging, personen, projectie
from stelsel.web.studenten.importeren.feittabellen import ALLES, FEITTABELLEN, NUMMERS
from stelsel.web.studenten.importeren.vullen import PARTIJ, vul
from stelsel.web.studenten.models import (
    Bpv,
    Diploma,
    Inschrijvingsperiode,
    Levering,
    Opleiding,
    Persoon,
    Zoekdrieletter,
)
from stelsel.web.studenten.overgangen import zet

SLEUTELS = "sleutels.parquet"
_SLOT = 0x53_54_45_4C  # an arbitrary number of our own: whoever holds it is taking in a delivery
Voortgang = Callable[[int, int], None]
"""Called with rows done and rows in total; raises to stop, and then nothing of the delivery remains."""


def verwerk(levering: Levering, map_: Path, voortgang: Voortgang) -> None:
    """Take the gegevensset in `map_` into the database as what `levering` says, all of it or nothing.

    The delivery must be 'wordt_verwerkt' and is 'verwerkt' afterwards.
    """
    gegevens = Gegevensset.open(map_)
    totaal = sum(gegevens.rijen(feittabel.naam) for feittabel in FEITTABELLEN)
    gedaan = 0

    def stap(rijen: int) -> None:
        nonlocal gedaan
        gedaan += rijen
        voortgang(gedaan, totaal)

    with transaction.atomic():
        _een_tegelijk()
        nummers = _nummers(map_)
        wie = personen.herken(gegevens, nummers)
        for feittabel in FEITTABELLEN:
            if gegevens.heeft(feittabel.naam):
                vul(feittabel, _delen(gegevens.pad(feittabel.naam)), levering, wie, stap)
        vul(NUMMERS, nummers.to_batches(max_chunksize=PARTIJ), levering, wie, lambda _rijen: None)
        zet(
            levering,
            "verwerk",
            door=levering.door,
            verwerkt_op=nu(),
            personen=len(wie.sleutels),
            nieuwe_personen=wie.nieuw,
        )
        opvolging.volg_op(levering)
        projectie.werk_bij()
        werk_opleidingen_bij()
    _ververs_statistiek()


def trek_in(levering: Levering) -> None:
    """Undo a delivery that is 'wordt_ingetrokken': what counted before it counts again."""
    with transaction.atomic():
        _een_tegelijk()
        opvolging.haal_uit_reeks(levering)
        zet(levering, "trek_in", door=levering.door)
        projectie.werk_bij()
        werk_opleidingen_bij()


def _een_tegelijk() -> None:
    """Two deliveries at once would each miss the persons of the other; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SLOT])


def _ververs_statistiek() -> None:
    """Let the database look again at how rows are spread: after a first delivery it still believes in empty tables."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in (Persoon, Zoekdrieletter, *(feittabel.model for feittabel in ALLES)):
                cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
        else:
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("PRAGMA optimize=0x10002")


def _delen(pad: Path) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(pad) as bestand:
        yield from bestand.iter_batches(batch_size=PARTIJ)


def _nummers(map_: Path) -> pa.Table:
    pad = map_ / SLEUTELS
    return pq.read_table(pad) if pad.is_file() else PERSOONSNUMMER.leeg()


def werk_opleidingen_bij() -> None:
    """Reference data of every crebo in use; what the school gave itself comes before the reference list."""
    eigen = {
        opleiding.opleidingcode: {naam: getattr(opleiding, naam) for naam in _EIGEN}
        for opleiding in Opleiding.objects.filter(bron="opgegeven")
    }
    niveaus: dict[str, set[int]] = {}
    codes = set(eigen)
    perioden = Inschrijvingsperiode.objects.geldend().values_list("opleidingcode", "niveau").distinct()
    for code, niveau in perioden:
        codes.add(code)
        if niveau and niveau[-1:].isdigit():
            niveaus.setdefault(code, set()).add(int(niveau[-1]))
    for model in (Diploma, Bpv):
        codes |= set(model.objects.geldend().values_list("opleidingcode", flat=True).distinct())
    rijen = opleidingstabel(codes - {None, ""}, eigen, niveaus).to_pylist()
    velden = [naam for naam in rijen[0] if naam != "opleidingcode"] if rijen else []
    if rijen:
        Opleiding.objects.bulk_create(
            [Opleiding(**rij) for rij in rijen],
            update_conflicts=True,
            unique_fields=["opleidingcode"],
            update_fields=velden,
        )


_EIGEN = ("naam", "niveau", "soort", "dossier_code", "dossier", "domein_code", "domein")
