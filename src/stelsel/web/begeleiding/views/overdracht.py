"""Getting ready for a higher level, and handing over to the next mentor."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.web.begeleiding import overdragen, rechten
from stelsel.web.begeleiding.feiten import PLAN
from stelsel.web.begeleiding.forms import Overdrachtformulier, Terugmeldformulier, Voorbereidingformulier
from stelsel.web.begeleiding.models import Overdracht
from stelsel.web.begeleiding.views.student import te_schrijven
from stelsel.web.beheer.service import scherm
from stelsel.web.studenten.service import ontvangen, student_van_adres, verwerk


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def voorbereiding(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """How far the student is with what a higher level asks."""
    gevonden = te_schrijven(request, persoon)
    formulier = Voorbereidingformulier(ontvangen(request), overdragen.stand(gevonden.uuid))

    def doe() -> str:
        overdragen.bereid_voor(request.user, gevonden, formulier.wat())
        return _("Vastgelegd.")

    return verwerk(request, gevonden, formulier, doe, "begeleiding/voorbereiding.html", tab=PLAN)


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def overdracht(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """What the mentor before wrote, to answer; else what the next one needs to know, to write."""
    gevonden = te_schrijven(request, persoon)
    gekregen = overdragen.open_voor(request.user, [gevonden.uuid]).get(gevonden.uuid)
    formulier = (
        Terugmeldformulier(ontvangen(request), gekregen) if gekregen else Overdrachtformulier(ontvangen(request))
    )
    if gekregen:
        overdragen.lees(request.user, gekregen)

    def doe() -> str:
        g = formulier.cleaned_data
        if gekregen:
            antwoord = g["antwoord_overdracht"]
            overdragen.beantwoord(request.user, gevonden, gekregen, g["versie"], antwoord)
            return _("Verstuurd. Wie de student overdroeg, leest het op deze pagina.")
        overdragen.draag_over(request.user, gevonden, g["werkt"], g["nodig"])
        return _("Vastgelegd. De volgende mentor leest dit eerst, en antwoordt na zes weken.")

    def context() -> dict:
        eerder = Overdracht.objects.filter(persoon=gevonden.uuid).select_related("door", "gelezen_door")
        return {"gekregen": gekregen, "eerder": [een for een in eerder if een != gekregen]}

    return verwerk(request, gevonden, formulier, doe, "begeleiding/overdracht.html", tab=PLAN, context=context)
