"""The frame, the language, the page of components, and what people see when something goes wrong."""

from __future__ import annotations

import re

import pytest
from django.core.paginator import Paginator
from django.test import Client, override_settings
from django.urls import path

from stelsel.web.beheer.service import GeenToegang, eis, geef_rol, maak_gebruiker
from stelsel.web.gedeeld.templatetags.onderdelen import opdracht, paginanummers
from stelsel.web.site.logregels import ZonderInhoud


@pytest.fixture
def beheerder(db: None):
    gebruiker = maak_gebruiker("bea", "een-lang-wachtwoord", roepnaam="Bea", achternaam="de Wit")
    geef_rol(gebruiker, "beheerder", reden="toets")
    return gebruiker


@pytest.fixture
def ingelogd(beheerder) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(beheerder)
    return client


def _stuk(request):
    raise RuntimeError("Jan Jansen, 999999990")


def _geweigerd(request):
    eis(request.user, "beheer.logboek_lezen")


urlpatterns = [path("stuk/", _stuk, name="stuk"), path("geweigerd/", _geweigerd, name="geweigerd")]
from stelsel.web.site import urls as _site  # noqa: E402

urlpatterns += _site.urlpatterns
handler403, handler404, handler500 = _site.handler403, _site.handler404, _site.handler500
EIGEN = override_settings(ROOT_URLCONF=__name__)


def test_kader(ingelogd) -> None:
    html = ingelogd.get("/onderdelen/").content.decode()
    assert html.index('class="sprong"') < html.index('class="balk"') < html.index('id="menu"') < html.index("<main")
    assert html.count("<h1") == 1
    assert "Bea de Wit" in html and "Waarom mag ik dit zien?" in html
    assert "Onderwijsresultaten" not in html, "het menu toont alleen wat deze rol mag"


def test_geen_inline_opmaak_of_script(ingelogd) -> None:
    html = ingelogd.get("/onderdelen/").content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script>|hx-on|javascript:", html)


def test_koppen_die_beschermen(ingelogd) -> None:
    antwoord = ingelogd.get("/onderdelen/")
    regels = dict(deel.strip().split(" ", 1) for deel in antwoord.headers["Content-Security-Policy"].split(";"))
    assert regels["default-src"] == regels["base-uri"] == regels["frame-ancestors"] == "'none'"
    assert all(regels[f"{soort}-src"] == "'self'" for soort in ("style", "script", "font", "img", "connect"))
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert antwoord.headers["X-Frame-Options"] == "DENY"
    assert "no-store" in antwoord.headers["Cache-Control"]


def test_een_formulier_spreekt_als_de_site(ingelogd) -> None:
    html = ingelogd.get("/beheer/logboek/", {"wie": "niemand", "persoon": "x" * 200}).content.decode()
    assert "Kies iets uit de lijst." in html
    assert "geldige" not in html
    te_lang = ingelogd.post("/beheer/accounts/nieuw/", {"roepnaam": "x" * 200}).content.decode()
    assert "Maak dit korter: ten hoogste 150 tekens. Het zijn er nu 200." in te_lang


