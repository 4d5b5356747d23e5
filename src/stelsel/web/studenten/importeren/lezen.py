"""The file of a delivery through the reader, and what the reader remarked into the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.db import transaction
from django.utils.crypto import salted_hmac

from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.tabellen import PERSOONSNUMMER
from stelsel.web.studenten import opslag
from stelsel.web.studenten.importeren.vullen import PARTIJ, voeg_toe
from stelsel.web.studenten.models import Levering, Melding, Persoonsnummer

if TYPE_CHECKING:
    from stelsel.bestanden import Leesverslag

NIEMAND = 2
"""Exit code of the reader when there should have been persons and none could be kept."""
_KOLOMMEN = ("regel", "record", "veld", "code", "ernst", "gevonden", "verwacht", "melding", "bron")
_NOOIT_LEEG = {"veld", "gevonden", "verwacht", "bron"}


@dataclass(frozen=True)
class Merken:
    """Marks of numbers: a number gets the same mark every time, and nobody can undo it. `onbekend`: by persoon_id, of
    persons whose number the dossier does not know. `bekend`: the persoon_id of who is in the dossier, by mark."""

    onbekend: dict[str, str] = field(default_factory=dict)
    bekend: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Gelezen:
    """What the file says of itself, as fields of the delivery; how many persons, and whether anybody could be kept.

    `merken`: see `Merken`.
    """

    velden: dict[str, Any]
    iemand: bool
    personen: int
    merken: Merken


def lees_bestand(levering: Levering, voortgang: Callable[[int, int], None]) -> Gelezen:
    """Read the file into a gegevensset beside it and keep the remarks; returns what the file says of itself.

    `voortgang` gets bytes done and in total, and may raise to stop. Raises StelselFout for a file that cannot be
    read at all.
    """
    map_ = opslag.set_van(levering)
    opslag.gooi_set_weg(levering)
    verslag, merken = lees_in(levering, map_, voortgang)
    _bewaar_meldingen(levering, Gegevensset.open(map_))
    bestand = verslag.bestanden[0]
    velden = {naam: getattr(bestand, naam) for naam in ("van", "tot_en_met", "aangemaakt", "volledig", "soort")}
    tellingen = {code: asdict(telling) for code, telling in bestand.telling.items() if telling.gelezen}
    velden |= {"brin": bestand.brin or "", "tellingen": tellingen, "meldingen_per_ernst": dict(bestand.per_ernst)}
    return Gelezen(velden, verslag.exitcode != NIEMAND, verslag.personen, merken)


def lees_in(
    levering: Levering, map_: Path, voortgang: Callable[[int, int], None] | None = None
) -> tuple[Leesverslag, Merken]:
    """Read the file into a gegevensset at `map_`; the report, and the marks of the numbers in it."""
    # The reader is loaded in the worker only: a page never needs it.
    from stelsel.bestanden import lees

    with _sleutels(levering) as sleutels, opslag.open_bestand(levering) as bestand:
        codes = opslag.eigen_codelijsten()
        verslag = lees(bestand, map_, sleutels=sleutels, codes=codes, voortgang=voortgang)
        return verslag, _merken(sleutels) if sleutels and levering.soort == Levering.Soort.TBGI else Merken()


@contextmanager
def _sleutels(levering: Levering) -> Iterator[Path | None]:
    """For a file that speaks by number of persons who are here already: a key file of them, for as long as it takes.

    An RO brings its persons itself; they are recognised when its facts are taken over. A GRONDSLAG has no numbers.
    """
    if levering.soort in (Levering.Soort.RO, Levering.Soort.GRONDSLAG):
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
    pad = opslag.map_van(levering) / opslag.BEKEND
    pad.touch(mode=opslag.ALLEEN_EIGENAAR)
    try:
        pq.write_table(pa.Table.from_pylist(rijen, schema=PERSOONSNUMMER.arrow_schema()), pad)
        yield pad
    finally:
        pad.unlink(missing_ok=True)


def _merken(sleutels: Path) -> Merken:
    merken = Merken()
    for rij in pq.read_table(sleutels, columns=["persoon_id", "soort", "nummer", "levering_id"]).to_pylist():
        mac = salted_hmac("studenten.merk", f"{rij['soort']} {rij['nummer']}", algorithm="sha256")
        merk = mac.hexdigest()[:32]
        if rij["levering_id"]:  # added by the reader
            merken.onbekend[rij["persoon_id"]] = merk
        else:
            merken.bekend[merk] = rij["persoon_id"]
    return merken


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
