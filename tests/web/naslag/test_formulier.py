"""The form of every rule: what is filled in is exactly the facts that JSON would give."""

from __future__ import annotations

import random

import msgspec
import pytest

from hulp.feiten import willekeurig
from stelsel.regels.gevallen_lezen import gevallen
from stelsel.regels.motor.lezen import FeitenFout
from stelsel.regels.register import alle
from stelsel.web.naslag.formulier import Feitenformulier, als_kaal

REGELS = pytest.mark.parametrize("regel", alle(), ids=lambda regel: regel.naam)


def _zonder_leeg(feiten) -> dict:
    """Repeated parts in which nothing is known cannot be told from an empty row."""
    return {naam: deel for naam, deel in als_kaal(feiten).items() if deel not in ({},)}


@REGELS
def test_heen_en_terug(regel) -> None:
    """Facts to form to what a browser sends and back: the same facts, for every case and for random ones."""
    lot = random.Random(f"formulier {regel.naam}")
    reeks = [geval.feiten for geval in gevallen(regel.naam)] + [willekeurig(regel.feiten, lot) for _ in range(15)]
    vergeleken = 0
    for kaal in reeks:
        try:
            bedoeld = regel.uit(msgspec.json.decode(msgspec.json.encode(kaal)))
        except FeitenFout:
            continue
        if _heeft_lege_rij(als_kaal(bedoeld)):
            continue
        formulier = Feitenformulier(regel, Feitenformulier(regel, feiten=als_kaal(bedoeld)).verstuurd())
        gelezen = formulier.lees()
        assert gelezen is not None, (formulier.errors, kaal)
        assert _zonder_leeg(gelezen) == _zonder_leeg(bedoeld)
        vergeleken += 1
    assert vergeleken


def _heeft_lege_rij(waarde) -> bool:
    if isinstance(waarde, dict):
        return any(_heeft_lege_rij(deel) for deel in waarde.values())
    if isinstance(waarde, list):
        return any(deel == {} or _heeft_lege_rij(deel) for deel in waarde)
    return waarde == {}


@REGELS
def test_een_leeg_formulier_weet_niets(regel) -> None:
    """Nothing filled in is nothing known, never a 'no' or a zero."""
    feiten = Feitenformulier(regel, Feitenformulier(regel).verstuurd()).lees()
    assert als_kaal(feiten) == {}
