"""The keys of this app: outside the database, in the data folder."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from stelsel.kern.versleuteling import Sleutelbos


@cache
def sleutelbos() -> Sleutelbos:
    """The keys that encrypt the secrets of second steps."""
    return Sleutelbos(settings.GEGEVENS / "geheim" / "aanmelden")
