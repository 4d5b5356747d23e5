"""The gegevensset: an immutable folder with one Parquet file per table and `gegevensset.json`.

It is written into a temporary folder beside its place and then renamed, so that a set is there whole or not at
all. Opening one checks version and checksums: a damaged set is refused, never half read.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO

from stelsel import VERSIE
from stelsel.gegevens.dekking import Dekking
from stelsel.gegevens.tabel import Tabel
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import nu

if TYPE_CHECKING:
    import pyarrow as pa

BESCHRIJVING = "gegevensset.json"
SOORT = "stelsel-gegevensset"
VERSIE_SET = 1
ALLEEN_EIGENAAR = 0o700
# What may stand in the folder of a set: its tables and description, and what a reading or an export puts beside them.
NAAST_DE_SET = {"meldingen.csv", "afgekeurd", "sleutels.parquet", "persoonsnummer.parquet"}
EIGEN_NAMEN = {f"{naam}.parquet" for naam in TABELLEN} | {BESCHRIJVING} | NAAST_DE_SET


class Tabelschrijver:
    """Writes one table in parts. Parts are cast to the schema of the table; a missing column becomes empty."""

    def __init__(self, tabel: Tabel, pad: Path) -> None:
        import pyarrow.parquet as pq

        self.tabel = tabel
        self.pad = pad
        self.rijen = 0
        self._schema = tabel.arrow_schema()
        self._parquet = pq.ParquetWriter(pad, self._schema, compression="zstd", compression_level=1)

    def write(self, deel: pa.Table | pa.RecordBatch) -> None:
        """Append rows. Raises pyarrow.ArrowInvalid when a required column holds nulls or a type does not fit."""
        import pyarrow as pa

        if isinstance(deel, pa.RecordBatch):
            deel = pa.Table.from_batches([deel])
        if deel.num_rows:
            self._parquet.write_table(_in_schema(deel, self._schema))
            self.rijen += deel.num_rows

    def sluit(self) -> None:
        self._parquet.close()


def _in_schema(deel: pa.Table, schema: pa.Schema) -> pa.Table:
    import pyarrow as pa

    kolommen = []
    for veld in schema:
        kolom = deel[veld.name] if veld.name in deel.column_names else pa.nulls(deel.num_rows, veld.type)
        if not veld.nullable and kolom.null_count:
            raise pa.ArrowInvalid(
                f"kolom {veld.name} is verplicht maar heeft {kolom.null_count} lege waarden"
            )
        kolommen.append(kolom.cast(veld.type))
    return pa.Table.from_arrays(kolommen, schema=schema)


class GegevenssetSchrijver:
    """Context manager that writes a gegevensset; on any exception nothing of it remains.

    `map_` must not exist, unless `opnieuw` and it is a gegevensset: then it is replaced at the very end.
    Extra files may be put in `tijdelijk`. Raises StelselFout (exit 2) for a place that cannot be used.
    """

    def __init__(self, map_: Path | str, *, opnieuw: bool = False) -> None:
        self.map = Path(map_)
        self.opnieuw = opnieuw
        self.bronnen: list[dict[str, Any]] = []
        self.dekking: list[Dekking] = []
        self.uitvoer: dict[str, Any] | None = None
        """Of a set that leaves the school: under which key, and why (see `gegevens.uitvoer`)."""
        self._schrijvers: dict[str, Tabelschrijver] = {}
        _eis_bruikbare_plek(self.map, opnieuw)
        self.tijdelijk = self.map.parent / f".{self.map.name}.{uuid.uuid4().hex[:8]}.tijdelijk"

    def __enter__(self) -> GegevenssetSchrijver:
        try:
            self.map.parent.mkdir(parents=True, exist_ok=True)
            self.tijdelijk.mkdir(mode=ALLEEN_EIGENAAR)
        except OSError as fout:
            raise StelselFout(
                "Stelsel kan op deze plek niet schrijven.",
                waar=str(self.map),
                verwacht="een map waarin je mag schrijven",
                doe="Kies met --naar een andere map.",
                code="GEG-SET-03",
                exitcode=2,
            ) from fout
        return self

    def schrijver(self, naam: str) -> Tabelschrijver:
        """The writer of one table, for writing in parts. Raises KeyError for a table that does not exist."""
        if naam not in self._schrijvers:
            self._schrijvers[naam] = Tabelschrijver(TABELLEN[naam], self.tijdelijk / f"{naam}.parquet")
        return self._schrijvers[naam]

    def schrijf(self, naam: str, tabel: pa.Table) -> None:
        """Append a whole table."""
        self.schrijver(naam).write(tabel)

    def bron(self, *, dekking: Dekking | None = None, volledig: bool = True, **eigenschappen: Any) -> None:
        """Note a source: levering_id, soort, bestand, sha256, brin, van, tot_en_met and what else is known."""
        self.bronnen.append({**eigenschappen, "volledig": "ja" if volledig else "nee"})
        if dekking:
            self.dekking.append(dekking)

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        try:
            if fout is None:
                self._voltooi()
        finally:
            for schrijver in self._schrijvers.values():
                schrijver.sluit()
            shutil.rmtree(self.tijdelijk, ignore_errors=True)

    def _voltooi(self) -> None:
        for naam in TABELLEN:
            self.schrijver(naam).sluit()
        beschrijving = self._beschrijving()
        (self.tijdelijk / BESCHRIJVING).write_text(
            json.dumps(beschrijving, ensure_ascii=False, indent=1) + "\n"
        )
        if self.map.exists():
            oud = self.tijdelijk.with_suffix(".oud")
            self.map.rename(oud)
            self.tijdelijk.rename(self.map)
            shutil.rmtree(oud)
        else:
            self.tijdelijk.rename(self.map)

    def _beschrijving(self) -> dict[str, Any]:
        uitvoer = {} if self.uitvoer is None else {"uitvoer": self.uitvoer}
        return {
            "soort": SOORT,
            "versie": VERSIE_SET,
            "stelsel": VERSIE,
            "gemaakt": nu().isoformat(timespec="seconds"),
            "volledig": "ja" if all(bron["volledig"] == "ja" for bron in self.bronnen) else "nee",
            "bronnen": [_json(bron) for bron in self.bronnen],
            "dekking": [dekking.als_dict() for dekking in sorted(self.dekking)],
            "tabellen": {
                naam: {"bestand": s.pad.name, "rijen": s.rijen, "sha256": vingerafdruk(s.pad)}
                for naam, s in sorted(self._schrijvers.items())
            },
            **uitvoer,
        }


def _json(waarden: dict[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in waarden.items()}


def _eis_bruikbare_plek(map_: Path, opnieuw: bool) -> None:
    if not map_.exists():
        return
    if not opnieuw:
        raise StelselFout(
            "Deze map bestaat al.",
            waar=str(map_),
            verwacht="een map die nog niet bestaat",
            doe="Kies een andere map, of geef --opnieuw om de gegevensset te vervangen.",
            code="GEG-SET-01",
            exitcode=2,
        )
    if not (map_ / BESCHRIJVING).is_file() and not (map_.is_dir() and not any(map_.iterdir())):
        raise StelselFout(
            "Deze map is geen gegevensset en wordt daarom niet vervangen.",
            waar=str(map_),
            verwacht=f"een map met {BESCHRIJVING}",
            doe="Kies een andere map, of maak deze zelf leeg.",
            code="GEG-SET-02",
            exitcode=2,
        )
    vreemd = sorted(pad.name for pad in map_.iterdir() if pad.name not in EIGEN_NAMEN)
    if vreemd:
        raise StelselFout(
            f"In deze map staat iets wat niet bij de gegevensset hoort: {', '.join(vreemd[:5])}.",
            waar=str(map_),
            verwacht="een map met alleen een gegevensset",
            doe="Zet het ergens anders neer; bij vervangen zou het verdwijnen.",
            code="GEG-SET-08",
            exitcode=2,
        )


def vingerafdruk(pad: Path) -> str:
    """SHA-256 of a file, in hexadecimals."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


