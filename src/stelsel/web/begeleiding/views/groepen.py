"""The page 'Samen geholpen': what could be done together, what is, and who takes part."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stelsel.web.begeleiding import groepen as dienst
from stelsel.web.begeleiding import rechten
from stelsel.web.begeleiding.forms import Groepformulier, Lidformulier
from stelsel.web.begeleiding.models import Aanpakgroep
from stelsel.web.beheer.service import log, scherm
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.studenten.service import ontvangen, teams_van


@scherm(rechten.PLAN_SCHRIJVEN)
@require_http_methods(["GET", "HEAD", "POST"])
def groepen(request: HttpRequest) -> HttpResponse:
    """Proposals and groups of the own team; making one."""
    teams = teams_van(request.user)
    formulier = Groepformulier(ontvangen(request), [(een.sleutel, een.naam) for een in teams])
    if formulier.is_bound and formulier.is_valid():
        g = formulier.cleaned_data
        try:
            gemaakt = dienst.maak(request.user, g["team"], g["naam"], g["waarvoor"])
        except Veldfout as fout:
            formulier.meld(fout)
        else:
            messages.success(request, _("De groep is gemaakt. Zet nu je studenten erbij."))
            return redirect("begeleiding:groep_leden", groep=gemaakt.uuid)
    lopend = list(dienst.van_teams(teams))
    log(request.user, "begeleiding.groepen_gelezen", onderwerp=str(len(lopend)))
    context = {
        "voorstellen": dienst.voorstellen(request.user),
        "groepen": dienst.samenstelling(request.user, lopend),
        "formulier": formulier if teams else None,
    }
    return render(request, "begeleiding/groepen.html", context, status=422 if formulier.errors else 200)


@scherm(rechten.PLAN_SCHRIJVEN)
@require_http_methods(["GET", "HEAD", "POST"])
def leden(request: HttpRequest, groep: UUID) -> HttpResponse:
    """Who of the own students takes part; those with such a need are proposed first."""
    gekozen = get_object_or_404(dienst.van_teams(teams_van(request.user)), uuid=groep)
    (stand,) = dienst.samenstelling(request.user, [gekozen])
    al = {persoon.uuid for persoon in stand.eigen}
    kandidaten = dienst.met_behoefte(request.user, gekozen.categorie).order_by("sorteernaam", "id")
    keuze = [(str(persoon.uuid), persoon.naam) for persoon in kandidaten if persoon.uuid not in al]
    daad = request.POST.get("daad", "erbij")
    formulier = Lidformulier(ontvangen(request) if daad == "erbij" else None, keuze)
    if request.method == "POST":
        try:
            if tekst := _doe(request, gekozen, daad, formulier):
                messages.success(request, tekst)
                return redirect("begeleiding:groepen" if daad == "stop" else request.path)
        except Veldfout as fout:
            formulier.meld(fout)
        except Ingehaald as fout:
            messages.warning(request, f"{fout.wat} {fout.doe}")
            return redirect("begeleiding:groepen")
    context = {
        "stand": stand,
        "keuze": keuze,
        "formulier": formulier,
        "mag_stoppen": bool(rechten.mag_team_afspreken(request.user)),
    }
    return render(request, "begeleiding/groep_leden.html", context, status=422 if formulier.errors else 200)


def _doe(request: HttpRequest, groep: Aanpakgroep, daad: str, formulier: Lidformulier) -> str:
    """The sentence for the reader when it was done; '' when the form is not right."""
    if daad == "stop":
        dienst.stop(request.user, groep)
        return _("De groep is gestopt.")
    bereik = rechten.bereik_schrijven(request.user)
    if daad == "eruit":
        try:
            sleutel = UUID(request.POST.get("persoon", ""))
        except ValueError:
            sleutel = UUID(int=0)
        dienst.haal_eruit(request.user, groep, get_object_or_404(bereik, uuid=sleutel))
        return _("Doet niet meer mee.")
    if not formulier.is_valid():
        return ""
    dienst.zet_erbij(request.user, groep, get_object_or_404(bereik, uuid=formulier.cleaned_data["erbij"]))
    return _("Doet mee.")
