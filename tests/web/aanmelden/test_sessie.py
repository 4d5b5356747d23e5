"""When a session ends: without use, after half a day, when a role asks for more, and from another device."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db.models import F
from django.test import Client

from stelsel.web.aanmelden import apparaten, eisen, sessie
from stelsel.web.aanmelden.models import Apparaat, RolEis
from stelsel.web.beheer.models import Gebeurtenis, Rol
from stelsel.web.beheer.service import geef_rol, maak_gebruiker, maak_sleutel

pytestmark = pytest.mark.django_db
GOED = "een-lang-wachtwoord"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def bea():
    gebruiker = maak_gebruiker("bea", GOED, roepnaam="Bea", achternaam="de Wit")
    geef_rol(gebruiker, "beheerder", reden="toets")
    return gebruiker


@pytest.fixture
def klok(monkeypatch):
    """Move the clock of sessions and devices forward."""
    echt = sessie.nu

    def later(**duur: int) -> None:
        verschil = timedelta(**duur)
        for module in (sessie, apparaten):
            monkeypatch.setattr(module, "nu", lambda: echt() + verschil)

    return later


def _in(**kop: str) -> Client:
    client = Client(**kop)
    assert client.post("/inloggen/", {"account": "bea", "wachtwoord": GOED}).status_code == 302
    return client


def test_zonder_gebruik_eindigt_de_sessie_na_de_minuten_van_de_rol(bea, klok) -> None:
    client = _in()
    klok(minutes=59)
    assert client.get("/account/").status_code == 200
    klok(minutes=59 + 59)
    assert client.get("/account/").status_code == 200, "gebruik telt"
    klok(minutes=59 + 59 + 61)
    antwoord = client.get("/account/")
    assert antwoord.headers["Location"] == "/inloggen/?next=/account/"
    assert "omdat je een tijd niets deed" in client.get("/inloggen/").content.decode()
    assert "omdat je een tijd niets deed" not in client.get("/inloggen/").content.decode(), "een keer gezegd"
    assert not Apparaat.objects.exists()
    assert Gebeurtenis.objects.filter(naam="aanmelden.vanzelf_uitgelogd", gebruiker=bea).count() == 1


def test_de_strengste_rol_telt(bea, klok) -> None:
    RolEis.objects.create(rol="bestuur", tweede_stap=False, rust_minuten=15)
    client = _in()
    geef_rol(bea, "bestuur", reden="toets")
    klok(minutes=16)
    assert client.get("/account/").status_code == 302


def test_rollen_die_begeleiding_zien_hebben_een_kwartier() -> None:
    assert eisen.standaard_van("zorgcoordinator") == eisen.Eis(True, timedelta(minutes=15))
    assert eisen.standaard_van("bestuur") == eisen.Eis(True, timedelta(minutes=60))


def test_zonder_rol_is_er_niets_te_eisen() -> None:
    assert not eisen.eisen_van(maak_gebruiker("kees", None)).tweede_stap


def test_een_deel_van_een_pagina_stuurt_de_hele_pagina_naar_inloggen(bea, klok) -> None:
    client = _in()
    klok(minutes=61)
    antwoord = client.get("/account/", headers={"HX-Request": "true"})
    assert (antwoord.status_code, antwoord.headers["HX-Redirect"]) == (204, "/inloggen/")


def test_een_halve_dag_is_het_langst(bea, klok) -> None:
    client = _in()
    for keer in range(1, 25):
        klok(minutes=30 * keer)
        assert client.get("/account/").status_code == (200 if keer < 24 else 302), keer


def test_een_rol_die_meer_vraagt_geldt_ook_voor_wie_er_al_is(bea, klok, settings) -> None:
    client = _in()
    settings.TWEEDE_STAP = True
    klok(minutes=2)
    assert client.get("/account/").status_code == 302
    assert "Je rol vraagt nu een tweede stap" in client.get("/inloggen/").content.decode()


def test_een_sessie_van_elders_zonder_tweede_stap_komt_er_niet_in(bea, client, settings) -> None:
    """A session that was not begun by our own sign-in says nothing of a second step."""
    settings.TWEEDE_STAP = True
    client.force_login(bea)
    assert client.get("/account/").status_code == 302


def test_apparaten_zien_en_uitloggen(bea) -> None:
    hier, daar = _in(HTTP_USER_AGENT=FIREFOX), _in(HTTP_USER_AGENT="iets (iPhone) Safari/1")
    html = hier.get("/account/apparaten/").content.decode()
    assert "Firefox, Linux" in html and "Safari, iPhone" in html
    assert html.count("Dit apparaat") == 1
    ander = Apparaat.objects.get(soort="Safari, iPhone")
    assert hier.post("/account/apparaten/", {"apparaat": str(ander.sleutel)}).status_code == 302
    assert daar.get("/account/").status_code == 302 and hier.get("/account/").status_code == 200
    assert Gebeurtenis.objects.filter(naam="aanmelden.apparaat_uitgelogd", onderwerp="bea").exists()


def test_het_apparaat_van_een_ander_bestaat_niet(bea) -> None:
    daar = _in()
    kees = Client()
    kees.force_login(maak_gebruiker("kees", GOED))
    sleutel = str(Apparaat.objects.get(gebruiker=bea).sleutel)
    assert kees.post("/account/apparaten/", {"apparaat": sleutel}).status_code == 404
    assert kees.post("/account/apparaten/", {"apparaat": "andere"}).status_code == 302
    assert daar.get("/account/").status_code == 200


def test_overal_elders_uitloggen(bea) -> None:
    hier, *daar = [_in() for _ in range(3)]
    assert hier.post("/account/apparaten/", {"apparaat": "andere"}).status_code == 302
    assert [c.get("/account/").status_code for c in (hier, *daar)] == [200, 302, 302]
    assert Apparaat.objects.filter(gebruiker=bea).count() == 1


def test_een_ander_wachtwoord_logt_elders_uit_en_hier_niet(bea) -> None:
    hier, daar = _in(), _in()
    gegevens = {"oud": GOED, "nieuw": "nog-een-lang-wachtwoord"}
    assert hier.post("/account/", gegevens).status_code == 302
    assert [c.get("/account/").status_code for c in (hier, daar)] == [200, 302]
    assert "Dit apparaat" in hier.get("/account/apparaten/").content.decode()
    assert Apparaat.objects.filter(gebruiker=bea).count() == 1


def test_uitloggen_haalt_het_apparaat_weg(bea) -> None:
    client = _in()
    client.post("/uitloggen/")
    assert not Apparaat.objects.exists()


def test_verlopen_sessies_gaan_weg(bea) -> None:
    _in()
    Session.objects.update(expire_date=F("expire_date") - timedelta(days=30))
    apparaten.ruim_op()
    assert not Session.objects.exists() and not Apparaat.objects.exists()


def test_opruimen_laat_wie_ingelogd_is_met_rust(bea) -> None:
    client = _in()
    apparaten.ruim_op()
    assert client.get("/account/").status_code == 200 and Apparaat.objects.exists()


def test_de_beheerder_kiest_wat_een_rol_vraagt(bea) -> None:
    client = _in()
    gegevens = {"rol": "bestuur", "tweede_stap": "nee", "minuten": "30", "reden": "proef met het bestuur"}
    assert client.post("/beheer/inloggen/", gegevens).status_code == 302
    assert eisen.eisen_per_rol([Rol.objects.get(naam="bestuur")])["bestuur"] == eisen.Eis(False, timedelta(minutes=30))
    assert "Anders dan geleverd" in client.get("/beheer/inloggen/").content.decode()
    regel = Gebeurtenis.objects.get(naam="aanmelden.eis_gewijzigd")
    assert (regel.onderwerp, regel.doel) == ("bestuur, zonder tweede stap, 30 minuten", "proef met het bestuur")
    terug = gegevens | {"tweede_stap": "ja", "minuten": "60"}
    client.post("/beheer/inloggen/", terug)
    assert not RolEis.objects.exists(), "wat Stelsel levert, is geen afwijking"


@pytest.mark.parametrize("minuten", ["4", "241", "", "kwartier"])
def test_minuten_hebben_een_grens(bea, minuten) -> None:
    gegevens = {"rol": "bestuur", "tweede_stap": "ja", "minuten": minuten, "reden": "toets"}
    assert _in().post("/beheer/inloggen/", gegevens).status_code == 422
    assert not RolEis.objects.exists() and Rol.objects.filter(naam="bestuur").exists()


def test_inloggen_geeft_een_andere_sessie_dan_ervoor(bea) -> None:
    """A session key that somebody knew before opens nothing after."""
    client = Client()
    client.get("/inloggen/school/terug/")
    client.post("/inloggen/sleutel/opties/")
    ervoor = client.session.session_key
    client.post("/inloggen/", {"account": "bea", "wachtwoord": GOED})
    assert ervoor and client.session.session_key != ervoor and not Session.objects.filter(pk=ervoor).exists()


def test_koekjes_zijn_niet_voor_scripts_en_achter_https_niet_voor_http(bea, settings) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client = Client()
    client.get("/inloggen/")
    client.post("/inloggen/", {"account": "bea", "wachtwoord": GOED})
    assert {"stelsel_sessie", "stelsel_csrf", "stelsel_bekend"} <= client.cookies.keys()
    for koekje in client.cookies.values():
        assert koekje["secure"] and koekje["httponly"] and koekje["samesite"] == "Lax", koekje.key


def test_wie_zegt_er_nog_te_zijn_blijft(bea, klok) -> None:
    client = _in()
    assert f'data-seconden="{60 * 60}"' in client.get("/account/").content.decode()
    klok(minutes=59)
    assert client.post("/account/blijf/").status_code == 204
    klok(minutes=118)
    assert client.get("/account/").status_code == 200
    klok(minutes=179)
    assert client.post("/account/blijf/").status_code == 302


def test_een_sleutel_van_een_systeem_hangt_niet_aan_een_sessie(bea, klok, settings) -> None:
    """A key for another system has no second step and no idle time: it has an end and its owner's rights."""
    settings.TWEEDE_STAP = True
    kop = {"Authorization": f"Bearer {maak_sleutel(bea, 'toets', 30)}"}
    assert Client().get("/api/regels/", headers=kop).status_code == 200
    client = _in()
    assert client.get("/api/regels/").status_code == 401, "halverwege is niemand ingelogd"
    assert client.get("/api/regels/", headers=kop).status_code == 200
