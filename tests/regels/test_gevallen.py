"""Every worked case of every rule gives what it says (`regels/gevallen`), and the cases cover what they must."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import msgspec
import pytest
import yaml

from stelsel.regels.gevallen_lezen import MAP, gevallen
from stelsel.regels.motor.uitkomst import ONBEKEND, Uitkomst, als_json
from stelsel.regels.register import alle, bestanden, vind

GEVALLEN = [(naam, geval) for naam in bestanden() for geval in gevallen(naam)]
WOORD = {True: "ja", False: "nee", None: ONBEKEND}


@pytest.mark.parametrize(("naam", "geval"), GEVALLEN, ids=[f"{naam}: {geval.naam}" for naam, geval in GEVALLEN])
def test_geval(naam: str, geval) -> None:
    regel = vind(naam)
    uitkomst = regel.beantwoord(regel.uit(geval.feiten), geval.op)
    assert _gelijk(uitkomst.antwoord, geval.antwoord), _redenen(uitkomst)
    for artikel, verwacht in geval.gronden.items():
        gevonden = [WOORD[grond.voldaan] for grond in uitkomst.gronden if grond.artikel == artikel]
        assert verwacht in gevonden, f"{artikel}: {gevonden}\n{_redenen(uitkomst)}"
    if geval.ontbrekend is not None:
        assert sorted(mist.feit for mist in uitkomst.ontbrekend) == sorted(geval.ontbrekend)
    gewogen = {regel.artikel for regel in uitkomst.ter_beoordeling}
    assert set(geval.ter_beoordeling) <= gewogen, gewogen
    termijnen = {termijn.wat: termijn.uiterlijk for termijn in uitkomst.termijnen}
    for wat, dag in geval.termijnen.items():
        assert termijnen.get(wat) == dag, termijnen
    for wat, waarde in geval.waarden.items():
        assert _gelijk(_kaal(uitkomst.waarden.get(wat)), waarde), uitkomst.waarden


def _kaal(waarde: Any) -> Any:
    return msgspec.json.decode(als_json(waarde)) if isinstance(waarde, dict | list | tuple) else waarde


def _gelijk(gevonden: Any, verwacht: Any) -> bool:
    """Equal; a number by value, written exactly as in the file."""
    if isinstance(gevonden, int | Decimal) and isinstance(verwacht, int | float) and not isinstance(verwacht, bool):
        return Decimal(gevonden) == Decimal(str(verwacht))
    return gevonden == verwacht


def _redenen(uitkomst: Uitkomst) -> str:
    regels = [f"antwoord: {uitkomst.antwoord}"]
    regels += [f"{WOORD[grond.voldaan]:<9}{grond.artikel}: {grond.zin}" for grond in uitkomst.gronden]
    return "\n".join(regels + [f"mist {mist.feit}" for mist in uitkomst.ontbrekend])


@pytest.mark.parametrize("regel", alle(), ids=lambda regel: regel.naam)
def test_elk_antwoord_heeft_een_geval(regel) -> None:
    """Each answer code, and a case in which a fact is missing."""
    gezien = {geval.antwoord for geval in gevallen(regel.naam)}
    assert not set(regel.antwoorden) - gezien, "geen geval met dit antwoord"
    assert not {antwoord for antwoord in gezien if isinstance(antwoord, str)} - {*regel.antwoorden, ONBEKEND}
    assert any(geval.ontbrekend for geval in gevallen(regel.naam)), "geen geval waarin een feit ontbreekt"


def test_een_bestand_hoort_bij_een_regel() -> None:
    assert {pad.name[:-5] for pad in MAP.iterdir()} <= set(bestanden())
    for pad in MAP.iterdir():
        inhoud = yaml.safe_load(pad.read_text("utf-8"))
        assert set(inhoud) == {"regel", "gevallen"} and inhoud["regel"] == pad.name[:-5], pad.name
        namen = [geval["naam"] for geval in inhoud["gevallen"]]
        assert len(namen) == len(set(namen)), f"{pad.name}: twee gevallen met een naam"
        assert all(re.match(r"[A-Z0-9]", naam) for naam in namen), f"{pad.name}: de naam van een geval is een zin"
