"""What a table and a column are."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pyarrow as pa

Type = Literal["tekst", "heel", "uren", "decimaal", "datum", "tijdstip", "ja_nee"]


@cache
def arrow_typen() -> dict[str, pa.DataType]:
    """The Arrow type of each type of column.

    Arrow is only loaded by who reads or writes rows: it takes longer than many a command that knows the columns.
    """
    import pyarrow as pa

    return {
        "tekst": pa.string(),
        "heel": pa.int32(),
        "uren": pa.float64(),
        "decimaal": pa.decimal128(21, 6),
        "datum": pa.date32(),
        "tijdstip": pa.timestamp("us", tz="UTC"),
        "ja_nee": pa.bool_(),
    }


@dataclass(frozen=True)
class Kolom:
    """A column: its type, what it means, whether it is always filled, and whether it tells who somebody is."""

    naam: str
    type: Type
    betekenis: str
    verplicht: bool = False
    persoonlijk: bool = False


@dataclass(frozen=True)
class Tabel:
    """A table: its columns, and the columns that together are unique (`sleutel`; empty when rows may repeat)."""

    naam: str
    betekenis: str
    kolommen: tuple[Kolom, ...]
    sleutel: tuple[str, ...] = ()

    @property
    def kolomnamen(self) -> tuple[str, ...]:
        return tuple(kolom.naam for kolom in self.kolommen)

    def kolom(self, naam: str) -> Kolom:
        """The column of that name; raises KeyError."""
        for kolom in self.kolommen:
            if kolom.naam == naam:
                return kolom
        raise KeyError(f"{self.naam} heeft geen kolom {naam!r}")

    def arrow_schema(self) -> pa.Schema:
        """The schema every Parquet file of this table has, in this order."""
        import pyarrow as pa

        typen = arrow_typen()
        return pa.schema([pa.field(k.naam, typen[k.type], nullable=not k.verplicht) for k in self.kolommen])

    def leeg(self) -> pa.Table:
        """This table without rows."""
        import pyarrow as pa

        return pa.Table.from_batches([], schema=self.arrow_schema())

    def uit_rijen(self, rijen: Iterable[Mapping[str, Any]]) -> pa.Table:
        """A small table from rows; a missing column is empty. Raises pyarrow.ArrowInvalid for an unknown one.

        Arrow's own way from Python values imports pandas where it is installed, which takes longer than most
        commands; its JSON reader does not.
        """
        import pyarrow as pa
        import pyarrow.json

        regels = "\n".join(json.dumps(dict(rij), default=_als_tekst) for rij in rijen)
        if not regels:
            return self.leeg()
        schema = self.arrow_schema()
        gelezen = pa.schema([veld.with_type(_in_json(veld.type)).with_nullable(True) for veld in schema])
        keuze = pyarrow.json.ParseOptions(explicit_schema=gelezen, unexpected_field_behavior="error")
        return pyarrow.json.read_json(io.BytesIO(regels.encode()), parse_options=keuze).cast(schema)


def _als_tekst(waarde: date | Decimal) -> str:
    return str(waarde) if isinstance(waarde, Decimal) else waarde.isoformat()


def _in_json(type_: pa.DataType) -> pa.DataType:
    """JSON has no dates, moments and exact decimals: they are text there."""
    import pyarrow as pa

    return pa.string() if pa.types.is_temporal(type_) or pa.types.is_decimal(type_) else type_


def tekst(naam: str, betekenis: str, *, verplicht: bool = False, persoonlijk: bool = False) -> Kolom:
    return Kolom(naam, "tekst", betekenis, verplicht, persoonlijk)


def heel(naam: str, betekenis: str, *, verplicht: bool = False, persoonlijk: bool = False) -> Kolom:
    return Kolom(naam, "heel", betekenis, verplicht, persoonlijk)


def uren(naam: str, betekenis: str, *, verplicht: bool = False) -> Kolom:
    return Kolom(naam, "uren", betekenis, verplicht)


def decimaal(naam: str, betekenis: str, *, verplicht: bool = False) -> Kolom:
    return Kolom(naam, "decimaal", betekenis, verplicht)


def datum(naam: str, betekenis: str, *, verplicht: bool = False) -> Kolom:
    return Kolom(naam, "datum", betekenis, verplicht)


def tijdstip(naam: str, betekenis: str, *, verplicht: bool = False) -> Kolom:
    return Kolom(naam, "tijdstip", betekenis, verplicht)


def ja_nee(naam: str, betekenis: str, *, verplicht: bool = False) -> Kolom:
    return Kolom(naam, "ja_nee", betekenis, verplicht)
