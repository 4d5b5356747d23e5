"""Keys with which another system asks rules in the name of the person who made them."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stelsel.web.beheer.service import maak_sleutel, scherm, sleutels_van, stop_sleutel
from stelsel.web.naslag import rechten
from stelsel.web.naslag.forms import Sleutelformulier


@scherm(rechten.API_GEBRUIKEN)
@require_http_methods(["GET", "POST"])
def sleutels(request: HttpRequest) -> HttpResponse:
    """The keys of this user, how to use one, and a form to make one. The secret is shown once, right here."""
    formulier = Sleutelformulier(request.POST or None)
    geheim = ""
    status = 200
    if request.method == "POST":
        if formulier.is_valid():
            geheim = maak_sleutel(request.user, formulier.cleaned_data["naam"], formulier.cleaned_data["dagen"])
            formulier = Sleutelformulier()
        else:
            status = 422
    context = {
        "formulier": formulier,
        "sleutels": sleutels_van(request.user),
        "geheim": geheim,
        "adres": request.build_absolute_uri("/"),
    }
    return render(request, "naslag/sleutels.html", context, status=status)


@scherm(rechten.API_GEBRUIKEN)
@require_POST
def stop(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """Stop a key of one's own; it works no longer from this moment. 404 for a key of somebody else."""
    if not stop_sleutel(request.user, sleutel):
        raise Http404
    messages.success(request, _("De sleutel is gestopt. Wie hem gebruikt, krijgt geen antwoord meer."))
    return redirect("naslag:sleutels")
