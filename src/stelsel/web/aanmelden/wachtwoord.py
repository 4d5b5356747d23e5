"""Account and password: one answer for every refusal, as slow for an account that does not exist."""

from __future__ import annotations

from django.contrib.auth import authenticate
from django.http import HttpRequest

from stelsel.web.aanmelden import pogingen
from stelsel.web.beheer.service import Gebruiker

SOORT = "wachtwoord"


def controleer(request: HttpRequest, account: str, wachtwoord: str) -> Gebruiker | None:
    """The user when account and password belong together, else None. Counts failures; success clears the count.

    During a pause the password is not looked at. Django hashes the password of an unknown account as well.
    """
    if pogingen.wachttijd(request, SOORT, account):
        return None
    gebruiker = authenticate(request, username=account, password=wachtwoord)
    if gebruiker is None:
        pogingen.tel(request, SOORT, account)
    else:
        pogingen.gelukt(request, SOORT, account)
    return gebruiker
