"""The whole cycle on the screen: begin a plan, discuss it with the team, evaluate it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.web.begeleiding import rechten, rondes, teksten
from stelsel.web.begeleiding.forms import Besprekingformulier, Evaluatieformulier, Formulier, Rondeformulier
from stelsel.web.begeleiding.fouten import Ingehaald, Veldfout
from stelsel.web.begeleiding.models import Behoefte, Ronde
from stelsel.web.begeleiding.overgangen import Staat
from stelsel.web.begeleiding.plan import plan_van
from stelsel.web.begeleiding.views.student import te_schrijven
from stelsel.web.beheer.service import scherm
from stelsel.web.studenten.service import Persoon, dossierkop, student_van_adres


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """Begin a plan, with the needs and agreements that are there already."""
    gevonden = te_schrijven(request, persoon)
    behoeften = [(str(b.uuid), _naam(b)) for b in Behoefte.objects.filter(persoon=gevonden.uuid, staat=Staat.OPEN)]
    formulier = Rondeformulier(_ontvangen(request), behoeften)

    def doe() -> str:
        rondes.begin(request.user, gevonden, formulier.begin())
        return _("Het plan loopt. De afspraken die er al waren, horen er nu bij.")

    context = {"formulier": formulier, "behoeften": behoeften, "loopt": rondes.lopende(gevonden.uuid) is not None}
    return _verwerk(request, gevonden, formulier, doe, "begeleiding/ronde.html", context)


def _naam(behoefte: Behoefte) -> str:
    kort = str(teksten.CATEGORIE_KORT[behoefte.categorie]).capitalize()
    return f"{kort}: {behoefte.tekst}" if behoefte.tekst else kort


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def bespreking(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """What the team said of the plan that runs."""
    gevonden = te_schrijven(request, persoon)
    ronde = get_object_or_404(Ronde, persoon=gevonden.uuid, staat=Staat.OPEN)
    formulier = Besprekingformulier(_ontvangen(request), ronde)

    def doe() -> str:
        g = formulier.cleaned_data
        rondes.bespreek(request.user, gevonden, ronde, g["versie"], g["besproken"], g["weer_op"])
        return _("Vastgelegd.")

    context = {"formulier": formulier, "ronde": ronde}
    return _verwerk(request, gevonden, formulier, doe, "begeleiding/bespreking.html", context)


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def evaluatie(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """Was it done as agreed, did it help, and what now."""
    gevonden = te_schrijven(request, persoon)
    ronde = get_object_or_404(Ronde, persoon=gevonden.uuid, staat=Staat.OPEN)
    formulier = Evaluatieformulier(_ontvangen(request), ronde)

    def doe() -> str:
        volgende = rondes.evalueer(
            request.user, gevonden, ronde, formulier.cleaned_data["versie"], formulier.evaluatie()
        )
        if volgende is None:
            return _("Het plan is afgerond.")
        return _("Ronde %(n)s is begonnen.") % {"n": volgende.nummer}

    inhoud = plan_van(gevonden.uuid, gevonden.roepnaam or "")
    afspraken = [regel for regel in [*inhoud.lopend, *inhoud.klaar] if regel.afspraak.ronde_id == ronde.pk]
    context = {
        "formulier": formulier,
        "ronde": ronde,
        "afspraken": afspraken,
        "besprekingen": list(ronde.besprekingen.select_related("door")),
    }
    return _verwerk(request, gevonden, formulier, doe, "begeleiding/evaluatie.html", context)


def _ontvangen(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" else None


def _verwerk(
    request: HttpRequest, persoon: Persoon, formulier: Formulier, doe: Callable[[], str], sjabloon: str, context: dict
) -> HttpResponse:
    """Do it when the form is whole; else show the form again with what is wrong, and all that was typed."""
    ingehaald = ""
    if formulier.is_bound and formulier.is_valid():
        try:
            tekst = doe()
        except Veldfout as fout:
            formulier.meld(fout)
        except Ingehaald as fout:
            ingehaald = f"{fout.wat} {fout.doe}"
        else:
            messages.success(request, tekst)
            return redirect("begeleiding:plan", persoon=persoon.uuid)
    status = 409 if ingehaald else 422 if formulier.errors else 200
    kop = dossierkop(request, persoon, "begeleiding:plan")
    return render(request, sjabloon, kop | context | {"ingehaald": ingehaald}, status=status)
