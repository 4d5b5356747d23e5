"""The door of this app: what other apps, the wiring and the commands may use."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from stelsel.web.beheer.service import Gebruiker
from stelsel.web.studenten import rechten
from stelsel.web.studenten.gebeurtenissen import LeveringIngetrokken, LeveringVerwerkt, abonneer
from stelsel.web.studenten.leveringen import AlIngelezen, importeer, ontvang, trek_in
from stelsel.web.studenten.models import Levering, Persoon
from stelsel.web.studenten.tabellen import tabellen

__all__ = [
    "AlIngelezen",
    "Levering",
    "LeveringIngetrokken",
    "LeveringVerwerkt",
    "Persoon",
    "abonneer",
    "importeer",
    "mag_studenten_zien",
    "ontvang",
    "personen_bij",
    "tabellen",
    "trek_in",
]


_PARTIJ = 5_000


def mag_studenten_zien(gebruiker: Gebruiker) -> bool:
    """May this user go from a figure to the students behind it?"""
    return bool(rechten.mag_dossier_lezen(gebruiker))


def personen_bij(gebruiker: Gebruiker, ids: Iterable[UUID | str]) -> list[Persoon]:
    """The persons with these public ids that this user may see, in the order of the list; the others are left out."""
    gevraagd = list(ids)
    bereik = rechten.bereik_dossiers(gebruiker)
    # In parts, because a database takes a limited number of values in one question.
    delen = (bereik.filter(uuid__in=gevraagd[van : van + _PARTIJ]) for van in range(0, len(gevraagd), _PARTIJ))
    return sorted((persoon for deel in delen for persoon in deel), key=lambda p: (p.sorteernaam, p.pk))
