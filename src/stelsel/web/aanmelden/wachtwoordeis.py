"""What a password must be, said in our own words: long enough, not easily guessed, not in a list of leaked ones."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

KORTSTE = 12
# What people at a school in the Netherlands make a password of, besides Django's list.
_EIGEN = {
    *("wachtwoord", "welkom", "stelsel", "school", "student", "docent", "mentor", "beheerder", "admin", "geheim"),
    *("inloggen", "nederland", "lente", "zomer", "herfst", "winter", "januari", "februari", "maart", "april", "mei"),
    *("juni", "juli", "augustus", "september", "oktober", "november", "december"),
}


class LangGenoeg:
    """Password validator: at least KORTSTE characters."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError for a password that is too short."""
        if len(password) < KORTSTE:
            raise ValidationError(_("Maak het wachtwoord ten minste %(n)s tekens lang.") % {"n": KORTSTE})

    def get_help_text(self) -> str:
        """The same rule, for beside a field."""
        return _("Maak het wachtwoord ten minste %(n)s tekens lang.") % {"n": KORTSTE}


class NietTeRaden:
    """Password validator: not one known word with digits and signs around it, nor a few characters over and over.

    Few passwords of twelve characters are on a list of common ones; what people do is make such a word longer.
    """

    def __init__(self) -> None:
        self._bekend = CommonPasswordValidator().passwords | _EIGEN

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError for a password that is easy to guess."""
        klein = password.lower()
        kern = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", klein)
        if klein in self._bekend or kern in self._bekend or _herhaalt(klein) or _loopt_door(klein):
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        """What to do instead."""
        return _("Dit wachtwoord is makkelijk te raden. Neem bijvoorbeeld vier woorden die niets met elkaar hebben.")


def _herhaalt(tekst: str) -> bool:
    """'abcabcabcabc', 'aaaaaaaaaaaa': a part of at most six characters, over and over."""
    lengten = range(1, min(6, len(tekst) // 2) + 1)
    return any(tekst == (tekst[:lengte] * len(tekst))[: len(tekst)] for lengte in lengten)


def _loopt_door(tekst: str) -> bool:
    """'123456789012', 'abcdefghijkl', 'qwertyuiopas': a row of the keyboard, the alphabet or the digits, followed."""
    rijen = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1234567890")
    return any(tekst in 3 * rij or tekst in 3 * rij[::-1] for rij in rijen)


class NietGelekt:
    """Password validator: not in the list of leaked passwords, when the school has put one there.

    The list is the one of Have I Been Pwned, ordered by hash: a line per password, the SHA-1 in hexadecimal, a colon
    and how often it was seen. It is tens of gigabytes, so it is searched where it lies and never sent anywhere.
    """

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError for a password that has leaked."""
        som = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()
        if settings.GELEKTE_WACHTWOORDEN and staat_in(Path(settings.GELEKTE_WACHTWOORDEN), som):
            raise ValidationError(_("Dit wachtwoord staat in een lijst van gelekte wachtwoorden. Kies een ander."))

    def get_help_text(self) -> str:
        """The rule, for beside a field."""
        return _("Kies een wachtwoord dat niet gelekt is.")


def staat_in(pad: Path, som: str) -> bool:
    """Is there a line that begins with `som` (40 hexadecimal characters)? Halves the ordered file until found."""
    gezocht = som.encode()
    with pad.open("rb") as bestand:
        laag, hoog = 0, bestand.seek(0, 2)
        while laag < hoog:
            midden = (laag + hoog) // 2
            # The first line that begins at or after the middle: one byte back, and on to the end of that line.
            bestand.seek(max(midden - 1, 0))
            if midden:
                bestand.readline()
            begin = bestand.tell()
            regel = bestand.readline()[:40].upper()
            if regel == gezocht:
                return True
            if begin >= hoog or not regel or regel > gezocht:
                hoog = midden
            else:
                laag = bestand.tell()
    return False
