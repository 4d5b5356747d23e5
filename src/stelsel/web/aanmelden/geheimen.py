"""The keys of this app: outside the database, in the data folder."""

from __future__ import annotations

from collections import Counter
from functools import cache

from django.conf import settings

from stelsel.kern.versleuteling import Sleutelbos, sleutelnummer
from stelsel.web.beheer.service import Bos, registreer_bos


@cache
def sleutelbos() -> Sleutelbos:
    """The keys that encrypt the secrets of second steps."""
    return Sleutelbos(settings.GEGEVENS / "geheim" / "aanmelden")


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_bos(Bos("aanmelden", "geheimen van de tweede stap", sleutelbos, in_gebruik, herversleutel))


def in_gebruik() -> Counter[int]:
    """How many secrets of apps and recovery codes hang on each key."""
    from stelsel.web.aanmelden.models import Herstelcode, Totp

    teksten = [*Totp.objects.values_list("geheim", flat=True), *Herstelcode.objects.values_list("merk", flat=True)]
    return Counter(sleutelnummer(tekst) for tekst in teksten)


def herversleutel() -> int:
    """The secrets of apps under the newest key. A recovery code cannot be read back, so that it keeps its key until its
    owner makes new ones."""
    from stelsel.web.aanmelden import totp
    from stelsel.web.aanmelden.models import Totp

    nieuwste, aantal = sleutelbos().nummers[-1], 0
    for rij in Totp.objects.select_related("gebruiker").iterator():
        if sleutelnummer(rij.geheim) != nieuwste:
            geheim = totp.verberg(rij.gebruiker, totp.lees(rij.gebruiker, rij.geheim))
            # Only when it is still the one that was read: its owner may have set another app at this moment.
            aantal += Totp.objects.filter(pk=rij.pk, geheim=rij.geheim).update(geheim=geheim)
    return aantal
