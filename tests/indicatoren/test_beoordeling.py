"""Norm, minimum and decision rule, on both sides of each limit."""

from __future__ import annotations

from fractions import Fraction

import pytest

from stelsel.indicatoren.beoordeling import Cijfer, Uitkomst, beoordeel, beslis, een_decimaal
from stelsel.indicatoren.lezingen import STANDAARD, Lezingen
from stelsel.indicatoren.normen import norm

JR, DR, SR = "jaarresultaat", "diplomaresultaat", "startersresultaat"
# domein: the norms of the Inspectie, 31 May 2024, tables 1 and 2
NORMEN = {JR: {2: 67, 3: 68, 4: 68}, DR: {2: 61, 3: 70, 4: 70}, SR: {2: 79, 3: 82, 4: 82}}
HOGE = {JR: {2: 82, 3: 85, 4: 85}, DR: {2: 79, 3: 89, 4: 89}}


@pytest.mark.parametrize("indicator", NORMEN)
@pytest.mark.parametrize("niveau", [2, 3, 4])
def test_op_de_norm_is_voldoende_eronder_niet(indicator, niveau):
    grens = NORMEN[indicator][niveau]
    op = beoordeel(Cijfer(indicator, grens * 10, 1000), niveau, 2024, 1, STANDAARD)
    onder = beoordeel(Cijfer(indicator, grens * 10 - 1, 1000), niveau, 2024, 1, STANDAARD)
    assert (op.oordeel, op.norm) == ("voldoende", grens)
    assert onder.oordeel == "onvoldoende"


def test_de_norm_wordt_exact_vergeleken():
    # 67/100 is in binary a little less than 67 percent
    assert beoordeel(Cijfer(JR, 67, 100), 2, 2024, 1, STANDAARD).oordeel == "voldoende"
    assert beoordeel(Cijfer(JR, 2, 3), 2, 2024, 1, Lezingen(minimum="1")).oordeel == "onvoldoende"


@pytest.mark.parametrize(("noemer", "oordeel"), [(11, "niet te bepalen"), (12, "voldoende")])
def test_minimum_van_twaalf(noemer, oordeel):
    uit = beoordeel(Cijfer(JR, noemer - 1, noemer), 2, 2024, 1, STANDAARD)
    assert uit.oordeel == oordeel
    if noemer == 11:
        assert uit.redenen == ("niet te bepalen: de noemer is 11, kleiner dan 12",)


@pytest.mark.parametrize("indicator", [JR, DR])
@pytest.mark.parametrize("teller", [0, 20])
def test_precies_nul_of_honderd_wordt_niet_beoordeeld(indicator, teller):
    assert beoordeel(Cijfer(indicator, teller, 20), 3, 2024, 1, STANDAARD).oordeel == "niet te bepalen"
    wel = beoordeel(Cijfer(indicator, teller, 20), 3, 2024, 1, Lezingen(nul_honderd="beoordeeld"))
    assert wel.oordeel == ("voldoende" if teller else "onvoldoende")


def test_startersresultaat_van_honderd_wordt_wel_beoordeeld():
    assert beoordeel(Cijfer(SR, 20, 20), 3, 2024, 1, STANDAARD).oordeel == "voldoende"


@pytest.mark.parametrize(
    ("jaren", "laatste", "oordeel"),
    [(3, True, "voldoende"), (2, True, "voldoende"), (2, False, "niet te bepalen"), (1, True, "niet te bepalen")],
)
def test_starters_in_twee_van_drie_jaren_waaronder_het_laatste(jaren, laatste, oordeel):
    cijfer = Cijfer(SR, 19, 20, jaren, laatste)
    assert beoordeel(cijfer, 3, 2024, 3, STANDAARD).oordeel == oordeel
    assert beoordeel(cijfer, 3, 2024, 3, Lezingen(sr_jaren="geen_eis")).oordeel == "voldoende"


def test_afronding_die_verschil_maakt_wordt_genoemd():
    cijfer = Cijfer(JR, 6796, 10000)
    assert een_decimaal(cijfer.waarde) == 68
    gewoon = beoordeel(cijfer, 3, 2024, 1, STANDAARD)
    afgerond = beoordeel(cijfer, 3, 2024, 1, Lezingen(afronding="een_decimaal"))
    assert (gewoon.oordeel, afgerond.oordeel) == ("onvoldoende", "voldoende")
    assert "afgerond" in gewoon.redenen[0]
    assert "afgerond" in afgerond.redenen[0]


def test_afronding_half_naar_boven():
    assert een_decimaal(Fraction(6795, 100)) == Fraction(680, 10)
    assert een_decimaal(Fraction(67949, 1000)) == Fraction(679, 10)


@pytest.mark.parametrize("niveau", [2, 3, 4])
def test_hoge_normen(niveau):
    for indicator, waarden in HOGE.items():
        assert norm("hoog", indicator, niveau, 2024) == waarden[niveau]
    assert norm("hoog", SR, niveau, 2024) is None
    assert norm("voldoende", JR, 1, 2024) is None


JA, NEE, LEEG = "voldoende", "onvoldoende", "niet te bepalen"


@pytest.mark.parametrize(
    ("jr", "dr", "sr", "oordeel"),
    [
        (JA, JA, JA, JA),
        (JA, JA, NEE, JA),
        (NEE, JA, JA, JA),
        (JA, NEE, NEE, NEE),
        (NEE, NEE, NEE, NEE),
        (JA, JA, LEEG, JA),
        (NEE, LEEG, NEE, NEE),
        (JA, NEE, LEEG, LEEG),
        (LEEG, JA, NEE, LEEG),
        (JA, LEEG, LEEG, LEEG),
        (LEEG, LEEG, LEEG, LEEG),
    ],
)
def test_beslisregel(jr, dr, sr, oordeel):
    uitkomsten = {naam: Uitkomst(o, None) for naam, o in zip((JR, DR, SR), (jr, dr, sr), strict=True)}
    gevonden, uitleg = beslis(uitkomsten, STANDAARD, 2024)
    assert gevonden == oordeel
    assert uitleg


@pytest.mark.parametrize(
    ("jr_hoog", "dr_hoog", "of", "en"),
    [(True, True, "hoog", "hoog"), (True, False, "hoog", JA), (False, True, "hoog", JA), (False, False, JA, JA)],
)
def test_hoog(jr_hoog, dr_hoog, of, en):
    uitkomsten = {JR: Uitkomst(JA, None, (), jr_hoog), DR: Uitkomst(JA, None, (), dr_hoog), SR: Uitkomst(JA, None)}
    assert beslis(uitkomsten, STANDAARD, 2024)[0] == of
    assert beslis(uitkomsten, Lezingen(hoog="en"), 2024)[0] == en
    zonder_sr = uitkomsten | {SR: Uitkomst(NEE, None)}
    assert beslis(zonder_sr, STANDAARD, 2024)[0] == JA
