"""What the school keeps of people, for everybody who works with it to read, and as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stelsel.web.beheer.service import log, scherm
from stelsel.web.privacy import rechten
from stelsel.web.privacy.register import verwerkingen

KOLOMMEN = (
    "naam", "doel", "wie", "gegevens", "bijzonder", "grondslag", "wet", "ontvangers", "bewaren", "daarna", "uitvoering",
    "zekerheid",
)  # fmt: skip


@scherm(rechten.REGISTER_LEZEN)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Every purpose with its ground and its term."""
    return render(request, "privacy/register.html", {"verwerkingen": verwerkingen()})


@scherm(rechten.REGISTER_LEZEN)
@require_safe
def als_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table, for the register of the school (AVG 30)."""
    from stelsel.weergave.tabellen import als_bytes

    alle = verwerkingen()
    kolommen = {naam: [getattr(verwerking, naam) for verwerking in alle] for naam in KOLOMMEN}
    kolommen["waar"] = [", ".join((*verwerking.tabellen, *verwerking.mappen)) for verwerking in alle]
    log(request.user, "privacy.register_opgehaald")
    antwoord = HttpResponse(als_bytes(kolommen, "csv", blad="register"), content_type="text/csv; charset=utf-8")
    antwoord.headers["Content-Disposition"] = 'attachment; filename="register-van-verwerkingen.csv"'
    return antwoord
