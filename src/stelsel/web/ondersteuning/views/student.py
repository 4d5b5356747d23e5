"""The tab 'Ondersteuning' of a student: how it stands, what the law says of it, what can be done."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.web.beheer.service import log, scherm
from stelsel.web.ondersteuning import afdruk, rechten, toekennen
from stelsel.web.ondersteuning.forms import Meldformulier
from stelsel.web.ondersteuning.lijst import per_persoon
from stelsel.web.ondersteuning.models import Verwijzing
from stelsel.web.ondersteuning.views.tonen import toon
from stelsel.web.ondersteuning.views.vinden import STUDENT, ondersteuning_van, te_regelen
from stelsel.web.studenten.service import dossierkop, ontvangen, student_van_adres, verwerk


@scherm(rechten.LEZEN, student_van_adres)
@require_safe
def student(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """Everything about the extra support of this student. Reading it is written down."""
    gevonden = get_object_or_404(rechten.bereik_lezen(request.user), uuid=persoon)
    als = rechten.mag_lezen(request.user, gevonden).als
    log(request.user, "ondersteuning.gelezen", str(gevonden.uuid), doel=als)
    context = dossierkop(request, gevonden, STUDENT) | {
        "delen": [toon(een, gevonden) for een in per_persoon(gevonden.uuid)],
        "gevolgd": Verwijzing.objects.filter(persoon=gevonden.uuid).select_related("door"),
        "mag_regelen": bool(rechten.mag_regelen(request.user, gevonden)),
    }
    return render(request, "ondersteuning/student.html", context)


@scherm(rechten.REGELEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """There is a need."""
    gevonden = te_regelen(request, persoon)
    formulier = Meldformulier(ontvangen(request))

    def doe() -> str:
        g = formulier.cleaned_data
        toekennen.meld(request.user, gevonden, g["soort"], g["behoefte"], g["gemeld_op"])
        return _("Gemeld. Beoordeel nu of ondersteuning nodig is.")

    context = {"vraag": _("Wat is er nodig?"), "uitleg": _("Voor meer dan wat elke student krijgt.")}
    return verwerk(
        request, gevonden, formulier, doe, "ondersteuning/formulier.html", tab=STUDENT, context=lambda: context
    )


@scherm(rechten.LEZEN, student_van_adres)
@require_safe
def bestand(request: HttpRequest, persoon: UUID, een: UUID) -> HttpResponse:
    """The agreements as a document to read, print or sign."""
    gevonden = get_object_or_404(rechten.bereik_lezen(request.user), uuid=persoon)
    gekozen = ondersteuning_van(gevonden, een)
    log(request.user, "ondersteuning.opgehaald", str(gevonden.uuid))
    return afdruk.als_antwoord(gekozen, gevonden)
