"""Pages for what goes wrong, in the style of every other page. Never an exception's text: it may hold a name."""

from __future__ import annotations

import logging
import secrets
import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

_log = logging.getLogger("stelsel.web")


def _toon(request: HttpRequest, sjabloon: str, status: int, **context: object) -> HttpResponse:
    """A page with a number to quote; the log line with it names only the page, never the address or the person."""
    if "nummer" not in context:
        context["nummer"] = secrets.token_hex(4)
        _log.warning("geweigerd %s: %s", context["nummer"], sjabloon)
    return HttpResponse(render_to_string(f"gedeeld/fouten/{sjabloon}.html", context, request=request), status=status)


def geen_toegang(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: why this was refused and who can help."""
    return _toon(request, "403", 403, antwoord=getattr(exception, "antwoord", None))


def csrf_geweigerd(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was not sent from our own page, or after signing in again in another tab."""
    return _toon(request, "csrf", 403)


def verkeerde_vraag(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: a request the site cannot read."""
    return _toon(request, "400", 400)


def niet_gevonden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here; the same answer for what does not exist and for what may not be known to exist."""
    return _toon(request, "404", 404)


def andere_methode(request: HttpRequest) -> HttpResponse:
    """405: an address that is behind a button was opened as a page, or the other way round."""
    return _toon(request, "405", 405)


def te_groot(request: HttpRequest) -> HttpResponse:
    """413: the upload is larger than the one limit."""
    return _toon(request, "413", 413)


def te_veel(request: HttpRequest) -> HttpResponse:
    """429: too many questions in a short time."""
    return _toon(request, "429", 429)


def _even_weg(nummer: str) -> HttpResponse:
    """503: the database does not answer, or is being upgraded; made without it."""
    context = {"nummer": nummer, "demo": settings.DEMO, "taal": get_language() or "nl"}
    antwoord = HttpResponse(render_to_string("gedeeld/fouten/503-kaal.html", context), status=503)
    antwoord.headers["Retry-After"] = "60"
    return antwoord


def storing(request: HttpRequest) -> HttpResponse:
    """500: a number to quote; the log line with that number names only the kind and place of the error.

    When it is the database that does not answer: 503, because it comes back.
    """
    nummer = secrets.token_hex(4)
    soort, _, spoor = sys.exc_info()
    while spoor is not None and spoor.tb_next is not None:
        spoor = spoor.tb_next
    plaats = f"{spoor.tb_frame.f_code.co_filename}:{spoor.tb_lineno}" if spoor else "onbekend"
    _log.error("storing %s: %s op %s", nummer, soort.__name__ if soort else "onbekend", plaats)
    if soort is not None and issubclass(soort, (OperationalError, InterfaceError)):
        return _even_weg(nummer)
    try:
        return _toon(request, "500", 500, nummer=nummer)
    except Exception:
        # The frame itself may be what is broken (no database): then the same page without it.
        tekst = render_to_string("gedeeld/fouten/500-kaal.html", {"nummer": nummer, "demo": settings.DEMO})
        return HttpResponse(tekst, status=500)
