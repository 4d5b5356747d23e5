"""The answer to one button on every page of a student: why is this dossier not complete?"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stelsel.web.beheer.service import log, scherm
from stelsel.web.studenten import rechten
from stelsel.web.studenten.compleet import wat_ontbreekt
from stelsel.web.studenten.dossier import Dossier
from stelsel.web.studenten.views.dossier import van_adres, vind
from stelsel.web.studenten.views.kop import kop


@scherm(rechten.DOSSIER_LEZEN, van_adres)
@require_safe
def compleet(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """What is missing, why that matters, and who mends it."""
    gevonden = vind(request, persoon)
    log(request.user, "studenten.dossier_gelezen", str(gevonden.uuid), onderwerp="compleet")
    context = kop(request, Dossier(gevonden), "compleet") | {"ontbreekt": wat_ontbreekt(request.user, gevonden)}
    return render(request, "studenten/compleet.html", context)
