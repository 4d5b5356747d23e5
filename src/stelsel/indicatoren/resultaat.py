"""What a calculation gives: rows, and the account of how they came about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

HEEL = ("studiejaar", "niveau", "venster")
AANTAL = ("teller", "noemer", "buiten_noemer", "regel_in_bestand")
KOMMA = ("waarde", "norm", "jaarresultaat", "diplomaresultaat", "startersresultaat", "officieel", "verschil")


@dataclass(frozen=True)
class Resultaat:
    """`kolommen` in order, `rijen` by name, and `verantwoording`: question, readings, coverage, versions."""

    kolommen: tuple[str, ...]
    rijen: list[dict[str, Any]]
    verantwoording: dict[str, Any]

    def als_kolommen(self) -> dict[str, list[Any]]:
        """Each column as a list."""
        return {naam: [rij[naam] for rij in self.rijen] for naam in self.kolommen}

    def als_tabel(self) -> pa.Table:
        """An Arrow table with fixed types; the account is in the schema metadata under `stelsel`, as JSON."""
        import pyarrow as pa

        velden = [pa.field(naam, _soort(naam)) for naam in self.kolommen]
        schema = pa.schema(velden, metadata={"stelsel": json.dumps(self.verantwoording, ensure_ascii=False)})
        return pa.table(
            [pa.array(w, v.type) for w, v in zip(self.als_kolommen().values(), velden, strict=True)], schema=schema
        )


def _soort(naam: str) -> pa.DataType:
    import pyarrow as pa

    if naam in HEEL:
        return pa.int32()
    if naam in AANTAL or naam.endswith("_noemer"):
        return pa.int64()
    return pa.float64() if naam in KOMMA else pa.string()


def verantwoording_van(tabel: pa.Table | Resultaat) -> dict[str, Any]:
    """The account of a result. Raises KeyError for a table that `bereken` did not make."""
    if isinstance(tabel, Resultaat):
        return dict(tabel.verantwoording)
    return dict(json.loads((tabel.schema.metadata or {})[b"stelsel"]))


def kolom(tabel: pa.Table | Resultaat, naam: str) -> list[Any]:
    """The values of one column."""
    return tabel.als_kolommen()[naam] if isinstance(tabel, Resultaat) else tabel[naam].to_pylist()
