"""A password that somebody else chose opens nothing but the page to choose one's own."""

from __future__ import annotations

import pytest
from django.test import Client

from hulp.aanmelden import WACHTWOORD, log_in
from stelsel.web.aanmelden.models import RolEis
from stelsel.web.beheer.models import Gebruiker
from stelsel.web.beheer.service import geef_rol, maak_gebruiker, zet_wachtwoord

ANDER = "heel-iets-anders-dan-dat"


@pytest.fixture
def baas(db) -> Gebruiker:
    gebruiker = maak_gebruiker("baas", None)
    geef_rol(gebruiker, "beheerder", reden="toets")
    return gebruiker


@pytest.fixture
def nieuw(baas) -> Client:
    """Signed in with the password that the beheerder gave."""
    geef_rol(maak_gebruiker("nieuw", WACHTWOORD, door=baas), "kwaliteitszorg", reden="toets")
    RolEis.objects.create(rol="kwaliteitszorg", tweede_stap=False, rust_minuten=60)
    client = Client()
    assert log_in(client, "nieuw").status_code == 302
    return client


def test_alles_leidt_naar_een_eigen_wachtwoord(nieuw) -> None:
    for adres in ("/", "/privacy/", "/account/apparaten/"):
        antwoord = nieuw.get(adres)
        assert (antwoord.status_code, antwoord.headers["Location"]) == (302, "/account/"), adres
    assert nieuw.post("/privacy/").status_code == 302
    deel = nieuw.get("/privacy/", headers={"HX-Request": "true"})
    assert (deel.status_code, deel.headers["HX-Redirect"]) == (204, "/account/")
    pagina = nieuw.get("/account/").text
    assert "Kies eerst een eigen wachtwoord" in pagina
    zelfde = nieuw.post("/account/", {"oud": WACHTWOORD, "nieuw": WACHTWOORD})
    assert "Dit is het wachtwoord dat je al hebt." in zelfde.text
    assert nieuw.get("/privacy/").status_code == 302
    assert nieuw.post("/account/", {"oud": WACHTWOORD, "nieuw": ANDER}).status_code == 302
    assert nieuw.get("/privacy/").status_code == 200
    assert "Kies eerst" not in nieuw.get("/account/").text


def test_uitloggen_en_een_andere_taal_kunnen_wel(nieuw) -> None:
    assert nieuw.post("/taal/", {"language": "en"}).status_code == 302
    assert "Choose a password of your own first" in nieuw.get("/account/").text
    assert nieuw.post("/uitloggen/").headers["Location"] == "/inloggen/"


def test_ook_na_een_nieuw_wachtwoord_van_de_beheerder(baas, nieuw) -> None:
    nieuw.post("/account/", {"oud": WACHTWOORD, "nieuw": ANDER})
    gebruiker = Gebruiker.objects.get(username="nieuw")
    assert not gebruiker.wachtwoord_van_ander
    zet_wachtwoord(gebruiker, WACHTWOORD, door=baas)
    opnieuw = Client()
    log_in(opnieuw, "nieuw")
    assert opnieuw.get("/privacy/").status_code == 302


def test_wie_het_wachtwoord_niet_gebruikt_gaat_verder(nieuw, baas) -> None:
    """Signed in another way: the password that somebody else knows opened nothing."""
    client = Client()
    client.force_login(Gebruiker.objects.get(username="nieuw"))
    assert client.get("/privacy/").status_code == 200
