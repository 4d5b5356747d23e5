"""The file of a delivery through the reader, and what the reader remarked into the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow.parquet as pq

from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.web.studenten import opslag
from stelsel.web.studenten.importeren.vullen import PARTIJ, voeg_toe
from stelsel.web.studenten.models import Levering, Melding

_KOLOMMEN = ("regel", "record", "veld", "code", "ernst", "gevonden", "verwacht", "melding", "bron")
_NOOIT_LEEG = {"veld", "gevonden", "verwacht", "bron"}


def lees_bestand(levering: Levering, voortgang: Callable[[int, int], None]) -> dict[str, Any]:
    """Read the file into a gegevensset beside it and keep the remarks; returns what the file says of itself.

    `voortgang` gets bytes done and in total, and raises to stop. Raises StelselFout when nobody could be read.
    """
    # The reader is loaded in the worker only: a page never needs it.
    from stelsel.bestanden import lees

    lees(opslag.bestand_van(levering), opslag.set_van(levering), opnieuw=True, voortgang=voortgang)
    return {}


def _bewaar_meldingen(levering: Levering, gegevens: Gegevensset) -> None:
    levering.meldingen.all().delete()
    with pq.ParquetFile(gegevens.pad("melding")) as bestand:
        for deel in bestand.iter_batches(batch_size=PARTIJ, columns=list(_KOLOMMEN)):
            kolommen = []
            for naam in _KOLOMMEN:
                waarden = deel.column(naam).to_pylist()
                kolommen.append([w or "" for w in waarden] if naam in _NOOIT_LEEG else waarden)
            rijen = [(levering.pk, *rij) for rij in zip(*kolommen, strict=True)]
            voeg_toe(Melding._meta.db_table, ("levering_id", *_KOLOMMEN), rijen)
