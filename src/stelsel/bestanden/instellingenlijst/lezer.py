"""Read one list of institutions: which name belongs to a BRIN, for the table `instelling`."""

from __future__ import annotations

from pathlib import Path

from stelsel.bestanden.koplijst import Koplevering, als_codelijst, lees_koplijst
from stelsel.bestanden.leesopties import Leesopties


def lees_instellingen(pad: Path, naam: str, opties: Leesopties) -> Koplevering:
    """Read a list of institutions; `naam` is its name as the user knows it. Faults become messages.

    Raises OSError when the file cannot be read, StelselFout when it has no column with a BRIN.
    """
    return als_codelijst("BRIN", pad, lees_koplijst(pad, naam, "instellingenlijst", opties), "brin")
