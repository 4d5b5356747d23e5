"""Signing in with account and password, as a persona of the demo, and signing out."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from stelsel.web.aanmelden import oidc, pogingen, sessie, sleutels, wachtwoord
from stelsel.web.aanmelden.binnen import laat_binnen, na_eerste_stap, veilig_doel
from stelsel.web.aanmelden.forms import Inlogformulier
from stelsel.web.beheer.service import PERSONAS, Gebruiker, log


def _terug(request: HttpRequest) -> str:
    return veilig_doel(request, request.POST.get("next") or request.GET.get("next"))


@sensitive_post_parameters("wachtwoord")
@require_http_methods(["GET", "HEAD", "POST"])
def inloggen(request: HttpRequest) -> HttpResponse:
    """The sign-in page. Every refusal has the same text, whether or not the account exists."""
    formulier = Inlogformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        gegevens = formulier.cleaned_data
        gebruiker = wachtwoord.controleer(request, gegevens["account"], gegevens["wachtwoord"])
        if gebruiker is not None:
            return na_eerste_stap(request, gebruiker, "wachtwoord", doel=_terug(request))
        log(None, "beheer.aanmelden_geweigerd")
        formulier.add_error(None, _weigering(request, gegevens["account"]))
    return _toon(request, formulier)


def toon_inloggen(request: HttpRequest, fout: str) -> HttpResponse:
    """The page again, after another way of signing in did not work."""
    return _toon(request, Inlogformulier(), fout)


def _toon(request: HttpRequest, formulier: Inlogformulier, fout: str = "") -> HttpResponse:
    context = {
        "formulier": formulier,
        "fout": fout,
        "personas": _personas(),
        "next": _terug(request),
        "waarom_uitgelogd": _waarom_uitgelogd(request),
        "school": settings.OIDC_NAAM if oidc.aan() else "",
        "sleutel_kan": sleutels.kan_hier(request),
    }
    return render(request, "aanmelden/inloggen.html", context, status=422 if request.method == "POST" else 200)


def _weigering(request: HttpRequest, account: str) -> str:
    wachten = pogingen.wachttijd(request, wachtwoord.SOORT, account)
    if wachten:
        return pogingen.wacht_even(wachten)
    return _("Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Kijk of er een tikfout in zit.")


def _waarom_uitgelogd(request: HttpRequest) -> str:
    """Why the program ended the session that was here; told once."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return {
        "rust": _("Je bent uitgelogd, omdat je een tijd niets deed. Log opnieuw in om verder te gaan."),
        "lang": _("Je bent uitgelogd, omdat je 12 uur was ingelogd. Log opnieuw in om verder te gaan."),
        "stap": _("Je rol vraagt nu een tweede stap bij het inloggen. Log opnieuw in; je leest dan hoe het gaat."),
    }.get(request.session.pop(sessie.EINDE, ""), "")


def _personas() -> list[dict]:
    if not settings.DEMO:
        return []
    namen = [persona.account for persona in PERSONAS]
    aanwezig = {g.username: g for g in Gebruiker.objects.filter(username__in=namen, is_active=True)}
    return [
        {"account": p.account, "gebruiker": aanwezig[p.account], "ziet": p.ziet}
        for p in PERSONAS
        if p.account in aanwezig
    ]


@require_POST
def als_persona(request: HttpRequest) -> HttpResponse:
    """Sign in as a persona with one button; exists in the demo only."""
    if not settings.DEMO:
        raise Http404
    account = request.POST.get("persona", "")
    gebruiker = Gebruiker.objects.filter(username=account, is_active=True).first()
    if gebruiker is None or account not in {p.account for p in PERSONAS}:
        raise Http404
    return laat_binnen(request, gebruiker, "persona", doel=_terug(request))


@require_POST
def uitloggen(request: HttpRequest) -> HttpResponse:
    """Sign out; only as POST, so that no link on another site can do it."""
    if request.user.is_authenticated:
        log(request.user, "beheer.afgemeld")
    sessie.eindig(request)
    return redirect("aanmelden:inloggen")
