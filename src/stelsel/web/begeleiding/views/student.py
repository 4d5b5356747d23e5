"""What the screens about one student share: who it is, and whether the reader may."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import forms, rechten
from stelsel.web.begeleiding.team import afspraken_van
from stelsel.web.studenten.service import Persoon, naasten, teams_van


def te_schrijven(request: HttpRequest, persoon: UUID) -> Persoon:
    """The student to whose plan this user may add; else 404, as if there were none."""
    return get_object_or_404(rechten.bereik_schrijven(request.user), uuid=persoon)


def doeners(persoon: Persoon) -> list[tuple[str, str]]:
    """Who can carry out an agreement of this student, for a form."""
    mensen = [(naaste.medewerker_id, f"{naaste.naam}, {naaste.rol}") for naaste in naasten(persoon, vandaag())]
    return forms.doeners_bij(persoon.naam, mensen)


def van_team(request: HttpRequest) -> list[tuple[str, str]]:
    """What the teams of this user always do, for a form."""
    return [(str(een.uuid), een.wat) for een in afspraken_van(teams_van(request.user))]
