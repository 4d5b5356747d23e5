"""A student or parent who cannot sign in any more begins again: another first password, no second step."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from stelsel.web.aanmelden import stappen
from stelsel.web.beheer.service import Gebruiker, geef_eerste_wachtwoord, log


def herstel(gebruiker: Gebruiker, wachtwoord: str, *, bij: UUID, door: Gebruiker, reden: str) -> None:
    """Give the account of a student, or of a parent, another first password and take its second steps away.

    `bij` is the public id of the student whom it belongs to: the log speaks of him, not of the account. Every session
    of the account ends. Raises StelselFout for the account of somebody who works here, GeenToegang, and
    ValidationError for a password that is too easy.
    """
    with transaction.atomic():
        geef_eerste_wachtwoord(gebruiker, wachtwoord, door=door)
        stappen.haal_alles_weg(gebruiker)
        log(door, "aanmelden.toegang_hersteld", str(bij), onderwerp=gebruiker.soort, doel=reden)
