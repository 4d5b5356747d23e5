"""A docent sees what was agreed for the lesson and no reason; a zorgcoördinator which plans ask for her."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hulp.begeleiding import gesprek, klas
from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import aandacht, groep, rondes, uitvoeren, vastleggen, woorden
from stelsel.web.begeleiding.models import Afspraak, Behoefte, Blik, Ronde
from stelsel.web.begeleiding.rondes import Begin, Evaluatie
from stelsel.web.begeleiding.uitvoeren import Daad
from stelsel.web.beheer.models import Gebruiker
from stelsel.web.beheer.service import geef_rol, koppel_medewerker, maak_gebruiker

DAG = timedelta(days=1)
REDEN, BEHOEFTE = "Vertelde over thuis.", "Rust na slaaptekort."


@pytest.fixture
def klas_(db, tmp_path):
    return klas(tmp_path)


def _als(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


def _docent(code: str) -> Client:
    gebruiker = maak_gebruiker(f"docent.{code}", "een-lang-eerste-wachtwoord")
    geef_rol(gebruiker, "docent", reden="toets")
    koppel_medewerker(gebruiker, code, door=None, reden="toets")
    return _als(gebruiker)


def _afspraak(klas_, **anders: object) -> Afspraak:
    invoer = gesprek(tekst=REDEN, behoefte=BEHOEFTE, categorie="prive", **anders)
    return vastleggen.leg_vast(klas_.mentor, klas_.een, invoer).afspraken.get()


def test_een_docent_ziet_de_afspraak_en_niet_de_reden(klas_) -> None:
    _afspraak(klas_, wat="Mag even naar buiten", in_de_les=True)
    _afspraak(klas_, wat="Belt met de huisarts")
    client = _docent("D1")
    html = client.get(reverse("begeleiding:les")).content.decode()
    assert "Mag even naar buiten" in html and klas_.een.naam in html
    for geheim in (REDEN, BEHOEFTE, "huisarts", "privé", "thuis", klas_.studenten[1].naam):
        assert geheim not in html
    plan = client.get(reverse("begeleiding:plan", args=[klas_.een.uuid]))
    assert plan.status_code == 403 and client.get(reverse("studenten:lijst")).status_code == 403


@pytest.mark.parametrize(
    ("daad", "blijft"),
    [
        (None, True),
        (Daad("gedaan", hielp="ja"), True),
        (Daad("gedaan", hielp="nee"), False),
        (Daad("vervalt", toelichting="Klopte niet."), False),
    ],
)
def test_wat_niet_werkt_staat_er_niet(klas_, daad, blijft) -> None:
    afspraak = _afspraak(klas_, wat="Mag even naar buiten", in_de_les=True)
    if daad:
        uitvoeren.doe(klas_.mentor, klas_.een, afspraak, 1, daad)
    html = _docent("D1").get(reverse("begeleiding:les")).content.decode()
    assert ("Mag even naar buiten" in html) is blijft


def test_een_docent_van_een_ander_team_ziet_niemand(klas_, tmp_path) -> None:
    from hulp.studenten import School

    _afspraak(klas_, wat="Mag even naar buiten", in_de_les=True)
    bron = School()
    bron.rij("medewerker", medewerker_id="D7", roepnaam="Ed", achternaam="Ver", team="Techniek")
    (tmp_path / "b").mkdir()
    bron.lever(tmp_path / "b", soort="EIGEN", brin="", volledig=False)
    html = _docent("D7").get(reverse("begeleiding:les"), {"groep": "1B"}).content.decode()
    assert "naar buiten" not in html and "Er is nog geen groep van jouw team bekend" in html


def _ronde(klas_, persoon=None) -> Ronde:
    persoon = persoon or klas_.een
    vastleggen.leg_vast(klas_.mentor, persoon, gesprek())
    sleutels = tuple(Behoefte.objects.filter(persoon=persoon.uuid).values_list("uuid", flat=True))
    begin = Begin("Op tijd", "4 van 4", sleutels, vandaag() + 10 * DAG, vandaag() + 20 * DAG)
    return rondes.begin(klas_.mentor, persoon, begin)


def _feiten(klas_, over: int = 0) -> list[str]:
    leden = groep.caseload(klas_.zorg, vandaag() + over * DAG)
    return [feit.soort for lid in leden for feit in lid.feiten]


def test_de_caseload_is_waar_iets_loopt(klas_) -> None:
    assert groep.caseload(klas_.zorg, vandaag()) == []
    _ronde(klas_)
    assert [lid.uuid for lid in groep.caseload(klas_.zorg, vandaag())] == [klas_.een.uuid]
    assert _feiten(klas_) == [] and _feiten(klas_, 11) == ["bespreking"] and "evaluatie" in _feiten(klas_, 21)
    assert groep.caseload(klas_.mentor, vandaag()) == [], "a mentor has a group, not a caseload"
    woorden.schrijf(klas_.account(klas_.studenten[1]), "Wie kan mij helpen?")
    assert _feiten(klas_) == ["woord"]


def test_opschalen_komt_bij_de_zorgcoordinator_tot_zij_keek(klas_) -> None:
    ronde = _ronde(klas_)
    rondes.evalueer(
        klas_.mentor, klas_.een, ronde, 1, Evaluatie("nee", "opschalen", "Lukt niet.", vandaag() + 30 * DAG)
    )
    assert _feiten(klas_) == ["opgeschaald"]
    assert "opgeschaald" not in [f.soort for lid in groep.leden(klas_.mentor, vandaag()) for f in lid.feiten]
    html = _als(klas_.zorg).get(reverse("begeleiding:caseload")).content.decode()
    assert "meer hulp nodig" in html and "opgeschaald" in html
    aandacht.keek(klas_.zorg, klas_.een)
    assert _feiten(klas_) == []
    Blik.objects.update(op=vandaag() - DAG)
    assert _feiten(klas_) == ["opgeschaald"]


def test_evaluaties_per_week_en_evenveel_vragen(klas_) -> None:
    adres, gemeten = reverse("begeleiding:caseload"), []
    client = _als(klas_.zorg)
    for student in klas_.studenten:
        _ronde(klas_, student)
        client.get(adres)
        with CaptureQueriesContext(connection) as vragen:
            html = client.get(adres).content.decode()
        gemeten.append(len(vragen))
    assert gemeten[0] == gemeten[1] <= 6 + 16, gemeten
    assert html.count("13 dec 2026") >= 2 and "Er lopen 2 plannen." in html
