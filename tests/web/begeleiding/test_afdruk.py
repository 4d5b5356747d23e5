"""The plan on paper: what stands in it, what does not, and that a screen reader can read it."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from hulp.begeleiding import gesprek, klas
from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import rondes, vastleggen, wensen
from stelsel.web.begeleiding.models import Behoefte
from stelsel.web.begeleiding.rondes import Begin, Evaluatie

GEHEIM = "Alleen om te onthouden"


@pytest.fixture
def groep(db, tmp_path):
    gevonden = klas(tmp_path)
    vastleggen.leg_vast(gevonden.mentor, gevonden.een, gesprek(tekst="Zei #iets over $thuis* [en] _school_."))
    vastleggen.onthoud(gevonden.mentor, gevonden.een, GEHEIM)
    wensen.leg_vast(gevonden.mentor, gevonden.een, "student", "hoger", "")
    dag = vandaag() + timedelta(days=30)
    begin = Begin("Op tijd", "4 van 4", tuple(Behoefte.objects.values_list("uuid", flat=True)), dag, dag)
    ronde = rondes.begin(gevonden.mentor, gevonden.een, begin)
    rondes.evalueer(gevonden.mentor, gevonden.een, ronde, 1, Evaluatie("deels", "doorgaan", "Bijna gelukt.", dag))
    return gevonden


def _lees(client: Client, adres: str) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200 and antwoord.headers["Cache-Control"] == "no-store"
    lezer = PdfReader(io.BytesIO(antwoord.content))
    assert lezer.trailer["/Root"]["/MarkInfo"]["/Marked"], "tagged"
    return " ".join("".join(blad.extract_text() for blad in lezer.pages).split())


def test_het_plan_en_het_jaar(groep) -> None:
    client = Client()
    client.force_login(groep.mentor)
    plan = _lees(client, reverse("begeleiding:bestand", args=[groep.een.uuid, "plan"]))
    jaar = _lees(client, reverse("begeleiding:bestand", args=[groep.een.uuid, "jaar"]))
    for tekst in (
        "Plan van Elif0 Naam000",
        "Op tijd",
        "4 van 4",
        "Kleine stappen.",
        "Zet het verslag in de map",
        "hoger niveau",
    ):
        assert tekst in plan
    assert "Zei #iets" not in plan and "Zei #iets over $thuis* [en] _school_." in jaar
    assert "Bijna gelukt." in jaar and "Bijna gelukt." not in plan
    assert GEHEIM not in plan + jaar
    assert client.get(reverse("begeleiding:bestand", args=[groep.een.uuid, "anders"])).status_code == 404
    assert client.get(reverse("begeleiding:bestand", args=[groep.studenten[1].uuid, "jaar"])).status_code == 200


def test_de_student_haalt_het_zelf_op(groep) -> None:
    client = Client()
    client.force_login(groep.account(groep.een))
    assert "Plan van Elif0" in _lees(client, reverse("begeleiding:mijn_bestand", args=["plan"]))
    ander = Client()
    ander.force_login(groep.ander)
    assert ander.get(reverse("begeleiding:bestand", args=[groep.een.uuid, "plan"])).status_code == 404
