"""The causes of remarks in words for a page: the catalogues of the readers, found by code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from stelsel.bestanden.oorzaken import catalogus

_PAKKETTEN = ("ro", "eigen_administratie", "grondslag", "obo", "obo_verschillen", "tbgi")


@dataclass(frozen=True)
class Meldingsoort:
    """One cause; `sleutel` is the same for all record types it occurs in."""

    sleutel: str
    titel: str
    doe: str


@cache
def _alle() -> dict[str, Meldingsoort]:
    return {
        code: Meldingsoort(f"{pakket}-{oorzaak.naam}", oorzaak.titel, oorzaak.doe)
        for pakket in _PAKKETTEN
        for code, oorzaak in catalogus(pakket).codes.items()
    }


def meldingsoort(code: str) -> Meldingsoort:
    """The cause behind a code, in the language of the reader; an unknown code is shown as it is."""
    soort = _alle().get(code)
    return Meldingsoort(soort.sleutel, _(soort.titel), _(soort.doe)) if soort else Meldingsoort(code, code, "")


def codes_van(sleutel: str) -> set[str]:
    """All codes of one cause."""
    return {code for code, soort in _alle().items() if soort.sleutel == sleutel} or {sleutel}
