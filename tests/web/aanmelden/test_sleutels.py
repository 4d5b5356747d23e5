"""Passkeys: making, naming, removing, signing in with one, and every answer that must not be believed."""

from __future__ import annotations

import pytest
from django.test import Client
from fido2.utils import websafe_encode
from fido2.webauthn import AuthenticatorData

from hulp.aanmelden import codes_op, log_in, stel_app_in
from hulp.sleutel import HIER, Sleutel
from stelsel.web.aanmelden.models import Apparaat, Herstelcode, Toegangssleutel, Totp
from stelsel.web.beheer.models import Gebeurtenis

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("verplicht")]
MAAK, GEBRUIK = "/account/tweede-stap/sleutel/", "/inloggen/sleutel/"
ALLEEN_ER = AuthenticatorData.FLAG.UP


@pytest.fixture(autouse=True)
def _naam(settings) -> None:
    """A passkey wants a name and not a number for a site."""
    settings.ALLOWED_HOSTS = ["localhost"]


def _client() -> Client:
    return Client(SERVER_NAME="localhost")


def _opties(client: Client, adres: str, **gegevens: str) -> dict:
    antwoord = client.post(f"{adres}opties/", gegevens)
    assert antwoord.status_code == 200
    return antwoord.json()


def _maak(client: Client, sleutel: Sleutel, **anders):
    return client.post(MAAK, {"naam": "laptop", "antwoord": sleutel.maak(_opties(client, MAAK), **anders)})


@pytest.fixture
def sleutel(bea) -> Sleutel:
    """Bea made a passkey at her first sign-in, and signed out."""
    client, nieuw = _client(), Sleutel()
    log_in(client, "bea")
    antwoord = _maak(client, nieuw)
    assert len(codes_op(antwoord.content.decode())) == 10
    client.post("/uitloggen/")
    return nieuw


def test_een_sleutel_is_beide_stappen_zonder_naam_of_wachtwoord(bea, sleutel) -> None:
    client = _client()
    opties = _opties(client, GEBRUIK)
    assert "allowCredentials" not in opties["publicKey"] and opties["publicKey"]["userVerification"] == "required"
    antwoord = client.post(GEBRUIK, {"antwoord": sleutel.gebruik(opties), "next": "/beheer/logboek/"})
    assert antwoord.headers["Location"] == "/beheer/logboek/"
    assert client.get("/beheer/logboek/").status_code == 200
    assert Apparaat.objects.get().manier == "sleutel"
    assert Toegangssleutel.objects.get().laatst_gebruikt is not None


def test_als_tweede_stap(bea, sleutel) -> None:
    client = _client()
    assert log_in(client, "bea", next="/beheer/logboek/").headers["Location"] == "/inloggen/stap/"
    html = client.get("/inloggen/stap/").content.decode()
    assert 'data-sleutel="gebruiken"' in html and "Een van je herstelcodes." in html
    opties = _opties(client, GEBRUIK, voor="stap")
    assert [s["id"] for s in opties["publicKey"]["allowCredentials"]] == [websafe_encode(sleutel.nummer)]
    antwoord = client.post("/inloggen/stap/", {"antwoord": sleutel.gebruik(opties)})
    assert antwoord.headers["Location"] == "/beheer/logboek/"


def test_de_sleutel_van_een_ander_is_geen_tweede_stap(bea, tom, sleutel) -> None:
    client = _client()
    log_in(client, "tom")
    stel_app_in(client)
    client.post("/uitloggen/")
    log_in(client, "tom")
    for voor in ("stap", ""):
        opties = _opties(client, GEBRUIK, voor=voor)
        assert client.post("/inloggen/stap/", {"antwoord": sleutel.gebruik(opties)}).status_code == 422
    assert client.get("/account/").status_code == 302


FOUT = {
    "andere site": {"herkomst": "https://stelsel.example"},
    "andere poort": {"herkomst": f"{HIER}:8443"},
    "geen vinger of pin": {"vlag": ALLEEN_ER},
    "naam van een ander": {"eigenaar": websafe_encode(bytes(16))},
}


@pytest.mark.parametrize("anders", FOUT.values(), ids=FOUT)
def test_een_antwoord_dat_niet_klopt_komt_er_niet_in(bea, sleutel, anders) -> None:
    client = _client()
    antwoord = client.post(GEBRUIK, {"antwoord": sleutel.gebruik(_opties(client, GEBRUIK), **anders)})
    assert antwoord.status_code == 422 and "hoort niet bij een account" in antwoord.content.decode()
    assert client.get("/account/").status_code == 302
    assert Gebeurtenis.objects.filter(naam="beheer.aanmelden_geweigerd", gebruiker=None).exists()


