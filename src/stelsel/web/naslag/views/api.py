"""The rules for another system: the same questions over HTTP, described by an OpenAPI 3.1 document."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.kern.fouten import StelselFout
from stelsel.regels.beschrijving import beschrijving
from stelsel.regels.motor.lezen import FeitenFout
from stelsel.regels.motor.omslag import met_omslag
from stelsel.regels.motor.uitkomst import als_json
from stelsel.regels.register import alle, vind
from stelsel.web.beheer.service import api
from stelsel.web.naslag import rechten
from stelsel.web.naslag.openapi import document

GROOTSTE_VRAAG = 1024 * 1024


@api(rechten.REGELS_LEZEN)
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI 3.1 document: one path per rule, with the schema of its facts."""
    return _json(document(request.build_absolute_uri("/")))


@api(rechten.REGELS_LEZEN)
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Every rule with its question."""
    return _json([{"regel": r.naam, "onderwerp": r.onderwerp, "vraag": r.vraag} for r in alle()])


@api(rechten.REGELS_VRAGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def regel(request: HttpRequest, naam: str) -> HttpResponse:
    """GET: what the rule is. POST with facts as JSON, and `?op=jjjj-mm-dd` when wanted: the outcome.

    200 for an outcome, also when facts are missing (`ontbrekend` says which); 404 for no such rule; 413 and 422 for
    facts that are too many or not right, with every fault.
    """
    try:
        gevraagd = vind(naam)
        if request.method != "POST":
            return _json({**beschrijving(gevraagd), "schema": gevraagd.schema()})
        tekst = _lees(request)
        feiten = gevraagd.lees(tekst)
        uitkomst = gevraagd.beantwoord(feiten, _dag(request))
    except FeitenFout as fout:
        return _fout(fout, 422)
    except StelselFout as fout:
        return _fout(fout, {"REGEL-NAAM-01": 404, "REGEL-FEIT-03": 413}.get(fout.code, 422))
    return _json(met_omslag(gevraagd, feiten, uitkomst))


def _lees(request: HttpRequest) -> bytes:
    if int(request.META.get("CONTENT_LENGTH") or 0) > GROOTSTE_VRAAG:
        raise StelselFout(
            _("Deze vraag is te groot."),
            verwacht=_("ten hoogste 1 MB aan feiten per vraag"),
            doe=_("Stel meer vragen na elkaar, of gebruik 'stelsel regel vraag --jsonl' voor veel tegelijk."),
            code="REGEL-FEIT-03",
        )
    return request.body


def _dag(request: HttpRequest) -> date | None:
    """The day in the address; anything else there would be left out in silence, so it is refused."""
    if set(request.GET) - {"op"}:
        raise StelselFout(
            _("In het adres staat iets anders dan op."),
            waar="het adres",
            verwacht=_("alleen op; de feiten horen in de vraag zelf"),
            code="REGEL-FEIT-05",
        )
    tekst = request.GET.get("op", "")
    if not tekst:
        return None
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise StelselFout(
            _("De dag in het adres bestaat niet of is anders geschreven."),
            waar="op",
            verwacht=_("een bestaande dag, jjjj-mm-dd"),
            code="REGEL-FEIT-04",
        ) from None


def _fout(fout: StelselFout, status: int) -> HttpResponse:
    return _json({"fout": fout.als_dict()}, status)


def _json(inhoud: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(als_json(inhoud), content_type="application/json; charset=utf-8", status=status)
