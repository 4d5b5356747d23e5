"""What the student wants next, and putting something off."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.web.begeleiding import aandacht, rechten, wensen
from stelsel.web.begeleiding.forms import Laterformulier, Wensformulier
from stelsel.web.begeleiding.fouten import Veldfout
from stelsel.web.begeleiding.views.student import te_schrijven
from stelsel.web.beheer.service import scherm
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.studenten.service import dossierkop, student_van_adres


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def wens(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """The mentor writes down what the student said, or what the team expects."""
    gevonden = te_schrijven(request, persoon)
    formulier = Wensformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        gegevens = formulier.cleaned_data
        wensen.leg_vast(request.user, gevonden, gegevens["wie_zegt"], gegevens["wens"], gegevens["uitleg"])
        messages.success(request, _("Vastgelegd."))
        return redirect("begeleiding:plan", persoon=gevonden.uuid)
    context = dossierkop(request, gevonden, "begeleiding:plan") | {"formulier": formulier}
    return render(request, "begeleiding/wens.html", context, status=422 if formulier.errors else 200)


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@require_http_methods(["GET", "HEAD", "POST"])
def later(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """Not today: until which day."""
    gevonden = te_schrijven(request, persoon)
    feit = request.GET.get("feit", "")[:80]
    formulier = Laterformulier(request.POST if request.method == "POST" else None, feit)
    if request.method == "POST" and formulier.is_valid():
        gegevens = formulier.cleaned_data
        try:
            aandacht.stel_uit(request.user, gevonden, gegevens["feit"], gegevens["tot"])
        except Veldfout as fout:
            formulier.meld(fout)
        else:
            woorden = {"naam": gevonden.naam, "dag": datum(gegevens["tot"])}
            messages.success(request, _("Je ziet dit over %(naam)s weer op %(dag)s.") % woorden)
            return redirect("begeleiding:groep")
    context = dossierkop(request, gevonden, "begeleiding:plan") | {"formulier": formulier}
    return render(request, "begeleiding/later.html", context, status=422 if formulier.errors else 200)
