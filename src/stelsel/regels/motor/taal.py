"""Numbers and days as people write them in Dutch, for the sentences that come from a calculation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def dag(waarde: date | None) -> str:
    """1 augustus 2026; 'onbekend' for none."""
    if waarde is None:
        return "onbekend"
    return f"{waarde.day} {MAANDEN[waarde.month - 1]} {waarde.year}"


def getal(waarde: int | float | Decimal | None) -> str:
    """1.240 and 6,25; no more digits than the number has."""
    if waarde is None:
        return "onbekend"
    if isinstance(waarde, int):
        return f"{waarde:,}".replace(",", ".")
    tekst = f"{waarde:,.10f}".rstrip("0").rstrip(".")
    return tekst.replace(",", " ").replace(".", ",").replace(" ", ".")


def opsomming(woorden: Iterable[Any], voegwoord: str = "en") -> str:
    """a, b en c."""
    delen = [str(woord) for woord in woorden]
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} {voegwoord} {delen[-1]}"
