"""From a figure to the people behind it: only for who may see students, and only those they may see."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from stelsel.indicatoren import personen as personen_van
from stelsel.web.beheer.service import log, scherm
from stelsel.web.kwaliteit.views.opleiding import Situatie, situatie
from stelsel.web.studenten import service as studenten


@scherm("studenten.dossier_lezen")
@require_GET
def personen(request: HttpRequest, brin: str, dossier: str, niveau: str) -> HttpResponse:
    """Who counts in the figure of the address, how, and who of them this user may open."""
    s = situatie(request, brin, dossier, niveau)
    rijen = _rijen(s)
    if not studenten.ziet_iedereen(request.user):
        # A number of people whom somebody may not see says something of them too.
        rijen = _met_namen(request, rijen)
    soort = request.GET.get("soort", "")
    aantallen = Counter(rij["categorie"] for rij in rijen)
    gekozen = [rij for rij in rijen if rij["categorie"] == soort] if soort in aantallen else rijen
    log(
        request.user,
        "kwaliteit.personen_bij_cijfer_gelezen",
        onderwerp=f"{s.indicator} {s.filters.jaar}, {brin} {dossier} niveau {niveau}",
    )
    context = {
        "naam": s.naam,
        "lead": f"{s.naam}. {s.lead}",
        "indicator_naam": s.cijfer.naam if s.cijfer else s.indicator,
        "periode": s.periode,
        "rijen": _met_namen(request, gekozen),
        "groepen": [
            {"naam": c, "aantal": n, "adres": s.adres("personen", soort=c), "actief": c == soort}
            for c, n in sorted(aantallen.items())
        ],
        "alle": {"aantal": len(rijen), "adres": s.adres("personen"), "actief": soort not in aantallen},
    }
    return render(request, "kwaliteit/personen.html", context)


def _rijen(s: Situatie) -> list[dict[str, Any]]:
    groep = s.eenheid.als_filter()
    return personen_van(s.rekent.sessie, s.indicator, s.filters.jaar, s.filters.venster, groep).to_pylist()


def _met_namen(request: HttpRequest, rijen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with a name and an address, for the persons this user may see; the others are left out."""
    zichtbaar = studenten.personen_bij(request.user, {rij["persoon_id"] for rij in rijen})
    volgorde = {str(persoon.uuid): (k, persoon) for k, persoon in enumerate(zichtbaar)}
    uit = []
    for rij in rijen:
        if rij["persoon_id"] not in volgorde:
            continue
        k, persoon = volgorde[rij["persoon_id"]]
        adres = reverse("studenten:dossier", args=(persoon.uuid,))
        uit.append({**rij, "volgorde": k, "naam": persoon.naam, "adres": adres})
    return sorted(uit, key=lambda rij: (rij["volgorde"], rij["studiejaar"]))
