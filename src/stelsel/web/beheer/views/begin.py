"""Where somebody begins after signing in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from stelsel.web.gedeeld.menu import menu_voor


@login_required
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """The first page of the menu this user may see; without any role, the page that says so."""
    for item in menu_voor(request.user):
        if item.groep != "hulp":
            return redirect(item.url_naam)
    return redirect("aanmelden:account")
