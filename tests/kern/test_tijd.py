"""The clock, the studiejaar and birth dates of which a part is unknown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import (
    GedeeltelijkeDatum,
    Studiejaar,
    nu,
    teldatum_februari,
    teldatum_oktober,
    vandaag,
)

dagen = st.dates(date(1900, 1, 1), date(2200, 1, 1))


def test_the_clock_stands_still_on_the_day_that_is_set(monkeypatch):
    monkeypatch.setenv("STELSEL_VANDAAG", "2024-02-29")
    assert vandaag() == date(2024, 2, 29)
    assert nu().utcoffset() == timedelta(0)


def test_a_clock_setting_that_is_no_date_says_what_to_type(monkeypatch):
    monkeypatch.setenv("STELSEL_VANDAAG", "29-02-2024")
    with pytest.raises(StelselFout) as fout:
        vandaag()
    assert "jjjj-mm-dd" in fout.value.verwacht
    assert fout.value.exitcode == 2


@given(dagen)
def test_a_day_falls_in_its_studiejaar_and_in_no_other(dag):
    jaar = Studiejaar.van_datum(dag)
    assert jaar.van <= dag <= jaar.tot_en_met
    assert Studiejaar(jaar.jaar + 1).van == jaar.tot_en_met + timedelta(days=1)


@pytest.mark.parametrize("tekst", ["2024", "2024-2025", "2024/25", "2024-25", "2024/2025", " 2024 "])
def test_a_studiejaar_is_read_in_the_ways_people_write_it(tekst):
    assert Studiejaar.lees(tekst) == Studiejaar(2024)
    assert str(Studiejaar.lees(tekst)) == "2024-2025"


def test_the_turn_of_the_century_is_one_studiejaar():
    assert Studiejaar.lees("1999-00") == Studiejaar(1999)


@pytest.mark.parametrize("tekst", ["24", "2024-2026", "2024-24", "volgend jaar", ""])
def test_what_is_no_studiejaar_is_refused_in_words(tekst):
    with pytest.raises(StelselFout, match="geen studiejaar"):
        Studiejaar.lees(tekst)


def test_the_counting_dates_of_one_studiejaar_lie_in_two_calendar_years():
    assert teldatum_oktober(2024) == date(2024, 10, 1)
    assert teldatum_februari(2024) == date(2025, 2, 1)
    assert Studiejaar.van_datum(teldatum_oktober(2024)) == Studiejaar.van_datum(teldatum_februari(2024))


@given(dagen, dagen)
def test_a_full_birth_date_gives_the_age_people_count(geboren, dag):
    leeftijd = GedeeltelijkeDatum(geboren.year, geboren.month, geboren.day).leeftijd_op(dag)
    verjaardagen = [jaar for jaar in range(geboren.year, dag.year + 1) if _verjaardag(geboren, jaar) <= dag]
    if dag >= geboren:
        assert leeftijd == len(verjaardagen) - 1


def _verjaardag(geboren, jaar):
    try:
        return geboren.replace(year=jaar)
    except ValueError:
        return date(jaar, 3, 1)


@given(dagen, dagen)
def test_an_unknown_part_gives_an_age_only_when_it_does_not_matter(geboren, dag):
    zonder_dag = GedeeltelijkeDatum(geboren.year, geboren.month)
    alle = {
        GedeeltelijkeDatum(d.year, d.month, d.day).leeftijd_op(dag)
        for d in (zonder_dag.vroegst + timedelta(n) for n in range((zonder_dag.laatst - zonder_dag.vroegst).days + 1))
    }
    assert zonder_dag.leeftijd_op(dag) == (alle.pop() if len(alle) == 1 else None)


@pytest.mark.parametrize("delen", [(2024, 2, 30), (2024, 13, None), (2024, None, 3), (0, None, None)])
def test_a_birth_date_that_cannot_exist_is_refused(delen):
    with pytest.raises(ValueError, match=r".+"):
        GedeeltelijkeDatum(*delen)
