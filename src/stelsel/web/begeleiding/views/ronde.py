"""The whole cycle on the screen: begin a plan, discuss it with the team, evaluate it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.web.begeleiding import rechten, rondes, teksten
from stelsel.web.begeleiding.feiten import PLAN
from stelsel.web.begeleiding.forms import Besprekingformulier, Evaluatieformulier, Rondeformulier
from stelsel.web.begeleiding.models import Behoefte, Ronde
from stelsel.web.begeleiding.overgangen import Staat
from stelsel.web.begeleiding.plan import plan_van
from stelsel.web.begeleiding.views.student import te_schrijven
from stelsel.web.beheer.service import scherm
from stelsel.web.studenten.service import ontvangen, student_van_adres, verwerk


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """Begin a plan, with the needs and agreements that are there already."""
    gevonden = te_schrijven(request, persoon)
    behoeften = [(str(b.uuid), _naam(b)) for b in Behoefte.objects.filter(persoon=gevonden.uuid, staat=Staat.OPEN)]
    formulier = Rondeformulier(ontvangen(request), behoeften)

    def doe() -> str:
        rondes.begin(request.user, gevonden, formulier.begin())
        return _("Het plan loopt. De afspraken die er al waren, horen er nu bij.")

    def context() -> dict:
        return {"behoeften": behoeften, "loopt": rondes.lopende(gevonden.uuid) is not None}

    return verwerk(request, gevonden, formulier, doe, "begeleiding/ronde.html", context=context, tab=PLAN)


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
    formulier = Besprekingformulier(ontvangen(request), ronde)

    def doe() -> str:
        g = formulier.cleaned_data
        rondes.bespreek(request.user, gevonden, ronde, g["versie"], g["besproken"], g["weer_op"])
        return _("Vastgelegd.")

    return verwerk(
        request,
        gevonden,
        formulier,
        doe,
        "begeleiding/bespreking.html",
        context=lambda: {"ronde": ronde},
        versie=lambda: _versie(ronde),
        tab=PLAN,
    )


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def evaluatie(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """Was it done as agreed, did it help, and what now."""
    gevonden = te_schrijven(request, persoon)
    ronde = get_object_or_404(Ronde, persoon=gevonden.uuid, staat=Staat.OPEN)
    formulier = Evaluatieformulier(ontvangen(request), ronde)

    def doe() -> str:
        volgende = rondes.evalueer(
            request.user, gevonden, ronde, formulier.cleaned_data["versie"], formulier.evaluatie()
        )
        if volgende is None:
            return _("Het plan is afgerond.")
        return _("Ronde %(n)s is begonnen.") % {"n": volgende.nummer}

    def context() -> dict:
        inhoud = plan_van(gevonden.uuid, gevonden.roepnaam or "")
        return {
            "ronde": ronde,
            "afspraken": [r for r in [*inhoud.lopend, *inhoud.klaar] if r.afspraak.ronde_id == ronde.pk],
            "besprekingen": list(ronde.besprekingen.select_related("door")),
        }

    return verwerk(
        request,
        gevonden,
        formulier,
        doe,
        "begeleiding/evaluatie.html",
        context=context,
        versie=lambda: _versie(ronde),
        tab=PLAN,
    )


def _versie(ronde: Ronde) -> int:
    """Which version of the round counts now."""
    ronde.refresh_from_db()
    return ronde.versie
