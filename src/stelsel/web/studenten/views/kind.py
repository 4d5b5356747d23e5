"""What a parent sees of the own child: how it goes at school, and who helps."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import log, scherm
from stelsel.web.studenten import betrokkenen, rechten
from stelsel.web.studenten.bij_kind import bij_kind
from stelsel.web.studenten.dossier import Dossier
from stelsel.web.studenten.views import dossierdelen
from stelsel.web.studenten.views.dossier import van_adres


@scherm(rechten.KIND_VOLGEN)
@require_safe
def kinderen(request: HttpRequest) -> HttpResponse:
    """The children to choose from; who has one goes on to it. Who may see nothing reads why."""
    gevonden = list(rechten.bereik_kinderen(request.user).order_by("sorteernaam", "id"))
    gekoppeld = betrokkenen.kinderen_van(request.user, vandaag())
    te_zien = {kind.pk for kind in gevonden}
    verborgen = [kind for kind in gekoppeld if kind.pk not in te_zien]
    # Of who is no adult there may be a reason that the parent does not read here.
    volwassen = sum(not betrokkenen.ouder_mag_zien(kind) for kind in verborgen)
    if len(gevonden) == 1 and not verborgen:
        return redirect("studenten:kind", persoon=gevonden[0].uuid)
    context = {
        "kinderen": [(kind, Dossier(kind).samenvatting()) for kind in gevonden],
        "volwassen": volwassen,
        "anders": len(verborgen) - volwassen,
    }
    return render(request, "studenten/kinderen.html", context)


@scherm(rechten.KIND_VOLGEN, van_adres)
@require_safe
def kind(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """The progress of one child: programme, presence, results, who helps."""
    gevonden = get_object_or_404(rechten.bereik_kinderen(request.user), uuid=persoon)
    log(request.user, "studenten.kind_gelezen", str(gevonden.uuid))
    inhoud = Dossier(gevonden)
    context = {
        "persoon": gevonden,
        "samenvatting": inhoud.samenvatting(),
        "waarom": betrokkenen.ouder_mag_zien(gevonden).reden,
        "begeleiders": [b for b in inhoud.begeleiders() if b.tot_en_met is None or b.tot_en_met >= vandaag()],
        "loopt": [blok for blok in inhoud.blokken if blok.loopt],
        **dossierdelen.resultaten(inhoud),
        "meer": bij_kind(gevonden),
        "jaren": dossierdelen.aanwezigheid(inhoud)["jaren"][:1],
    }
    return render(request, "studenten/kind.html", context)
