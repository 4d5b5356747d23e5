"""Figures over groups: jaarresultaat, diplomaresultaat, startersresultaat and the oordeel that follows from them.

The door for Python: `bereken`, `reeks`, `personen`, `Sessie` and `Lezingen`. Ibis is imported only when an
expression must be compiled; DuckDB and Arrow only when something is calculated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stelsel.indicatoren.lezingen import Lezingen

if TYPE_CHECKING:
    from stelsel.indicatoren.berekening import bereken
    from stelsel.indicatoren.doorklik import personen
    from stelsel.indicatoren.sessie import Sessie
    from stelsel.indicatoren.trend import reeks
    from stelsel.indicatoren.vastleggen import te_bevriezen

__all__ = ["Lezingen", "Sessie", "bereken", "personen", "reeks", "te_bevriezen"]

_WAAR = {
    "bereken": "berekening",
    "personen": "doorklik",
    "reeks": "trend",
    "Sessie": "sessie",
    "te_bevriezen": "vastleggen",
}


def __getattr__(naam: str) -> Any:
    """Import a door when it is first used, so that looking up a definition stays cheap."""
    if naam not in _WAAR:
        raise AttributeError(f"stelsel.indicatoren heeft geen {naam!r}")
    from importlib import import_module

    return getattr(import_module(f"stelsel.indicatoren.{_WAAR[naam]}"), naam)
