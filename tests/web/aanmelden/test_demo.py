"""Personas exist in the demo only, and in the demo every page says that all is invented."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, get_resolver, reverse

from stelsel.web.beheer.service import PERSONAS, maak_personas
from stelsel.web.gedeeld import fouten

pytestmark = pytest.mark.django_db
BAND = "Demo. Alle personen en cijfers zijn verzonnen."


def _paginas() -> list[str]:
    """Every address without an argument."""
    adressen = []
    for deel in get_resolver().url_patterns:
        for patroon in getattr(deel, "url_patterns", []):
            try:
                adressen.append(reverse(f"{deel.namespace}:{patroon.name}"))
            except NoReverseMatch:
                continue
    return adressen


def _is_pagina(antwoord) -> bool:
    """A refusal is a page too; being sent elsewhere is none."""
    soort = antwoord.headers.get("Content-Type", "")
    return soort.startswith("text/html") and antwoord.status_code in (200, 403, 404, 405)


def test_elke_pagina_van_de_demo_zegt_het(settings) -> None:
    settings.DEMO = True
    gezien = set()
    for gebruiker in [None, *maak_personas("een-wachtwoord")]:
        client = Client()
        if gebruiker:
            client.force_login(gebruiker)
        for adres in _paginas():
            antwoord = client.get(adres)
            if _is_pagina(antwoord):
                assert BAND in antwoord.content.decode(), (adres, gebruiker)
                gezien.add(adres)
    assert len(gezien) > 20


@pytest.mark.parametrize("demo", [True, False])
def test_ook_elke_foutpagina(settings, demo, monkeypatch) -> None:
    settings.DEMO = demo
    vraag = RequestFactory().get("/")
    soorten = ("geen_toegang", "csrf_geweigerd", "verkeerde_vraag", "niet_gevonden", "andere_methode", "te_groot")
    antwoorden = [getattr(fouten, soort)(vraag) for soort in (*soorten, "storing")]
    monkeypatch.setattr(fouten, "_toon", lambda *a, **k: 1 / 0)
    antwoorden.append(fouten.storing(vraag))
    assert [BAND in antwoord.content.decode() for antwoord in antwoorden] == [demo] * 8


def test_buiten_de_demo_is_er_geen_persoon_om_te_zijn(client) -> None:
    maak_personas("een-wachtwoord")
    html = client.get("/inloggen/").content.decode()
    assert 'name="persona"' not in html and BAND not in html
    for persona in PERSONAS:
        assert client.post("/inloggen/persona/", {"persona": persona.account}).status_code == 404
    assert client.get("/account/").status_code == 302


def test_een_persoon_hoeft_geen_tweede_stap_en_de_pagina_zegt_dat(client, settings) -> None:
    settings.DEMO = True
    maak_personas("een-wachtwoord")
    client.post("/inloggen/persona/", {"persona": "beheerder"})
    zin = "In de demo is een tweede stap voor niemand verplicht."
    assert all(zin in client.get(adres).content.decode() for adres in ("/account/tweede-stap/", "/beheer/inloggen/"))


def test_een_ander_dan_een_persoon_komt_niet_met_de_knop_binnen(client, settings, bea) -> None:
    settings.DEMO = True
    assert client.post("/inloggen/persona/", {"persona": "bea"}).status_code == 404
