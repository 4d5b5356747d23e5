"""Counting failed attempts, and the pause that follows. No count can keep the real owner of an account out.

Somebody who signed in before carries a cookie that says so (`bekend.py`) and has a count of their own. From any other
browser three counts apply: account and address together, the address over all accounts (guessing one password for
many), and the account over all addresses (guessing from many places). Whoever fills the last two slows strangers
down, not the owner in their own browser, nor a passkey or the institution's own sign-in.

A count is a keyed hash: neither account nor address can be read back. After an hour without failures it is gone.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.translation import gettext as _

from stelsel.kern.tijd import nu
from stelsel.web.aanmelden.bekend import kenmerk
from stelsel.web.beheer.service import Aanmeldpoging

VERGETEN_NA = timedelta(hours=1)


@dataclass(frozen=True)
class Grens:
    """After `vrij` failures a pause of `eerste`, twice as long each time, up to `langste`."""

    vrij: int
    eerste: timedelta
    langste: timedelta

    def pauze(self, aantal: int) -> timedelta:
        """How long after the last of `aantal` failures."""
        if aantal < self.vrij:
            return timedelta(0)
        return min(self.eerste * 2 ** min(aantal - self.vrij, 10), self.langste)


PAAR = Grens(5, timedelta(seconds=15), timedelta(minutes=15))
# A school has one address for a thousand people, so this one is wide and its pause short.
ADRES = Grens(100, timedelta(seconds=5), timedelta(minutes=1))
ACCOUNT = Grens(50, timedelta(seconds=15), timedelta(minutes=5))


def adres_van(request: HttpRequest) -> str:
    """The address of the browser; behind a trusted proxy the last one that the proxy added."""
    if settings.ACHTER_PROXY:
        return request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR", "")


def _sleutel(*delen: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), "\n".join(delen).encode(), hashlib.sha256).hexdigest()


def _tellingen(request: HttpRequest, soort: str, account: str) -> dict[str, Grens]:
    """Which counts hold for an attempt of this kind ('wachtwoord', 'stap') on this account from this browser."""
    naam, adres = account.strip().lower(), adres_van(request)
    eigen = kenmerk(request, naam)
    if eigen:
        return {_sleutel(soort, "apparaat", naam, eigen): PAAR}
    return {
        _sleutel(soort, "paar", naam, adres): PAAR,
        _sleutel(soort, "adres", adres): ADRES,
        _sleutel(soort, "account", naam): ACCOUNT,
    }


def wachttijd(request: HttpRequest, soort: str, account: str) -> timedelta:
    """How long a next attempt must wait; zero when it need not."""
    tellingen, moment = _tellingen(request, soort, account), nu()
    rijen = Aanmeldpoging.objects.filter(sleutel__in=tellingen)
    rest = [rij.laatste + tellingen[rij.sleutel].pauze(rij.aantal) - moment for rij in rijen]
    return max([*rest, timedelta(0)])


def tel(request: HttpRequest, soort: str, account: str) -> None:
    """One more failure, in every count that holds."""
    moment = nu()
    with transaction.atomic():
        Aanmeldpoging.objects.filter(laatste__lt=moment - VERGETEN_NA).delete()
        for sleutel in sorted(_tellingen(request, soort, account)):
            Aanmeldpoging.objects.get_or_create(sleutel=sleutel, defaults={"laatste": moment})
            Aanmeldpoging.objects.filter(sleutel=sleutel).update(aantal=F("aantal") + 1, laatste=moment)


def gelukt(request: HttpRequest, soort: str, account: str) -> None:
    """Success clears the count of this person here; the wide ones go on, or one own account would clear them."""
    eigen = [sleutel for sleutel, grens in _tellingen(request, soort, account).items() if grens is PAAR]
    Aanmeldpoging.objects.filter(sleutel__in=eigen).delete()


def wacht_even(pauze: timedelta) -> str:
    """The sentence for a pause."""
    tekst = _("Er is te vaak achter elkaar geprobeerd. Wacht %(n)s seconden en probeer het dan opnieuw.")
    return tekst % {"n": max(int(pauze.total_seconds()), 1)}
