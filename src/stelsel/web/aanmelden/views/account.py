"""One's own account: roles, password, and where one is signed in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from stelsel.web.aanmelden import apparaten, eerst_wijzigen, sessie
from stelsel.web.aanmelden.eisen import eisen_van
from stelsel.web.aanmelden.forms import EigenWachtwoord
from stelsel.web.aanmelden.models import Apparaat
from stelsel.web.beheer.service import rollen_van, zet_wachtwoord

MANIEREN = {
    "wachtwoord": gettext_lazy("met wachtwoord"),
    "sleutel": gettext_lazy("met een toegangssleutel"),
    "instelling": gettext_lazy("met het account van de school"),
    "persona": gettext_lazy("met de knop van de demo"),
}


@sensitive_post_parameters("oud", "nieuw")
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Who am I here: my roles, another password, and the way out."""
    formulier = EigenWachtwoord(request.POST if request.method == "POST" else None, gebruiker=request.user)
    if formulier.is_valid():
        zet_wachtwoord(request.user, formulier.cleaned_data["nieuw"], door=request.user)
        eerst_wijzigen.is_gewijzigd(request)
        vorige = request.session.session_key
        update_session_auth_hash(request, request.user)
        apparaten.hernoem(request, vorige)
        apparaten.beeindig_andere(request.user, request.session.session_key, door=request.user)
        messages.success(request, _("Je wachtwoord is gewijzigd. Elders ben je nu uitgelogd."))
        return redirect("aanmelden:account")
    context = {
        "rollen": rollen_van(request.user),
        "formulier": formulier,
        "rust_minuten": eisen_van(request.user).minuten,
        "eerst": eerst_wijzigen.moet(request),
    }
    return render(request, "aanmelden/account.html", context, status=422 if formulier.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def waar_ingelogd(request: HttpRequest) -> HttpResponse:
    """Where I am signed in; one browser or all others can be signed out."""
    if request.method == "POST":
        return _log_uit(request)
    hier = request.session.session_key
    rijen = [
        {
            "apparaat": apparaat,
            "soort": apparaat.soort or _("Onbekende browser"),
            "manier": MANIEREN.get(apparaat.manier, ""),
            "hier": apparaat.sessie == hier,
        }
        for apparaat in apparaten.apparaten_van(request.user)
    ]
    rijen.sort(key=lambda rij: not rij["hier"])
    return render(request, "aanmelden/apparaten.html", {"rijen": rijen, "meer": len(rijen) > 1})


@login_required
@require_POST
def blijf(request: HttpRequest) -> HttpResponse:
    """Somebody is still there; asking is enough."""
    sessie.was_hier(request)
    return HttpResponse(status=204)


def _log_uit(request: HttpRequest) -> HttpResponse:
    gevraagd = request.POST.get("apparaat", "")
    if gevraagd == "andere":
        aantal = apparaten.beeindig_andere(request.user, request.session.session_key, door=request.user)
        messages.success(request, _("Uitgelogd op andere apparaten: %(n)s.") % {"n": aantal})
        return redirect("aanmelden:apparaten")
    apparaat = get_object_or_404(Apparaat, gebruiker=request.user, sleutel=_sleutel(gevraagd))
    apparaten.beeindig(apparaat, door=request.user)
    messages.success(request, _("Dat apparaat is uitgelogd."))
    return redirect("aanmelden:apparaten")


def _sleutel(tekst: str) -> UUID | None:
    try:
        return UUID(tekst)
    except ValueError:
        return None
