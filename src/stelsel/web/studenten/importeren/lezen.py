"""The file of a delivery through the reader, and what the reader remarked into the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.db import transaction

from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.tabellen import PERSOONSNUMMER
from stelsel.web.studenten import opslag
from stelsel.web.studenten.importeren.vullen import PARTIJ, voeg_toe
from stelsel.web.studenten.models import Levering, Melding, Persoonsnummer

NIEMAND = 2
"""Exit code of the reader when there should have been persons and none could be kept."""
_KOLOMMEN = ("regel", "record", "veld", "code", "ernst", "gevonden", "verwacht", "melding", "bron")
_NOOIT_LEEG = {"veld", "gevonden", "verwacht", "bron"}


@dataclass(frozen=True)
class Gelezen:
    """What the file says of itself, as fields of the delivery, and whether anybody could be kept."""

    velden: dict[str, Any]
    iemand: bool


def lees_bestand(levering: Levering, voortgang: Callable[[int, int], None]) -> Gelezen:
    """Read the file into a gegevensset beside it and keep the remarks; returns what the file says of itself.

    `voortgang` gets bytes done and in total, and may raise to stop. Raises StelselFout for a file that cannot be
    read at all.
    """
    # The reader is loaded in the worker only: a page never needs it.
    from stelsel.bestanden import lees

    map_ = opslag.set_van(levering)
    opslag.gooi_set_weg(levering)
    with _sleutels(levering) as sleutels:
        codes = opslag.eigen_codelijsten()
        verslag = lees(opslag.bestand_van(levering), map_, sleutels=sleutels, codes=codes, voortgang=voortgang)
    _bewaar_meldingen(levering, Gegevensset.open(map_))
    bestand = verslag.bestanden[0]
    velden = {naam: getattr(bestand, naam) for naam in ("van", "tot_en_met", "aangemaakt", "volledig", "soort")}
    tellingen = {code: asdict(telling) for code, telling in bestand.telling.items() if telling.gelezen}
    velden |= {"brin": bestand.brin or "", "tellingen": tellingen, "meldingen_per_ernst": dict(bestand.per_ernst)}
    return Gelezen(velden, iemand=verslag.exitcode != NIEMAND)


@contextmanager
def _sleutels(levering: Levering) -> Iterator[Path | None]:
    """For a file of the school, that speaks of persons by number: a key file of who is known, for as long as it takes.

    An RO brings its persons itself; they are recognised when its facts are taken over.
    """
    if levering.soort != Levering.Soort.EIGEN:
        yield None
        return
    geldend = Persoonsnummer.objects.geldend().order_by("id")
    nummers = {
        (soort, nummer): str(uuid) for soort, nummer, uuid in geldend.values_list("soort", "nummer", "persoon__uuid")
    }
    rijen = [
        {"persoon_id": uuid, "soort": soort, "nummer": nummer, "levering_id": ""}
        for (soort, nummer), uuid in nummers.items()
    ]
    pad = opslag.map_van(levering) / "bekend.parquet"
    pad.touch(mode=opslag.ALLEEN_EIGENAAR)
    try:
        pq.write_table(pa.Table.from_pylist(rijen, schema=PERSOONSNUMMER.arrow_schema()), pad)
        yield pad
    finally:
        pad.unlink(missing_ok=True)


def _bewaar_meldingen(levering: Levering, gegevens: Gegevensset) -> None:
    levering.meldingen.all().delete()
    with pq.ParquetFile(gegevens.pad("melding")) as bestand:
        for deel in bestand.iter_batches(batch_size=PARTIJ, columns=list(_KOLOMMEN)):
            kolommen = []
            for naam in _KOLOMMEN:
                waarden = deel.column(naam).to_pylist()
                kolommen.append([w or "" for w in waarden] if naam in _NOOIT_LEEG else waarden)
            rijen = [(levering.pk, *rij) for rij in zip(*kolommen, strict=True)]
            # One transaction per batch: without it every row would be one, with it nobody waits long for the writer.
            with transaction.atomic():
                voeg_toe(Melding._meta.db_table, ("levering_id", *_KOLOMMEN), rijen)
