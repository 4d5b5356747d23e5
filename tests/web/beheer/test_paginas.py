"""What the beheerder does: accounts, roles, rights, and reading the log."""

from __future__ import annotations

import io

import pytest
from django.core.management import call_command
from django.test import Client

from stelsel.kern.fouten import StelselFout
from stelsel.web.beheer.models import Gebeurtenis, Gebruiker
from stelsel.web.beheer.service import geef_rol, log, maak_gebruiker, mag
from stelsel.web.beheer.wegen import vergeet_rollen

pytestmark = pytest.mark.django_db
PERSOON = "0b9b4f4e-1111-4111-8111-000000000001"


@pytest.fixture
def bea(client):
    gebruiker = maak_gebruiker("bea", None, roepnaam="Bea", achternaam="de Wit")
    geef_rol(gebruiker, "beheerder", reden="toets")
    client.force_login(gebruiker)
    return gebruiker


@pytest.fixture
def kees():
    return maak_gebruiker("kees", None, roepnaam="Kees", achternaam="Bos")


@pytest.fixture
def client_kees(kees):
    client = Client()
    client.force_login(kees)
    return client


NIEUW = {
    "account": "noor",
    "roepnaam": "Noor",
    "achternaam": "Vos",
    "wachtwoord": "een-lang-wachtwoord",
    "rol": "bestuur",
    "reden": "nieuw in het bestuur",
}


def test_account_maken(client, bea) -> None:
    antwoord = client.post("/beheer/accounts/nieuw/", NIEUW, follow=True)
    noor = Gebruiker.objects.get(username="noor")
    assert antwoord.redirect_chain == [(f"/beheer/accounts/{noor.sleutel}/", 302)]
    html = antwoord.content.decode()
    assert "Account noor is gemaakt." in html and "Noor Vos" in html
    assert noor.check_password("een-lang-wachtwoord")
    assert Gebeurtenis.objects.filter(naam="beheer.rol_gegeven", doel="nieuw in het bestuur").exists()


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("account", "KEES", "Dit account bestaat al"),
        ("account", "met spatie", "Gebruik alleen letters"),
        ("wachtwoord", "kort", "ten minste 12 tekens lang"),
        ("reden", "", "Schrijf waarom je dit doet"),
        ("rol", "", "Kies een rol."),
    ],
)
def test_account_maken_gaat_niet_zomaar(client, bea, kees, veld, waarde, zin) -> None:
    antwoord = client.post("/beheer/accounts/nieuw/", NIEUW | {veld: waarde})
    html = antwoord.content.decode()
    assert antwoord.status_code == 422 and html.count(zin) == 2, "bij het veld en bovenaan"
    assert "Noor" in html, "wat getypt is, blijft staan"
    assert not Gebruiker.objects.filter(username="noor").exists()


def test_rol_geven_en_stoppen(client, bea, kees) -> None:
    adres = f"/beheer/accounts/{kees.sleutel}/"
    geven = {"daad": "rol_geven", "rol-rol": "bestuur", "rol-van": "01-11-2026", "rol-reden": "invaller"}
    assert client.post(adres, geven).status_code == 302
    toekenning = kees.toekenningen.get()
    assert (toekenning.van.isoformat(), toekenning.tot_en_met) == ("2026-11-01", None)
    assert "vanaf 1 nov 2026" in client.get(adres).content.decode()
    stoppen = {"daad": "rol_stoppen", "toekenning": toekenning.pk}
    assert client.post(adres, stoppen).status_code == 422
    assert client.post(adres, stoppen | {"reden-reden": "terug"}).status_code == 302
    assert kees.toekenningen.get().tot_en_met.isoformat() == "2026-11-22"
    html = client.get(adres).content.decode()
    assert "Voorbij" in html


@pytest.mark.parametrize(
    ("van", "tot", "status"),
    [("15-11-2026", "", 422), ("01-10-2026", "10-11-2026", 422), ("01-10-2026", "31-10-2026", 302)],
)
def test_een_rol_die_er_al_is_komt_er_niet_nog_eens(client, bea, kees, van, tot, status) -> None:
    adres = f"/beheer/accounts/{kees.sleutel}/"
    geven = {"daad": "rol_geven", "rol-rol": "bestuur", "rol-van": "01-11-2026", "rol-reden": "invaller"}
    assert client.post(adres, geven).status_code == 302
    antwoord = client.post(adres, geven | {"rol-van": van, "rol-tot_en_met": tot})
    assert antwoord.status_code == status
    assert ("die rol er al" in antwoord.content.decode()) is (status == 422)
    assert client.post(adres, geven | {"rol-rol": "kwaliteitszorg"}).status_code == 302, "een andere rol mag ernaast"


def test_einde_voor_begin_wordt_geweigerd(client, bea, kees) -> None:
    adres = f"/beheer/accounts/{kees.sleutel}/"
    fout = {
        "daad": "rol_geven", "rol-rol": "bestuur", "rol-van": "10-11-2026",
        "rol-tot_en_met": "09-11-2026", "rol-reden": "x",
    }  # fmt: skip
    assert "De laatste dag ligt vóór de eerste" in client.post(adres, fout).content.decode()
    assert "Vul een bestaande datum in" in client.post(adres, fout | {"rol-van": "31-11-2026"}).content.decode()
    assert not kees.toekenningen.exists()


def test_account_sluiten_en_heropenen(client, bea, kees) -> None:
    adres = f"/beheer/accounts/{kees.sleutel}/"
    for daad, open_na in (("sluiten", False), ("heropenen", True)):
        assert client.post(adres, {"daad": daad, "reden-reden": "verlof"}).status_code == 302
        kees.refresh_from_db()
        assert kees.is_active is open_na


