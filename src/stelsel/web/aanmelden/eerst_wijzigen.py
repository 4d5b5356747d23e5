"""A password that somebody else chose opens nothing but the page to choose one's own.

Who signs in with a key or with the account of the institution does not use it, and is let through.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

SLEUTEL = "eerst_wachtwoord_wijzigen"
VRIJ = ("aanmelden:account", "aanmelden:uitloggen", "aanmelden:blijf", "gedeeld:taal")
"""What works before that."""


def onthoud(request: HttpRequest, manier: str) -> None:
    """Called at sign-in: does this session have to choose a password first?"""
    if manier == "wachtwoord" and request.user.wachtwoord_van_ander:
        request.session[SLEUTEL] = True


def moet(request: HttpRequest) -> bool:
    """Does it still?"""
    return bool(request.session.get(SLEUTEL))


def is_gewijzigd(request: HttpRequest) -> None:
    """It did."""
    request.session.pop(SLEUTEL, None)


class EerstWijzigen:
    """Sends whoever has to choose a password to the page where that is done."""

    def __init__(self, volgende: Callable[[HttpRequest], HttpResponse]) -> None:
        self.volgende = volgende

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.volgende(request)

    def process_view(self, request: HttpRequest, view: object, args: tuple, kwargs: dict) -> HttpResponse | None:
        """None to go on."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.resolver_match.view_name in VRIJ:
            return None
        if not request.user.is_authenticated or not moet(request):
            return None
        if "HX-Request" in request.headers:
            return HttpResponse(status=204, headers={"HX-Redirect": reverse("aanmelden:account")})
        return redirect("aanmelden:account")
