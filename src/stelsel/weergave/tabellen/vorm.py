"""What counts as a table here: an Arrow table, or columns by name. The second needs no Arrow to be loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import pyarrow as pa

    Tabel: TypeAlias = pa.Table | Mapping[str, Sequence[Any]]
else:
    Tabel = Any


def kolommen(tabel: Tabel) -> dict[str, Sequence[Any]]:
    """The columns in order, each a sequence of Python values."""
    if isinstance(tabel, Mapping):
        return dict(tabel)
    return {naam: tabel[naam].to_pylist() for naam in tabel.column_names}
