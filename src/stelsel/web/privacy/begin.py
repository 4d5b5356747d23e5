"""From which day a term counts, for what is kept of a person; and what is removed that is no row.

Apps register here from `AppConfig.ready`: this app knows no students and no files.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet


@dataclass(frozen=True)
class Begin:
    """`omschrijving` completes 'N jaar na ...'; `voor(grens)` gives the public ids of the persons for whom it lies
    before that day, as one column."""

    naam: str
    omschrijving: str
    voor: Callable[[date], QuerySet]


Opruimer = Callable[[date, bool], dict[str, int]]
"""Given the day before which it began, and whether to do it: how much there is (or was), by name."""

_begin: dict[str, Begin] = {}
_opruimers: dict[tuple[str, str], Opruimer] = {}


def registreer_begin(naam: str, omschrijving: str, voor: Callable[[date], QuerySet]) -> None:
    """Register beginning `naam`, to be named in a `verwerkingen.yaml`."""
    _begin[naam] = Begin(naam, omschrijving, voor)


def begin(naam: str) -> Begin:
    """The registered beginning. Raises KeyError for a name that nobody registered."""
    return _begin[naam]


def registreer_opruimer(app: str, verwerking: str, opruimer: Opruimer) -> None:
    """Let an app remove itself what belongs to one of its entries in the register: files, or rows with a history."""
    _opruimers[app, verwerking] = opruimer


def opruimer_van(app: str, verwerking: str) -> Opruimer | None:
    """Who removes it, when that is not done row by row."""
    return _opruimers.get((app, verwerking))
