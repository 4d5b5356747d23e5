"""The first page, and why somebody may see a page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from stelsel.web.beheer.handelingen import handeling
from stelsel.web.beheer.toegang import mag, rollen_van
from stelsel.web.gedeeld.menu import menu_voor


@login_required
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """The first page of the menu this user may see; without any role, the page that says so."""
    for item in menu_voor(request.user):
        if item.groep != "hulp":
            return redirect(item.url_naam)
    return redirect("aanmelden:account")


@login_required
@require_safe
def waarom(request: HttpRequest) -> HttpResponse:
    """Why may I see this page? The act it asks for, my role that allows it, and what is recorded about it."""
    pad = request.GET.get("pad", "")
    antwoord = gevraagd = naam = None
    try:
        if not pad.startswith("/") or pad.startswith("//"):
            raise Resolver404
        naam = getattr(resolve(pad).func, "handeling", None)
    except Resolver404:
        pad = ""  # only an address of this site is shown or linked to
    if naam:
        gevraagd, antwoord = handeling(naam), mag(request.user, naam)
    context = {"pad": pad, "gevraagd": gevraagd, "antwoord": antwoord, "rollen": rollen_van(request.user)}
    return render(request, "beheer/waarom.html", context)
