"""The page 'Teamafspraken': what the team always does, by kind of need."""

from __future__ import annotations

from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stelsel.web.begeleiding import rechten, team
from stelsel.web.begeleiding.forms import Teamformulier, Teamstopformulier
from stelsel.web.begeleiding.models import Teamafspraak
from stelsel.web.beheer.service import scherm
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.studenten.service import Team, teams_van


@scherm(rechten.TEAM_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def teamafspraken(request: HttpRequest) -> HttpResponse:
    """The list of the reader's own teams; who may, adds to it."""
    teams = teams_van(request.user)
    ontvangen = request.POST if request.method == "POST" else None
    formulier = Teamformulier(ontvangen, [(een.sleutel, een.naam) for een in teams])
    if request.method == "POST":
        rechten.eis_mag_team_afspreken(request.user)
        if formulier.is_valid():
            g = formulier.cleaned_data
            try:
                team.spreek_af(request.user, g["team"], g["waarvoor"], g["aanpak"], g["les"])
            except Veldfout as fout:
                formulier.meld(fout)
            else:
                messages.success(request, _("Vastgelegd. Je kiest dit nu ook bij een notitie."))
                return redirect("begeleiding:team")
    context = {
        "teams": ", ".join(een.naam for een in teams),
        "lijst": _lijst(teams),
        "formulier": formulier if teams and rechten.mag_team_afspreken(request.user) else None,
        "mag_stoppen": rechten.mag_team_afspreken(request.user),
    }
    return render(request, "begeleiding/team.html", context, status=422 if formulier.errors else 200)


def _lijst(teams: list[Team]) -> list[dict]:
    """Per kind of need what is done; how often it is used, when that tells nothing of one student."""
    per_soort = groupby(team.afspraken_van(teams), key=lambda een: een.get_categorie_display())
    return [{"soort": soort, "afspraken": [_regel(een) for een in afspraken]} for soort, afspraken in per_soort]


def _regel(een: Teamafspraak) -> dict:
    genoeg = een.studenten >= team.TE_WEINIG
    return {
        "uuid": een.uuid,
        "wat": een.wat,
        "sinds": een.sinds,
        "in_de_les": een.in_de_les,
        "gebruikt": een.studenten if genoeg else 0,
    }


@scherm(rechten.TEAM_AFSPREKEN)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, afspraak: UUID) -> HttpResponse:
    """Say why the team no longer does this."""
    gekozen = get_object_or_404(team.afspraken_van(teams_van(request.user)), uuid=afspraak)
    formulier = Teamstopformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        try:
            team.stop(request.user, gekozen, formulier.cleaned_data["waarom"])
        except Ingehaald as fout:
            messages.warning(request, f"{fout.wat} {fout.doe}")
        else:
            messages.success(request, _("Gestopt. In plannen waar het al staat, blijft het staan."))
        return redirect("begeleiding:team")
    context = {"afspraak": gekozen, "formulier": formulier}
    return render(request, "begeleiding/team_stop.html", context, status=422 if formulier.errors else 200)
