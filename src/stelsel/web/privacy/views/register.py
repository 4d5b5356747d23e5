"""What the school keeps of people, for everybody who works with it to read, and as a file."""

from __future__ import annotations

import csv
import io

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
    tekst = io.StringIO()
    schrijver = csv.writer(tekst, lineterminator="\r\n")
    schrijver.writerow((*KOLOMMEN, "waar"))
    for verwerking in verwerkingen():
        waar = ", ".join((*verwerking.tabellen, *verwerking.mappen))
        schrijver.writerow([*(getattr(verwerking, naam) for naam in KOLOMMEN), waar])
    log(request.user, "privacy.register_opgehaald")
    antwoord = HttpResponse("\ufeff" + tekst.getvalue(), content_type="text/csv; charset=utf-8")
    antwoord.headers["Content-Disposition"] = 'attachment; filename="register-van-verwerkingen.csv"'
    return antwoord
