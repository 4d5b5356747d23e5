"""Who has my students while I am away, and whose students have I."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stelsel.kern.fouten import StelselFout
from stelsel.web.beheer import toewijzen
from stelsel.web.beheer.forms import VervangingFormulier
from stelsel.web.beheer.rechten import VERVANGING_REGELEN
from stelsel.web.beheer.toegang import scherm


@scherm(VERVANGING_REGELEN)
@require_http_methods(["GET", "HEAD", "POST"])
def vervanging(request: HttpRequest) -> HttpResponse:
    """Arrange it for some days, and stop it."""
    formulier = VervangingFormulier(_ontvangen(request), wie=request.user)
    if request.method == "POST":
        if request.POST.get("daad") == "stop":
            return _stop(request)
        if formulier.is_valid():
            try:
                toewijzen.regel_vervanging(request.user, door=request.user, **formulier.cleaned_data)
            except StelselFout as fout:
                formulier.add_error("vervanger", f"{fout.wat} {fout.doe}")
            else:
                messages.success(request, _("De vervanging is geregeld. Ze eindigt vanzelf."))
                return redirect("beheer:vervanging")
    context = {"formulier": formulier, "vervangingen": toewijzen.vervangingen_van(request.user)}
    return render(request, "beheer/vervanging.html", context, status=422 if formulier.errors else 200)


def _ontvangen(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" and request.POST.get("daad") != "stop" else None


def _stop(request: HttpRequest) -> HttpResponse:
    """A replacement that is not there any more was stopped in another window: that is what was wanted."""
    gekozen = request.POST.get("vervanging", "")
    for rij in toewijzen.vervangingen_van(request.user):
        if str(rij.uuid) == gekozen:
            toewijzen.stop_vervanging(rij, door=request.user)
    messages.success(request, _("De vervanging is gestopt."))
    return redirect("beheer:vervanging")
