"""Every table and folder stands in the register, with all that the law asks of it."""

from __future__ import annotations

import csv
import io

import pytest

from stelsel.web.beheer.service import geef_rol, maak_gebruiker
from stelsel.web.privacy.register import UITVOERING, ZEKERHEID, verwerkingen, zonder_verwerking
from stelsel.web.site.reserve.maken import MAPPEN


def test_elke_tabel_staat_erin_en_precies_een_keer() -> None:
    assert zonder_verwerking() == [], "zet deze tabel in verwerkingen.yaml van haar app"


def test_elke_map_staat_erin() -> None:
    genoemd = {map_ for verwerking in verwerkingen() for map_ in verwerking.mappen}
    assert {f"{map_}/" for map_ in MAPPEN} <= genoemd


@pytest.mark.parametrize("verwerking", verwerkingen(), ids=lambda v: v.naam)
def test_niets_ontbreekt(verwerking) -> None:
    for veld in ("doel", "wie", "gegevens", "grondslag", "wet", "ontvangers", "bewaren", "daarna"):
        assert getattr(verwerking, veld).strip(), veld
    assert verwerking.zekerheid in ZEKERHEID and verwerking.uitvoering in UITVOERING
    assert verwerking.tabellen or verwerking.mappen


@pytest.mark.django_db
def test_lezen_en_ophalen(client) -> None:
    wie = maak_gebruiker("iemand", None)
    geef_rol(wie, "mentor", reden="toets")
    client.force_login(wie)
    html = client.get("/privacy/").content.decode()
    for verwerking in verwerkingen():
        assert verwerking.doel in html.replace("&#x27;", "'")
    rijen = list(csv.DictReader(io.StringIO(client.get("/privacy/register.csv").content.decode("utf-8-sig"))))
    assert [rij["naam"] for rij in rijen] == [verwerking.naam for verwerking in verwerkingen()]
    assert sum(len(rij["waar"].split(", ")) for rij in rijen) >= 40
