"""Signing in: one text for every refusal, and a growing pause after repeated failures.

The pause holds for one account from one address, so that nobody can lock somebody else out from elsewhere; it
never lasts longer than LANGSTE_PAUZE.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import authenticate
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from stelsel.kern.tijd import nu
from stelsel.web.beheer.models import Aanmeldpoging, Gebruiker

VRIJE_POGINGEN = 5
EERSTE_PAUZE = timedelta(seconds=15)
LANGSTE_PAUZE = timedelta(minutes=15)
VERGETEN_NA = timedelta(hours=1)


def adres_van(request: HttpRequest) -> str:
    """The address of the browser; behind a trusted proxy the last one that the proxy added."""
    if settings.ACHTER_PROXY:
        return request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR", "")


def _sleutel(account: str, adres: str) -> str:
    tekst = f"{account.strip().lower()}\n{adres}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), tekst, hashlib.sha256).hexdigest()


def wachttijd(account: str, adres: str) -> timedelta:
    """How long this account must wait at this address before a next attempt; zero when it need not."""
    poging = Aanmeldpoging.objects.filter(sleutel=_sleutel(account, adres)).first()
    if poging is None or poging.aantal < VRIJE_POGINGEN:
        return timedelta(0)
    keer = min(poging.aantal - VRIJE_POGINGEN, 10)
    pauze = min(EERSTE_PAUZE * 2**keer, LANGSTE_PAUZE)
    return max(poging.laatste + pauze - nu(), timedelta(0))


def controleer(request: HttpRequest, account: str, wachtwoord: str) -> Gebruiker | None:
    """The user when account and password belong together, else None. Counts failures; success clears the count.

    During a pause the password is not looked at.
    """
    adres = adres_van(request)
    if wachttijd(account, adres):
        return None
    gebruiker = authenticate(request, username=account, password=wachtwoord)
    if gebruiker is None:
        _tel(account, adres)
    else:
        Aanmeldpoging.objects.filter(sleutel=_sleutel(account, adres)).delete()
    return gebruiker


def _tel(account: str, adres: str) -> None:
    moment = nu()
    with transaction.atomic():
        Aanmeldpoging.objects.filter(laatste__lt=moment - VERGETEN_NA).delete()
        Aanmeldpoging.objects.get_or_create(sleutel=_sleutel(account, adres), defaults={"laatste": moment})
        Aanmeldpoging.objects.filter(sleutel=_sleutel(account, adres)).update(aantal=F("aantal") + 1, laatste=moment)
