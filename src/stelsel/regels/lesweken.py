"""Weeks of teaching: what a vacation does to a number of weeks.

A week in which no lessons were given because of a vacation on Monday to Friday is no teaching week. Single free days
do not make a vacation week. What is known of the vacations is a list of periods, both days included.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

import msgspec

from stelsel.regels.motor import Deel, vraag

EEN_DAG = timedelta(days=1)
WEEK = timedelta(weeks=1)
# Vacations lengthen a number of weeks; beyond this they are no vacations any more.
LANGST = timedelta(weeks=520)
SCHOOLDAGEN = range(5)

Lesuren = Annotated[
    Decimal,
    msgspec.Meta(
        extra={"minstens": 0, "hoogstens": 24},
        extra_json_schema={"type": ["number", "string"], "minimum": 0, "maximum": 24},
    ),
]
Weken = Annotated[int, msgspec.Meta(ge=1, le=4)]
Verlofdag = Annotated[int, msgspec.Meta(ge=1, le=366)]


class Vakantie(Deel):
    """A vacation of the institution, from its first up to and including its last day."""

    van: Annotated[date, vraag("Op welke dag begint de vakantie?", vast=True)]
    tot: Annotated[date, vraag("Op welke dag eindigt de vakantie?", vast=True)]


def maandag(dag: date) -> date:
    """The Monday of the week of a day."""
    return dag - timedelta(days=dag.weekday())


def is_vakantieweek(begin: date, vakanties: Iterable[Vakantie]) -> bool:
    """Whether no lessons are given from Monday to Friday of the week that starts on that Monday."""
    dagen = [begin + timedelta(days=dag) for dag in SCHOOLDAGEN]
    return all(any(vakantie.van <= dag <= vakantie.tot for vakantie in vakanties) for dag in dagen)


def weken_verder(vanaf: date, aantal: int, vakanties: Iterable[Vakantie]) -> date:
    """The last day of so many weeks that start on `vanaf`, lengthened by the vacation weeks within them."""
    vrij = tuple(vakanties)
    einde = vanaf + aantal * WEEK - EEN_DAG
    week = maandag(vanaf)
    while week <= einde and einde - vanaf < LANGST:
        if is_vakantieweek(week, vrij):
            einde += WEEK
        week += WEEK
    return einde


def begin_van_venster(dag: date, aantal: int, vakanties: Iterable[Vakantie], niet_voor: date) -> date:
    """The Monday of the first of so many consecutive teaching weeks of which the last is the week of `dag`.

    Never before the week of `niet_voor`: what is older does not matter to whoever asks.
    """
    vrij = tuple(vakanties)
    week, geteld = maandag(dag), 1
    while geteld < aantal and week > niet_voor:
        week -= WEEK
        geteld += not is_vakantieweek(week, vrij)
    return week
