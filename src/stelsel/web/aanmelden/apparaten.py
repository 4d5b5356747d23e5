"""The browsers in which somebody is signed in: remembering, showing and ending them.

Ending one deletes its session, so it holds at the very next request and nothing has to be looked up at each one.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from stelsel.kern.tijd import nu
from stelsel.web.aanmelden.models import Apparaat
from stelsel.web.beheer.service import Gebruiker, log

AFRONDING = timedelta(minutes=5)
# The first that is found in the browser's own name for itself; Chrome also calls itself Safari, Edge also Chrome.
_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMEN = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def browsersoort(kop: str) -> str:
    """'Firefox, Windows': enough to know one's own browser by; empty when nothing is recognised."""
    delen = (next((naam for deel, naam in lijst if deel in kop), "") for lijst in (_BROWSERS, _SYSTEMEN))
    return ", ".join(filter(None, delen))


def afgerond(moment: datetime) -> datetime:
    """The moment, down to five minutes."""
    return moment - timedelta(minutes=moment.minute % 5, seconds=moment.second, microseconds=moment.microsecond)


def onthoud(request: HttpRequest, gebruiker: Gebruiker, manier: str) -> None:
    """Remember this browser, right after signing in."""
    if request.session.session_key is None:
        request.session.save()
    moment = nu()
    Apparaat.objects.create(
        gebruiker=gebruiker,
        sessie=request.session.session_key,
        soort=browsersoort(request.headers.get("User-Agent", "")),
        manier=manier,
        begonnen=moment,
        laatst_gezien=afgerond(moment),
    )


def vergeet(sessie: str | None) -> None:
    """The session of this browser ends: its row too."""
    Apparaat.objects.filter(sessie=sessie or "").delete()


def gezien(request: HttpRequest, moment: datetime) -> None:
    """This browser was used."""
    rij = Apparaat.objects.filter(sessie=request.session.session_key, laatst_gezien__lte=moment - AFRONDING)
    rij.update(laatst_gezien=afgerond(moment))


def apparaten_van(gebruiker: Gebruiker) -> list[Apparaat]:
    """Where this user is signed in now. Rows whose session has ended, or fell with a password change, go."""
    levend = []
    for apparaat in Apparaat.objects.filter(gebruiker=gebruiker):
        inhoud = SessionStore(apparaat.sessie).load()
        if constant_time_compare(inhoud.get(HASH_SESSION_KEY, ""), gebruiker.get_session_auth_hash()):
            levend.append(apparaat)
        else:
            apparaat.delete()
    return levend


def beeindig(apparaat: Apparaat, *, door: Gebruiker, reden: str = "") -> None:
    """Sign one browser out."""
    SessionStore(apparaat.sessie).delete()
    apparaat.delete()
    log(door, "aanmelden.apparaat_uitgelogd", onderwerp=apparaat.gebruiker.username, doel=reden)


def beeindig_andere(gebruiker: Gebruiker, blijft: str | None, *, door: Gebruiker, reden: str = "") -> int:
    """Sign this user out everywhere but in session `blijft`; returns how many ended."""
    weg = list(Apparaat.objects.filter(gebruiker=gebruiker).exclude(sessie=blijft or ""))
    for apparaat in weg:
        beeindig(apparaat, door=door, reden=reden)
    return len(weg)


def ruim_op() -> None:
    """Retention: sessions that have ended, and the rows of browsers that had them."""
    SessionStore.clear_expired()
    levend = Session.objects.values("session_key")
    Apparaat.objects.exclude(sessie__in=levend).delete()


def hernoem(request: HttpRequest, vorige: str | None) -> None:
    """The session of this browser got another key."""
    if request.session.session_key is None:
        request.session.save()
    Apparaat.objects.filter(sessie=vorige or "").update(sessie=request.session.session_key)
