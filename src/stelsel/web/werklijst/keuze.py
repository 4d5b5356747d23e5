"""From an address to what the reader asked for, and from there to the filter with how many there are of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.http import QueryDict

from stelsel.web.beheer.service import Gebruiker
from stelsel.web.studenten import service as studenten
from stelsel.web.werklijst import lijst as inhoud
from stelsel.web.werklijst import teksten
from stelsel.web.werklijst.forms import Filterformulier, Keuzen
from stelsel.web.werklijst.lijst import Keuze
from stelsel.web.werklijst.models import Post, PostQuerySet, Reeks

_T = TypeVar("_T")
PERSONEN = 500
"""More people of one name than this are not looked at: type more of it."""
_TEKST = 100


def lees(vraag: QueryDict, gebruiker: Gebruiker) -> Keuze:
    """What an address asks for; what makes no sense in it asks for nothing."""
    tekst = {naam: vraag.get(naam, "")[:_TEKST].strip() for naam in ("q", "soort", "tabel", "oorzaak", "opleiding")}
    deel = vraag.get("deel", "")
    return Keuze(
        deel=deel if deel in inhoud.DELEN else inhoud.OPEN,
        personen=studenten.vind_op_naam(gebruiker, tekst["q"], PERSONEN) if tekst["q"] else (),
        aan=_als(int, vraag.get("aan", "")),
        reeks=_als(int, vraag.get("reeks", "")),
        persoon=_als(UUID, vraag.get("persoon", "")),
        **tekst,
    )


def _als(soort: Callable[[str], _T], tekst: str) -> _T | None:
    try:
        return soort(tekst) if len(tekst) <= 40 else None
    except ValueError:
        return None


def formulier(vraag: QueryDict, bereik: PostQuerySet, keuze: Keuze, gebruiker: Gebruiker) -> Filterformulier:
    """The filter bar, every choice with its count in the part of the list that is shown."""
    telling = inhoud.facetten(bereik, keuze, gebruiker)
    for naam in telling:
        if gekozen := getattr(keuze, naam):
            telling[naam].setdefault(gekozen, 0)
    woorden = {
        "soort": dict(Post.Soort.choices),
        "tabel": teksten.TABELLEN,
        "oorzaak": {sleutel: teksten.oorzaak(sleutel).naam for sleutel in telling["oorzaak"]},
        "opleiding": studenten.opleidingen(telling["opleiding"]),
        "aan": {pk: _naam(pk) for pk in telling["aan"]},
    }
    keuzen: dict[str, Keuzen] = {
        naam: [(str(w), f"{woorden[naam].get(w, w)} ({n})") for w, n in per.items()] for naam, per in telling.items()
    }
    keuzen["reeks"] = [(str(reeks.pk), reeksnaam(reeks)) for reeks in Reeks.objects.exclude(levering=None)]
    gevraagd = vraag.copy()
    gevraagd.pop("pagina", None)
    return Filterformulier(gevraagd, keuzen)


def _naam(pk: int) -> str:
    return Gebruiker.objects.get(pk=pk).naam


def reeksnaam(reeks: Reeks) -> str:
    """A series as people name it: the kind, the institution and the studiejaar."""
    soort = teksten.LEVERINGSOORTEN.get(reeks.soort, reeks.soort)
    jaar = f"{reeks.van.year}-{reeks.van.year + 1}" if reeks.van else ""
    return " ".join(filter(None, [soort, reeks.brin, jaar]))
