"""Shares are exact and rounding is that of arithmetic, on both sides of a half."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from stelsel.regels.motor.getallen import afgerond, breuk, deel_van, geschreven, procent, vermenigvuldigd
from stelsel.regels.motor.tekst import feit_in_woorden
from stelsel.regels.register import vind


@pytest.mark.parametrize(
    ("waarde", "decimalen", "verwacht"),
    [
        (Fraction(115199, 1000), 2, "115.20"),
        (Fraction(2345, 1000), 2, "2.35"),
        (Fraction(2344999, 1000000), 2, "2.34"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("0.4999"), 0, "0"),
        (Decimal("-0.5"), 0, "-1"),
        (Fraction(-2345, 1000), 2, "-2.35"),
        (Fraction(1, 3), 1, "0.3"),
        (7, 2, "7.00"),
    ],
)
def test_een_half_gaat_van_nul_af(waarde, decimalen, verwacht):
    assert str(afgerond(waarde, decimalen)) == verwacht


def test_een_getal_uit_yaml_is_wat_er_staat():
    """0.1 as a float is a little more than a tenth; three of them are not 0.3."""
    assert breuk(0.1) == Fraction(1, 10)
    assert vermenigvuldigd(0.4, 3, Decimal("1.2")) == Fraction(144, 100)
    assert vermenigvuldigd() == 1


def test_procent_en_deel():
    assert procent(2, 3) == Fraction(200, 3)
    assert deel_van(75, 1001) == Fraction(75075, 100)
    with pytest.raises(ZeroDivisionError):
        procent(0, 0)


def test_geschreven_laat_zien_aan_welke_kant_van_de_norm():
    assert geschreven(Fraction(6696, 100)) == "66,96"
    assert geschreven(Fraction(200, 3)) == "66,6667"
    assert geschreven(Decimal("67.00")) == "67"


@pytest.mark.parametrize(
    ("naam", "pad", "waarde", "verwacht"),
    [
        ("vsv", "studiejaar", 2027, "2027"),
        ("vsv", "geboortedatum.jaar", 2009, "2009"),
        ("thuiszitter", "persoon.geboortedatum.jaar", 2009, "2009"),
        ("diplomawaarde", "ingeschreven_oktobers", [2023, 2024], "2023, 2024"),
        ("diplomawaarde", "ingeschreven_oktobers", [], "geen"),
        ("telt_mee", "bekostigingsjaar", None, "onbekend"),
        ("rif_begroting", "subsidie", 2027, "2.027"),
        ("vsv", "dit_feit_bestaat_niet", 2027, "2.027"),
    ],
)
def test_een_jaartal_heeft_geen_punt(naam, pad, waarde, verwacht):
    assert feit_in_woorden(vind(naam).feiten, pad, waarde) == verwacht