def test_jezelf_buitensluiten_kan_niet(client, bea) -> None:
    adres = f"/beheer/accounts/{bea.sleutel}/"
    antwoord = client.post(adres, {"daad": "sluiten", "reden-reden": "oeps"})
    assert antwoord.status_code == 422 and "Laat een andere beheerder dit doen" in antwoord.content.decode()
    toekenning = bea.toekenningen.get()
    assert (
        client.post(adres, {"daad": "rol_stoppen", "toekenning": toekenning.pk, "reden-reden": "x"}).status_code == 422
    )


def test_rechten_wijzigen(client, bea, kees) -> None:
    geef_rol(kees, "bestuur", reden="t")
    html = client.get("/beheer/rechten/").content.decode()
    assert "Het logboek lezen" in html
    keuze = {"rol": "bestuur", "handeling": "beheer.logboek_lezen", "stand": "ja", "reden": "proef"}
    assert client.post("/beheer/rechten/", keuze).status_code == 302
    vergeet_rollen(kees)
    assert mag(kees, "beheer.logboek_lezen")
    assert '<span class="badge info">bestuur: ja</span>' in client.get("/beheer/rechten/").content.decode()


def test_logboek_filtert(client, bea, kees) -> None:
    log(kees, "beheer.gebruiker_gelezen", persoon_id=PERSOON, onderwerp="iemand")
    log(kees, "beheer.aangemeld")
    html = client.get("/beheer/logboek/?wie=kees&wat=lezen").content.decode()
    assert "Kees Bos bekeek account iemand." in html and "Kees Bos logde in." not in html
    html = client.get(f"/beheer/logboek/?persoon={PERSOON}").content.decode()
    assert "1 regel" in html
    assert "Niets gevonden" in client.get("/beheer/logboek/?van=24-11-2026").content.decode()
    assert "Vul een bestaande datum in" in client.get("/beheer/logboek/?van=31-11-2026").content.decode()
    regel = Gebeurtenis.objects.filter(naam="beheer.logboek_gelezen").last()
    assert regel.onderwerp == "wie kees, wat lezen", "de eerste keer lezen staat er ook in"


def test_elke_pagina_van_de_beheerder_komt_in_het_logboek(client, bea, kees) -> None:
    for adres in ("/beheer/accounts/", f"/beheer/accounts/{kees.sleutel}/", "/beheer/rechten/", "/beheer/logboek/"):
        voor = Gebeurtenis.objects.count()
        client.get(adres)
        assert Gebeurtenis.objects.count() == voor + 1, adres


def test_een_weigering_komt_in_het_logboek(client, kees) -> None:
    client.force_login(kees)
    assert client.get("/beheer/logboek/").status_code == 403
    assert Gebeurtenis.objects.first().onderwerp == "beheer.logboek_lezen"


def test_waarom_mag_ik_dit_zien(client, bea) -> None:
    html = client.get("/waarom/?pad=/beheer/logboek/").content.decode()
    assert "Je rol beheerder mag dit: het logboek lezen." in html
    assert "iedereen met een account" in client.get("/waarom/?pad=/account/").content.decode()
    for vreemd in ("//elders.example/", "https://elders.example/", "/bestaat-niet/", ""):
        html = client.get("/waarom/", {"pad": vreemd}).content.decode()
        assert f'href="{vreemd}"' not in html, vreemd


def test_eerste_account_op_de_opdrachtregel(monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("een-lang-wachtwoord\n"))
    call_command("gebruiker_aanmaken", "eerste", roepnaam="Eva", stdout=io.StringIO())
    assert mag(Gebruiker.objects.get(username="eerste"), "beheer.gebruikers_beheren")
    monkeypatch.setattr("sys.stdin", io.StringIO("kort\n"))
    with pytest.raises(StelselFout, match="te makkelijk"):
        call_command("gebruiker_aanmaken", "tweede", stdout=io.StringIO())
    assert not Gebruiker.objects.filter(username="tweede").exists()


def test_eigen_wachtwoord_wijzigen(client, bea) -> None:
    bea.set_password("een-lang-wachtwoord")
    bea.save()
    client.force_login(bea)
    fout = client.post("/account/", {"oud": "verkeerd", "nieuw": "een-ander-wachtwoord"})
    assert fout.status_code == 422 and "niet je wachtwoord van nu" in fout.content.decode()
    kort = client.post("/account/", {"oud": "een-lang-wachtwoord", "nieuw": "kort"})
    assert "ten minste 12 tekens lang" in kort.content.decode()
    goed = client.post("/account/", {"oud": "een-lang-wachtwoord", "nieuw": "een-ander-wachtwoord"})
    assert goed.status_code == 302 and client.get("/account/").status_code == 200, "hier blijft zij ingelogd"
    bea.refresh_from_db()
    assert bea.check_password("een-ander-wachtwoord")


def test_wachtwoord_geven_beeindigt_open_sessies(client, bea, kees, client_kees) -> None:
    assert client_kees.get("/account/").status_code == 200
    daad = {"daad": "wachtwoord", "ww-nieuw": "een-nieuw-wachtwoord"}
    assert client.post(f"/beheer/accounts/{kees.sleutel}/", daad).status_code == 302
    assert client_kees.get("/account/").status_code == 302
    regel = Gebeurtenis.objects.filter(naam="beheer.wachtwoord_gewijzigd").get()
    assert (regel.gebruiker, regel.onderwerp) == (bea, "kees")
