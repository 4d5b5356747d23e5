"""From a proven password (or the institution's word) to being signed in: the second step in between, if there is one.

Until then nobody is signed in: the session holds who is half-way, and only the pages of the second step look at it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from stelsel.kern.tijd import nu
from stelsel.web.aanmelden import bekend, sessie, stappen
from stelsel.web.aanmelden.eisen import eist_tweede_stap
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.notatie import datum

GEDULD = 600.0  # seconds that somebody may stay half-way
SLEUTEL = "halverwege"


@dataclass(frozen=True)
class Halverwege:
    """Who proved the first step, how and when, and where they were going."""

    gebruiker: int
    wachtwoord: str
    manier: str
    doel: str
    sinds: float


def veilig_doel(request: HttpRequest, doel: str | None) -> str:
    """An address of this site, or nothing: never a way to another site."""
    goed = url_has_allowed_host_and_scheme(doel or "", {request.get_host()}, require_https=request.is_secure())
    return (doel or "") if goed else ""


def na_eerste_stap(
    request: HttpRequest, gebruiker: Gebruiker, manier: str, *, doel: str = "", al_bewezen: bool = False
) -> HttpResponse:
    """In, or to the second step, or to setting one up first. `al_bewezen`: the institution saw to a second step."""
    heeft = stappen.heeft_stap(gebruiker)
    if al_bewezen or not (heeft or eist_tweede_stap(gebruiker)):
        return laat_binnen(request, gebruiker, manier, doel=doel, tweede_stap=al_bewezen)
    # A fresh session: nothing of whoever used this browser before, and no key that was known before the password.
    sessie.eindig(request)
    half = Halverwege(gebruiker.pk, gebruiker.get_session_auth_hash(), manier, doel, nu().timestamp())
    request.session[SLEUTEL] = asdict(half)
    return redirect("aanmelden:stap" if heeft else "aanmelden:instellen")


def halverwege(request: HttpRequest) -> tuple[Gebruiker, Halverwege] | None:
    """Who is half-way in this browser; None when nobody is, it took too long, or account or password changed."""
    bewaard = request.session.get(SLEUTEL)
    if not bewaard:
        return None
    half = Halverwege(**bewaard)
    gebruiker = Gebruiker.objects.filter(pk=half.gebruiker, is_active=True).first()
    op_tijd = 0 <= nu().timestamp() - half.sinds <= GEDULD
    if gebruiker and op_tijd and constant_time_compare(half.wachtwoord, gebruiker.get_session_auth_hash()):
        return gebruiker, half
    request.session.pop(SLEUTEL)
    return None


def laat_binnen(
    request: HttpRequest,
    gebruiker: Gebruiker,
    manier: str,
    *,
    doel: str = "",
    tweede_stap: bool = False,
    eerst: Callable[[], HttpResponse] | None = None,
) -> HttpResponse:
    """Sign in and go to `doel`, or to the first page of the roles; `eerst` makes a page to show before that."""
    request.session.pop(SLEUTEL, None)
    sessie.begin(request, gebruiker, manier, tweede_stap=tweede_stap)
    log(gebruiker, "beheer.aangemeld_als_persona" if manier == "persona" else "beheer.aangemeld")
    _vertel(request, gebruiker)
    antwoord = eerst() if eerst else redirect(doel or settings.LOGIN_REDIRECT_URL)
    bekend.onthoud(request, antwoord, gebruiker)
    return antwoord


def _vertel(request: HttpRequest, gebruiker: Gebruiker) -> None:
    for mededeling in stappen.mededelingen_van(gebruiker):
        tekst = _("Op %(dag)s haalde een beheerder je tweede stap weg. Heb je daar niet om gevraagd? Meld het dan.")
        messages.warning(request, tekst % {"dag": datum(mededeling.tijd)})
