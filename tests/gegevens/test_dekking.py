"""What a set covers: adjoining selection periods count as one, a gap does not."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stelsel.gegevens.dekking import Dekking, aaneengesloten, gedekt

BEGIN = date(2020, 1, 1)
perioden = st.tuples(st.sampled_from(["99XX", "99YY"]), st.integers(0, 60), st.integers(0, 20)).map(
    lambda p: Dekking(p[0], BEGIN + timedelta(p[1]), BEGIN + timedelta(p[1] + p[2]))
)


@given(st.lists(perioden, max_size=6), st.integers(0, 80), st.integers(0, 20))
def test_covered_means_every_single_day_is_in_some_delivery(dekkingen, begin, lengte):
    dagen = [BEGIN + timedelta(begin + n) for n in range(lengte + 1)]
    per_dag = all(any(d.brin == "99XX" and d.van <= dag <= d.tot_en_met for d in dekkingen) for dag in dagen)
    assert gedekt(dekkingen, "99XX", dagen[0], dagen[-1]) == per_dag


@given(st.lists(perioden, max_size=6))
def test_joined_periods_do_not_touch(dekkingen):
    uit = aaneengesloten(dekkingen)
    for eerste, tweede in pairwise(uit):
        assert eerste.brin != tweede.brin or eerste.tot_en_met + timedelta(1) < tweede.van


def test_an_incomplete_part_makes_the_whole_incomplete():
    heel = Dekking("99XX", BEGIN, BEGIN + timedelta(9))
    half = Dekking("99XX", BEGIN + timedelta(10), BEGIN + timedelta(19), volledig=False)
    assert aaneengesloten([half, heel]) == [Dekking("99XX", BEGIN, BEGIN + timedelta(19), volledig=False)]
