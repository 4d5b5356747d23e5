"""Acts that come back: apps register them here when they start, the worker (web/site) calls them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Periodiek:
    """`doe` is called every `elke` seconds, first right after the start; what fails is tried again at its next turn."""

    naam: str
    elke: float
    doe: Callable[[], object]


_acts: dict[str, Periodiek] = {}


def registreer_periodiek(naam: str, elke: float, doe: Callable[[], object]) -> None:
    """Let the worker call `doe` every `elke` seconds; the same name again replaces it."""
    _acts[naam] = Periodiek(naam, elke, doe)


def alle_periodieke() -> list[Periodiek]:
    """All registered acts."""
    return list(_acts.values())
