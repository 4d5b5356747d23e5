"""Every column has a rule, and no column that tells who somebody is goes along as it is."""

from __future__ import annotations

import pytest

from stelsel.gegevens.tabellen import TABELLEN
from stelsel.gegevens.uitvoer import regels
from stelsel.gegevens.uitvoer.regels import MET_SOORT, WEG, regel, uitvoerregels

KOLOMMEN = [(tabel, kolom) for tabel in TABELLEN.values() for kolom in tabel.kolommen]
MEE = [(tabel, kolom) for tabel, kolom in KOLOMMEN if uitvoerregels()[tabel.naam]]


def test_elke_tabel_heeft_een_regel():
    assert not TABELLEN.keys() - uitvoerregels().keys(), "zeg in uitvoer/regels.yaml wat ermee gebeurt, of: weg"
    assert not uitvoerregels().keys() - TABELLEN.keys(), "staat in uitvoer/regels.yaml en bestaat niet"


def test_elke_kolom_heeft_een_regel():
    for naam, kolommen in uitvoerregels().items():
        if kolommen:
            assert set(TABELLEN[naam].kolomnamen) == set(kolommen), f"zeg in uitvoer/regels.yaml wat er gebeurt: {naam}"


def test_wat_zegt_wie_iemand_is_gaat_niet_mee_zoals_het_is():
    veilig = {"weg", "leeftijd", "pseudoniem", "vier_cijfers"}
    persoonlijk = [(t.naam, k.naam) for t, k in KOLOMMEN if k.persoonlijk]
    assert persoonlijk
    assert not [plek for plek in persoonlijk if regel(*plek).wat not in veilig]


def test_een_id_van_een_mens_is_altijd_een_pseudoniem():
    for tabel, kolom in MEE:
        hoe = regel(tabel.naam, kolom.naam).wat
        if kolom.naam in ("persoon_id", "levering_id"):
            assert hoe == "pseudoniem", tabel.naam
        if "volgnummer" in kolom.naam:
            assert hoe == "volgnummer", f"{tabel.naam}.{kolom.naam}"
        assert kolom.naam != "medewerker_id", tabel.naam


def test_wat_altijd_gevuld_is_kan_niet_achterblijven():
    """A required column is changed or goes along; to leave it out is to leave out the table."""
    assert not [(t.naam, k.naam) for t, k in MEE if k.verplicht and not regel(t.naam, k.naam).gaat_mee]


def test_een_kolom_met_een_sleutelwaarde_is_tekst():
    for tabel, kolom in KOLOMMEN:
        if regel(tabel.naam, kolom.naam).wat in MET_SOORT - {"volgnummer"}:
            assert kolom.type == "tekst", f"{tabel.naam}.{kolom.naam}"


def test_een_kolom_zonder_regel_blijft_achter():
    assert regel("persoon", "schoenmaat") == WEG
    assert regel("sollicitatie", "persoon_id") == WEG


@pytest.mark.parametrize("tekst", ["blijf", "pseudoniem", "code", "weg groep", "blijft persoon"])
def test_een_regel_die_niet_bestaat_wordt_geweigerd(tekst):
    with pytest.raises(ValueError, match="geen regel"):
        regels._regel(tekst)
