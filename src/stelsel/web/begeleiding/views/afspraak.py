"""What became of an agreement, of a need, of something the student wrote."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.web.begeleiding import rechten, teksten, uitvoeren, woorden
from stelsel.web.begeleiding.feiten import PLAN
from stelsel.web.begeleiding.forms import Antwoordformulier, Daadformulier
from stelsel.web.begeleiding.models import Afspraak, Behoefte, EigenWoord, Stap
from stelsel.web.begeleiding.overgangen import AFSPRAAK, BEHOEFTE
from stelsel.web.begeleiding.views.student import te_schrijven
from stelsel.web.beheer.service import scherm
from stelsel.web.studenten.service import Persoon, ontvangen, student_van_adres, verwerk


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def afspraak(request: HttpRequest, persoon: UUID, afspraak: UUID) -> HttpResponse:
    """One agreement: done or not, did it help, or another day."""
    gevonden = te_schrijven(request, persoon)
    record = get_object_or_404(Afspraak, uuid=afspraak, persoon=gevonden.uuid)
    daden = [(daad, teksten.DADEN_AFSPRAAK[daad]) for daad, o in AFSPRAAK.items() if record.staat in o.van]
    return _bijwerken(request, gevonden, record, daden)


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def behoefte(request: HttpRequest, persoon: UUID, behoefte: UUID) -> HttpResponse:
    """One need: no longer there, or it was never right."""
    gevonden = te_schrijven(request, persoon)
    record = get_object_or_404(Behoefte, uuid=behoefte, persoon=gevonden.uuid)
    daden = [(daad, teksten.DADEN_BEHOEFTE[daad]) for daad, o in BEHOEFTE.items() if record.staat in o.van]
    return _bijwerken(request, gevonden, record, daden)


def _bijwerken(
    request: HttpRequest, persoon: Persoon, record: Afspraak | Behoefte, daden: list[tuple[str, str]]
) -> HttpResponse:
    """The form about a record, and what somebody did with it in the meantime."""
    is_afspraak = isinstance(record, Afspraak)
    formulier = Daadformulier(ontvangen(request), daden, record.versie, afspraak=is_afspraak)

    def doe() -> str:
        uitvoeren.doe(request.user, persoon, record, formulier.cleaned_data["versie"], formulier.als_daad())
        return _("Bijgewerkt.")

    def versie() -> int:
        record.refresh_from_db()
        return record.versie

    def context() -> dict:
        return {
            "record": record,
            "is_afspraak": is_afspraak,
            "categorie": "" if is_afspraak else teksten.CATEGORIE_KORT[record.categorie],
            "stappen": [_stap(stap) for stap in Stap.objects.filter(record=record.uuid).select_related("door")],
        }

    return verwerk(
        request, persoon, formulier, doe, "begeleiding/bijwerken.html", context=context, versie=versie, tab=PLAN
    )


def _stap(stap: Stap) -> dict:
    return {
        "kop": teksten.STAPPEN[stap.daad],
        "op": stap.op,
        "wie": stap.door.naam,
        "toelichting": stap.toelichting,
        "was": stap.was_uiterlijk,
    }


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def woord(request: HttpRequest, persoon: UUID, woord: UUID) -> HttpResponse:
    """Something the student wrote: read it, answer it."""
    gevonden = te_schrijven(request, persoon)
    record = get_object_or_404(EigenWoord, uuid=woord, persoon=gevonden.uuid)
    formulier = Antwoordformulier(ontvangen(request))

    def doe() -> str:
        woorden.gelezen(request.user, gevonden, record, formulier.cleaned_data["antwoord"])
        return _("De student ziet dat je dit las.")

    def context() -> dict:
        record.refresh_from_db()
        return {"woord": record}

    return verwerk(request, gevonden, formulier, doe, "begeleiding/woord.html", context=context, tab=PLAN)
