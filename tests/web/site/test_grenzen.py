"""Who asks too much waits; who shares an address with a whole school does not. And a log that cannot be filled."""

from __future__ import annotations

import logging

import pytest
from django.db import OperationalError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from stelsel.web.beheer.models import Gebeurtenis
from stelsel.web.beheer.service import geef_rol, maak_gebruiker, maak_sleutel
from stelsel.web.site.grenzen import GRENZEN, Emmers, Grenswacht
from stelsel.web.site.logregels import MetMate


@pytest.fixture(autouse=True)
def strenge_grens(settings, monkeypatch):
    """One in a hundred of what is usual: three pages at once."""
    settings.GRENZEN = 0.01


@pytest.fixture
def mentor(db):
    wie = maak_gebruiker("m", None)
    geef_rol(wie, "mentor", reden="toets")
    return wie


def _als(wie) -> Client:
    client = Client(REMOTE_ADDR="203.0.113.7")
    client.force_login(wie)
    return client


def test_te_veel_van_een_account(mentor) -> None:
    client = _als(mentor)
    statussen = [client.get("/privacy/").status_code for _ in range(8)]
    assert statussen == [200] * 3 + [429] * 5
    antwoord = client.get("/privacy/")
    assert "Wacht een minuut" in antwoord.content.decode() and int(antwoord.headers["Retry-After"]) >= 1
    regels = Gebeurtenis.objects.filter(naam="beheer.te_veel_gevraagd")
    assert regels.count() == 1 and regels.get().gebruiker == mentor, "één regel per stortvloed"


def test_een_collega_op_hetzelfde_adres_gaat_door(mentor) -> None:
    collega = maak_gebruiker("c", None)
    geef_rol(collega, "mentor", reden="toets")
    for _ in range(6):
        _als(mentor).get("/privacy/")
    assert _als(mentor).get("/privacy/").status_code == 200, "elke client begint hier met een eigen proces"
    wacht = Grenswacht(lambda request: None)
    assert [wacht.emmers.neem("account 1", "lezen", 0.01)[0] for _ in range(4)][-1] > 0
    assert wacht.emmers.neem("account 2", "lezen", 0.01) == (0.0, False)


def test_schrijven_zoeken_en_bestanden_hebben_hun_eigen_grens(mentor) -> None:
    client = _als(mentor)
    assert [client.get("/privacy/").status_code for _ in range(4)][-1] == 429
    assert client.post("/account/", {}).status_code == 422
    assert client.post("/account/", {}).status_code == 429


@pytest.mark.django_db
def test_zonder_inloggen_per_adres() -> None:
    een = Client(REMOTE_ADDR="203.0.113.7")
    assert [een.get("/inloggen/").status_code for _ in range(8)] == [200] * 6 + [429] * 2
    assert een.get("/inloggen/", REMOTE_ADDR="203.0.113.8").status_code == 200
    assert een.get("/gezond/").status_code == 200, "wie de site bewaakt, wordt nooit geweigerd"


@pytest.mark.django_db
def test_een_programma_leest_het_als_json(mentor) -> None:
    geef_rol(mentor, "kwaliteitszorg", reden="toets")
    geheim = maak_sleutel(mentor, "toets", 30)
    client = Client()
    kop = {"HTTP_AUTHORIZATION": f"Bearer {geheim}"}
    antwoorden = [client.get("/api/regels/", **kop) for _ in range(14)]
    assert [a.status_code for a in antwoorden][:12] == [200] * 12
    assert antwoorden[-1].status_code == 429 and antwoorden[-1].json()["fout"]["code"] == "API-GRENS-01"


@given(st.lists(st.floats(0, 5), max_size=60))
def test_nooit_meer_dan_stoot_en_wat_erbij_komt(pauzes) -> None:
    nu = [0.0]
    emmers, gegeven = Emmers(lambda: nu[0]), 0
    for pauze in pauzes:
        nu[0] += pauze
        gegeven += emmers.neem("wie", "zoeken", 0.1)[0] == 0.0
    grens = GRENZEN["zoeken"]
    assert gegeven <= grens.stoot * 0.1 + nu[0] * grens.per_minuut * 0.1 / 60 + 1e-6


def test_wie_wacht_mag_weer() -> None:
    nu = [0.0]
    emmers = Emmers(lambda: nu[0])
    while not (wacht := emmers.neem("wie", "zoeken")[0]):
        pass
    nu[0] += wacht + 0.001
    assert emmers.neem("wie", "zoeken")[0] == 0.0


@pytest.mark.django_db
def test_zonder_database_een_pagina_met_een_nummer(monkeypatch, settings) -> None:
    settings.GRENZEN = 0

    def weg(*_args: object, **_opties: object) -> None:
        raise OperationalError("connection refused: wachtwoord123")

    monkeypatch.setattr("stelsel.web.privacy.views.register.verwerkingen", weg)
    wie = maak_gebruiker("m", None)
    geef_rol(wie, "mentor", reden="toets")
    client = Client(raise_request_exception=False)
    client.force_login(wie)
    antwoord = client.get("/privacy/")
    html = antwoord.content.decode()
    assert antwoord.status_code == 503 and antwoord.headers["Retry-After"] == "60"
    assert "even niet bereikbaar" in html and "nummer <strong>" in html and "wachtwoord123" not in html


def _regel(naam: str, niveau: int = logging.WARNING, **extra: object) -> logging.LogRecord:
    regel = logging.LogRecord(naam, niveau, "x", 1, "tekst", (), None)
    regel.created = 1_000_000.0
    regel.__dict__.update(extra)
    return regel


def test_een_scanner_vult_het_technische_logboek_niet() -> None:
    zeef = MetMate()
    door = [zeef.filter(_regel("stelsel.web")) for _ in range(500)]
    assert sum(door) == MetMate.PER_MINUUT
    assert zeef.filter(_regel("stelsel.web", logging.ERROR)), "een storing komt altijd door"
    assert zeef.filter(_regel("stelsel.werker")), "en wat van binnen komt ook"
    assert not zeef.filter(_regel("django.request", status_code=422))
    later = _regel("stelsel.web")
    later.created += 60
    assert zeef.filter(later)
