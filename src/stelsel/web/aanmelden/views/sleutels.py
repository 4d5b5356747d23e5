"""Making a passkey, and signing in with one."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stelsel.web.aanmelden import sleutels
from stelsel.web.aanmelden.apparaten import browsersoort
from stelsel.web.aanmelden.binnen import halverwege, laat_binnen, veilig_doel
from stelsel.web.aanmelden.forms import SleutelFormulier
from stelsel.web.aanmelden.views.inloggen import toon_inloggen
from stelsel.web.aanmelden.views.middelen import na_instellen, wie_mag_instellen
from stelsel.web.beheer.service import Gebruiker, log


def _als_json(opties: dict) -> HttpResponse:
    return HttpResponse(json.dumps(opties, default=dict), content_type="application/json")


@require_POST
def opties_gebruiken(request: HttpRequest) -> HttpResponse:
    """What the browser needs to use a key: at the second step one of that account, else any."""
    gevonden = halverwege(request) if request.POST.get("voor") == "stap" else None
    return _als_json(sleutels.vraag_gebruiken(request, gevonden[0] if gevonden else None))


@require_POST
def met_sleutel(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey alone: it is both steps at once."""
    gebruiker = sleutels.wie_is(request, request.POST.get("antwoord", ""))
    if gebruiker is None:
        log(None, "beheer.aanmelden_geweigerd")
        return toon_inloggen(request, _("Deze toegangssleutel hoort niet bij een account dat hier kan inloggen."))
    doel = veilig_doel(request, request.POST.get("next"))
    return laat_binnen(request, gebruiker, "sleutel", doel=doel, tweede_stap=True)


@require_POST
@wie_mag_instellen
def opties_maken(request: HttpRequest, gebruiker: Gebruiker) -> HttpResponse:
    """What the browser needs to make a key for this account."""
    return _als_json(sleutels.vraag_maken(request, gebruiker))


@require_http_methods(["GET", "HEAD", "POST"])
@wie_mag_instellen
def maken(request: HttpRequest, gebruiker: Gebruiker) -> HttpResponse:
    """Make a passkey and give it a name."""
    if not sleutels.kan_hier(request):
        return redirect("aanmelden:tweede_stap")
    soort = browsersoort(request.headers.get("User-Agent", ""))
    formulier = SleutelFormulier(request.POST if request.method == "POST" else None, initial={"naam": soort})
    if request.method == "POST" and formulier.is_valid():
        gegevens = formulier.cleaned_data
        if sleutels.bewaar(request, gebruiker, gegevens["antwoord"], gegevens["naam"]):
            return na_instellen(request, gebruiker, "toegangssleutel")
        formulier.add_error(
            None, _("De sleutel is niet bewaard. Probeer het opnieuw. Je kunt er ten hoogste tien hebben.")
        )
    status = 422 if request.method == "POST" else 200
    return render(request, "aanmelden/sleutel.html", {"formulier": formulier}, status=status)
