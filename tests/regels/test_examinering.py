"""What the worked cases and the generic tests of the rules do not reach: tables checked by a second way of counting."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from stelsel.regels.motor.lezen import FeitenFout
from stelsel.regels.register import vind


def test_elk_eindcijfer_van_ce_en_ie() -> None:
    """All 8,281 pairs of marks, against whole-number arithmetic; and more never gives less."""
    regel = vind("eindcijfer")
    eerder: dict[int, int] = {}
    for ce, ie in product(range(10, 101), repeat=2):
        pogingen = [{"examen": naam, "cijfer": tienden / 10} for naam, tienden in (("CE", ce), ("IE", ie))]
        feiten = {"onderdeel": "NEDERLANDS", "soort": "vak", "delen": "CE_EN_IE", "pogingen": pogingen}
        antwoord = regel.beantwoord(regel.uit(feiten)).antwoord
        tienden = (ce + ie) // 2  # the first decimal of the mean; a half tenth falls away
        assert antwoord == tienden // 10 + (tienden % 10 >= 5), (ce, ie)
        assert antwoord >= eerder.get(ce + ie - 1, 0)
        eerder[ce + ie] = int(antwoord)


def test_een_woord_naast_cijfers_wordt_geweigerd() -> None:
    regel = vind("eindcijfer")
    pogingen = [{"examen": "IE", "cijfer": Decimal(7)}]
    with pytest.raises(FeitenFout) as fout:
        regel.uit({"onderdeel": "SPECIFIEK", "woord": "goed", "pogingen": pogingen})
    assert [f.pad for f in fout.value.fouten] == ["$.woord, $.pogingen"]
    with pytest.raises(FeitenFout) as fout:
        regel.uit({"onderdeel": "ENGELS", "woord": "goed"})
    assert [f.pad for f in fout.value.fouten] == ["$.onderdeel, $.woord"]
