"""When a term ends, and when the Algemene termijnenwet moves that day (BWBR0002448, articles 1-5).

A term that ends on a Saturday, Sunday or public holiday goes on until the next other day (art. 1); one of three days
or more holds at least two other days (art. 2). Terms in hours, and those of more than 90 days, twelve weeks, three
months or in years, do not move (art. 4 a). In a decree the same holds (art. 5). Holidays are data.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from dateutil.easter import easter

if TYPE_CHECKING:
    from stelsel.regels.motor.waarden import Waarden

Eenheid = Literal["dagen", "werkdagen", "weken", "maanden", "jaren"]
ZATERDAG = 5
FEESTDAGEN = "termijnen.feestdagen"
GRENZEN = "termijnen.langste_die_schuift"
MINIMUM = "termijnen.minimum_werkdagen"


@dataclass(frozen=True)
class Termijnregel:
    """So many units; `atw` False where the law that sets the term says otherwise, or a source has not settled it."""

    aantal: int
    eenheid: Eenheid
    atw: bool = True


def laatste_dag(vanaf: date, regel: Termijnregel, waarden: Waarden) -> tuple[date, date]:
    """The last day of a term that starts the day after `vanaf`: by counting, and after moving.

    `vanaf` is the day of the event itself, such as the day on which a decision was made known (Awb 6:8 lid 1).
    """
    geteld = tel_verder(vanaf, regel, waarden)
    if not regel.atw or not _schuift(regel, geteld, waarden):
        return geteld, geteld
    dag = geteld
    while not is_gewone_dag(dag, waarden):
        dag += timedelta(days=1)
    return geteld, max(dag, _met_genoeg_werkdagen(vanaf, regel, dag, waarden))


def tel_verder(vanaf: date, regel: Termijnregel, waarden: Waarden) -> date:
    """`vanaf` and so many units later, by the calendar; a month that is too short ends on its own last day."""
    if regel.eenheid == "werkdagen":
        return werkdagen_na(vanaf, regel.aantal, waarden)
    if regel.eenheid == "dagen":
        return vanaf + timedelta(days=regel.aantal)
    if regel.eenheid == "weken":
        return vanaf + timedelta(weeks=regel.aantal)
    return maanden_na(vanaf, regel.aantal * (12 if regel.eenheid == "jaren" else 1))


def maanden_na(vanaf: date, aantal: int) -> date:
    """The same day so many months later (or earlier), or the last day of that month."""
    jaar, maand = divmod(vanaf.year * 12 + vanaf.month - 1 + aantal, 12)
    return date(jaar, maand + 1, min(vanaf.day, calendar.monthrange(jaar, maand + 1)[1]))


def aangebroken_maanden(vanaf: date, tot: date) -> int:
    """How many months a span has, both days included and rounded up to whole months; 0 when it holds no day."""
    geteld = (tot.year - vanaf.year) * 12 + tot.month - vanaf.month
    return max(0, geteld + (tot.day >= vanaf.day))


def werkdagen_na(vanaf: date, aantal: int, waarden: Waarden) -> date:
    """The `aantal`-th day after `vanaf` that is no Saturday, Sunday or public holiday."""
    dag = vanaf
    while aantal > 0:
        dag += timedelta(days=1)
        aantal -= is_gewone_dag(dag, waarden)
    return dag


def is_gewone_dag(dag: date, waarden: Waarden) -> bool:
    """Neither Saturday, Sunday nor a public holiday (art. 3)."""
    return dag.weekday() < ZATERDAG and dag not in feestdagen(dag.year, waarden)


def feestdagen(jaar: int, waarden: Waarden) -> dict[date, str]:
    """The public holidays of a year by their name; Good Friday is put on a level with them (art. 3 lid 2)."""
    regels = waarden.op(FEESTDAGEN, date(jaar, 1, 1)).waarde
    return _feestdagen(jaar, tuple((naam, *sorted(regel.items())) for naam, regel in regels.items()))


@cache
def _feestdagen(jaar: int, regels: tuple[Any, ...]) -> dict[date, str]:
    return {_feestdag(jaar, dict(regel)): naam for naam, *regel in regels}


def _feestdag(jaar: int, regel: dict[str, Any]) -> date:
    if "pasen" in regel:
        return easter(jaar) + timedelta(days=regel["pasen"])
    dag = date(jaar, regel["maand"], regel["dag"])
    if dag.weekday() == ZATERDAG + 1 and "op_zondag" in regel:
        return dag + timedelta(days=regel["op_zondag"])
    return dag


def _schuift(regel: Termijnregel, dag: date, waarden: Waarden) -> bool:
    """Whether the law holds for a term of this length (art. 4 a)."""
    langste = waarden.op(GRENZEN, dag).waarde.get(regel.eenheid)
    return langste is not None and regel.aantal <= langste


def _met_genoeg_werkdagen(vanaf: date, regel: Termijnregel, dag: date, waarden: Waarden) -> date:
    minimum = waarden.op(MINIMUM, dag).waarde
    if (dag - vanaf).days < minimum["vanaf_dagen"]:
        return dag
    if regel.eenheid == "dagen" and regel.aantal < minimum["vanaf_dagen"]:
        return dag
    return max(dag, werkdagen_na(vanaf, minimum["werkdagen"], waarden))
