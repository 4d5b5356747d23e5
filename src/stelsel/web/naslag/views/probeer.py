"""Try a rule: fill in the facts, see the answer, change one and see what changes. Nothing is kept."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from stelsel.regels.gevallen_lezen import gevallen
from stelsel.regels.motor.lezen import FeitenFout
from stelsel.regels.motor.omslag import met_omslag
from stelsel.regels.motor.regel import Regel
from stelsel.regels.motor.uitkomst import Uitkomst, als_json
from stelsel.web.beheer.service import scherm
from stelsel.web.naslag import rechten
from stelsel.web.naslag.formulier import Feitenformulier, als_kaal
from stelsel.web.naslag.tonen import toon_uitkomst
from stelsel.web.naslag.vergelijking import vergelijk
from stelsel.web.naslag.views.regels import vind_of_404
from stelsel.web.naslag.zoeken import ONDERWERPEN


@scherm(rechten.REGELS_VRAGEN)
@require_http_methods(["GET", "POST"])
def probeer(request: HttpRequest, naam: str) -> HttpResponse:
    """GET shows the questions, filled in from worked case `geval` when asked; POST gives the answer below them.

    Facts travel in the body and never in the address: they may be those of a real person.
    """
    regel = vind_of_404(naam)
    if request.method == "GET":
        return _toon(request, regel, Feitenformulier(regel, feiten=_uit_geval(regel, request.GET.get("geval", ""))))
    if "terug" in request.POST:
        formulier = Feitenformulier(regel, _van_daarvoor(regel, request.POST["terug"]).verstuurd())
    else:
        formulier = Feitenformulier(regel, request.POST)
    if any(sleutel.startswith("erbij-") for sleutel in request.POST):
        return _toon(request, regel, formulier, vorige=request.POST.get("vorige", ""))
    feiten = formulier.lees()
    if feiten is None:
        return _toon(request, regel, formulier, vorige=request.POST.get("vorige", ""), status=422)
    uitkomst = met_omslag(regel, feiten, regel.beantwoord(feiten))
    kaal = als_kaal(feiten)
    formulier.markeer(mist.feit for mist in uitkomst.ontbrekend)
    return _toon(request, regel, formulier, kaal=kaal, uitkomst=uitkomst, vorige=request.POST.get("vorige", ""))


def _van_daarvoor(regel: Regel, tekst: str) -> Feitenformulier:
    """The form with the facts of the question before, as the page carried them; empty when they are not ours."""
    return Feitenformulier(regel, feiten=_eerder(regel, tekst)[0])


def _eerder(regel: Regel, tekst: str) -> tuple[dict[str, Any] | None, Any]:
    """Facts that a page carried, plain and as facts; twice None when they are not ours."""
    try:
        eerder = msgspec.json.decode(tekst)
        return eerder, regel.uit(eerder)
    except (msgspec.DecodeError, FeitenFout, RecursionError):
        return None, None


def _uit_geval(regel: Regel, nummer: str) -> dict[str, Any] | None:
    """The facts of the `nummer`-th worked case, with its day."""
    reeks = gevallen(regel.naam)
    if nummer.isdecimal() and len(nummer) < 4 and 1 <= int(nummer) <= len(reeks):
        geval = reeks[int(nummer) - 1]
        return {**geval.feiten, "op": geval.op}
    return None


def _toon(
    request: HttpRequest,
    regel: Regel,
    formulier: Feitenformulier,
    *,
    kaal: dict[str, Any] | None = None,
    uitkomst: Uitkomst | None = None,
    vorige: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "regel": regel,
        "onderwerp": ONDERWERPEN.get(regel.onderwerp, regel.onderwerp),
        "formulier": formulier,
        "groepen": formulier.met_velden(),
        "vorige": als_json(kaal).decode() if kaal is not None else vorige,
        "uitkomst": toon_uitkomst(regel, uitkomst, formulier.veld_van) if uitkomst else None,
        "verschil": _verschil(regel, vorige, kaal, uitkomst),
    }
    return render(request, "naslag/probeer.html", context, status=status)


def _verschil(regel: Regel, vorige: str, kaal: dict[str, Any] | None, uitkomst: Uitkomst | None) -> Any:
    """What is different from the answer before this one; None when there was none, or it was not ours."""
    if not vorige or kaal is None or uitkomst is None:
        return None
    eerder, feiten = _eerder(regel, vorige)
    if feiten is None:
        return None
    gevonden = vergelijk(regel, eerder, regel.beantwoord(feiten), msgspec.json.decode(als_json(kaal)), uitkomst)
    return {**gevonden, "terug": vorige} if gevonden else None