class Gegevensset:
    """An opened gegevensset. Make one with `Gegevensset.open`."""

    def __init__(self, map_: Path, beschrijving: dict[str, Any]) -> None:
        self.map = map_
        self.beschrijving = beschrijving

    @classmethod
    def open(cls, map_: Path | str) -> Gegevensset:
        """Open and check a set. Raises StelselFout (exit 2) when it is none, newer, incomplete or changed."""
        map_ = Path(map_)
        beschrijving = _lees_beschrijving(map_)
        for naam, regel in beschrijving["tabellen"].items():
            pad = map_ / regel["bestand"]
            if pad.parent != map_ or not pad.is_file():
                raise _beschadigd(map_, f"tabel {naam} ontbreekt")
            if vingerafdruk(pad) != regel["sha256"]:
                raise _beschadigd(map_, f"tabel {naam} is veranderd nadat de set is gemaakt")
        return cls(map_, beschrijving)

    @property
    def volledig(self) -> str:
        """'ja', or 'nee' when a file it was made from was not whole."""
        return str(self.beschrijving["volledig"])

    @property
    def bronnen(self) -> list[dict[str, Any]]:
        return list(self.beschrijving["bronnen"])

    @property
    def dekking(self) -> list[Dekking]:
        return [Dekking.uit_dict(waarden) for waarden in self.beschrijving["dekking"]]

    @property
    def is_uitvoer(self) -> bool:
        """Whether this set was made to leave the school: its persons are pseudonyms."""
        return "uitvoer" in self.beschrijving

    @property
    def gemaakt(self) -> str:
        return str(self.beschrijving["gemaakt"])

    @property
    def controlegetal(self) -> str:
        """One fingerprint of the whole set: equal content, equal number."""
        som = hashlib.sha256()
        for naam, regel in sorted(self.beschrijving["tabellen"].items()):
            som.update(f"{naam}:{regel['sha256']}\n".encode())
        return som.hexdigest()

    def heeft(self, naam: str) -> bool:
        """Whether the table is there and has rows."""
        return self.rijen(naam) > 0

    def rijen(self, naam: str) -> int:
        """Rows of a table; 0 when the set does not hold it."""
        return int(self.beschrijving["tabellen"].get(naam, {}).get("rijen", 0))

    def pad(self, naam: str) -> Path:
        """The Parquet file of a table. Raises StelselFout (exit 2) when the set does not hold it."""
        regel = self.beschrijving["tabellen"].get(naam)
        if regel is None:
            raise StelselFout(
                f"De tabel {naam} zit niet in deze gegevensset.",
                waar=str(self.map),
                verwacht="een van: " + ", ".join(sorted(self.beschrijving["tabellen"])),
                doe="Lees de levering opnieuw in met 'stelsel lees'.",
                code="GEG-SET-07",
                exitcode=2,
            )
        return self.map / str(regel["bestand"])

    def in_sql(self, naam: str) -> str:
        """A table as DuckDB reads it in a FROM. Raises StelselFout (exit 2) when the set does not hold it."""
        # Without quotes that end the text, without signs that mean 'any file'.
        pad = "".join(f"[{t}]" if t in "[*?" else t for t in str(self.pad(naam).resolve()))
        pad = pad.replace("'", "''")
        return f"read_parquet('{pad}', hive_partitioning = false)"

    def tabel(self, naam: str) -> pa.Table:
        """A whole table in memory."""
        import pyarrow.parquet as pq

        return pq.read_table(self.pad(naam))


