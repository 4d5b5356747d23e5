"""Rows of a gegevensset into the tables of the facts, in batches: memory stays the same for any size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pyarrow as pa
from django.db import connection

from stelsel.web.studenten.importeren.feittabellen import Feittabel
from stelsel.web.studenten.importeren.personen import Personen
from stelsel.web.studenten.models import Levering

PARTIJ = 20_000
Stap = Callable[[int], None]
"""Called after each batch with the number of rows in it; may raise to stop."""


def vul(
    feittabel: Feittabel, delen: Iterable[pa.RecordBatch], levering: Levering, personen: Personen, stap: Stap
) -> None:
    """Add all rows as facts of this delivery. Columns are those of the table, by name."""
    namen = [kolom.naam for kolom in feittabel.tabel.kolommen]
    for deel in delen:
        kolommen = [_waarden(naam, deel.column(naam), levering, personen) for naam in namen]
        voeg_toe(feittabel.model._meta.db_table, namen, list(zip(*kolommen, strict=True)))
        stap(deel.num_rows)


def _waarden(naam: str, kolom: pa.Array, levering: Levering, personen: Personen) -> Sequence[object]:
    if naam == "levering_id":
        return [levering.pk] * len(kolom)
    if naam == "persoon_id":
        return personen.vertaal(kolom).to_pylist()
    if pa.types.is_date(kolom.type):
        # Both databases read jjjj-mm-dd; a million date objects would cost seconds.
        return kolom.cast(pa.string()).to_pylist()
    return kolom.to_pylist()


def voeg_toe(tabelnaam: str, namen: Sequence[str], rijen: Sequence[tuple]) -> None:
    """Insert rows without building model objects: COPY on PostgreSQL, one prepared statement on SQLite."""
    if not rijen:
        return
    kolommen = ", ".join(connection.ops.quote_name(naam) for naam in namen)
    tabel = connection.ops.quote_name(tabelnaam)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {tabel} ({kolommen}) FROM STDIN") as kopie:
                for rij in rijen:
                    kopie.write_row(rij)
        else:
            plekken = ", ".join(["%s"] * len(namen))
            cursor.executemany(f"INSERT INTO {tabel} ({kolommen}) VALUES ({plekken})", rijen)
