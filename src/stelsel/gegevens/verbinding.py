"""A DuckDB of our own, in memory: nothing is fetched, nothing is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def verbinding() -> duckdb.DuckDBPyConnection:
    """A new database in memory. It asks no network for extensions and keeps no order that was not asked for."""
    import duckdb

    instellingen = {"autoinstall_known_extensions": "false", "preserve_insertion_order": "false"}
    open_ = duckdb.connect(config=instellingen)
    # In a notebook, and in `python -c`, DuckDB writes a progress bar to stdout: amid a table for a program.
    open_.execute("SET enable_progress_bar = false")
    return open_
