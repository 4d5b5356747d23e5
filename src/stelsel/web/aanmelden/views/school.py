"""Signing in with the account of the institution."""

from __future__ import annotations

import logging
import time
from dataclasses import asdict

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from stelsel.kern.fouten import StelselFout
from stelsel.web.aanmelden import oidc, schoolaccount
from stelsel.web.aanmelden.binnen import na_eerste_stap, veilig_doel
from stelsel.web.beheer.service import log

_log = logging.getLogger("stelsel.aanmelden")
SLEUTEL = "oidc"
GEDULD = 600.0


def _terug(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("aanmelden:school_terug"))


@require_safe
def school(request: HttpRequest) -> HttpResponse:
    """To the institution. A link and not a form: the policy on forms would stop at the institution's own redirects."""
    if not oidc.aan():
        raise Http404
    vraag = oidc.nieuwe_vraag(veilig_doel(request, request.GET.get("next")))
    try:
        adres = oidc.adres_van_aanbieder(vraag, _terug(request))
    except StelselFout as fout:
        return _niet_gelukt(request, fout)
    request.session[SLEUTEL] = asdict(vraag)
    return redirect(adres)


@require_safe
def school_terug(request: HttpRequest) -> HttpResponse:
    """Back from the institution, with an answer that counts once and only in the session that asked."""
    if not oidc.aan():
        raise Http404
    vraag = _eigen_vraag(request)
    if vraag is None or not request.GET.get("code"):
        log(None, "beheer.aanmelden_geweigerd")
        return render(request, "aanmelden/school.html", {"afgebroken": True}, status=403)
    try:
        gegevens = oidc.wie_is_het(vraag, request.GET["code"], _terug(request))
    except StelselFout as fout:
        return _niet_gelukt(request, fout)
    gebruiker = schoolaccount.account_van(gegevens)
    if gebruiker is None:
        log(None, "aanmelden.schoolaccount_onbekend")
        return render(request, "aanmelden/school.html", {"onbekend": True}, status=403)
    sterk = bool(settings.OIDC_ACR) and gegevens.get("acr") in settings.OIDC_ACR
    return na_eerste_stap(request, gebruiker, "instelling", doel=vraag.doel, al_bewezen=sterk)


def _eigen_vraag(request: HttpRequest) -> oidc.Vraag | None:
    """The question of this session that this answers; asked once, and not long ago."""
    bewaard = request.session.pop(SLEUTEL, None)
    if bewaard is None:
        return None
    vraag = oidc.Vraag(**bewaard)
    # Providers that say who they are (RFC 9207) must be the one that was asked.
    uitgever = request.GET.get("iss", settings.OIDC_ADRES).rstrip("/")
    goed = constant_time_compare(request.GET.get("state", ""), vraag.state) and 0 <= time.time() - vraag.sinds <= GEDULD
    return vraag if goed and uitgever == settings.OIDC_ADRES.rstrip("/") else None


def _niet_gelukt(request: HttpRequest, fout: StelselFout) -> HttpResponse:
    _log.warning("inloggen met de instelling: %s (%s)", fout.code, fout.waar)
    log(None, "beheer.aanmelden_geweigerd")
    return render(request, "aanmelden/school.html", {"code": fout.code}, status=502)
