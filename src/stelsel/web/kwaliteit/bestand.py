"""A table as a download."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.http import HttpResponse

from stelsel.indicatoren.uitleg import verantwoording_voor_blad
from stelsel.weergave.tabellen import als_bytes

if TYPE_CHECKING:
    import pyarrow as pa

SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def als_bestand(tabel: pa.Table, vorm: str, naam: str, map_: Path) -> HttpResponse:
    """A table of the engine as csv or xlsx, as the command line writes it.

    The workbook has a second sheet that accounts for the figures; `map_` is the gegevensset named there.
    """
    blad = verantwoording_voor_blad(tabel, str(map_)) if vorm == "xlsx" else None
    inhoud = als_bytes(tabel, vorm, verantwoording=blad)
    antwoord = HttpResponse(inhoud, content_type=SOORTEN[vorm])
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord
