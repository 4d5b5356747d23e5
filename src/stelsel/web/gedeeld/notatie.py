"""Dates, times and numbers as a reader writes them, Dutch or English, per screen language.

Dutch: 'woensdag 25 november', '25 nov 2026', '10.30 uur', '1.234,5', '64,8%', a real minus. English the same facts
in English words and with an English decimal point. Nothing here asks the operating system for its locale.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language

from stelsel.kern.tijd import NEDERLAND, vandaag

_MAANDEN = {
    "nl": [
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
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_MAAND_KORT = {
    "nl": ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
_DAGEN = {
    "nl": ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_DAG_KORT = {"nl": ["ma", "di", "wo", "do", "vr", "za", "zo"], "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]}
MIN = "\u2212"
GEEN = "\u2013"


def taal() -> str:
    """'en' on English screens, else 'nl'."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def als_dag(waarde: date | datetime) -> date:
    """The local (Dutch) day of a moment, or the day itself."""
    if isinstance(waarde, datetime):
        return waarde.astimezone(NEDERLAND).date() if waarde.tzinfo else waarde.date()
    return waarde


def initialen(naam: str) -> str:
    """The first letters of the first and the last word of a name, for an avatar; '?' without one."""
    woorden = naam.split()
    return "".join(woord[0].upper() for woord in (woorden[:1] + woorden[1:][-1:])) or "?"


def datum(waarde: date | datetime | None) -> str:
    """25 nov 2026: for tables."""
    if waarde is None:
        return ""
    dag = als_dag(waarde)
    return f"{dag.day} {_MAAND_KORT[taal()][dag.month - 1]} {dag.year}"


def ongebroken(tekst: str) -> str:
    """The same text in one piece on a page: for a date inside a longer text, where no `heel` can be put around it."""
    return tekst.replace(" ", "\N{NO-BREAK SPACE}")


def datum_lang(waarde: date | datetime | None) -> str:
    """woensdag 25 november, with the year only when it is not this year: for running text."""
    if waarde is None:
        return ""
    dag = als_dag(waarde)
    tekst = f"{_DAGEN[taal()][dag.weekday()]} {dag.day} {_MAANDEN[taal()][dag.month - 1]}"
    return tekst if dag.year == vandaag().year else f"{tekst} {dag.year}"


def datum_voluit(waarde: date | datetime | None) -> str:
    """ma 23 november 2026: where the reader compares with another day."""
    if waarde is None:
        return ""
    dag = als_dag(waarde)
    return f"{_DAG_KORT[taal()][dag.weekday()]} {dag.day} {_MAANDEN[taal()][dag.month - 1]} {dag.year}"


def datum_cijfers(waarde: date | datetime | None) -> str:
    """25-11-2026: in a field, or beside a source."""
    return "" if waarde is None else als_dag(waarde).strftime("%d-%m-%Y")


def tijd(waarde: datetime | None) -> str:
    """10.30 uur."""
    if waarde is None:
        return ""
    lokaal = waarde.astimezone(NEDERLAND) if waarde.tzinfo else waarde
    return f"{lokaal:%H:%M}" if taal() == "en" else f"{lokaal:%H.%M} uur"


def dichtbij(waarde: date | datetime | None) -> str:
    """vandaag, morgen, over 3 dagen, 6 dagen geleden; further away than two weeks: the date."""
    if waarde is None:
        return ""
    dagen = (als_dag(waarde) - vandaag()).days
    woorden = {
        "nl": {0: "vandaag", 1: "morgen", -1: "gisteren"},
        "en": {0: "today", 1: "tomorrow", -1: "yesterday"},
    }[taal()]
    if dagen in woorden:
        return woorden[dagen]
    if abs(dagen) > 14:
        return datum(waarde)
    if taal() == "en":
        return f"in {dagen} days" if dagen > 0 else f"{-dagen} days ago"
    return f"over {dagen} dagen" if dagen > 0 else f"{-dagen} dagen geleden"


def getal(waarde: float | int | Decimal | None, decimalen: int = 0, leeg: str = GEEN) -> str:
    """1.234,5. None gives a dash: empty is never zero."""
    if waarde is None:
        return leeg
    stap = Decimal(1).scaleb(-decimalen)
    # Rounded from the shortest decimal that reads back as this float: 0.05 is five hundredths to every reader.
    rond = Decimal(str(waarde)).quantize(stap, ROUND_HALF_UP)
    tekst = f"{abs(rond):,.{decimalen}f}"
    if taal() == "nl":
        tekst = tekst.translate(str.maketrans(",.", ".,"))
    return MIN + tekst if rond < 0 else tekst


def procent(waarde: float | Decimal | None, decimalen: int = 1) -> str:
    """64,8%, from 64.8 (percentages are stored as percentages, unrounded)."""
    return GEEN if waarde is None else getal(waarde, decimalen) + "%"


def verschil(waarde: float | Decimal | None, decimalen: int = 1) -> str:
    """A difference with its sign: +2,2 or \u22122,2."""
    tekst = getal(waarde, decimalen)
    return tekst if waarde is None or tekst.startswith(MIN) else f"+{tekst}"


def studiejaar(waarde: int | object | None) -> str:
    """2025-2026, from the first year or a `kern.tijd.Studiejaar`."""
    if waarde is None or waarde == "":
        return ""
    jaar = int(getattr(waarde, "jaar", waarde))
    return f"{jaar}-{jaar + 1}"
