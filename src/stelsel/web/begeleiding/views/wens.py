"""What the student wants next, and putting something off."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.web.begeleiding import aandacht, rechten, wensen
from stelsel.web.begeleiding.feiten import PLAN
from stelsel.web.begeleiding.forms import Laterformulier, Wensformulier
from stelsel.web.begeleiding.views.student import te_schrijven
from stelsel.web.beheer.service import scherm
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.studenten.service import ontvangen, student_van_adres, verwerk


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def wens(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """The mentor writes down what the student said, or what the team expects."""
    gevonden = te_schrijven(request, persoon)
    formulier = Wensformulier(ontvangen(request))

    def doe() -> str:
        g = formulier.cleaned_data
        wensen.leg_vast(request.user, gevonden, g["wie_zegt"], g["wens"], g["uitleg"])
        return _("Vastgelegd.")

    return verwerk(request, gevonden, formulier, doe, "begeleiding/wens.html", tab=PLAN)


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@require_http_methods(["GET", "HEAD", "POST"])
def later(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """Not today: until which day."""
    gevonden = te_schrijven(request, persoon)
    feit = request.GET.get("feit", "")[:80]
    formulier = Laterformulier(ontvangen(request), feit)

    def doe() -> str:
        g = formulier.cleaned_data
        aandacht.stel_uit(request.user, gevonden, g["feit"], g["tot"])
        woorden = {"naam": gevonden.naam, "dag": datum(g["tot"])}
        return _("Je ziet dit over %(naam)s weer op %(dag)s.") % woorden

    # Back to the list it was put off from: who has no group has a caseload.
    naar = "begeleiding:groep" if rechten.mag_groep_volgen(request.user) else "begeleiding:caseload"
    context = {"terug": reverse(naar)}
    return verwerk(
        request, gevonden, formulier, doe, "begeleiding/later.html", tab=PLAN, naar=naar, context=lambda: context
    )