def _lees_beschrijving(map_: Path) -> dict[str, Any]:
    pad = map_ / BESCHRIJVING
    if not pad.is_file():
        raise StelselFout(
            "Dit is geen gegevensset.",
            waar=str(map_),
            verwacht=f"een map met {BESCHRIJVING}, zoals 'stelsel lees' die maakt",
            doe="Geef met --gegevens de map die je bij --naar koos.",
            code="GEG-SET-04",
            exitcode=2,
        )
    try:
        beschrijving = json.loads(pad.read_text("utf-8"))
        versie = beschrijving["versie"] if beschrijving.get("soort") == SOORT else None
        compleet = {"tabellen", "bronnen", "dekking", "volledig"} <= beschrijving.keys()
    except (ValueError, AttributeError, KeyError, TypeError):
        versie, compleet = None, False
    if versie is None or not compleet:
        raise _beschadigd(map_, f"{BESCHRIJVING} is niet te lezen")
    if versie != VERSIE_SET:
        raise StelselFout(
            f"Deze gegevensset heeft versie {versie}; dit programma leest versie {VERSIE_SET}.",
            waar=str(map_),
            doe="Lees de levering opnieuw in met deze versie van Stelsel.",
            code="GEG-SET-05",
            exitcode=2,
        )
    return dict(beschrijving)


def _beschadigd(map_: Path, wat: str) -> StelselFout:
    return StelselFout(
        f"Deze gegevensset is niet heel: {wat}.",
        waar=str(map_),
        verwacht="de bestanden precies zoals ze zijn geschreven",
        doe="Lees de levering opnieuw in met 'stelsel lees'.",
        code="GEG-SET-06",
        exitcode=2,
    )


def open_alleen_eigenaar(pad: Path) -> BinaryIO:
    """A file to write that only its owner may read, also while it is being written."""
    return os.fdopen(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
