"""A table as a download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse

from stelsel.weergave.tabellen import als_bytes

if TYPE_CHECKING:
    import pyarrow as pa

SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def als_bestand(tabel: pa.Table, vorm: str, naam: str) -> HttpResponse:
    """A table of the engine as csv or xlsx, written by the same code as the command line."""
    antwoord = HttpResponse(als_bytes(tabel, vorm), content_type=SOORTEN[vorm])
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord
