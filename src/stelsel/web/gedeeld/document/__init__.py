"""A document in parts as a tagged PDF (PDF/UA-1), to save. No cache keeps it, no folder holds it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import as_file, files

from django.http import HttpResponse

from stelsel.web.gedeeld.notatie import taal

Deel = dict
"""`kop`; `feiten` (pairs), or `koppen` and `rijen` (a table), and `leeg`: the sentence when there is nothing."""


def tabel(kop: str, koppen: list[str], rijen: list[list[str]], leeg: str = "") -> Deel | None:
    """A part with a table; without rows its sentence, or nothing at all."""
    if not rijen and not leeg:
        return None
    return {"kop": kop, "feiten": [], "koppen": koppen, "rijen": rijen, "leeg": "" if rijen else leeg}


def feiten(kop: str, paren: list[list[str]]) -> Deel:
    """A part with facts, each with its name."""
    return {"kop": kop, "feiten": paren, "koppen": [], "rijen": [], "leeg": ""}


def als_pdf(
    bestandsnaam: str, titel: str, inleiding: str, delen: Iterable[Deel | None], taalcode: str = ""
) -> HttpResponse:
    """The document under this name; parts that are None are left out. `taalcode`: of its text (else of the page)."""
    import typst

    inhoud = {
        "taal": taalcode or taal(),
        "titel": titel,
        "inleiding": inleiding,
        "delen": [deel for deel in delen if deel],
    }
    with as_file(files(__package__).joinpath("document.typ")) as bron:
        bytes_ = typst.compile(
            str(bron), sys_inputs={"data": json.dumps(inhoud, ensure_ascii=False)}, pdf_standards="ua-1"
        )
    antwoord = HttpResponse(bytes_, content_type="application/pdf")
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{bestandsnaam}.pdf"'
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord
