"""The second steps of somebody: which there are, checking one, and taking them away."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from stelsel.kern.tijd import nu
from stelsel.web.aanmelden import apparaten, herstelcodes, pogingen, totp
from stelsel.web.aanmelden.models import Herstelcode, Mededeling, Toegangssleutel, Totp
from stelsel.web.aanmelden.rechten import eis_mag_toegang_herstellen
from stelsel.web.beheer.service import Gebruiker, log

SOORT = "stap"
GEWIST = "tweede-stap-gewist"


def heeft_app(gebruiker: Gebruiker) -> bool:
    """Has this user an authenticator app?"""
    return Totp.objects.filter(gebruiker=gebruiker).exists()


def aantal(gebruiker: Gebruiker) -> int:
    """How many second steps this user has. Recovery codes are none: they stand in for one."""
    return heeft_app(gebruiker) + Toegangssleutel.objects.filter(gebruiker=gebruiker).count()


def heeft_stap(gebruiker: Gebruiker) -> bool:
    """Has this user any second step?"""
    return aantal(gebruiker) > 0


def controleer_code(request: HttpRequest, gebruiker: Gebruiker, code: str) -> str:
    """'app' or 'herstelcode' when the code is right, else nothing. Counts failures like passwords are counted.

    During a pause the code is not looked at.
    """
    if pogingen.wachttijd(request, SOORT, gebruiker.username):
        return ""
    soort = "app" if totp.klopt(gebruiker, code) else "herstelcode" if herstelcodes.gebruik(gebruiker, code) else ""
    if not soort:
        pogingen.tel(request, SOORT, gebruiker.username)
        log(None, "aanmelden.tweede_stap_geweigerd", onderwerp=gebruiker.username)
        return ""
    pogingen.gelukt(request, SOORT, gebruiker.username)
    if soort == "herstelcode":
        log(gebruiker, "aanmelden.herstelcode_gebruikt")
    return soort


def haal_app_weg(gebruiker: Gebruiker) -> None:
    """One's own app is no longer a second step."""
    with transaction.atomic():
        Totp.objects.filter(gebruiker=gebruiker).delete()
        log(gebruiker, "aanmelden.tweede_stap_verwijderd", onderwerp="app")


def ruim_codes(gebruiker: Gebruiker) -> None:
    """Recovery codes stand in for a second step; where there is none they have nothing to stand in for."""
    if not heeft_stap(gebruiker):
        Herstelcode.objects.filter(gebruiker=gebruiker).delete()


def wis(gebruiker: Gebruiker, *, door: Gebruiker, reden: str) -> None:
    """The beheerder takes away every second step of somebody who lost theirs, and signs them out everywhere.

    Nobody ever sees the secret; the owner is told at the next sign-in.
    """
    eis_mag_toegang_herstellen(door)
    with transaction.atomic():
        haal_alles_weg(gebruiker)
        log(door, "aanmelden.tweede_stap_gewist", onderwerp=gebruiker.username, doel=reden)
        apparaten.beeindig_andere(gebruiker, None, door=door, reden=reden)


def haal_alles_weg(gebruiker: Gebruiker) -> None:
    """No second step is left; the owner is told at the next sign-in. For who asked already whether it may."""
    had = heeft_stap(gebruiker)
    Totp.objects.filter(gebruiker=gebruiker).delete()
    Toegangssleutel.objects.filter(gebruiker=gebruiker).delete()
    Herstelcode.objects.filter(gebruiker=gebruiker).delete()
    if had:
        Mededeling.objects.create(gebruiker=gebruiker, soort=GEWIST, tijd=nu())


def log_overal_uit(gebruiker: Gebruiker, *, door: Gebruiker, reden: str) -> None:
    """The beheerder signs somebody out everywhere, for instance when a telephone was stolen."""
    eis_mag_toegang_herstellen(door)
    with transaction.atomic():
        log(door, "aanmelden.overal_uitgelogd", onderwerp=gebruiker.username, doel=reden)
        apparaten.beeindig_andere(gebruiker, None, door=door, reden=reden)


def mededelingen_van(gebruiker: Gebruiker) -> list[Mededeling]:
    """What the owner must be told, once."""
    gevonden = list(Mededeling.objects.filter(gebruiker=gebruiker))
    Mededeling.objects.filter(pk__in=[m.pk for m in gevonden]).delete()
    return gevonden


def zonder_tweede_stap(gebruikers: QuerySet[Gebruiker]) -> int:
    """How many of these users have no second step yet."""
    return sum(not heeft_stap(gebruiker) for gebruiker in gebruikers)
