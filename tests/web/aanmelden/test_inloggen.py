"""Signing in and out, refusing without telling why, the pause after failures, and the personas of the demo."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client, RequestFactory

from stelsel.web.aanmelden import bekend, pogingen
from stelsel.web.beheer.models import Aanmeldpoging, Gebeurtenis
from stelsel.web.beheer.service import PERSONAS, geef_rol, maak_gebruiker, maak_personas

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


@pytest.fixture
def klok(monkeypatch):
    """Move the clock of the pauses forward."""
    echt = pogingen.nu

    def later(**duur: int) -> None:
        monkeypatch.setattr(pogingen, "nu", lambda: echt() + timedelta(**duur))

    return later


def _vraag(adres: str = "127.0.0.1", koekjes: str = ""):
    return RequestFactory(REMOTE_ADDR=adres, HTTP_COOKIE=koekjes).get("/inloggen/")


def test_na_vijf_keer_volgt_een_pauze_die_niemand_anders_raakt(client, bea, klok) -> None:
    for _ in range(pogingen.PAAR.vrij):
        _probeer(client, "bea", "verkeerd")
    antwoord = _probeer(client, "bea", GOED)
    assert antwoord.status_code == 422 and "Wacht " in antwoord.content.decode()
    # From another address she gets in, and another account gets in from this address.
    assert _probeer(Client(), "bea", GOED, REMOTE_ADDR="10.0.0.9").status_code == 302
    maak_gebruiker("kees", GOED)
    assert _probeer(Client(), "kees", GOED).status_code == 302
    klok(minutes=16)
    assert _probeer(client, "bea", GOED).status_code == 302
    assert not pogingen.wachttijd(_vraag(), "wachtwoord", "bea")


def test_wie_hier_al_inlogde_merkt_niets_van_een_aanval(bea) -> None:
    """A wave of attempts from the very address of the owner, and from everywhere, does not keep her out."""
    eigen, vreemd = Client(), Client()
    assert _probeer(eigen, "bea", GOED).status_code == 302
    eigen.post("/uitloggen/")
    for nummer in range(pogingen.ACCOUNT.vrij):
        pogingen.tel(_vraag(f"10.0.0.{nummer}"), "wachtwoord", "bea")
    for _ in range(pogingen.ADRES.vrij):
        pogingen.tel(_vraag(), "wachtwoord", "iedereen")
    assert "Wacht " in _probeer(vreemd, "bea", GOED).content.decode()
    assert "Wacht " in _probeer(Client(), "bea", GOED, REMOTE_ADDR="192.0.2.1").content.decode()
    assert _probeer(eigen, "bea", GOED).status_code == 302


def test_een_bekende_browser_mag_ook_niet_eindeloos_raden(bea) -> None:
    client = Client()
    _probeer(client, "bea", GOED)
    client.post("/uitloggen/")
    for _ in range(pogingen.PAAR.vrij):
        _probeer(client, "bea", "verkeerd")
    assert "Wacht " in _probeer(client, "bea", GOED).content.decode()


def test_het_merk_van_een_browser_geldt_voor_zijn_account_en_wachtwoord(bea) -> None:
    client = Client()
    antwoord = _probeer(client, "bea", GOED)
    merk = antwoord.cookies[bekend.KOEKJE]
    assert merk["httponly"] and merk["samesite"] == "Lax"
    vraag = _vraag(koekjes=f"{bekend.KOEKJE}={merk.value}")
    assert bekend.kenmerk(vraag, " BEA ") and not bekend.kenmerk(vraag, "kees")
    assert not bekend.kenmerk(_vraag(koekjes=f"{bekend.KOEKJE}={merk.value[:-2]}xx"), "bea")
    bea.set_password("een-ander-wachtwoord")
    bea.save()
    assert not bekend.kenmerk(vraag, "bea")


def test_een_adres_dat_veel_accounts_probeert_wordt_afgeremd(bea) -> None:
    for nummer in range(pogingen.ADRES.vrij):
        pogingen.tel(_vraag("203.0.113.5"), "wachtwoord", f"account{nummer}")
    assert pogingen.wachttijd(_vraag("203.0.113.5"), "wachtwoord", "bea")
    assert not pogingen.wachttijd(_vraag("203.0.113.6"), "wachtwoord", "bea")


def test_een_goed_wachtwoord_wist_alleen_de_eigen_telling(bea) -> None:
    """Else somebody with one account of their own could clear what slows their guessing down."""
    for nummer in range(pogingen.ADRES.vrij - 1):
        pogingen.tel(_vraag(), "wachtwoord", f"account{nummer}")
    assert _probeer(Client(), "bea", GOED).status_code == 302
    pogingen.tel(_vraag(), "wachtwoord", "nog-een")
    assert pogingen.wachttijd(_vraag(), "wachtwoord", "weer-een")


@pytest.mark.parametrize("grens", [pogingen.PAAR, pogingen.ADRES, pogingen.ACCOUNT])
def test_de_pauze_groeit_en_heeft_een_einde(grens) -> None:
    pauzes = [grens.pauze(aantal) for aantal in range(grens.vrij + 40)]
    assert not any(pauzes[: grens.vrij]) and pauzes[grens.vrij] == grens.eerste
    assert pauzes == sorted(pauzes) and pauzes[-1] == grens.langste


def test_een_onbekend_account_kost_evenveel_rekenwerk(client, bea, monkeypatch) -> None:
    """The password is hashed for an account that does not exist, is closed, or has no password."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    maak_gebruiker("zonder", None)
    dicht = maak_gebruiker("dicht", GOED)
    dicht.is_active = False
    dicht.save()
    keren: list[str] = []
    echt = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *a: keren.append("x") or echt(*a))
    aantallen = {}
    for account in ("bea", "bestaatniet", "zonder", "dicht"):
        keren.clear()
        _probeer(client, account, "verkeerd wachtwoord")
        aantallen[account] = len(keren)
    assert set(aantallen.values()) == {1}, aantallen


def test_pogingen_bewaren_geen_account_of_adres(client) -> None:
    _probeer(client, "bea", "verkeerd")
    sleutels = Aanmeldpoging.objects.values_list("sleutel", flat=True)
    assert len(sleutels) == 3 and all(re.fullmatch("[0-9a-f]{64}", sleutel) for sleutel in sleutels)
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
    assert html.count('name="persona"') == len(PERSONAS)
    assert client.post("/inloggen/persona/", {"persona": "onbekend"}).status_code == 404
    assert client.post("/inloggen/persona/", {"persona": "beheerder"}).status_code == 302
    assert "Demo. Alle personen" in client.get("/account/").content.decode()


def test_personen_twee_keer_maken_verandert_niets(settings) -> None:
    eerst = [g.pk for g in maak_personas(GOED)]
    aantal = Gebeurtenis.objects.count()
    assert [g.pk for g in maak_personas("een ander wachtwoord")] == eerst
    assert Gebeurtenis.objects.count() == aantal
