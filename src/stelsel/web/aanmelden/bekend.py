"""A cookie that says: somebody signed in to this account in this browser before. It gives no access to anything.

It only decides which count of failures holds (`pogingen.py`). It is signed and bound to the password of then: after a
change of password it no longer counts.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from stelsel.web.beheer.service import Gebruiker

KOEKJE = "stelsel_bekend"
ZOUT = "stelsel.aanmelden.bekend"
GELDIG = timedelta(days=180)
# A shared computer: the accounts that signed in there last.
TEN_HOOGSTE = 5


def _inhoud(request: HttpRequest) -> dict[str, list[str]]:
    try:
        inhoud = signing.loads(request.COOKIES.get(KOEKJE, ""), salt=ZOUT, max_age=GELDIG)
    except signing.BadSignature:
        return {}
    return inhoud if isinstance(inhoud, dict) else {}


def kenmerk(request: HttpRequest, account: str) -> str:
    """The mark of this browser for an account that signed in here before; empty for a stranger."""
    mark, wachtwoord = _inhoud(request).get(account.strip().lower(), ["", ""])
    if not mark:
        return ""
    gebruiker = Gebruiker.objects.filter(username__iexact=account.strip()).first()
    return mark if gebruiker and _wachtwoordmerk(gebruiker) == wachtwoord else ""


def _wachtwoordmerk(gebruiker: Gebruiker) -> str:
    return gebruiker.get_session_auth_hash()[:16]


def onthoud(request: HttpRequest, antwoord: HttpResponse, gebruiker: Gebruiker) -> None:
    """Let this browser carry the mark from now on."""
    naam = gebruiker.username.lower()
    ander = {k: v for k, v in _inhoud(request).items() if k != naam}
    inhoud = {**dict(list(ander.items())[1 - TEN_HOOGSTE :]), naam: [secrets.token_hex(8), _wachtwoordmerk(gebruiker)]}
    antwoord.set_cookie(
        KOEKJE,
        signing.dumps(inhoud, salt=ZOUT),
        max_age=int(GELDIG.total_seconds()),
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
