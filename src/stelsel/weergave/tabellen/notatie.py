"""Dutch notation of values: decimal comma, points between thousands, day-month-year, ja and nee."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

LEEG = ""


def getal(waarde: float | int | Decimal, decimalen: int = 0) -> str:
    """A number with a fixed count of decimals, half up: 1234.56 with 1 decimal is '1.234,6'."""
    afgerond = Decimal(repr(waarde) if isinstance(waarde, float) else waarde).quantize(
        Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP
    )
    return f"{afgerond:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def datum(dag: date) -> str:
    """1 October 2024 is '1-10-2024'."""
    return f"{dag.day}-{dag.month}-{dag.year}"


def studiejaar(jaar: int) -> str:
    """Studiejaar 2024 is '2024-2025'."""
    return f"{jaar}-{jaar + 1}"


def waarde(inhoud: Any, decimalen: int = 1) -> str:
    """Any value of a table cell as text; nothing is empty text."""
    if inhoud is None:
        return LEEG
    if isinstance(inhoud, bool):
        return "ja" if inhoud else "nee"
    if isinstance(inhoud, (float, Decimal)):
        return getal(inhoud, decimalen)
    if isinstance(inhoud, int):
        return getal(inhoud)
    if isinstance(inhoud, datetime):
        return f"{datum(inhoud)} {inhoud:%H:%M}"
    if isinstance(inhoud, date):
        return datum(inhoud)
    return str(inhoud)
