"""What a table and a column are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

Type = Literal["tekst", "heel", "uren", "datum", "tijdstip", "ja_nee"]

ARROW: dict[str, pa.DataType] = {
    "tekst": pa.string(),
    "heel": pa.int32(),
    "uren": pa.float64(),
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
        return pa.schema([pa.field(k.naam, ARROW[k.type], nullable=not k.verplicht) for k in self.kolommen])

    def leeg(self) -> pa.Table:
        """This table without rows."""
        return self.arrow_schema().empty_table()


def tekst(naam: str, betekenis: str, *, verplicht: bool = False, persoonlijk: bool = False) -> Kolom:
    return Kolom(naam, "tekst", betekenis, verplicht, persoonlijk)


def heel(naam: str, betekenis: str, *, verplicht: bool = False, persoonlijk: bool = False) -> Kolom:
    return Kolom(naam, "heel", betekenis, verplicht, persoonlijk)


def uren(naam: str, betekenis: str, *, verplicht: bool = False) -> Kolom:
    return Kolom(naam, "uren", betekenis, verplicht)


def datum(naam: str, betekenis: str, *, verplicht: bool = False) -> Kolom:
    return Kolom(naam, "datum", betekenis, verplicht)


def tijdstip(naam: str, betekenis: str, *, verplicht: bool = False) -> Kolom:
    return Kolom(naam, "tijdstip", betekenis, verplicht)


def ja_nee(naam: str, betekenis: str, *, verplicht: bool = False) -> Kolom:
    return Kolom(naam, "ja_nee", betekenis, verplicht)
