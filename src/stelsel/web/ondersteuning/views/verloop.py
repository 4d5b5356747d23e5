"""What becomes of a need and of agreements."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.web.beheer.service import scherm
from stelsel.web.ondersteuning import rechten, verloop
from stelsel.web.ondersteuning.forms import Daadformulier, Evaluatieformulier
from stelsel.web.ondersteuning.toekennen import geldende
from stelsel.web.ondersteuning.views.afspraken import FORMULIER
from stelsel.web.ondersteuning.views.tonen import daden_van
from stelsel.web.ondersteuning.views.vinden import STUDENT, huidige_versie, ondersteuning_van, te_regelen
from stelsel.web.studenten.service import ontvangen, student_van_adres, verwerk


@scherm(rechten.REGELEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def evaluatie(request: HttpRequest, persoon: UUID, een: UUID) -> HttpResponse:
    """Does it help? Asked together with the student, every studiejaar."""
    gevonden = te_regelen(request, persoon)
    gekozen = ondersteuning_van(gevonden, een)
    formulier = Evaluatieformulier(ontvangen(request), gekozen)

    def doe() -> str:
        g = formulier.cleaned_data
        verloop.evalueer(
            request.user, gekozen, gevonden, g["versie"], op=g["dag"], met_student=g["met_student"], helpt=g["helpt"],
            tekst=g["wat_gezegd"], weer_op=g["weer_op"],
        )  # fmt: skip
        return _("Vastgelegd.")

    context = {
        "vraag": _("Helpt het?"),
        "uitleg": _("Kijk samen met de student naar elke afspraak. Moet er iets anders, voeg dat daarna toe."),
        "regels": geldende(gekozen),
    }
    return verwerk(
        request, gevonden, formulier, doe, FORMULIER, tab=STUDENT, context=lambda: context,
        versie=lambda: huidige_versie(gekozen),
    )  # fmt: skip


@scherm(rechten.REGELEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def daad(request: HttpRequest, persoon: UUID, een: UUID) -> HttpResponse:
    """Assess it, or write that there is a dispute, that it stops, that it was withdrawn."""
    gevonden = te_regelen(request, persoon)
    gekozen = ondersteuning_van(gevonden, een)
    formulier = Daadformulier(ontvangen(request), gekozen, daden_van(gekozen))

    def doe() -> str:
        g = formulier.cleaned_data
        verloop.doe(
            request.user, gekozen, gevonden, g["versie"], g["daad"], dag=g["op_dag"], toelichting=g["toelichting"]
        )
        return _("Vastgelegd.")

    def context() -> dict:
        gekozen.refresh_from_db()
        uitleg = _("Stand: %(stand)s.") % {"stand": gekozen.get_staat_display()}
        return {"vraag": _("Wat is er gebeurd?"), "uitleg": uitleg}

    return verwerk(
        request, gevonden, formulier, doe, FORMULIER, tab=STUDENT, context=context,
        versie=lambda: huidige_versie(gekozen),
    )  # fmt: skip
