"""The board page, and the same figures as a file."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from stelsel.web.beheer.service import log, scherm
from stelsel.web.kwaliteit import bord as weergave
from stelsel.web.kwaliteit import gegevensset as sets
from stelsel.web.kwaliteit import rechten, service
from stelsel.web.kwaliteit.berekening import Rekenaar, rekenaar
from stelsel.web.kwaliteit.bestand import als_bestand
from stelsel.web.kwaliteit.cijfers import DRIE, NAMEN
from stelsel.web.kwaliteit.definities import definitie
from stelsel.web.kwaliteit.filters import Filters, lees

# the first page is also what a newcomer sees: no set is no error
LEEG_KOP = gettext_lazy("Er zijn nog geen cijfers")
LEEG = gettext_lazy("Er is nog geen levering. De studentenadministratie leest een RO in.")
ONBRUIKBAAR = gettext_lazy(
    "In wat is ingelezen staat geen inschrijving om mee te rekenen. Kijk in het verslag van het bestand waarom."
)


@scherm(rechten.ONDERWIJSRESULTATEN_ZIEN)
@require_GET
def bord(request: HttpRequest) -> HttpResponse:
    """How the programmes stand against the norm."""
    rekent = rekenaar()
    if rekent is None or not rekent.keuzes().studiejaren:
        return render(request, "kwaliteit/bord.html", _leeg(request))
    filters, meldingen = lees(request.GET, rekent.keuzes())
    return render(request, "kwaliteit/bord.html", _context(request, rekent, filters, meldingen))


def _leeg(request: HttpRequest) -> dict[str, Any]:
    return {
        "leeg_kop": LEEG_KOP,
        "leeg_uitleg": ONBRUIKBAAR if sets.nieuwste_rij() else LEEG,
        "mag_bijwerken": rechten.mag_gegevensset_maken(request.user),
        "kan_bijwerken": service.is_iets_ingelezen(),
    }


def _context(request: HttpRequest, rekent: Rekenaar, filters: Filters, meldingen: list[str]) -> dict[str, Any]:
    return {
        "bord": bereken_bord(rekent, filters),
        "filters": filters,
        "keuzes": rekent.keuzes(),
        "meldingen": meldingen,
        "kolommen": _kolommen(filters),
        "definities": [definitie(naam) for naam in DRIE],
        "opdrachten": opdrachten(rekent, filters),
        "kop_entree": _("Entree"),
        "uitleg_entree": _(
            "Entree staat apart, zonder norm en oordeel. Een entreediploma telt hier niet als diploma:"
            " de indicatoren kijken naar diploma's van niveau 2, 3 en 4."
        ),
        "kop_onbekend": _("Nog niet in te delen"),
        "uitleg_onbekend": _(
            "Van deze opleidingen is het dossier of het niveau niet bekend. Er is dan geen oordeel."
            " De studentenadministratie vult het aan bij Bestanden."
        ),
        "mag_downloaden": rechten.mag_cijfers_downloaden(request.user),
        "mag_bijwerken": rechten.mag_gegevensset_maken(request.user),
        **herkomst(rekent),
    }


def herkomst(rekent: Rekenaar) -> dict[str, Any]:
    """Where the figures of a page come from, and whether something newer was not whole."""
    rij = rekent.rij
    nieuwste = sets.nieuwste_rij()
    for bron in rij.bronnen:
        for van, naar in (("van", "van_dag"), ("tot_en_met", "tot_dag")):
            bron[naar] = date.fromisoformat(bron[van]) if bron.get(van) else None
    return {
        "gegevensset": rij,
        "onvolledige_bronnen": [bron for bron in rij.bronnen if bron.get("volledig") == "nee"],
        "kop_tekort": _("Niet alles is te bepalen"),
        "kop_onvolledig": _("Deze cijfers zijn onder voorbehoud"),
        "nieuwere_onvolledig": nieuwste if nieuwste and nieuwste != rij and not nieuwste.volledig else None,
    }


def bereken_bord(rekent: Rekenaar, filters: Filters) -> weergave.Bord:
    """All figures of the page; every one of them is kept by the calculator."""
    gekozen = weergave.filter_van(filters)
    jaren = range(filters.jaar - weergave.JAREN_REEKS + 1, filters.jaar + 1)
    per = weergave.EENHEID
    return weergave.maak(
        {naam: rekent.cijfers(naam, jaren, venster=filters.venster, per=per, filter=gekozen) for naam in DRIE},
        rekent.cijfers(DRIE[0], jaren, venster=1, per=per, filter=gekozen),
        rekent.cijfers("oordeel", [filters.jaar], venster=filters.venster, per=per, filter=gekozen),
        filters,
        rekent.namen,
        rekent.rij.peildatum,
    )


def opdrachten(rekent: Rekenaar, filters: Filters) -> list[str]:
    """The commands that give the table of the page."""
    regels = (rekent.opdracht(naam, **vraag(filters)) for naam in ("oordeel", *DRIE))
    return [regel for regel in regels if regel]


def vraag(filters: Filters) -> dict[str, Any]:
    """The filters as a question to the engine."""
    return {
        "jaar": filters.jaar,
        "venster": filters.venster,
        "per": weergave.EENHEID,
        "filter": weergave.filter_van(filters),
    }


def _kolommen(filters: Filters) -> list[dict[str, Any]]:
    """The columns of the table with the address that sorts on each."""

    def kolom(naam: str, volgorde: str, getal: bool) -> dict[str, Any]:
        op = filters.volgorde == volgorde
        neer = filters.volgorde == f"-{volgorde}"
        return {
            "naam": naam,
            "getal": getal,
            "adres": filters.adres(volgorde=f"-{volgorde}" if op else volgorde),
            "sorteert": "ascending" if op else "descending" if neer else "",
            "icoon": "op" if op else "neer" if neer else "",
        }

    return [
        kolom(_("Opleiding"), "opleiding", False),
        {"naam": _("Niveau"), "getal": True},
        *(kolom(str(NAMEN[naam]), naam, True) for naam in DRIE),
        {"naam": _("Oordeel")},
    ]


@scherm(rechten.CIJFERS_DOWNLOADEN)
@require_GET
def download(request: HttpRequest, vorm: str) -> HttpResponse:
    """The table of the page as CSV or Excel: the same bytes as the command line gives."""
    rekent = rekenaar()
    if rekent is None or not rekent.keuzes().studiejaren:
        raise Http404
    filters, _meldingen = lees(request.GET, rekent.keuzes())
    tabel = rekent.tabel("oordeel", **vraag(filters))
    if tabel is None:
        messages.warning(request, _("Met deze filters is er niets te downloaden."))
        return redirect("kwaliteit:bord")
    naam = f"onderwijsresultaten-{filters.jaar}-{filters.venster}jaar.{vorm}"
    log(request.user, "kwaliteit.cijfers_gedownload", onderwerp=naam)
    return als_bestand(tabel, vorm, naam, rekent.map)


@scherm(rechten.GEGEVENSSET_MAKEN)
@require_POST
def bijwerken(request: HttpRequest) -> HttpResponse:
    """Ask the worker for new figures."""
    service.vraag_bijwerken(request.user)
    messages.success(request, _("De cijfers worden bijgewerkt. Dat duurt even; kijk zo nog eens."))
    return redirect("kwaliteit:bord")
