"""From numpy columns to the agreed tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from stelsel.gegevens.tabel import Tabel
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.synthese.dagen import GEEN


@dataclass(frozen=True)
class Bouwer:
    """Makes tables that all carry the same BRIN and levering."""

    brin: str
    levering_id: str

    def tabel(self, naam: str, aantal: int, /, **kolommen: Any) -> pa.Table:
        """The table of that name with `aantal` rows; columns that are not given stay empty.

        A column is a number or text for all rows, an Arrow array, or a numpy array (days: GEEN is empty; text: None).
        """
        return naar_tabel(
            TABELLEN[naam], aantal, {"brin": self.brin, "levering_id": self.levering_id, **kolommen}
        )


def naar_tabel(tabel: Tabel, aantal: int, kolommen: dict[str, Any]) -> pa.Table:
    """One table by its agreed schema. Raises KeyError for a column that the table does not have."""
    schema = tabel.arrow_schema()
    vreemd = kolommen.keys() - set(schema.names) - {"brin", "levering_id"}
    if vreemd:
        raise KeyError(f"{tabel.naam} heeft geen kolom {sorted(vreemd)}")
    return pa.table([_kolom(kolommen.get(veld.name), veld.type, aantal) for veld in schema], schema=schema)


def _kolom(waarde: Any, type_: pa.DataType, aantal: int) -> pa.Array:
    if waarde is None:
        return pa.nulls(aantal, type_)
    if isinstance(waarde, (str, int, float)):
        return pa.repeat(pa.scalar(waarde, type_), aantal)
    if isinstance(waarde, pa.ChunkedArray):
        waarde = waarde.combine_chunks()
    if isinstance(waarde, pa.Array):
        return waarde if waarde.type == type_ else pc.cast(waarde, type_)
    if pa.types.is_date32(type_):
        return pa.array(waarde.astype(np.int32), pa.int32(), mask=waarde == GEEN).cast(type_)
    if pa.types.is_integer(type_):
        return pa.array(waarde.astype(np.int32), type_, mask=waarde == GEEN)
    return pa.array(waarde, type_)


def tekst(lijst: Sequence[str | None], index: np.ndarray) -> pa.Array:
    """For each index the text in the list; -1 is empty."""
    return pa.array(lijst, pa.string()).take(pa.array(index, pa.int32(), mask=index < 0))


def volgnummers(nummers: np.ndarray, voorvoegsel: np.ndarray | None = None) -> pa.Array:
    """Numbers as text, those with a true `voorvoegsel` as C and the number."""
    getal = pc.cast(pa.array(nummers.astype(np.int64)), pa.string())
    if voorvoegsel is None:
        return getal
    return pc.binary_join_element_wise(tekst(["", "C"], voorvoegsel.astype(np.int32)), getal, "")


def rangnummer(groep: np.ndarray) -> np.ndarray:
    """For sorted groups: 1, 2, 3 ... within each group."""
    n = len(groep)
    if n == 0:
        return np.empty(0, dtype=np.int64)
    begin = np.flatnonzero(np.concatenate([[True], groep[1:] != groep[:-1]]))
    lengte = np.diff(np.concatenate([begin, [n]]))
    return np.arange(n) - np.repeat(begin, lengte) + 1


def uuids(rng: np.random.Generator, aantal: int) -> pa.Array:
    """`aantal` version-4 UUIDs as text of 36 characters."""
    ruw = np.frombuffer(rng.bytes(16 * aantal), dtype=np.uint8).reshape(aantal, 16).copy()
    ruw[:, 6] = (ruw[:, 6] & 0x0F) | 0x40
    ruw[:, 8] = (ruw[:, 8] & 0x3F) | 0x80
    cijfers = np.frombuffer(ruw.tobytes().hex().encode(), dtype="S1").reshape(aantal, 32)
    streep = np.full((aantal, 1), b"-", dtype="S1")
    delen = np.concatenate(
        [
            cijfers[:, :8],
            streep,
            cijfers[:, 8:12],
            streep,
            cijfers[:, 12:16],
            streep,
            cijfers[:, 16:20],
            streep,
            cijfers[:, 20:],
        ],
        axis=1,
    )
    grenzen = np.arange(0, 36 * (aantal + 1), 36, dtype=np.int32)
    return pa.StringArray.from_buffers(aantal, pa.py_buffer(grenzen), pa.py_buffer(delen.tobytes()))
