"""The page 'Soorten behoeften': finer kinds that the school makes itself."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stelsel.web.begeleiding import rechten, subcategorieen
from stelsel.web.begeleiding.forms import Subcategorieformulier
from stelsel.web.beheer.service import scherm
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.studenten.service import ontvangen


@scherm(rechten.TEAM_AFSPREKEN)
@require_http_methods(["GET", "HEAD", "POST"])
def soorten(request: HttpRequest) -> HttpResponse:
    """Those that can be chosen; adding one, stopping one."""
    stopt = request.POST.get("stop", "")
    if request.method == "POST" and stopt:
        return _stop(request, stopt)
    formulier = Subcategorieformulier(ontvangen(request))
    if formulier.is_bound and formulier.is_valid():
        try:
            subcategorieen.maak(request.user, formulier.cleaned_data["soort"], formulier.cleaned_data["naam_sub"])
        except Veldfout as fout:
            formulier.meld(fout)
        else:
            messages.success(request, _("Vastgelegd. Je kiest dit nu ook bij een notitie."))
            return redirect("begeleiding:soorten")
    context = {"soorten": subcategorieen.geldende(), "formulier": formulier}
    return render(request, "begeleiding/soorten.html", context, status=422 if formulier.errors else 200)


def _stop(request: HttpRequest, sleutel: str) -> HttpResponse:
    try:
        gekozen = get_object_or_404(subcategorieen.geldende(), uuid=UUID(sleutel))
        subcategorieen.stop(request.user, gekozen)
    except (ValueError, Ingehaald):
        messages.warning(request, _("Dit is al gestopt."))
    else:
        messages.success(request, _("Gestopt. In plannen waar het al staat, blijft het staan."))
    return redirect("begeleiding:soorten")
