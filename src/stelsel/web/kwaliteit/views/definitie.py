"""What an indicator is: population, numerator, denominator, norms, and the readings where sources are silent."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from stelsel.indicatoren.definities import DRIE, OORDEEL, Definitie, definities, definitieversie
from stelsel.indicatoren.lezingen import STANDAARD, vragen
from stelsel.indicatoren.normen import bronnen_drempels, bronnen_normen
from stelsel.web.beheer.service import scherm
from stelsel.web.kwaliteit import rechten
from stelsel.web.kwaliteit.berekening import rekenaar
from stelsel.web.kwaliteit.cijfers import NAMEN
from stelsel.web.kwaliteit.definities import definitie as in_woorden
from stelsel.web.kwaliteit.definities import voluit, zekerheid
from stelsel.web.kwaliteit.filters import Filters, lees
from stelsel.web.kwaliteit.views.bord import vraag

NIVEAUS = (2, 3, 4)


@scherm(rechten.ONDERWIJSRESULTATEN_ZIEN)
@require_GET
def definitie(request: HttpRequest, indicator: str) -> HttpResponse:
    """The definition of one indicator, and the command that gives the figures one came from."""
    if indicator not in definities():
        raise Http404
    wat = in_woorden(indicator)
    rekent = rekenaar()
    filters: Filters | None = None
    regel = ""
    if rekent is not None and rekent.keuzes().studiejaren:
        filters, _meldingen = lees(request.GET, rekent.keuzes())
        regel = rekent.opdracht(indicator, **vraag(filters))
    context = {
        "definitie": wat,
        "voluit": voluit(indicator),
        "normen": _normen(indicator),
        "niveaus": NIVEAUS,
        "drempels": [_drempel(naam, d) for naam, d in bronnen_drempels().items()],
        "lezingen": _lezingen(wat),
        "opdracht": regel,
        "versie": definitieversie(STANDAARD),
        "vraag": filters.adres() if filters else "",
    }
    return render(request, "kwaliteit/definitie.html", context)


def _drempel(naam: str, drempel: dict[str, Any]) -> dict[str, Any]:
    return drempel | {"naam": _drempelnaam(naam), "eenheid": _(drempel["eenheid"]), "bron": _(drempel["bron"])}


def _drempelnaam(naam: str) -> str:
    woorden = {
        "minimum_noemer": _("zo groot is de noemer ten minste voor een oordeel"),
        "studiejaren_oordeel": _("zo veel jaren samen telt de inspectie op"),
        "jaren_met_nieuwe_instroom": _("in zo veel jaren is er nieuwe instroom voor het startersresultaat"),
        "indicatoren_voldoende": _("zo veel indicatoren halen de norm voor een voldoende"),
    }
    return woorden.get(naam, naam)


def _normen(indicator: str) -> list[dict[str, Any]]:
    """The norms as rows with a value per niveau; for the oordeel those of all three indicators."""
    uit = []
    for naam in DRIE if indicator == OORDEEL else (indicator,):
        for norm in bronnen_normen(naam):
            rij = f"{NAMEN[naam]}: {_(norm['naam'])}" if indicator == OORDEEL else _(norm["naam"])
            uit.append(
                {
                    "naam": rij,
                    "waarden": [norm["waarden"].get(niveau) for niveau in NIVEAUS],
                    "bron": _(norm["bron"]),
                    "zekerheid": zekerheid(norm["zekerheid"]),
                }
            )
    return uit


def _lezingen(wat: Definitie) -> list[dict[str, Any]]:
    """Per question on which the sources are silent: what is chosen, and what else could be."""
    uit = []
    for naam in wat.lezingen():
        lezing = vragen()[naam]
        gekozen = getattr(STANDAARD, naam)
        uit.append(
            {
                "naam": naam,
                "vraag": _(lezing["vraag"]),
                "gekozen": _(lezing["keuzes"][gekozen]),
                "andere": [(keuze, _(woorden)) for keuze, woorden in lezing["keuzes"].items() if keuze != gekozen],
                "bron": _(lezing["bron"]),
                "zekerheid": zekerheid(lezing["zekerheid"]),
            }
        )
    return uit
