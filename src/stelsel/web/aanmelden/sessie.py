"""A session from its first moment to its last: what is kept in it, and when it ends by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from stelsel.kern.tijd import nu
from stelsel.web.aanmelden import apparaten, eerst_wijzigen
from stelsel.web.aanmelden.eisen import eisen_van, eist_tweede_stap
from stelsel.web.beheer.service import Gebruiker, log

LANGST = timedelta(hours=12)
# Between two looks at the clock of a session: a write per request would be a write for nothing.
KIJK_NA = timedelta(minutes=1)
# How long a proof of who somebody is holds for changing how they sign in.
VERS = timedelta(minutes=10)
ACHTERDEUR = "django.contrib.auth.backends.ModelBackend"

GEZIEN, BEGONNEN, STAP, BEWEZEN = "gezien", "begonnen", "tweede_stap", "bewezen"
RUST, EINDE = "rust_seconden", "waarom_uitgelogd"


def _nu() -> float:
    return nu().timestamp()


def begin(request: HttpRequest, gebruiker: Gebruiker, manier: str, *, tweede_stap: bool) -> None:
    """Sign in. `manier` is how (wachtwoord, sleutel, instelling, persona); `tweede_stap` whether it was proven."""
    apparaten.vergeet(request.session.session_key)
    request.session.pop(EINDE, None)
    login(request, gebruiker, backend=ACHTERDEUR)
    moment = _nu()
    request.session.update({GEZIEN: moment, BEGONNEN: moment, BEWEZEN: moment, STAP: tweede_stap})
    request.session[RUST] = eisen_van(gebruiker).rust.total_seconds()
    apparaten.onthoud(request, gebruiker, manier)
    eerst_wijzigen.onthoud(request, manier)


def pas_bewezen(request: HttpRequest) -> bool:
    """Did this person prove who they are a moment ago? Asked before something about signing in changes."""
    return 0 <= _nu() - request.session.get(BEWEZEN, 0) <= VERS.total_seconds()


def bewijs(request: HttpRequest) -> None:
    """They just did."""
    request.session[BEWEZEN] = _nu()


def met_stap(request: HttpRequest) -> None:
    """A second step was set up, and so proven, in this session."""
    request.session[STAP] = True


def was_hier(request: HttpRequest) -> None:
    """This session was used now, also when the last look at the clock was less than a minute ago."""
    request.session[GEZIEN] = _nu()


def eindig(request: HttpRequest) -> None:
    """Sign out in this browser."""
    apparaten.vergeet(request.session.session_key)
    logout(request)


def _reden_om_te_eindigen(request: HttpRequest) -> str:
    """Why this session may not go on; empty when it may."""
    sessie, moment = request.session, _nu()
    stil = moment - sessie.get(GEZIEN, 0)
    if stil < KIJK_NA.total_seconds():
        return ""
    rust = eisen_van(request.user).rust.total_seconds()
    if GEZIEN in sessie and stil >= rust:
        return "rust"
    if moment - sessie.get(BEGONNEN, moment) >= LANGST.total_seconds():
        return "lang"
    if not sessie.get(STAP) and eist_tweede_stap(request.user):
        return "stap"
    sessie.update({GEZIEN: moment, RUST: rust})
    sessie.setdefault(BEGONNEN, moment)
    apparaten.gezien(request, datetime.fromtimestamp(moment, UTC))
    return ""


class Sessiewacht:
    """Ends a session that was not used for longer than its roles allow, that is too old, or lacks a second step."""

    def __init__(self, volgende: Callable[[HttpRequest], HttpResponse]) -> None:
        self.volgende = volgende

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            reden = _reden_om_te_eindigen(request)
            if reden:
                log(request.user, "aanmelden.vanzelf_uitgelogd")
                eindig(request)
                request.session[EINDE] = reden
                if "HX-Request" in request.headers:
                    # A part of a page cannot become the sign-in page; the whole page goes there.
                    return HttpResponse(status=204, headers={"HX-Redirect": reverse("aanmelden:inloggen")})
        return self.volgende(request)
