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
from stelsel.web.kwaliteit.filters import Filters, lees
from stelsel.web.kwaliteit.views.bord import vraag

NIVEAUS = (2, 3, 4)


@scherm(rechten.ONDERWIJSRESULTATEN_ZIEN)
@require_GET
def definitie(request: HttpRequest, indicator: str) -> HttpResponse:
    """The definition of one indicator, and the command that gives the figures one came from."""
    wat = definities().get(indicator)
    if wat is None:
        raise Http404
    rekent = rekenaar()
    filters: Filters | None = None
    regel = ""
    if rekent is not None and rekent.keuzes().studiejaren:
        filters, _meldingen = lees(request.GET, rekent.keuzes())
        regel = rekent.opdracht(indicator, **vraag(filters))
    context = {
        "definitie": wat,
        "zekerheid": zekerheid(wat.zekerheid),
        "normen": _normen(indicator),
        "niveaus": NIVEAUS,
        "drempels": [{"naam": _drempelnaam(naam), **d} for naam, d in bronnen_drempels().items()],
        "lezingen": _lezingen(wat),
        "opdracht": regel,
        "versie": definitieversie(STANDAARD),
        "vraag": filters.adres() if filters else "",
    }
    return render(request, "kwaliteit/definitie.html", context)


def zekerheid(code: str) -> str:
    """How sure a source is, in words."""
    woorden = {
        "gelezen": _("gelezen in de bron zelf"),
        "secundair": _("uit een tweede hand: de bron zelf is niet gelezen"),
        "ongeverifieerd": _("niet nagegaan: een keuze van Stelsel"),
    }
    return woorden.get(code, code)


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
            rij = f"{definities()[naam].naam}: {norm['naam']}" if indicator == OORDEEL else norm["naam"]
            uit.append(
                {
                    "naam": rij,
                    "waarden": [norm["waarden"].get(niveau) for niveau in NIVEAUS],
                    "bron": norm["bron"],
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
                "vraag": lezing["vraag"],
                "gekozen": lezing["keuzes"][gekozen],
                "andere": [(keuze, woorden) for keuze, woorden in lezing["keuzes"].items() if keuze != gekozen],
                "bron": lezing["bron"],
                "zekerheid": zekerheid(lezing["zekerheid"]),
            }
        )
    return uit