def test_een_antwoord_geldt_een_keer_en_alleen_op_de_eigen_vraag(bea, sleutel) -> None:
    client, dief = _client(), _client()
    opties = _opties(client, GEBRUIK)
    antwoord = {"antwoord": sleutel.gebruik(opties)}
    _opties(dief, GEBRUIK)
    assert dief.post(GEBRUIK, antwoord).status_code == 422, "een ander stelde een andere vraag"
    assert client.post(GEBRUIK, antwoord).status_code == 302
    client.post("/uitloggen/")
    assert client.post(GEBRUIK, antwoord).status_code == 422, "de vraag is al beantwoord"


def test_een_vraag_is_op_na_een_antwoord_ook_als_dat_niet_klopte(bea, sleutel) -> None:
    client = _client()
    opties = _opties(client, GEBRUIK)
    assert client.post(GEBRUIK, {"antwoord": "x"}).status_code == 422
    assert client.post(GEBRUIK, {"antwoord": sleutel.gebruik(opties)}).status_code == 422


def test_een_andere_sleutel_met_hetzelfde_nummer_komt_er_niet_in(bea, sleutel) -> None:
    client = _client()
    namaak = Sleutel(nummer=sleutel.nummer, eigenaar=sleutel.eigenaar)
    assert client.post(GEBRUIK, {"antwoord": namaak.gebruik(_opties(client, GEBRUIK))}).status_code == 422


@pytest.mark.parametrize("rommel", ["", "x", "[]", "{}", '{"id": 1}', '{"id": "x", "rawId": "y"}', "null"])
def test_rommel_is_geen_storing(bea, sleutel, rommel) -> None:
    client = _client()
    _opties(client, GEBRUIK)
    assert client.post(GEBRUIK, {"antwoord": rommel}).status_code == 422
    log_in(client, "bea")
    client.post("/inloggen/stap/", {"antwoord": sleutel.gebruik(_opties(client, GEBRUIK))})
    _opties(client, MAAK)
    assert client.post(MAAK, {"naam": "x", "antwoord": rommel}).status_code == 422
    assert Toegangssleutel.objects.count() == 1


def test_een_gesloten_account_komt_er_niet_in(bea, sleutel) -> None:
    bea.is_active = False
    bea.save()
    client = _client()
    assert client.post(GEBRUIK, {"antwoord": sleutel.gebruik(_opties(client, GEBRUIK))}).status_code == 422


@pytest.mark.parametrize("anders", [{"herkomst": "https://stelsel.example"}, {"vlag": ALLEEN_ER}])
def test_een_sleutel_van_elders_of_zonder_vinger_wordt_niet_bewaard(bea, anders) -> None:
    client = _client()
    log_in(client, "bea")
    assert _maak(client, Sleutel(), **anders).status_code == 422
    assert not Toegangssleutel.objects.exists()


def test_een_sleutel_hoort_bij_een_account(bea, tom, sleutel) -> None:
    client = _client()
    log_in(client, "tom")
    assert _maak(client, Sleutel(nummer=sleutel.nummer)).status_code == 422


def test_wie_halverwege_is_maakt_geen_sleutel_om_de_stap_heen(bea, sleutel) -> None:
    client = _client()
    log_in(client, "bea")
    assert client.post(f"{MAAK}opties/").headers["Location"] == "/inloggen/stap/"
    assert client.post(MAAK, {"naam": "x", "antwoord": "x"}).headers["Location"] == "/inloggen/stap/"


def test_weghalen_mag_zolang_er_een_andere_stap_is(bea, sleutel) -> None:
    client = _client()
    client.post(GEBRUIK, {"antwoord": sleutel.gebruik(_opties(client, GEBRUIK))})
    weg = {"weg": str(Toegangssleutel.objects.get().uuid)}
    client.post("/account/tweede-stap/", weg)
    assert Toegangssleutel.objects.exists() and Herstelcode.objects.count() == 10
    stel_app_in(client)
    client.post("/account/tweede-stap/", weg)
    assert not Toegangssleutel.objects.exists() and Totp.objects.exists() and Herstelcode.objects.count() == 10
    client.post("/uitloggen/")
    assert client.post(GEBRUIK, {"antwoord": sleutel.gebruik(_opties(client, GEBRUIK))}).status_code == 422


def test_op_een_nummer_of_zonder_https_zegt_de_pagina_het(bea, settings) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1", "school.example"]
    settings.TWEEDE_STAP = False
    for huis in ("127.0.0.1", "school.example"):
        client = Client(SERVER_NAME=huis)
        log_in(client, "bea")
        assert "Op dit adres kan dat niet." in client.get("/account/tweede-stap/").content.decode()
        assert client.get(MAAK).status_code == 302
        assert 'data-sleutel="gebruiken"' not in client.get("/inloggen/").content.decode()
