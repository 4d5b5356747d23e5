"""Sending a young person elsewhere, and knowing that he or she arrived."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.web.beheer.service import scherm
from stelsel.web.ondersteuning import rechten, teksten, verwijzen
from stelsel.web.ondersteuning.forms import Aankomstformulier, Verwijsformulier
from stelsel.web.ondersteuning.models import Verwijzing
from stelsel.web.ondersteuning.views.afspraken import FORMULIER
from stelsel.web.ondersteuning.views.vinden import STUDENT, te_regelen
from stelsel.web.studenten.service import ontvangen, student_van_adres, verwerk


@scherm(rechten.REGELEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def verwijzing(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """Where somebody goes, or comes from, and why."""
    gevonden = te_regelen(request, persoon)
    formulier = Verwijsformulier(ontvangen(request))

    def doe() -> str:
        g = formulier.cleaned_data
        verwijzen.verwijs(request.user, gevonden, g["richting"], g["waar"], g["reden"], g["op"])
        return _("Vastgelegd. Wie weggaat, blijft op je lijst tot je weet dat hij is aangekomen.")

    context = {
        "vraag": _("Naar of van een andere plek"),
        "uitleg": _("Als deze school niet kan helpen, of een andere plek niet."),
    }
    return verwerk(request, gevonden, formulier, doe, FORMULIER, tab=STUDENT, context=lambda: context)


@scherm(rechten.REGELEN, student_van_adres)
@require_http_methods(["GET", "HEAD", "POST"])
def aankomst(request: HttpRequest, persoon: UUID, verwijzing: UUID) -> HttpResponse:
    """The young person is there."""
    gevonden = te_regelen(request, persoon)
    record = get_object_or_404(Verwijzing, uuid=verwijzing, persoon=gevonden.uuid)
    formulier = Aankomstformulier(ontvangen(request), record)

    def doe() -> str:
        g = formulier.cleaned_data
        verwijzen.meld_aankomst(request.user, gevonden, record, g["versie"], g["aangekomen_op"], g["hoe"])
        return _("Vastgelegd.")

    context = {"vraag": teksten.verwezen(record), "uitleg": _("Weet je zeker dat de student daar is begonnen?")}
    return verwerk(request, gevonden, formulier, doe, FORMULIER, tab=STUDENT, context=lambda: context)
