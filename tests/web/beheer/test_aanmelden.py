"""Signing in and out, refusing without telling why, the pause after failures, and the personas of the demo."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from stelsel.web.beheer import aanmelden
from stelsel.web.beheer.models import Aanmeldpoging, Gebeurtenis
from stelsel.web.beheer.service import geef_rol, maak_gebruiker, maak_personas

pytestmark = pytest.mark.django_db
GOED = "een-lang-wachtwoord"


@pytest.fixture
def bea():
    gebruiker = maak_gebruiker("bea", GOED, roepnaam="Bea", achternaam="de Wit")
    geef_rol(gebruiker, "beheerder", reden="toets")
    return gebruiker


def _probeer(client: Client, account: str, wachtwoord: str, **extra: str):
    return client.post("/inloggen/", {"account": account, "wachtwoord": wachtwoord}, **extra)


def test_inloggen_gaat_naar_de_eerste_pagina_van_de_rol(client, bea) -> None:
    assert _probeer(client, "bea", GOED).headers["Location"] == "/"
    assert client.get("/").headers["Location"] == "/beheer/accounts/"
    assert Gebeurtenis.objects.filter(naam="beheer.aangemeld", gebruiker=bea).exists()


def test_inloggen_gaat_terug_naar_waar_iemand_heen_wilde_maar_nooit_naar_een_andere_site(client, bea) -> None:
    antwoord = client.post("/inloggen/", {"account": "bea", "wachtwoord": GOED, "next": "/beheer/logboek/"})
    assert antwoord.headers["Location"] == "/beheer/logboek/"
    antwoord = Client().post("/inloggen/", {"account": "bea", "wachtwoord": GOED, "next": "https://elders.example/"})
    assert antwoord.headers["Location"] == "/"


def test_elke_weigering_is_gelijk(client, bea) -> None:
    teksten = {
        _probeer(client, account, "verkeerd wachtwoord").content.decode().replace(account, "")
        for account in ("bea", "bestaatniet")
    }
    zonder_token = {tekst[tekst.index("<main") :].split("csrfmiddlewaretoken")[0] for tekst in teksten}
    assert len(zonder_token) == 1
    assert "horen niet bij elkaar" in zonder_token.pop()


def test_wat_getypt_is_blijft_staan_behalve_het_wachtwoord(client) -> None:
    antwoord = _probeer(client, "bea", "geheim-en-verkeerd")
    assert antwoord.status_code == 422
    assert 'value="bea"' in antwoord.content.decode()
    assert "geheim-en-verkeerd" not in antwoord.content.decode()


def test_leeg_formulier_zegt_het_bij_het_veld_en_bovenaan(client) -> None:
    html = client.post("/inloggen/").content.decode()
    assert 'role="alert"' in html and '<a href="#id_account">Vul je gebruikersnaam in.</a>' in html
    assert 'aria-invalid="true"' in html and 'id="id_account_error"' in html


def test_na_vijf_keer_volgt_een_pauze_die_niemand_anders_raakt(client, bea, monkeypatch) -> None:
    for _ in range(aanmelden.VRIJE_POGINGEN):
        _probeer(client, "bea", "verkeerd")
    antwoord = _probeer(client, "bea", GOED)
    assert antwoord.status_code == 422 and "Wacht " in antwoord.content.decode()
    # From another address she gets in, and another account gets in from this address.
    assert _probeer(Client(), "bea", GOED, REMOTE_ADDR="10.0.0.9").status_code == 302
    maak_gebruiker("kees", GOED)
    assert _probeer(Client(), "kees", GOED).status_code == 302
    later = aanmelden.nu() + timedelta(minutes=16)
    monkeypatch.setattr(aanmelden, "nu", lambda: later)
    assert _probeer(client, "bea", GOED).status_code == 302
    assert not Aanmeldpoging.objects.filter(sleutel=aanmelden._sleutel("bea", "127.0.0.1")).exists()


def test_de_pauze_groeit_tot_een_kwartier(bea) -> None:
    for _ in range(40):
        aanmelden._tel("bea", "10.0.0.1")
    rest = aanmelden.wachttijd("BEA ", "10.0.0.1")
    assert timedelta(minutes=14) < rest <= aanmelden.LANGSTE_PAUZE


def test_pogingen_bewaren_geen_account_of_adres(client) -> None:
    _probeer(client, "bea", "verkeerd")
    poging = Aanmeldpoging.objects.get()
    assert set(poging.sleutel) <= set("0123456789abcdef") and len(poging.sleutel) == 64
    assert not Gebeurtenis.objects.exclude(onderwerp="").exists()


def test_uitloggen_kan_alleen_met_de_knop(client, bea) -> None:
    client.force_login(bea)
    antwoord = client.get("/uitloggen/")
    assert antwoord.status_code == 405 and antwoord.headers["Allow"] == "POST"
    assert "Dit adres hoort bij een knop" in antwoord.content.decode()
    assert client.post("/uitloggen/").headers["Location"] == "/inloggen/"
    assert client.get("/account/").status_code == 302


def test_een_gesloten_account_raakt_meteen_alles_kwijt(client, bea) -> None:
    client.force_login(bea)
    bea.is_active = False
    bea.save()
    assert client.get("/beheer/logboek/").status_code == 302


def test_personen_alleen_in_de_demo(client, settings) -> None:
    maak_personas(GOED)
    assert "Probeer als iemand anders" not in client.get("/inloggen/").content.decode()
    assert client.post("/inloggen/persona/", {"persona": "bestuur"}).status_code == 404
    settings.DEMO = True
    html = client.get("/inloggen/").content.decode()
    assert "Demo. Alle personen en cijfers zijn verzonnen." in html
    assert html.count('name="persona"') == 4
    assert client.post("/inloggen/persona/", {"persona": "onbekend"}).status_code == 404
    assert client.post("/inloggen/persona/", {"persona": "beheerder"}).status_code == 302
    assert "Demo. Alle personen" in client.get("/account/").content.decode()


def test_personen_twee_keer_maken_verandert_niets(settings) -> None:
    eerst = [g.pk for g in maak_personas(GOED)]
    aantal = Gebeurtenis.objects.count()
    assert [g.pk for g in maak_personas("een ander wachtwoord")] == eerst
    assert Gebeurtenis.objects.count() == aantal
