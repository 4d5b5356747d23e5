"""Programmes of which the niveau is unknown, and saying what it is."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.web.beheer.service import log, scherm
from stelsel.web.studenten import rechten
from stelsel.web.studenten.forms import Opleidingformulier
from stelsel.web.studenten.models import Opleiding
from stelsel.web.studenten.verslag import ontbrekende_opleidingen


@scherm(rechten.OPLEIDINGEN_AANVULLEN)
@require_safe
def ontbrekend(request: HttpRequest) -> HttpResponse:
    """The crebos without niveau, and those the school gave before."""
    context = {
        "ontbrekend": ontbrekende_opleidingen(),
        "opgegeven": Opleiding.objects.filter(bron="opgegeven"),
    }
    return render(request, "studenten/opleidingen.html", context)


@scherm(rechten.OPLEIDINGEN_AANVULLEN)
@require_http_methods(["GET", "HEAD", "POST"])
def vul_aan(request: HttpRequest, code: str) -> HttpResponse:
    """Say what niveau a crebo has. What the reference list knows is not changed here (404)."""
    opleiding = get_object_or_404(Opleiding.objects.exclude(bron="referentielijst"), opleidingcode=code)
    begin = {naam: getattr(opleiding, naam) for naam in ("naam", "niveau", "dossier_code")}
    formulier = Opleidingformulier(request.POST if request.method == "POST" else None, initial=begin)
    if request.method == "POST" and formulier.is_valid():
        with transaction.atomic():
            for naam, waarde in formulier.cleaned_data.items():
                setattr(opleiding, naam, waarde or None)
            opleiding.bron = "opgegeven"
            opleiding.save()
            log(request.user, "studenten.opleiding_aangevuld", onderwerp=opleiding.opleidingcode)
        messages.success(request, _("Bewaard. De cijfers gebruiken het niveau zodra ze zijn bijgewerkt."))
        return redirect("studenten:opleidingen")
    context = {"opleiding": opleiding, "formulier": formulier}
    return render(request, "studenten/opleiding.html", context, status=422 if formulier.errors else 200)
