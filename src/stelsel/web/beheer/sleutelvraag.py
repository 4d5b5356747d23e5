"""Requests that come with a key (`Authorization: Bearer …`) instead of a session."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from stelsel.web.beheer.sleutels import gebruiker_van

SOORT = "bearer "


class Sleutelvraag:
    """Make the owner of the key the user of this request, at addresses made for programs (`@api`) and nowhere else.

    The session of a browser is set aside then. The form check (CSRF) is skipped then, and where no session came along:
    another site can make a browser send a cookie but never this header. So this stands before CsrfViewMiddleware.
    """

    def __init__(self, volgende: Callable[[HttpRequest], HttpResponse]) -> None:
        self.volgende = volgende

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.volgende(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> None:
        """Known here: which view answers, and not yet: the verdict of the form check."""
        if not getattr(view, "met_sleutel", False):
            return
        kop = request.headers.get("Authorization", "")
        if kop.lower().startswith(SOORT):
            request.user = gebruiker_van(kop[len(SOORT) :].strip()) or AnonymousUser()
            request._dont_enforce_csrf_checks = True
        elif settings.SESSION_COOKIE_NAME not in request.COOKIES:
            # Nobody is signed in: the view says that a key is needed, and not that a form came from elsewhere.
            request._dont_enforce_csrf_checks = True
