"""Ages on four days, also of a birth date of which a part is unknown."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stelsel.gegevens.uitvoer.leeftijden import leeftijden, peildagen
from stelsel.kern.tijd import Studiejaar

JAAR = Studiejaar(2025)
SCHEMA = {"persoon_id": pl.String, "geboortejaar": pl.Int32, "geboortemaand": pl.Int32, "geboortedag": pl.Int32}


def _leeftijden(*delen, studiejaar=JAAR):
    personen = pl.DataFrame([("p", *delen)], schema=SCHEMA, orient="row").with_columns(levering_id=pl.lit("l"))
    uit = leeftijden(personen, studiejaar)
    per_dag = dict(uit.select("peildatum", "leeftijd").iter_rows())
    assert set(per_dag) in (set(), set(peildagen(studiejaar)))
    return [per_dag[dag] for dag in sorted(per_dag)]


def test_de_vier_dagen():
    assert peildagen(JAAR) == (date(2025, 8, 1), date(2025, 10, 1), date(2025, 12, 31), date(2026, 2, 1))


@pytest.mark.parametrize(
    ("geboren", "verwacht"),
    [
        ((2008, 8, 1), [17, 17, 17, 17]),
        ((2008, 8, 2), [16, 17, 17, 17]),
        ((2008, 10, 1), [16, 17, 17, 17]),
        ((2008, 10, 2), [16, 16, 17, 17]),
        ((2009, 1, 1), [16, 16, 16, 17]),
        ((2009, 2, 2), [16, 16, 16, 16]),
        ((2008, 2, 29), [17, 17, 17, 17]),
        # the day decides on 1 October only where the month is October; without a month hardly anything is certain
        ((2008, 10, None), [16, None, 17, 17]),
        ((2008, 5, None), [17, 17, 17, 17]),
        ((2008, None, None), [None, None, 17, None]),
        ((2008, None, 15), [None, None, 17, None]),
        # impossible days and a birth in the future give no age
        ((2008, 2, 31), [None] * 4),
        ((2030, 1, 1), [None] * 4),
        ((None, None, None), []),
    ],
)
def test_leeftijd_per_dag(geboren, verwacht):
    assert _leeftijden(*geboren) == verwacht


@given(st.dates(date(1950, 1, 1), date(2012, 12, 31)), st.integers(-10, 10))
def test_hetzelfde_in_een_ander_jaar_zegt_niets_nieuws(geboren, verschil):
    """Who gets sets of several years learns the same: every age is as many years more."""
    delen = (geboren.year, geboren.month, geboren.day)
    nu = _leeftijden(*delen)
    assert _leeftijden(*delen, studiejaar=Studiejaar(2025 + verschil)) == [leeftijd + verschil for leeftijd in nu]


@given(st.dates(date(1950, 1, 1), date(2010, 12, 31)))
def test_een_geboortedag_valt_niet_te_vinden(geboren):
    """At least a month of birth dates gives the very same ages."""
    nu = _jaren(geboren)
    zelfde = sum(_jaren(geboren + timedelta(days=dagen)) == nu for dagen in range(-185, 186))
    assert zelfde >= 31
    assert _leeftijden(geboren.year, geboren.month, geboren.day) == nu


def _jaren(geboren):
    return [op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day)) for op in peildagen(JAAR)]
