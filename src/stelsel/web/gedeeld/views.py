"""The page that shows every component once, and is the place to copy from."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stelsel.web.gedeeld import voorbeelden


@login_required
@require_safe
def onderdelen(request: HttpRequest) -> HttpResponse:
    """All components with their examples."""
    context = {
        "formulier": voorbeelden.formulier(),
        "leegformulier": voorbeelden.Voorbeeldformulier(prefix="leeg"),
        "filterformulier": voorbeelden.Voorbeeldfilter(prefix="f"),
        "tabel": voorbeelden.tabel(request.GET.get("sorteer", "-studenten")),
        "bladzijde": voorbeelden.bladzijde(),
        **voorbeelden.lijsten(),
    }
    return render(request, "gedeeld/onderdelen.html", context)
