"""Every code list can be read, says where it comes from, and knows its dates."""

from datetime import date
from typing import get_args

import pytest

from stelsel.kern.codelijsten import codelijst, namen
from stelsel.regels.begrippen import Vooropleiding
from stelsel.regels.motor.codes import codenamen
from stelsel.regels.motor.waarden import STANDAARD


@pytest.mark.parametrize("naam", namen())
def test_each_list_has_a_source_a_state_and_codes_with_a_name(naam):
    lijst = codelijst(naam)
    assert lijst.bron
    assert lijst.zekerheid in {"gelezen", "secundair", "ongeverifieerd"}
    date.fromisoformat(lijst.stand)
    assert lijst.codes
    assert all(code == str(code) and eigenschappen["naam"] for code, eigenschappen in lijst.codes.items())


@pytest.mark.parametrize("naam", namen())
def test_no_code_ends_before_it_begins(naam):
    for eigenschappen in codelijst(naam).codes.values():
        van, tot = eigenschappen.get("van"), eigenschappen.get("tot_en_met")
        assert van is None or tot is None or van <= tot


def test_a_code_is_valid_between_its_dates_only():
    lijst = codelijst("leertraject")
    assert lijst.geldig("BOL_DT", date(2023, 7, 31))
    assert not lijst.geldig("BOL_DT", date(2023, 8, 1))
    assert not lijst.geldig("ODT", date(2018, 12, 31))
    assert lijst.geldig("BOL", date(2040, 1, 1))
    assert not lijst.geldig("XYZ", date(2024, 1, 1))


def test_every_opleiding_of_the_reference_list_has_a_niveau_and_a_dossier():
    for eigenschappen in codelijst("opleiding").codes.values():
        assert eigenschappen["niveau"] in {"1", "2", "3", "4"}
        assert eigenschappen["dossier_code"]
        assert (eigenschappen["soort"] == "entree") == (eigenschappen["niveau"] == "1")


def test_the_name_of_an_unknown_code_is_the_code():
    assert codelijst("opleidingcode").omschrijving("25655") == "Mbo-Verpleegkundige"
    assert codelijst("opleidingcode").omschrijving("99999") == "99999"


def test_a_list_that_does_not_exist_names_the_ones_that_do():
    with pytest.raises(KeyError, match="leertraject"):
        codelijst("leerweg")


def test_vooropleiding_is_that_of_the_rules_from_low_to_high():
    lijst = codelijst("vooropleiding")
    assert set(lijst.codes) == set(get_args(Vooropleiding))
    assert all(lijst.omschrijving(code) == codenamen()[code] for code in lijst.codes)
    verwacht = STANDAARD.op("niveauplaatsing.mbo_raad", date(2026, 8, 1)).waarde
    diplomas = [code for code in lijst.codes if code in verwacht and code not in ("GEEN", "VSO_GEEN_DIPLOMA", "PRO")]
    niveaus = [verwacht[code]["verwacht"] for code in diplomas]
    assert niveaus == sorted(niveaus), "a further diploma never lowers the niveau one expects"
