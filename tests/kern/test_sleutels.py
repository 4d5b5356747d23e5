"""Forms and check digits of the keys, and that invented numbers are nobody's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stelsel.kern import sleutels


def test_the_published_example_numbers_pass():
    assert sleutels.is_bsn("111222333")
    assert sleutels.is_onderwijsnummer("100000004")


def test_an_onderwijsnummer_is_no_bsn_and_the_other_way_round():
    assert not sleutels.is_bsn("100000004")
    assert not sleutels.is_onderwijsnummer("111222333")


@pytest.mark.parametrize("nummer", ["", "BSN1", "11122233", "1112223333", "١١١٢٢٢٣٣٣", "000000000", "111 222 33"])
def test_what_is_not_nine_digits_is_no_number(nummer):
    assert not sleutels.is_bsn(nummer)
    assert not sleutels.is_onderwijsnummer(nummer)


def test_older_onderwijsnummers_count_only_when_asked():
    ouder = next(f"{n:09d}" for n in range(200_000_000, 200_000_100) if sleutels.elfproef_rest(f"{n:09d}") == 5)
    assert not sleutels.is_onderwijsnummer(ouder)
    assert sleutels.is_onderwijsnummer(ouder, streng=False)


@given(st.integers(0, 10**9 - 1), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(getal, plaats, verschil):
    nummer = f"{getal:09d}"
    anders = nummer[:plaats] + str((int(nummer[plaats]) + verschil) % 10) + nummer[plaats + 1 :]
    assert not (sleutels.is_bsn(nummer) and sleutels.is_bsn(anders))


@given(st.integers(0, 8_000_000), st.integers(1, 200))
def test_invented_bsns_are_valid_different_and_from_the_range_nobody_has(begin, aantal):
    nummers = [f"{n:09d}" for n in sleutels.verzonnen_bsns(aantal, begin)]
    assert len(set(nummers)) == aantal
    assert all(sleutels.is_bsn(n) and n.startswith("9") for n in nummers)
    assert nummers[0] == sleutels.verzonnen_bsn(begin)


@given(st.integers(0, 90_000), st.integers(1, 200))
def test_invented_onderwijsnummers_are_valid_and_different(begin, aantal):
    nummers = [f"{n:09d}" for n in sleutels.verzonnen_onderwijsnummers(aantal, begin)]
    assert len(set(nummers)) == aantal
    assert all(sleutels.is_onderwijsnummer(n) for n in nummers)


def test_asking_for_more_invented_numbers_than_there_are_is_refused():
    with pytest.raises(ValueError, match="niet meer dan"):
        sleutels.verzonnen_onderwijsnummers(1_000_000)


@pytest.mark.parametrize(
    ("vorm", "goed", "fout"),
    [
        (sleutels.is_brin, ["25LX", "00GT"], ["25lx", "2LXX", "25LX0", "25LX\n"]),
        (sleutels.is_crebo, ["25655", "23301"], ["2565", "256555", "25A55"]),
        (sleutels.is_keuzedeelcode, ["K0067"], ["k0067", "K067", "00067"]),
        (sleutels.is_amvb_onderdeelcode, ["C0004"], ["K0004", "C4"]),
        (sleutels.is_onderwijsaanbieder, ["100A501"], ["100X501", "100a501"]),
        (sleutels.is_onderwijslocatie, ["101X591"], ["101A591", "101X59"]),
    ],
)
def test_each_key_has_its_form(vorm, goed, fout):
    assert all(vorm(code) for code in goed)
    assert not any(vorm(code) for code in fout)
