"""The page 'In de les': what was agreed for whom in this lesson, and nothing of why."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import groepen, les, rechten
from stelsel.web.begeleiding.team import afspraken_van
from stelsel.web.beheer.service import log, scherm
from stelsel.web.studenten.service import Persoon, per_groep, teams_van


@scherm(rechten.LES_ZIEN)
@require_safe
def in_de_les(request: HttpRequest) -> HttpResponse:
    """One group at a time; reading it is written down."""
    per_naam = per_groep(rechten.bereik_les(request.user).order_by("sorteernaam", "id"), vandaag())
    iedereen = [persoon.uuid for leden in per_naam.values() for persoon in leden]
    met = les.wat_werkt(iedereen, vandaag())
    gekozen = request.GET.get("groep", "")
    if gekozen not in per_naam:
        # The first of which there is something to read.
        met_iets = (naam for naam, leden in per_naam.items() if any(persoon.uuid in met for persoon in leden))
        gekozen = next(met_iets, next(iter(per_naam), ""))
    leden = per_naam.get(gekozen, [])
    log(request.user, "begeleiding.les_gelezen", onderwerp=gekozen)
    context = {
        "groep": gekozen,
        "chips": [
            {
                "tekst": naam,
                "adres": f"?{urlencode({'groep': naam})}",
                "actief": naam == gekozen,
                "aantal": sum(persoon.uuid in met for persoon in leden_),
            }
            for naam, leden_ in per_naam.items()
        ],
        "samen": _samen(leden),
        "regels": [(persoon.naam, met[persoon.uuid]) for persoon in leden if persoon.uuid in met],
        "zonder": sum(persoon.uuid not in met for persoon in leden),
        "altijd": afspraken_van(teams_van(request.user)).filter(in_de_les=True),
        "leeg": _("Er is nog geen groep van jouw team bekend") if not per_naam else "",
    }
    return render(request, "begeleiding/les.html", context)


def _samen(leden: list[Persoon]) -> list[tuple[str, list[str]]]:
    """The groups in which these students are helped together, by name."""
    namen = {persoon.uuid: persoon.naam for persoon in leden}
    return [(naam, [namen[wie] for wie in wie_]) for naam, wie_ in groepen.in_de_les(list(namen), vandaag())]
