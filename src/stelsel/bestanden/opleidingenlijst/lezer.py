"""Read one list of opleidingen: what a crebo means, for the table `opleiding`."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from stelsel.bestanden.koplijst import Koplevering, als_codelijst, lees_koplijst
from stelsel.bestanden.leesopties import Leesopties


def lees_opleidingen(pad: Path, naam: str, opties: Leesopties) -> Koplevering:
    """Read a list of opleidingen; `naam` is its name as the user knows it. Faults become messages.

    Raises OSError when the file cannot be read, StelselFout when it has no column with codes.
    """
    lijst = lees_koplijst(pad, naam, "opleidingenlijst", opties)
    lijst.waarden = lijst.waarden.with_columns(pl.col("niveau").str.strip_prefix("MBO-").cast(pl.Int32))
    return als_codelijst("OPL", pad, lijst, "opleidingcode")
