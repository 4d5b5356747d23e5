"""Why may I see this, or why not? The act, the way by which somebody has it, and who can help."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, ResolverMatch, resolve
from django.views.decorators.http import require_safe

from stelsel.web.beheer.handelingen import handeling
from stelsel.web.beheer.models import Gebruiker
from stelsel.web.beheer.rechten import mag_rechten_zien
from stelsel.web.beheer.toegang import mag


@login_required
@require_safe
def waarom(request: HttpRequest) -> HttpResponse:
    """The answer for the address in `pad`, for the record it is about too. Who manages rights may ask it for somebody
    else (`wie`); the page says then what that person reads."""
    pad = request.GET.get("pad", "")
    wie = _wie(request)
    gevonden = _adres(pad)
    naam = getattr(gevonden.func, "handeling", None) if gevonden else None
    context = {
        # Only an address of this site is shown or linked to.
        "pad": pad if gevonden else "",
        "onbekend": bool(pad) and gevonden is None,
        "gevraagd": handeling(naam) if naam else None,
        "antwoord": mag(wie, naam, _record(gevonden)) if naam else None,
        "wie": wie if wie != request.user else None,
        "mag_voor_anderen": bool(mag_rechten_zien(request.user)),
        "mensen": _collegas().filter(is_active=True) if mag_rechten_zien(request.user) else (),
    }
    return render(request, "beheer/waarom.html", context)


def _wie(request: HttpRequest) -> Gebruiker:
    """Whose rights: one's own, or those of the account in `wie` for who may see what roles may."""
    gevraagd = request.GET.get("wie", "")
    if not gevraagd or not mag_rechten_zien(request.user):
        return request.user
    try:
        return _collegas().get(sleutel=UUID(gevraagd))
    except (ValueError, Gebruiker.DoesNotExist):
        return request.user


def _adres(pad: str) -> ResolverMatch | None:
    """The page at an address of this site; None for any other."""
    if not pad.startswith("/") or pad.startswith("//"):
        return None
    try:
        return resolve(pad.partition("?")[0])
    except Resolver404:
        return None


def _record(gevonden: ResolverMatch) -> Model | None:
    """The record that the address is about, where it is about one."""
    zoek = getattr(gevonden.func, "record", None)
    return zoek(**gevonden.kwargs) if zoek else None


def _collegas() -> QuerySet[Gebruiker]:
    """Who works here or at a company: who explains rights need not know who studies here."""
    return Gebruiker.objects.filter(soort=Gebruiker.Soort.WERKT)
