"""From a proven password (or the institution's word) to being signed in: the second step in between, if there is one.

Until then nobody is signed in: the session holds who is half-way, and only the pages of the second step look at it.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from stelsel.web.aanmelden import bekend, sessie
from stelsel.web.beheer.service import Gebruiker, log


def veilig_doel(request: HttpRequest, doel: str | None) -> str:
    """An address of this site, or nothing: never a way to another site."""
    goed = url_has_allowed_host_and_scheme(doel or "", {request.get_host()}, require_https=request.is_secure())
    return (doel or "") if goed else ""


def laat_binnen(
    request: HttpRequest, gebruiker: Gebruiker, manier: str, *, doel: str = "", tweede_stap: bool = False
) -> HttpResponse:
    """Sign in and go to `doel`, or to the first page of the roles."""
    sessie.begin(request, gebruiker, manier, tweede_stap=tweede_stap)
    log(gebruiker, "beheer.aangemeld_als_persona" if manier == "persona" else "beheer.aangemeld")
    antwoord = redirect(doel or settings.LOGIN_REDIRECT_URL)
    bekend.onthoud(request, antwoord, gebruiker)
    return antwoord
