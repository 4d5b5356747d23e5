"""When a term ends: against the calendar of real years, and against the words of the law."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stelsel.regels.motor.termijnen import (
    Termijnregel,
    feestdagen,
    is_gewone_dag,
    laatste_dag,
    maanden_na,
    werkdagen_na,
)
from stelsel.regels.motor.waarden import STANDAARD

DAGEN = st.dates(date(2000, 1, 1), date(2060, 12, 31))

# Looked up in a printed calendar, not computed.
KALENDER = {
    2013: {"tweede paasdag": date(2013, 4, 1), "Koninginnedag": date(2013, 4, 30)},
    2014: {"Koningsdag": date(2014, 4, 26), "Hemelvaartsdag": date(2014, 5, 29)},
    2025: {"Goede Vrijdag": date(2025, 4, 18), "Koningsdag": date(2025, 4, 26), "tweede pinksterdag": date(2025, 6, 9)},
    2026: {
        "Nieuwjaarsdag": date(2026, 1, 1),
        "Goede Vrijdag": date(2026, 4, 3),
        "tweede paasdag": date(2026, 4, 6),
        "Koningsdag": date(2026, 4, 27),
        "Bevrijdingsdag": date(2026, 5, 5),
        "Hemelvaartsdag": date(2026, 5, 14),
        "tweede pinksterdag": date(2026, 5, 25),
        "eerste kerstdag": date(2026, 12, 25),
        "tweede kerstdag": date(2026, 12, 26),
    },
    2027: {"tweede paasdag": date(2027, 3, 29), "Hemelvaartsdag": date(2027, 5, 6)},
}


@pytest.mark.parametrize("jaar", KALENDER)
def test_feestdagen(jaar: int) -> None:
    per_naam = {naam: dag for dag, naam in feestdagen(jaar, STANDAARD).items()}
    assert KALENDER[jaar].items() <= per_naam.items()
    # Two may fall together: Ascension Day on 5 May in 2016.
    assert len(per_naam) in (8, 9)


@pytest.mark.parametrize(
    ("vanaf", "regel", "geteld", "verschoven"),
    [
        # two weeks from a Friday: a Friday
        (date(2026, 11, 6), Termijnregel(2, "weken"), date(2026, 11, 20), date(2026, 11, 20)),
        # six weeks that end on a Saturday: the Monday after
        (date(2026, 10, 3), Termijnregel(6, "weken"), date(2026, 11, 14), date(2026, 11, 16)),
        # two weeks that end on Good Friday: the Tuesday after Easter
        (date(2026, 3, 20), Termijnregel(2, "weken"), date(2026, 4, 3), date(2026, 4, 7)),
        # Christmas on Friday and Saturday, then a Sunday
        (date(2026, 12, 11), Termijnregel(14, "dagen"), date(2026, 12, 25), date(2026, 12, 28)),
        # twelve weeks move, thirteen do not (art. 4 a)
        (date(2026, 8, 22), Termijnregel(12, "weken"), date(2026, 11, 14), date(2026, 11, 16)),
        (date(2026, 8, 15), Termijnregel(13, "weken"), date(2026, 11, 14), date(2026, 11, 14)),
        (date(2026, 8, 14), Termijnregel(3, "maanden"), date(2026, 11, 14), date(2026, 11, 16)),
        (date(2026, 7, 14), Termijnregel(4, "maanden"), date(2026, 11, 14), date(2026, 11, 14)),
        (date(2025, 11, 15), Termijnregel(1, "jaren"), date(2026, 11, 15), date(2026, 11, 15)),
        # where the source leaves it open, nothing moves
        (date(2026, 10, 3), Termijnregel(6, "weken", atw=False), date(2026, 11, 14), date(2026, 11, 14)),
        # three days over a long weekend hold two other days (art. 2): Thursday before Easter
        (date(2026, 4, 2), Termijnregel(3, "dagen"), date(2026, 4, 5), date(2026, 4, 8)),
        # two days: only the end moves
        (date(2026, 4, 2), Termijnregel(2, "dagen"), date(2026, 4, 4), date(2026, 4, 7)),
        (date(2026, 11, 20), Termijnregel(5, "werkdagen"), date(2026, 11, 27), date(2026, 11, 27)),
    ],
)
def test_laatste_dag(vanaf, regel, geteld, verschoven) -> None:
    assert laatste_dag(vanaf, regel, STANDAARD) == (geteld, verschoven)


@pytest.mark.parametrize(
    ("vanaf", "maanden", "dag"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_maanden_na(vanaf, maanden, dag) -> None:
    assert maanden_na(vanaf, maanden) == dag


@given(DAGEN, st.integers(1, 90), st.sampled_from(["dagen", "weken", "maanden", "werkdagen"]))
def test_een_termijn_eindigt_op_een_gewone_dag_of_schuift_niet(vanaf: date, aantal: int, eenheid: str) -> None:
    """Never earlier than counted; moved by less than a week; and on a day that counts, when the law moves it."""
    geteld, eind = laatste_dag(vanaf, Termijnregel(aantal, eenheid), STANDAARD)
    assert vanaf < geteld <= eind <= geteld + timedelta(days=6)
    if geteld != eind:
        assert is_gewone_dag(eind, STANDAARD)


@given(DAGEN, st.integers(1, 30))
def test_werkdagen_tellen(vanaf: date, aantal: int) -> None:
    """The plain way: count the days that are no weekend or holiday."""
    eind = werkdagen_na(vanaf, aantal, STANDAARD)
    tussen = [vanaf + timedelta(days=n) for n in range(1, (eind - vanaf).days + 1)]
    assert sum(is_gewone_dag(dag, STANDAARD) for dag in tussen) == aantal and is_gewone_dag(eind, STANDAARD)
