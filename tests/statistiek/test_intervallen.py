"""Values for the score interval as printed by Newcombe (1998), table I, method 3."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stelsel.statistiek.intervallen import wilson
from stelsel.statistiek.trend import trendtoets


@pytest.mark.parametrize(
    ("teller", "noemer", "laag", "hoog"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_gepubliceerde_waarden(teller, noemer, laag, hoog):
    assert wilson(teller, noemer) == pytest.approx((laag, hoog), abs=5e-5)


@given(st.integers(1, 10_000).flatmap(lambda b: st.tuples(st.integers(0, b), st.just(b))))
def test_het_aandeel_ligt_in_zijn_interval_en_dat_in_nul_tot_een(paar):
    teller, noemer = paar
    laag, hoog = wilson(teller, noemer)
    assert 0 <= laag <= teller / noemer <= hoog <= 1
    assert wilson(noemer - teller, noemer) == pytest.approx((1 - hoog, 1 - laag))


@pytest.mark.parametrize("paar", [(1, 0), (-1, 5), (6, 5)])
def test_geen_aandeel_is_een_fout(paar):
    with pytest.raises(ValueError, match="geen aandeel"):
        wilson(*paar)


def test_andere_betrouwbaarheid_geeft_een_ander_interval_of_een_fout():
    assert wilson(50, 100, 0.99)[0] < wilson(50, 100)[0] < wilson(50, 100, 0.90)[0]
    with pytest.raises(ValueError, match="betrouwbaarheid"):
        wilson(50, 100, 0.5)


def test_trend_gelijk_aan_een_gepubliceerd_voorbeeld():
    # Fleiss (1981), smokers among four groups of patients: X² = 8.2249, p = 0.004132
    z, p = trendtoets([83, 90, 129, 70], [86, 93, 136, 82])
    assert z < 0
    assert z**2 == pytest.approx(8.2249, abs=1e-4)
    assert p == pytest.approx(0.004132, abs=1e-6)


def test_niets_te_toetsen():
    assert trendtoets([1, 2], [5, 5]) is None
    assert trendtoets([5, 5, 5], [5, 5, 5]) is None
    with pytest.raises(ValueError, match="noemers"):
        trendtoets([1], [1, 2])
    with pytest.raises(ValueError, match="buiten"):
        trendtoets([3, 1, 1], [2, 2, 2])
