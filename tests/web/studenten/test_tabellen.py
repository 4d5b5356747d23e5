"""The tables this app hands out: the agreed columns, the facts that count, and nobody's name."""

from __future__ import annotations

from datetime import date

import pytest

from hulp.studenten import School
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.web.studenten import leveringen, service

pytestmark = pytest.mark.django_db


def _school(tmp_path):
    ro, eigen = School(), School()
    persoon = ro.student(1)
    ro.inschrijving(persoon, perioden=(date(2026, 2, 1),))
    ro.diploma(persoon, date(2026, 7, 1), crebo="99999")
    ro.rij("examenonderdeel", persoon_id=persoon, brin="99XX", resultaatvolgnummer="E1", eindcijfer=7, cijfer_ce=61)
    ro.rij(
        "keuzedeelresultaat",
        persoon_id=persoon,
        brin="99XX",
        resultaatvolgnummer="K1",
        certificaat=True,
        resultaat="Behaald",
    )
    zelfde = eigen.student(1, jaar=None, roepnaam="Elif", achternaam="Yılmaz", email="elif@school.example")
    eigen.rij("groep", groep_id="G1", naam="1A", team="T", brin="99XX", studiejaar=2026)
    eigen.rij("groepslidmaatschap", persoon_id=zelfde, groep_id="G1", van=date(2026, 8, 1))
    week = {"uren_gepland": 20.0, "uren_geoorloofd": 1.25, "uren_ongeoorloofd": 0.0}
    isg = {"persoon_id": zelfde, "brin": "99XX", "inschrijvingvolgnummer": "1"}
    eigen.rij("aanwezigheid_week", **isg, jaar=2026, week=40, **week)
    eigen.rij("contactpersoon", persoon_id=zelfde, volgnummer=1, roepnaam="Ayşe", wettelijk_vertegenwoordiger=True)
    eigen.rij("vooropleiding", persoon_id=zelfde, code="VMBO_TL", behaald_op=date(2025, 7, 4))
    return persoon, ro.lever(tmp_path), eigen.lever(tmp_path, soort="EIGEN", brin="")


def test_elke_tabel_heeft_de_afgesproken_kolommen(tmp_path):
    _school(tmp_path)
    for naam, tabel in service.tabellen().items():
        assert tabel.schema.equals(TABELLEN[naam].arrow_schema()), naam


def test_de_waarden_komen_heel_over(tmp_path):
    persoon, ro, _eigen = _school(tmp_path)
    tabellen = service.tabellen()
    perioden = tabellen["inschrijvingsperiode"].to_pylist()
    assert [p["datum_begin"] for p in perioden] == [date(2025, 8, 1), date(2026, 2, 1)]
    assert [p["afgeleid"] for p in perioden] == [True, True]
    assert {p["persoon_id"] for p in perioden} == {persoon}
    assert {p["levering_id"] for p in perioden} == {str(ro.uuid)}
    assert tabellen["examenonderdeel"].to_pylist()[0]["cijfer_ce"] == 61
    assert tabellen["keuzedeelresultaat"].to_pylist()[0]["certificaat"] is True
    assert tabellen["aanwezigheid_week"].to_pylist()[0]["uren_geoorloofd"] == 1.25
    assert tabellen["vooropleiding"].to_pylist()[0]["behaald_op"] == date(2025, 7, 4)
    assert tabellen["levering"].num_rows == 2
    assert {o["opleidingcode"]: o["bron"] for o in tabellen["opleiding"].to_pylist()} == {
        "25187": "referentielijst",
        "99999": "onbekend",
    }


def test_geen_naam_en_geen_nummer_verlaat_de_database(tmp_path):
    _school(tmp_path)
    tabellen = service.tabellen()
    alles = str({naam: tabel.to_pylist() for naam, tabel in tabellen.items()})
    assert not {"Elif", "Yılmaz", "elif@school.example", "Ayşe"} & set(alles.replace("'", " ").split())
    assert not {"persoonsnummer", "contactpersoon", "medewerker"} & tabellen.keys()


def test_wat_is_ingetrokken_staat_er_niet_in(tmp_path):
    _persoon, ro, _eigen = _school(tmp_path)
    leveringen.trek_in(ro, "verkeerd")
    tabellen = service.tabellen()
    assert tabellen["inschrijving"].num_rows == 0
    assert tabellen["persoon"].num_rows == 1
    assert tabellen["levering"].num_rows == 1
