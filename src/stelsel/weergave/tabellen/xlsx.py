"""A table as an Excel workbook: real numbers and dates in Dutch form, and a sheet that accounts for them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from stelsel.kern.tijd import nu
from stelsel.weergave.tabellen.notatie import studiejaar
from stelsel.weergave.tabellen.vorm import Tabel, kolommen

MINST, MEEST = 8, 60


def als_xlsx(
    tabel: Tabel, *, blad: str = "cijfers", verantwoording: Mapping[str, Any] | None = None, decimalen: int = 1
) -> bytes:
    """The workbook. Excel shows numbers in the notation of its own language; formulas are never written."""
    import xlsxwriter

    doel = io.BytesIO()
    veilig = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    boek = xlsxwriter.Workbook(doel, veilig)
    boek.set_properties({"created": nu().replace(tzinfo=None)})
    vormen = _Vormen(boek, decimalen)
    _schrijf_tabel(boek.add_worksheet(blad[:31]), tabel, vormen)
    if verantwoording:
        _schrijf_verantwoording(boek.add_worksheet("verantwoording"), verantwoording, vormen)
    boek.close()
    return doel.getvalue()


class _Vormen:
    """The cell formats of one workbook."""

    def __init__(self, boek: Any, decimalen: int) -> None:
        self.kop = boek.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self.decimaal = boek.add_format({"num_format": "#,##0." + "0" * decimalen, "valign": "top"})
        self.heel = boek.add_format({"num_format": "#,##0", "valign": "top"})
        self.kaal = boek.add_format({"valign": "top", "text_wrap": True})
        self.datum = boek.add_format({"num_format": "d-m-yyyy", "valign": "top"})


def _schrijf_tabel(vel: Any, tabel: Tabel, vormen: _Vormen) -> None:
    vel.freeze_panes(1, 0)
    inhoud = kolommen(tabel)
    rijen = 0
    for nummer, (naam, waarden) in enumerate(inhoud.items()):
        rijen = len(waarden)
        vel.write_string(0, nummer, naam, vormen.kop)
        breed = len(naam) + 2
        for rij, waarde in enumerate(waarden, start=1):
            breed = max(breed, _schrijf_cel(vel, rij, nummer, naam, waarde, vormen))
        vel.set_column(nummer, nummer, min(max(breed, MINST), MEEST))
    if rijen:
        vel.autofilter(0, 0, rijen, len(inhoud) - 1)


def _schrijf_cel(vel: Any, rij: int, kolom: int, naam: str, waarde: Any, vormen: _Vormen) -> int:
    """Write one cell; gives the width it asks for."""
    if waarde is None:
        return 0
    if isinstance(waarde, bool):
        waarde = "ja" if waarde else "nee"
    if naam == "studiejaar" and isinstance(waarde, int):
        waarde = studiejaar(waarde)
    if isinstance(waarde, (date, datetime)):
        vel.write_datetime(rij, kolom, waarde, vormen.datum)
        return 11
    if isinstance(waarde, (int, float)):
        vel.write_number(rij, kolom, waarde, vormen.heel if isinstance(waarde, int) else vormen.decimaal)
        return 8
    vel.write_string(rij, kolom, str(waarde), vormen.kaal)
    return len(str(waarde)) + 2


def _schrijf_verantwoording(vel: Any, verantwoording: Mapping[str, Any], vormen: _Vormen) -> None:
    vel.set_column(0, 0, 28)
    vel.set_column(1, 1, 100)
    for rij, (naam, waarde) in enumerate(verantwoording.items()):
        vel.write_string(rij, 0, naam, vormen.kop)
        vel.write_string(rij, 1, str(waarde), vormen.kaal)
