"""A whole invented school, dirt included, counted twice: by the expressions and by the slow recount."""

from __future__ import annotations

from datetime import date

import pytest
from tests.indicatoren.test_naslag import geteld, nageteld

from stelsel.indicatoren import Lezingen, Sessie, bereken
from stelsel.indicatoren.definities import DRIE
from stelsel.indicatoren.lezingen import STANDAARD
from stelsel.opdrachten.hoofd import main

TABELLEN = ("inschrijving", "inschrijvingsperiode", "diploma", "opleiding")
ANDERS = Lezingen(
    aanwezig="alle",
    hoofdinschrijving="laatste",
    diploma_ovo="altijd",
    diploma_na_vertrek="telt_niet",
    einde="open",
    sr_instromer="jaar",
    sr_nieuw="geen_dag",
    jr_groep="diploma",
    dr_venster="augustus",
)


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """An invented school of ten years, written as RO and read back, and its tables as rows."""
    map_ = tmp_path_factory.mktemp("school")
    _draai(
        "synthese",
        "maak",
        "--studenten",
        120,
        "--zaad",
        7,
        "--jaren",
        10,
        "--peildatum",
        date(2026, 1, 15),
        "--alleen-ro",
        "--naar",
        map_,
    )
    (ro,) = map_.glob("RO_*")
    _draai("lees", ro, "--naar", map_ / "set")
    sessie = Sessie(map_ / "set")
    return sessie, {naam: sessie.gegevensset.tabel(naam).to_pylist() for naam in TABELLEN}


def _draai(*woorden):
    with pytest.raises(SystemExit) as einde:
        main([str(woord) for woord in woorden])
    assert einde.value.code in (0, 1)


@pytest.mark.parametrize("lezingen", [STANDAARD, ANDERS], ids=["standaard", "anders"])
def test_zelfde_personen_in_een_hele_school(school, lezingen):
    sessie, rijen = school
    gevonden = geteld(sessie, lezingen)
    assert len(gevonden) > 500
    assert gevonden == nageteld(rijen, lezingen, sessie.jaren())


@pytest.mark.parametrize("indicator", DRIE)
def test_uitsplitsen_verdeelt_en_verliest_niemand(school, indicator):
    sessie, _ = school
    breed = bereken(sessie, indicator, venster=3, per=("brin",), lezingen=Lezingen(entree="mee")).to_pylist()
    totaal = [(breed[0]["teller"], breed[0]["noemer"])]
    for per in [("niveau",), ("crebo",), ("leerweg", "domein"), ("dossier", "niveau"), ("studiejaar",)]:
        delen = bereken(sessie, indicator, venster=3, per=per, lezingen=Lezingen(entree="mee")).to_pylist()
        assert [(sum(d["teller"] for d in delen), sum(d["noemer"] for d in delen))] == totaal, per
