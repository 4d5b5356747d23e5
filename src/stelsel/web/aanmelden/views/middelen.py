"""One's own second steps: the overview, an app, recovery codes, and proving who one is before a change."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.web.aanmelden import apparaten, herstelcodes, pogingen, sessie, sleutels, stappen, totp, wachtwoord
from stelsel.web.aanmelden.binnen import halverwege, laat_binnen, veilig_doel
from stelsel.web.aanmelden.eisen import eist_tweede_stap
from stelsel.web.aanmelden.forms import AppFormulier, BewijsFormulier, StapFormulier
from stelsel.web.aanmelden.views.stap import weigering
from stelsel.web.beheer.service import Gebruiker, log

NIEUW_GEHEIM = "nieuw_geheim"


def pas_bewezen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only for who proved a moment ago to be who they are: an unlocked computer alone changes nothing here."""

    @login_required
    @wraps(view)
    def bewaakt(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not sessie.pas_bewezen(request):
            return redirect(f"{reverse('aanmelden:bewijzen')}?{urlencode({'next': request.path})}")
        return view(request, *args, **kwargs)

    return bewaakt


def wie_mag_instellen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For who is signed in and proved it lately, and for who is half-way and has no second step yet.

    Whoever is half-way and has one must use it: setting up another would be a way around it.
    """

    @wraps(view)
    def bewaakt(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            return pas_bewezen(lambda vraag: view(vraag, vraag.user))(request)
        gevonden = halverwege(request)
        if gevonden is None or stappen.heeft_stap(gevonden[0]):
            return redirect("aanmelden:stap" if gevonden else "aanmelden:inloggen")
        return view(request, gevonden[0])

    return bewaakt


def na_instellen(request: HttpRequest, gebruiker: Gebruiker, soort: str) -> HttpResponse:
    """A second step was set up: in, if one was not yet; signed out elsewhere; and recovery codes with the first one."""
    log(gebruiker, "aanmelden.tweede_stap_ingesteld", onderwerp=soort)
    codes = herstelcodes.maak(gebruiker) if herstelcodes.over(gebruiker) == 0 else []

    def toon() -> HttpResponse:
        if codes:
            return toon_codes(request, codes)
        messages.success(request, _("Je tweede stap is ingesteld. Elders ben je nu uitgelogd."))
        return redirect("aanmelden:tweede_stap")

    gevonden = None if request.user.is_authenticated else halverwege(request)
    if gevonden is None:
        sessie.met_stap(request)
        apparaten.beeindig_andere(gebruiker, request.session.session_key, door=gebruiker)
        return toon()
    apparaten.beeindig_andere(gebruiker, None, door=gebruiker)
    return laat_binnen(request, gebruiker, gevonden[1].manier, tweede_stap=True, eerst=toon)


def toon_codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """The recovery codes, this once."""
    return render(request, "aanmelden/codes.html", {"codes": codes})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tweede_stap(request: HttpRequest) -> HttpResponse:
    """What I have, and taking it away."""
    if request.method == "POST":
        return _haal_weg(request)
    context = {
        "app": totp.rij_van(request.user),
        "sleutels": sleutels.sleutels_van(request.user),
        "sleutel_kan": sleutels.kan_hier(request),
        "codes": herstelcodes.over(request.user),
        "heeft_stap": stappen.heeft_stap(request.user),
        "verplicht": eist_tweede_stap(request.user),
        "uit": not settings.TWEEDE_STAP,
    }
    return render(request, "aanmelden/tweede_stap.html", context)


@pas_bewezen
def _haal_weg(request: HttpRequest) -> HttpResponse:
    gebruiker, weg = request.user, request.POST.get("weg", "")
    gekozen = [sleutel for sleutel in sleutels.sleutels_van(gebruiker) if str(sleutel.uuid) == weg]
    if not gekozen and not (weg == "app" and stappen.heeft_app(gebruiker)):
        messages.warning(request, _("Dit is al weg. Er is niets veranderd."))
    elif eist_tweede_stap(gebruiker) and stappen.aantal(gebruiker) == 1:
        messages.warning(request, _("Je rol vraagt een tweede stap. Stel eerst een andere in en haal deze dan weg."))
    else:
        if gekozen:
            sleutels.haal_weg(gekozen[0])
        else:
            stappen.haal_app_weg(gebruiker)
        stappen.ruim_codes(gebruiker)
        apparaten.beeindig_andere(gebruiker, request.session.session_key, door=gebruiker)
        messages.success(request, _("Weggehaald. Elders ben je nu uitgelogd."))
    return redirect("aanmelden:tweede_stap")


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@wie_mag_instellen
def app(request: HttpRequest, gebruiker: Gebruiker) -> HttpResponse:
    """Set up an authenticator app: scan, type the first code. The secret waits, encrypted, in the session."""
    bewaard = request.session.get(NIEUW_GEHEIM) if request.method == "POST" else None
    geheim = totp.lees(gebruiker, bewaard) if bewaard else totp.nieuw_geheim()
    formulier = AppFormulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        if bewaard and totp.stel_in(gebruiker, geheim, formulier.cleaned_data["code"]):
            del request.session[NIEUW_GEHEIM]
            return na_instellen(request, gebruiker, "app")
        formulier.add_error("code", _("Deze code klopt niet. Kijk of de klok van je telefoon goed staat."))
    request.session[NIEUW_GEHEIM] = totp.verberg(gebruiker, geheim)
    context = {
        "formulier": formulier,
        "qr": totp.qr(totp.adres(gebruiker, geheim), _("QR-code voor je app. De code staat er ook in letters bij.")),
        "geheim": totp.als_tekst(geheim),
        "adres": totp.adres(gebruiker, geheim),
    }
    return render(request, "aanmelden/app.html", context, status=422 if request.method == "POST" else 200)


@pas_bewezen
@require_http_methods(["GET", "HEAD", "POST"])
def nieuwe_codes(request: HttpRequest) -> HttpResponse:
    """A new set of recovery codes; the old one stops working."""
    if not stappen.heeft_stap(request.user):
        return redirect("aanmelden:tweede_stap")
    if request.method == "POST":
        return toon_codes(request, herstelcodes.maak(request.user))
    return render(request, "aanmelden/nieuwe_codes.html", {"over": herstelcodes.over(request.user)})


@sensitive_post_parameters("wachtwoord", "code")
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bewijzen(request: HttpRequest) -> HttpResponse:
    """The password once more (or a code, for who has no password here), and on to what was asked."""
    met_wachtwoord = request.user.has_usable_password()
    soort = BewijsFormulier if met_wachtwoord else StapFormulier
    formulier = soort(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        if _bewezen(request, formulier.cleaned_data):
            sessie.bewijs(request)
            log(request.user, "aanmelden.opnieuw_bewezen")
            return redirect(veilig_doel(request, request.GET.get("next")) or "aanmelden:tweede_stap")
        formulier.add_error(None, _niet_bewezen(request, met_wachtwoord))
    status = 422 if request.method == "POST" else 200
    return render(request, "aanmelden/bewijzen.html", {"formulier": formulier}, status=status)


def _bewezen(request: HttpRequest, gegevens: dict) -> bool:
    if "wachtwoord" in gegevens:
        return wachtwoord.controleer(request, request.user.username, gegevens["wachtwoord"]) == request.user
    return bool(stappen.controleer_code(request, request.user, gegevens["code"]))


def _niet_bewezen(request: HttpRequest, met_wachtwoord: bool) -> str:
    if not met_wachtwoord:
        return weigering(request, request.user)
    wachten = pogingen.wachttijd(request, wachtwoord.SOORT, request.user.username)
    return pogingen.wacht_even(wachten) if wachten else _("Dit is niet je wachtwoord. Kijk of er een tikfout in zit.")
