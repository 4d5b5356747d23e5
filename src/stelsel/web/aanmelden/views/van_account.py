"""Helping somebody who cannot sign in: what they sign in with, taking away a lost second step, signing them out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stelsel.kern.fouten import StelselFout
from stelsel.web.aanmelden import apparaten, herstelcodes, oidc, schoolaccount, sleutels, stappen
from stelsel.web.aanmelden.forms import KenmerkFormulier, RedenFormulier
from stelsel.web.aanmelden.rechten import TOEGANG_HERSTELLEN
from stelsel.web.beheer.service import Gebruiker, log, scherm


@scherm(TOEGANG_HERSTELLEN)
@require_http_methods(["GET", "HEAD", "POST"])
def van_account(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """What one account signs in with: kinds and numbers, never a secret."""
    wie = get_object_or_404(Gebruiker, sleutel=sleutel, soort=Gebruiker.Soort.WERKT)
    daad = request.POST.get("daad", "")
    bekend = schoolaccount.kenmerk_van(wie)
    formulieren = {
        naam: RedenFormulier(request.POST if daad == naam else None, prefix=naam) for naam in ("wissen", "uitloggen")
    }
    if oidc.aan():
        begin = {"kenmerk": bekend.kenmerk if bekend else ""}
        ontvangen = request.POST if daad == "kenmerk" else None
        formulieren["kenmerk"] = KenmerkFormulier(ontvangen, prefix="kenmerk", initial=begin)
    if request.method == "POST":
        if wie == request.user:
            messages.warning(request, _("Voor je eigen account doe je dit bij Mijn account, of een andere beheerder."))
        elif _voer_uit(request, wie, daad, formulieren.get(daad)):
            return redirect("aanmelden:van_account", sleutel=wie.sleutel)
    else:
        log(request.user, "aanmelden.inlogmiddelen_gelezen", onderwerp=wie.username)
    context = {
        "wie": wie,
        "app": stappen.heeft_app(wie),
        "sleutels": len(sleutels.sleutels_van(wie)),
        "codes": herstelcodes.over(wie),
        "heeft_stap": stappen.heeft_stap(wie),
        "schoolaccount": bekend,
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


def _voer_uit(request: HttpRequest, wie: Gebruiker, daad: str, formulier: RedenFormulier | None) -> bool:
    if formulier is None or not formulier.is_valid():
        return False
    gegevens = formulier.cleaned_data
    if daad in _DADEN:
        _DADEN[daad](request, wie, gegevens["reden"])
        return True
    try:
        schoolaccount.bereid_voor(wie, gegevens["kenmerk"], door=request.user, reden=gegevens["reden"])
    except StelselFout:
        formulier.add_error("kenmerk", _("Dit kenmerk hoort al bij een ander account. Haal het daar eerst weg."))
        return False
    messages.success(request, _("Bewaard. De eerste keer inloggen met de instelling koppelt het account."))
    return True
