"""Tabs that other apps add to the page of a student. This app knows none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from stelsel.web.beheer.service import Gebruiker
from stelsel.web.studenten.models import Persoon


@dataclass(frozen=True)
class Tabblad:
    """`tekst` is a lazy translation; `url_naam` an address with the argument `persoon`; `mag` says who sees it."""

    tekst: str
    url_naam: str
    mag: Callable[[Gebruiker, Persoon], object]


_tabbladen: dict[str, Tabblad] = {}


def registreer_tabblad(tabblad: Tabblad) -> None:
    """Show this tab on the page of every student; the same address again replaces it."""
    _tabbladen[tabblad.url_naam] = tabblad


def tabbladen_voor(gebruiker: Gebruiker, persoon: Persoon, actief: str) -> list[dict]:
    """The tabs that this user may open, for the component; `actief` is the address of the page."""
    return [
        {"tekst": t.tekst, "adres": reverse(t.url_naam, args=[persoon.uuid]), "actief": t.url_naam == actief}
        for t in _tabbladen.values()
        if t.mag(gebruiker, persoon)
    ]
