"""Links that other apps add to the page of a student and to the report of a delivery. This app knows none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from stelsel.web.beheer.service import Gebruiker


@dataclass(frozen=True)
class Verwijzing:
    """A sentence, and the page where it goes on."""

    zin: str
    tekst: str
    adres: str


Vraag = Callable[[Gebruiker, UUID], list[Verwijzing]]
"""The links for this user with this student or delivery (its public id); none when he may not follow them."""
_bij_persoon: list[Vraag] = []
_bij_levering: list[Vraag] = []


def registreer_bij_persoon(vraag: Vraag) -> None:
    """Show these links on the page of a student."""
    if vraag not in _bij_persoon:
        _bij_persoon.append(vraag)


def registreer_bij_levering(vraag: Vraag) -> None:
    """Show these links with the report of a delivery."""
    if vraag not in _bij_levering:
        _bij_levering.append(vraag)


def bij_persoon(gebruiker: Gebruiker, persoon: UUID) -> list[Verwijzing]:
    """What other apps have of this student."""
    return [een for vraag in _bij_persoon for een in vraag(gebruiker, persoon)]


def bij_levering(gebruiker: Gebruiker, levering: UUID) -> list[Verwijzing]:
    """What other apps made of this delivery."""
    return [een for vraag in _bij_levering for een in vraag(gebruiker, levering)]
