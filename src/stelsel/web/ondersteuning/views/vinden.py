"""What the screens about one student share: who it is, which support, and whether the reader may."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from stelsel.kern.tijd import vandaag
from stelsel.web.ondersteuning import rechten
from stelsel.web.ondersteuning.models import Ondersteuning
from stelsel.web.studenten.service import Persoon, naasten, namen_van_medewerkers

STUDENT = "ondersteuning:student"


def te_regelen(request: HttpRequest, persoon: UUID) -> Persoon:
    """The student whose support this user arranges; else 404, as if there were none."""
    return get_object_or_404(rechten.bereik_regelen(request.user), uuid=persoon)


def ondersteuning_van(persoon: Persoon, een: UUID) -> Ondersteuning:
    """This support of this student; else 404."""
    return get_object_or_404(Ondersteuning, uuid=een, persoon=persoon.uuid)


def mensen_bij(request: HttpRequest, persoon: Persoon, een: Ondersteuning) -> list[tuple[str, str]]:
    """Who can do something for this student: who stands beside the student, who holds the case, and who asks."""
    uit = {naaste.medewerker_id: f"{naaste.naam}, {naaste.rol}" for naaste in naasten(persoon, vandaag())}
    ook = {code for code in (een.casusregie, request.user.medewerker_id) if code and code not in uit}
    namen = namen_van_medewerkers(ook)
    return [*uit.items(), *((code, namen.get(code, code)) for code in sorted(ook))]


def huidige_versie(een: Ondersteuning) -> int:
    """Which version counts now."""
    return Ondersteuning.objects.values_list("versie", flat=True).get(pk=een.pk)
