"""Signing in and out, the first page after it, and 'why may I see this?'."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stelsel.web.beheer import aanmelden
from stelsel.web.beheer.accounts import PERSONAS, zet_wachtwoord
from stelsel.web.beheer.forms import WachtwoordFormulier
from stelsel.web.beheer.handelingen import handeling
from stelsel.web.beheer.logboek import log
from stelsel.web.beheer.models import Gebruiker
from stelsel.web.beheer.toegang import mag, rollen_van
from stelsel.web.gedeeld.menu import menu_voor

ACHTERDEUR = "django.contrib.auth.backends.ModelBackend"


class Inlogformulier(forms.Form):
    """Account and password."""

    account = forms.CharField(
        label=gettext_lazy("Gebruikersnaam"),
        max_length=150,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Vul je gebruikersnaam in.")},
    )
    wachtwoord = forms.CharField(
        label=gettext_lazy("Wachtwoord"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": gettext_lazy("Vul je wachtwoord in.")},
    )


def _terug(request: HttpRequest) -> str:
    doel = request.POST.get("next") or request.GET.get("next") or ""
    veilig = url_has_allowed_host_and_scheme(doel, {request.get_host()}, require_https=request.is_secure())
    return doel if veilig else ""


@sensitive_post_parameters("wachtwoord")
@require_http_methods(["GET", "HEAD", "POST"])
def inloggen(request: HttpRequest) -> HttpResponse:
    """The sign-in page. Every refusal has the same text, whether or not the account exists."""
    formulier = Inlogformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        gegevens = formulier.cleaned_data
        gebruiker = aanmelden.controleer(request, gegevens["account"], gegevens["wachtwoord"])
        if gebruiker is not None:
            login(request, gebruiker)
            log(gebruiker, "beheer.aangemeld")
            return redirect(_terug(request) or "beheer:begin")
        log(None, "beheer.aanmelden_geweigerd")
        formulier.add_error(None, _weigering(request, gegevens["account"]))
    context = {"formulier": formulier, "personas": _personas(), "next": _terug(request)}
    status = 200 if request.method != "POST" else 422
    return render(request, "beheer/inloggen.html", context, status=status)


def _weigering(request: HttpRequest, account: str) -> str:
    wachten = aanmelden.wachttijd(account, aanmelden.adres_van(request))
    if wachten:
        seconden = max(int(wachten.total_seconds()), 1)
        return _("Er is te vaak achter elkaar geprobeerd. Wacht %(n)s seconden en probeer het dan opnieuw.") % {
            "n": seconden
        }
    return _("Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Kijk of er een tikfout in zit.")


def _personas() -> list[dict]:
    if not settings.DEMO:
        return []
    aanwezig = {
        g.username: g for g in Gebruiker.objects.filter(username__in=[p.account for p in PERSONAS], is_active=True)
    }
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
    login(request, gebruiker, backend=ACHTERDEUR)
    log(gebruiker, "beheer.aangemeld_als_persona")
    return redirect(_terug(request) or "beheer:begin")


@require_POST
def uitloggen(request: HttpRequest) -> HttpResponse:
    """Sign out; only as POST, so that no link on another site can do it."""
    if request.user.is_authenticated:
        log(request.user, "beheer.afgemeld")
    logout(request)
    return redirect("beheer:inloggen")


@login_required
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """The first page of the menu this user may see; without any role, the page that says so."""
    for item in menu_voor(request.user):
        if item.groep != "hulp":
            return redirect(item.url_naam)
    return redirect("beheer:account")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Who am I here: my roles, another password, and the way out."""
    ontvangen = request.POST if request.method == "POST" else None
    formulier = WachtwoordFormulier(ontvangen, gebruiker=request.user, eigen=True)
    if formulier.is_valid():
        zet_wachtwoord(request.user, formulier.cleaned_data["nieuw"], door=request.user)
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Je wachtwoord is gewijzigd. Elders ben je nu uitgelogd."))
        return redirect("beheer:account")
    context = {"rollen": rollen_van(request.user), "formulier": formulier}
    return render(request, "beheer/account.html", context, status=422 if formulier.is_bound else 200)


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
