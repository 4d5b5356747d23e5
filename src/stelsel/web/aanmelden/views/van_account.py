"""Helping somebody who cannot sign in: what they sign in with, taking away a lost second step, signing them out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stelsel.web.aanmelden import apparaten, herstelcodes, sleutels, stappen
from stelsel.web.aanmelden.forms import RedenFormulier
from stelsel.web.aanmelden.rechten import TOEGANG_HERSTELLEN
from stelsel.web.beheer.service import Gebruiker, log, scherm


@scherm(TOEGANG_HERSTELLEN)
@require_http_methods(["GET", "HEAD", "POST"])
def van_account(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """What one account signs in with: kinds and numbers, never a secret."""
    wie = get_object_or_404(Gebruiker, sleutel=sleutel)
    daad = request.POST.get("daad", "")
    formulieren = {
        naam: RedenFormulier(request.POST if daad == naam else None, prefix=naam) for naam in ("wissen", "uitloggen")
    }
    if request.method == "POST":
        if wie == request.user:
            messages.warning(request, _("Voor je eigen account doe je dit bij Mijn account, of een andere beheerder."))
        elif daad in formulieren and formulieren[daad].is_valid():
            _DADEN[daad](request, wie, formulieren[daad].cleaned_data["reden"])
            return redirect("aanmelden:van_account", sleutel=wie.sleutel)
    else:
        log(request.user, "aanmelden.inlogmiddelen_gelezen", onderwerp=wie.username)
    context = {
        "wie": wie,
        "app": stappen.heeft_app(wie),
        "sleutels": len(sleutels.sleutels_van(wie)),
        "codes": herstelcodes.over(wie),
        "heeft_stap": stappen.heeft_stap(wie),
        "apparaten": len(apparaten.apparaten_van(wie)),
        "formulieren": formulieren,
    }
    return render(request, "aanmelden/van_account.html", context, status=422 if request.method == "POST" else 200)


def _wis(request: HttpRequest, wie: Gebruiker, reden: str) -> None:
    stappen.wis(wie, door=request.user, reden=reden)
    messages.success(request, _("De tweede stap is weg. De eigenaar leest dat bij het inloggen."))


def _log_uit(request: HttpRequest, wie: Gebruiker, reden: str) -> None:
    stappen.log_overal_uit(wie, door=request.user, reden=reden)
    messages.success(request, _("Overal uitgelogd."))


_DADEN = {"wissen": _wis, "uitloggen": _log_uit}
