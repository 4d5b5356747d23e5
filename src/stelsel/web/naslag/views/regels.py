"""Reading the rules: the list with search, and one rule with all that stands behind it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from stelsel.kern.fouten import StelselFout
from stelsel.regels.beschrijving import beschrijving
from stelsel.regels.gevallen_lezen import gevallen
from stelsel.regels.motor.regel import Regel
from stelsel.regels.register import alle, vind
from stelsel.web.beheer.service import scherm
from stelsel.web.naslag import rechten
from stelsel.web.naslag.tonen import toon_beschrijving, toon_gevallen
from stelsel.web.naslag.zoeken import ONDERWERPEN, zoek

LANGSTE_VRAAG = 100


@scherm(rechten.REGELS_LEZEN)
@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """All rules by subject, or those in which the words of `q` occur."""
    gevraagd = request.GET.get("q", "").strip()[:LANGSTE_VRAAG]
    gevonden = zoek(gevraagd)
    context = {
        "q": gevraagd,
        "onderwerpen": gevonden,
        "aantal": sum(len(onderwerp.regels) for onderwerp in gevonden),
        "totaal": len(alle()),
    }
    return render(request, "naslag/lijst.html", context)


@scherm(rechten.REGELS_LEZEN)
@require_GET
def regel(request: HttpRequest, naam: str) -> HttpResponse:
    """One rule: question, answers, legal values, articles, facts and worked cases."""
    gevonden = vind_of_404(naam)
    context = {
        "regel": gevonden,
        "onderwerp": ONDERWERPEN.get(gevonden.onderwerp, gevonden.onderwerp),
        "wat": toon_beschrijving(beschrijving(gevonden)),
        "gevallen": toon_gevallen(gevonden, gevallen(gevonden.naam)),
        "mag_vragen": rechten.mag_regels_vragen(request.user),
    }
    return render(request, "naslag/regel.html", context)


def vind_of_404(naam: str) -> Regel:
    """The rule of that name; 404 when there is none."""
    try:
        return vind(naam)
    except StelselFout:
        raise Http404 from None
