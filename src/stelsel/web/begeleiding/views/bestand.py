"""A plan, or a year of support, as a file to print or to give."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from stelsel.web.begeleiding import afdruk, groepen, rechten
from stelsel.web.beheer.service import log, scherm
from stelsel.web.studenten.service import eigen_student, student_van_adres, teams_van


@scherm(rechten.PLAN_LEZEN, student_van_adres)
@require_safe
def bestand(request: HttpRequest, persoon: UUID, vorm: str) -> HttpResponse:
    """Of a student whose plan this user may read."""
    gevonden = get_object_or_404(rechten.bereik_plannen(request.user), uuid=persoon)
    if vorm not in afdruk.VORMEN:
        raise Http404
    log(request.user, "begeleiding.plan_opgehaald", str(gevonden.uuid), onderwerp=vorm)
    return afdruk.als_antwoord(gevonden, vorm)


@scherm(rechten.EIGEN_PLAN)
@require_safe
def mijn_bestand(request: HttpRequest, vorm: str) -> HttpResponse:
    """Of the student of this account."""
    ik = eigen_student(request.user)
    if ik is None or vorm not in afdruk.VORMEN:
        raise Http404
    log(request.user, "begeleiding.plan_opgehaald", str(ik.uuid), onderwerp=vorm)
    return afdruk.als_antwoord(ik, vorm)


@scherm(rechten.PLAN_SCHRIJVEN)
@require_safe
def groepsplan(request: HttpRequest, groep: UUID) -> HttpResponse:
    """Of a group of the own team: the own students by name, and no others."""
    gekozen = get_object_or_404(groepen.van_teams(teams_van(request.user)), uuid=groep)
    (stand,) = groepen.samenstelling(request.user, [gekozen])
    for persoon in stand.eigen:
        log(request.user, "begeleiding.plan_opgehaald", str(persoon.uuid), onderwerp="groepsplan")
    return afdruk.groepsplan(stand)
