"""A database of the first version, with data in it, becomes one of this version; halfway nothing starts on it."""

from __future__ import annotations

import pytest

from belasting.installatie import installatie
from hulp import postgres


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.alles)])
def test_van_de_eerste_versie_tot_deze(tmp_path, database) -> None:
    if database == "postgresql" and postgres.programma_map() is None:
        pytest.skip("geen PostgreSQL gevonden")
    with installatie(tmp_path / "gegevens", database, bijgewerkt=False) as deze:
        deze.vraag("bijwerken", "vul")
        deze.vraag("bijwerken", "nood")
        for opdracht in (("site", "--poort", "8377"), ("werker", "--tot-leeg"), ("bewaartermijnen", "--proef")):
            half = deze.stelsel(*opdracht, goed=False)
            assert half.returncode == 2 and "./stelsel beheer migrate" in half.stderr, opdracht
        deze.stelsel("beheer", "migrate", "-v0")
        assert deze.vraag("bijwerken", "lees") == {
            "rollen": ["studentadministratie"],
            "nieuwe_rollen": 2,
            "levering": "RO.csv",
            "persoon": "Elif",
            "logboek": [],
            "regels": [1, 3],
            "nood": ["vermist", "terecht"],
            "leesbaar": False,
        }
        deze.stelsel("werker", "--tot-leeg")
        assert "Het logboek klopt" in deze.stelsel("logboek", "controleer").stdout
