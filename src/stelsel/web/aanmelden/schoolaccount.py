"""Whose account belongs to whoever the institution says signed in. Names come along; roles never do."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import nu
from stelsel.web.aanmelden import herkennen
from stelsel.web.aanmelden.models import Schoolaccount
from stelsel.web.aanmelden.rechten import eis_mag_toegang_herstellen
from stelsel.web.beheer.service import Gebruiker, account_zonder_wachtwoord, log, maak_gebruiker, studentaccount

LANGST = 255


def kenmerk_uit(gegevens: dict) -> str:
    """The value of the configured claim; a list (uids) counts when it holds one value."""
    waarde = gegevens.get(settings.OIDC_KENMERK, "")
    if isinstance(waarde, list):
        waarde = waarde[0] if len(waarde) == 1 else ""
    tekst = waarde.strip().lower() if isinstance(waarde, str) else ""
    return tekst if len(tekst) <= LANGST else ""


def account_van(gegevens: dict) -> Gebruiker | None:
    """The open account of whoever signed in; None when there is none. Links a prepared account the first time."""
    uitgever, sub = gegevens["iss"], str(gegevens["sub"])
    rij = Schoolaccount.objects.select_related("gebruiker").filter(uitgever=uitgever, sub=sub).first()
    gebruiker = rij.gebruiker if rij else _koppel(uitgever, sub, gegevens)
    if gebruiker is None or not gebruiker.is_active:
        return None
    _neem_naam_over(gebruiker, gegevens)
    return gebruiker


def _koppel(uitgever: str, sub: str, gegevens: dict) -> Gebruiker | None:
    kenmerk = kenmerk_uit(gegevens)
    if not kenmerk:
        return None
    with transaction.atomic():
        rij = Schoolaccount.objects.select_related("gebruiker").filter(kenmerk=kenmerk).first()
        if rij is None:
            rij = _herkend(kenmerk, gegevens)
        if rij is None and settings.OIDC_NIEUW:
            rij = _nieuw(kenmerk)
        if rij is None or not rij.gebruiker.is_active:
            return None
        # Only a row that nobody was linked to: a name that was given to another person opens nothing.
        vrij = Schoolaccount.objects.filter(pk=rij.pk, sub=None)
        if vrij.update(uitgever=uitgever, sub=sub, gekoppeld=nu()) != 1:
            return None
        log(rij.gebruiker, "aanmelden.schoolaccount_gekoppeld")
    return rij.gebruiker


def _herkend(kenmerk: str, gegevens: dict) -> Schoolaccount | None:
    """The account of the student, or a new one for a member of staff, whom the administration knows by this address.

    An account that somebody works with is never taken over: who writes the addresses would choose whose it is. A new
    one has the students of that member of staff only when the beheerder gives it a role.
    """
    wie = herkennen.herken(gegevens)
    if wie is None:
        return None
    naam = _kale_naam(kenmerk)
    if wie.persoon is not None:
        gebruiker = studentaccount(wie.persoon) or account_zonder_wachtwoord(naam, persoon=wie.persoon)
    elif Gebruiker.objects.filter(medewerker_id=wie.medewerker_id).exists():
        return None
    else:
        gebruiker = account_zonder_wachtwoord(naam, medewerker_id=wie.medewerker_id)
    if gebruiker is None or Schoolaccount.objects.filter(gebruiker=gebruiker).exists():
        return None
    return Schoolaccount.objects.create(gebruiker=gebruiker, kenmerk=kenmerk)


def _nieuw(kenmerk: str) -> Schoolaccount | None:
    """An account without a role and without a password."""
    naam = _kale_naam(kenmerk)
    if Gebruiker.objects.filter(username=naam).exists():
        return None
    return Schoolaccount.objects.create(gebruiker=maak_gebruiker(naam, None), kenmerk=kenmerk)


def _kale_naam(kenmerk: str) -> str:
    """A name for an account that says nothing of the person."""
    return f"instelling-{hashlib.sha256(kenmerk.encode()).hexdigest()[:12]}"


def _neem_naam_over(gebruiker: Gebruiker, gegevens: dict) -> None:
    """The institution knows how its people are called."""
    velden = {"first_name": settings.OIDC_ROEPNAAM, "last_name": settings.OIDC_ACHTERNAAM}
    nieuw = {}
    for veld, naam in velden.items():
        waarde = gegevens.get(naam)
        if isinstance(waarde, str) and 0 < len(waarde.strip()) <= 150 and waarde.strip() != getattr(gebruiker, veld):
            nieuw[veld] = waarde.strip()
    if nieuw:
        with transaction.atomic():
            Gebruiker.objects.filter(pk=gebruiker.pk).update(**nieuw)
            log(gebruiker, "aanmelden.naam_overgenomen", onderwerp=gebruiker.username)
        for veld, waarde in nieuw.items():
            setattr(gebruiker, veld, waarde)


def kenmerk_van(gebruiker: Gebruiker) -> Schoolaccount | None:
    """What is known of this account at the institution."""
    return Schoolaccount.objects.filter(gebruiker=gebruiker).first()


def bereid_voor(gebruiker: Gebruiker, kenmerk: str, *, door: Gebruiker, reden: str) -> None:
    """Say who this account is at the institution (empty: nobody); it is linked at the first sign-in after that.

    Raises StelselFout when another account has this name already.
    """
    eis_mag_toegang_herstellen(door)
    kenmerk = kenmerk.strip().lower()
    try:
        with transaction.atomic():
            Schoolaccount.objects.filter(gebruiker=gebruiker).delete()
            if kenmerk:
                Schoolaccount.objects.create(gebruiker=gebruiker, kenmerk=kenmerk)
            log(door, "aanmelden.schoolaccount_voorbereid", onderwerp=gebruiker.username, doel=reden)
    except IntegrityError:
        raise StelselFout(
            _("Dit kenmerk hoort al bij een ander account."),
            doe=_("Haal het daar eerst weg."),
            code="WEB-OIDC-03",
        ) from None
