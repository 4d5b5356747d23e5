"""Who is who: persons of a delivery joined with persons in the database by number, never by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.web.studenten.importeren.feittabellen import FEITTABELLEN
from stelsel.web.studenten.models import Persoon, Persoonsnummer

# BSN first: an onderwijsnummer is temporary and is replaced by a BSN (WEB 8.1.1a).
_VOORRANG = ("bsn", "onderwijsnummer")
_PARTIJ = 5_000


@dataclass(frozen=True)
class Personen:
    """The persons of one gegevensset and their rows in the database, position by position."""

    sleutels: pa.Array
    rijen: pa.Array
    nieuw: int

    def vertaal(self, kolom: pa.Array | pa.ChunkedArray) -> pa.Array:
        """Keys of the gegevensset to primary keys of `Persoon`."""
        return self.rijen.take(pc.index_in(kolom, value_set=self.sleutels))


def herken(gegevens: Gegevensset, nummers: pa.Table) -> Personen:
    """Find or make the `Persoon` of everybody in a gegevensset.

    `nummers` is the table persoonsnummer that came with the set. Somebody whose number is known is that person,
    whatever else the delivery says; somebody without a known number is new.
    """
    sleutels = _sleutels(gegevens)
    gevonden = _bij_nummer(nummers) | _bij_sleutel(sleutels)
    nieuw = [sleutel for sleutel in sleutels if sleutel not in gevonden]
    Persoon.objects.bulk_create([Persoon(uuid=sleutel) for sleutel in nieuw], batch_size=_PARTIJ)
    gevonden |= _bij_sleutel(nieuw)
    return Personen(pa.array(sleutels, pa.string()), pa.array([gevonden[s] for s in sleutels], pa.int64()), len(nieuw))


def _sleutels(gegevens: Gegevensset) -> list[str]:
    """All persons of the set: also who has facts without a row of their own, as in a file of the school alone."""
    uit: dict[str, None] = {}
    for feittabel in FEITTABELLEN:
        if feittabel.van_persoon and gegevens.heeft(feittabel.naam):
            kolom = pq.read_table(gegevens.pad(feittabel.naam), columns=["persoon_id"])["persoon_id"]
            uit |= dict.fromkeys(kolom.unique().to_pylist())
    return list(uit)


def _bij_nummer(nummers: pa.Table) -> dict[str, int]:
    per_persoon: dict[str, dict[str, str]] = defaultdict(dict)
    for rij in nummers.select(["persoon_id", "soort", "nummer"]).to_pylist():
        per_persoon[rij["persoon_id"]][rij["soort"]] = rij["nummer"]
    bekend = _bekende_nummers({nummer for van_een in per_persoon.values() for nummer in van_een.values()})
    return {
        sleutel: rij
        for sleutel, van_een in per_persoon.items()
        if (rij := _eerste_bekende(van_een, bekend)) is not None
    }


def _eerste_bekende(van_een: Mapping[str, str], bekend: Mapping[tuple[str, str], int]) -> int | None:
    for soort in _VOORRANG:
        if (rij := bekend.get((soort, van_een.get(soort, "")))) is not None:
            return rij
    return None


def _bekende_nummers(gezocht: set[str]) -> dict[tuple[str, str], int]:
    """Numbers in the database that are asked for. Also lapsed ones: who comes back is the same person."""
    uit: dict[tuple[str, str], int] = {}
    rijen = Persoonsnummer.objects.order_by("id").values_list("soort", "nummer", "persoon_id", "vervallen_door_id")
    geldend: set[tuple[str, str]] = set()
    for soort, nummer, persoon, vervallen in rijen.iterator(chunk_size=_PARTIJ):
        sleutel = (soort, nummer)
        if nummer not in gezocht or (vervallen is not None and sleutel in geldend):
            continue
        uit[sleutel] = persoon
        if vervallen is None:
            geldend.add(sleutel)
    return uit


def _bij_sleutel(sleutels: list[str]) -> dict[str, int]:
    """A key is random, so the same key is the same person: a set that was made with known keys keeps them."""
    uit: dict[str, int] = {}
    for begin in range(0, len(sleutels), _PARTIJ):
        deel = Persoon.objects.filter(uuid__in=sleutels[begin : begin + _PARTIJ])
        uit |= {str(uuid): rij for uuid, rij in deel.values_list("uuid", "id")}
    return uit
