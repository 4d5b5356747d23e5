"""The registry of relations: what ties a user to a record, so that a role may do an act with that record and no other.

A relation is one condition on the table of the record. The answer for one record and the scope of a list are both made
of it, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from stelsel.web.beheer.models import Gebruiker


@dataclass(frozen=True)
class Relatie:
    """One relation. `naam` is `app.relation`. `omschrijving` completes 'bij studenten ...'; `reden` is what somebody
    who has it reads, `reden_namens` what a replacement reads (`%(wie)s` is who is away). `bereik`: the records of that
    user on that day."""

    naam: str
    omschrijving: str
    reden: str
    reden_namens: str
    bereik: Callable[[Gebruiker, date], Q]


_relaties: dict[str, Relatie] = {}


def registreer_relatie(
    app: str, naam: str, omschrijving: str, reden: str, reden_namens: str, bereik: Callable[[Gebruiker, date], Q]
) -> str:
    """Register relation `naam` of `app`; returns its full name. The texts are lazy translations."""
    volledig = f"{app}.{naam}"
    _relaties[volledig] = Relatie(volledig, omschrijving, reden, reden_namens, bereik)
    return volledig


def relatie(naam: str) -> Relatie:
    """The registered relation `naam`; raises LookupError with the names that do exist."""
    try:
        return _relaties[naam]
    except KeyError:
        raise LookupError(f"relatie {naam!r} bestaat niet; wel: {', '.join(sorted(_relaties))}") from None


def alle_relaties() -> list[Relatie]:
    """All relations, by name."""
    return [_relaties[naam] for naam in sorted(_relaties)]
