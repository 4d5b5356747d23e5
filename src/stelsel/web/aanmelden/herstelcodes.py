"""Ten codes for when the phone is gone: shown once, each usable once, kept as a keyed hash."""

from __future__ import annotations

import secrets

from django.db import transaction

from stelsel.kern.tijd import nu
from stelsel.web.aanmelden.geheimen import sleutelbos
from stelsel.web.aanmelden.models import Herstelcode
from stelsel.web.beheer.service import Gebruiker, log

AANTAL = 10
# No letters that look like a digit or like each other: 50 bits in ten of these.
_TEKENS = "abcdefghjkmnpqrstuvwxyz23456789"
_DEEL = 5


def _kaal(code: str) -> str:
    return "".join(teken for teken in code.lower() if teken.isalnum())


def _waarvoor(gebruiker: Gebruiker) -> str:
    return f"herstelcode {gebruiker.sleutel}"


def maak(gebruiker: Gebruiker) -> list[str]:
    """A new set, to show now and never again; the old set no longer works."""
    codes = ["".join(secrets.choice(_TEKENS) for _ in range(2 * _DEEL)) for _ in range(AANTAL)]
    bos = sleutelbos()
    with transaction.atomic():
        Herstelcode.objects.filter(gebruiker=gebruiker).delete()
        Herstelcode.objects.bulk_create(
            Herstelcode(gebruiker=gebruiker, merk=bos.merk(code, _waarvoor(gebruiker))) for code in codes
        )
        log(gebruiker, "aanmelden.herstelcodes_gemaakt")
    return [f"{code[:_DEEL]}-{code[_DEEL:]}" for code in codes]


def gebruik(gebruiker: Gebruiker, code: str) -> bool:
    """Is this an unused code of this user? From now on it is used; of two at once, one wins."""
    merken = sleutelbos().merken(_kaal(code), _waarvoor(gebruiker))
    vrij = Herstelcode.objects.filter(gebruiker=gebruiker, merk__in=merken, gebruikt=None)
    return vrij.update(gebruikt=nu()) == 1


def over(gebruiker: Gebruiker) -> int:
    """How many codes can still be used."""
    return Herstelcode.objects.filter(gebruiker=gebruiker, gebruikt=None).count()
