"""What this app announces. Who wants to know subscribes in web/site/koppelingen.py; this app knows nobody."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LeveringVerwerkt:
    """The facts of a delivery count from now on."""

    levering: UUID
    soort: str
    brin: str
    versie: int = 1


@dataclass(frozen=True)
class LeveringIngetrokken:
    """The facts of a delivery no longer count."""

    levering: UUID
    soort: str
    brin: str
    versie: int = 1


Gebeurtenis = LeveringVerwerkt | LeveringIngetrokken
_abonnees: dict[type, list[Callable[[Gebeurtenis], None]]] = {}


def abonneer(soort: type, afhandeling: Callable[[Gebeurtenis], None]) -> None:
    """Let `afhandeling` be called, in the worker and after the commit, for each event of this kind."""
    if afhandeling not in _abonnees.setdefault(soort, []):
        _abonnees[soort].append(afhandeling)


def meld(gebeurtenis: Gebeurtenis) -> None:
    """Tell all subscribers. What one of them does wrong harms neither the others nor the delivery."""
    for afhandeling in _abonnees.get(type(gebeurtenis), ()):
        try:
            afhandeling(gebeurtenis)
        except Exception as fout:
            _log.error("afhandeling van %s stopte: %s", type(gebeurtenis).__name__, type(fout).__name__)