def test_taal_blijft_nederlands_tot_iemand_kiest(ingelogd) -> None:
    html = ingelogd.get("/account/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="nl">' in html
    antwoord = ingelogd.post("/taal/", {"language": "en", "next": "/account/"})
    assert antwoord.headers["Location"] == "/account/"
    html = ingelogd.get("/account/").content.decode()
    assert '<html lang="en">' in html and "Sign out" in html and "administrator" in html


@EIGEN
def test_storing_noemt_een_nummer_en_verder_niets(ingelogd, caplog) -> None:
    antwoord = ingelogd.get("/stuk/")
    html = antwoord.content.decode()
    assert antwoord.status_code == 500
    nummer = re.search(r"<strong>(\w{8})</strong>", html)[1]
    assert "Jansen" not in html and "RuntimeError" not in html
    regel = next(r.getMessage() for r in caplog.records if nummer in r.getMessage())
    assert "RuntimeError" in regel and "Jansen" not in regel
    vorm = ZonderInhoud()
    heel = "\n".join(vorm.format(_vers(record)) for record in caplog.records)
    assert "RuntimeError" in heel and "test_paginas.py" in heel and "Jansen" not in heel


def _vers(record):
    """The record without what another formatter left on it."""
    record.exc_text = None
    return record


@EIGEN
def test_storing_zonder_database_heeft_ook_een_pagina(ingelogd, monkeypatch) -> None:
    monkeypatch.setattr("stelsel.web.gedeeld.kader.kader", None)
    monkeypatch.setattr("stelsel.web.gedeeld.fouten._toon", lambda *_a, **_k: 1 / 0)
    antwoord = ingelogd.get("/stuk/")
    assert antwoord.status_code == 500
    assert "aan de beheerder" in antwoord.content.decode()


@EIGEN
def test_weigering_zegt_waarom_en_wie_kan_helpen(beheerder) -> None:
    ander = maak_gebruiker("kees", None)
    geef_rol(ander, "bestuur", reden="toets")
    client = Client()
    client.force_login(ander)
    antwoord = client.get("/geweigerd/")
    html = antwoord.content.decode()
    assert antwoord.status_code == 403
    assert "Je rol bestuur mag dit niet: het logboek lezen." in html
    assert "Dit kan wel met de rol beheerder of privacyfunctionaris." in html
    assert "Bea de Wit" in html
    with pytest.raises(GeenToegang):
        eis(ander, "beheer.logboek_lezen")


def test_niet_gevonden_en_csrf(ingelogd) -> None:
    antwoord = ingelogd.get("/bestaat-niet/")
    assert antwoord.status_code == 404 and "Deze pagina is er niet" in antwoord.content.decode()
    streng = Client(enforce_csrf_checks=True)
    antwoord = streng.post("/inloggen/", {"account": "x", "wachtwoord": "y"})
    assert antwoord.status_code == 403 and "Er is niets opgeslagen" in antwoord.content.decode()


@override_settings(UPLOAD_GRENS_MB=1)
def test_te_groot_bestand_wordt_geweigerd_voor_het_gelezen_is(ingelogd) -> None:
    antwoord = ingelogd.generic("POST", "/inloggen/", b"x", headers={"content-length": str(3 * 1024 * 1024)})
    assert antwoord.status_code == 413
    assert "ten hoogste 1 MB" in antwoord.content.decode()


def test_onderdelen_toont_alles(ingelogd) -> None:
    html = ingelogd.get("/onderdelen/").content.decode()
    for naam in ("knop-1", "badge", "bericht", "veldblok", "keuze", "tabs", "kruimel", "bladeren", "tabel kaarten"):
        assert f'class="{naam}' in html or f" {naam}" in html, naam
    for naam in ("filter", "chips", "werklijst", "leeg", "kern", "progress", "waarom", "begrip", "persoon", "werp"):
        assert naam in html, naam
    assert "tijdlijn" in html and "<dialog" in html


def test_onderdelen_sorteert_echt(ingelogd) -> None:
    html = ingelogd.get("/onderdelen/?sorteer=studenten").content.decode()
    assert html.index("Entree") < html.index("Techniek 2") < html.index("Zorg en welzijn 2")


@pytest.mark.parametrize(
    ("blad", "verwacht"),
    [(1, [1, 2, None, 9]), (5, [1, None, 4, 5, 6, None, 9]), (3, [1, 2, 3, 4, None, 9]), (9, [1, None, 8, 9])],
)
def test_paginanummers(blad, verwacht) -> None:
    assert paginanummers(Paginator(range(90), 10).page(blad)) == verwacht


def test_een_opdracht_breekt_niet_na_de_streepjes_van_een_optie() -> None:
    assert opdracht("./stelsel x --jaar 2024 --per <b>") == (
        './stelsel x <span class="heel">--jaar</span> 2024 <span class="heel">--per</span> &lt;b&gt;'
    )
