"""What the school offers: for everybody to read (WEB 7.4.8 lid 2), and for who decides on it."""

from __future__ import annotations

from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import scherm
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.ondersteuning import aanbod as dienst
from stelsel.web.ondersteuning import rechten
from stelsel.web.ondersteuning.forms import Aanbodformulier
from stelsel.web.studenten.service import teams_van


@require_safe
def openbaar(request: HttpRequest) -> HttpResponse:
    """The offer of the school and its teams; no number in it tells of a student."""
    return render(request, "ondersteuning/aanbod.html", {"delen": _delen(dienst.bezetting(vandaag()))})


def _delen(bezetting: list[dienst.Bezetting]) -> list[dict]:
    per_team = groupby(bezetting, key=lambda b: b.aanbod.team)
    return [{"team": team, "regels": list(regels)} for team, regels in per_team]


@scherm(rechten.AANBOD_REGELEN)
@require_http_methods(["GET", "HEAD", "POST"])
def regelen(request: HttpRequest) -> HttpResponse:
    """The same with places and waiting lists; and adding to it."""
    teams = [team.naam for team in teams_van(request.user)]
    formulier = Aanbodformulier(request.POST if request.method == "POST" else None, teams)
    if formulier.is_bound and formulier.is_valid():
        g = formulier.cleaned_data
        try:
            dienst.bied_aan(
                request.user, team=g["team"], aard=g["soort_aanbod"], naam=g["naam"], uitleg=g["uitleg_aanbod"],
                voor_wie=g["voor_wie"], plaatsen=g["plaatsen"],
            )  # fmt: skip
        except Veldfout as fout:
            formulier.meld(fout)
        else:
            messages.success(request, _("Vastgelegd. Het staat nu in het openbare aanbod."))
            return redirect("ondersteuning:aanbod_regelen")
    context = {"delen": _delen(dienst.bezetting(vandaag())), "formulier": formulier}
    return render(request, "ondersteuning/aanbod_regelen.html", context, status=422 if formulier.errors else 200)


@scherm(rechten.AANBOD_REGELEN)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, aanbod: UUID) -> HttpResponse:
    """No longer offered; who has it keeps it."""
    gekozen = get_object_or_404(dienst.geldend(vandaag()), uuid=aanbod)
    if request.method == "POST":
        try:
            dienst.stop(request.user, gekozen)
        except Ingehaald as fout:
            messages.warning(request, f"{fout.wat} {fout.doe}")
        else:
            messages.success(request, _("Gestopt. Wie het al heeft, houdt het."))
        return redirect("ondersteuning:aanbod_regelen")
    return render(request, "ondersteuning/aanbod_stop.html", {"gekozen": gekozen})
