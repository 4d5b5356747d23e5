"""The second step of signing in, and setting one up before getting in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.web.aanmelden import herstelcodes, pogingen, sleutels, stappen
from stelsel.web.aanmelden.binnen import Halverwege, halverwege, laat_binnen
from stelsel.web.aanmelden.forms import StapFormulier
from stelsel.web.beheer.service import Gebruiker

WEINIG = 3


def voor_wie_halverwege_is(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only right after the first step; anybody else begins at the beginning."""

    @wraps(view)
    def bewaakt(request: HttpRequest) -> HttpResponse:
        gevonden = halverwege(request)
        if gevonden is None:
            messages.warning(request, _("Log opnieuw in. Er zat te veel tijd tussen de twee stappen."))
            return redirect("aanmelden:inloggen")
        return view(request, *gevonden)

    return bewaakt


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@voor_wie_halverwege_is
def stap(request: HttpRequest, gebruiker: Gebruiker, half: Halverwege) -> HttpResponse:
    """Ask for the second step of somebody who has one."""
    if not stappen.heeft_stap(gebruiker):
        return redirect("aanmelden:instellen")
    met_sleutel = request.method == "POST" and "antwoord" in request.POST
    if met_sleutel and sleutels.wie_is(request, request.POST["antwoord"]) == gebruiker:
        return laat_binnen(request, gebruiker, half.manier, doel=half.doel, tweede_stap=True)
    formulier = StapFormulier(request.POST if request.method == "POST" and not met_sleutel else None)
    if formulier.is_bound and formulier.is_valid():
        soort = stappen.controleer_code(request, gebruiker, formulier.cleaned_data["code"])
        if soort:
            antwoord = laat_binnen(request, gebruiker, half.manier, doel=half.doel, tweede_stap=True)
            if soort == "herstelcode":
                _waarschuw(request, gebruiker)
            return antwoord
        formulier.add_error("code", weigering(request, gebruiker))
    if not stappen.heeft_app(gebruiker):
        formulier.fields["code"].help_text = _("Een van je herstelcodes.")
    context = {
        "formulier": formulier,
        "wie": gebruiker,
        "sleutel_kan": bool(sleutels.sleutels_van(gebruiker)) and sleutels.kan_hier(request),
    }
    return render(request, "aanmelden/stap.html", context, status=422 if request.method == "POST" else 200)


def weigering(request: HttpRequest, gebruiker: Gebruiker) -> str:
    """Why a code was not taken: a pause, or the code itself."""
    wachten = pogingen.wachttijd(request, stappen.SOORT, gebruiker.username)
    if wachten:
        return pogingen.wacht_even(wachten)
    return _("Deze code klopt niet of is al gebruikt. Wacht tot de app een nieuwe toont en typ die.")


def _waarschuw(request: HttpRequest, gebruiker: Gebruiker) -> None:
    over = herstelcodes.over(gebruiker)
    tekst = ngettext(
        "Je hebt een herstelcode gebruikt. Er is er nog %(n)s over.",
        "Je hebt een herstelcode gebruikt. Er zijn er nog %(n)s over.",
        over,
    ) % {"n": over}
    if over <= WEINIG:
        tekst += " " + _("Maak een nieuwe set bij Mijn account, Tweede stap.")
    messages.warning(request, tekst)


@require_safe
@voor_wie_halverwege_is
def instellen(request: HttpRequest, gebruiker: Gebruiker, half: Halverwege) -> HttpResponse:
    """Why a second step is needed, and the choice of one; nothing else opens before."""
    if stappen.heeft_stap(gebruiker):
        return redirect("aanmelden:stap")
    return render(request, "aanmelden/instellen.html", {"sleutel_kan": sleutels.kan_hier(request)})
