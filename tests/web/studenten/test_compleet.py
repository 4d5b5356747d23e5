"""Why a dossier is not complete: each thing by itself, and nothing of a plan for who may not read it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hulp.begeleiding import gesprek, klas
from hulp.studenten import School
from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import vastleggen, wensen
from stelsel.web.beheer.service import geef_rol, maak_gebruiker
from stelsel.web.studenten.compleet import wat_ontbreekt
from stelsel.web.studenten.models import Persoon

VAN_PLAN = {"Een gesprek", "Wat de student hierna wil", "Wat het team verwacht"}


@pytest.fixture
def administratie(db):
    gebruiker = maak_gebruiker("adm", "een-lang-eerste-wachtwoord")
    geef_rol(gebruiker, "studentadministratie", reden="toets")
    return gebruiker


def _wat(gebruiker, persoon) -> set[str]:
    gevonden = wat_ontbreekt(gebruiker, persoon)
    assert all(een.waarom and een.doe for een in gevonden)
    return {een.wat for een in gevonden}


def test_van_een_student_die_alleen_in_het_ro_staat_ontbreekt_bijna_alles(administratie, tmp_path) -> None:
    bron = School()
    bron.inschrijving(bron.student(1, jaar=vandaag().year - 15))
    bron.lever(tmp_path)
    assert _wat(administratie, Persoon.objects.get()) == {
        "De naam", "De hele geboortedatum", "Een mentor of begeleider", "Een groep", "De vooropleiding",
        "E-mail of telefoon", "Een ouder of verzorger", "Aanwezigheid",
    }  # fmt: skip


def test_wat_er_is_ontbreekt_niet(administratie, tmp_path) -> None:
    bron, dag = School(), vandaag()
    persoon = bron.student(1, jaar=dag.year - 15, roepnaam="Noor", achternaam="Bos", email="n@school.example")
    bron.rijen["persoon"][-1] |= {"geboortemaand": 1, "geboortedag": 1}
    bron.inschrijving(persoon)
    van = dag - timedelta(days=50)
    bron.rij("medewerker", medewerker_id="M1", roepnaam="Sanne", achternaam="Bakker")
    bron.rij("begeleider_van", persoon_id=persoon, medewerker_id="M1", rol="mentor", van=van)
    bron.rij("groep", groep_id="1B", naam="1B", team="Zorg", brin=bron.brin, studiejaar=2026)
    bron.rij("groepslidmaatschap", persoon_id=persoon, groep_id="1B", van=van)
    bron.rij("vooropleiding", persoon_id=persoon, code="05")
    bron.rij("contactpersoon", persoon_id=persoon, volgnummer=1, achternaam="Bos", wettelijk_vertegenwoordiger=True)
    jaar, week, _dag = dag.isocalendar()
    uren = {"uren_gepland": 30.0, "uren_geoorloofd": 0.0, "uren_ongeoorloofd": 0.0}
    bron.rij(
        "aanwezigheid_week",
        persoon_id=persoon,
        brin=bron.brin,
        inschrijvingvolgnummer="1",
        jaar=jaar,
        week=week,
        **uren,
    )
    bron.lever(tmp_path)
    noor = Persoon.objects.get()
    assert _wat(administratie, noor) == set()
    client = Client()
    client.force_login(administratie)
    assert "Dit dossier is compleet" in client.get(reverse("studenten:compleet", args=[noor.uuid])).content.decode()


def test_van_het_plan_hoort_alleen_wie_het_leest(administratie, tmp_path) -> None:
    groep = klas(tmp_path)
    assert _wat(groep.mentor, groep.een) >= VAN_PLAN and not _wat(administratie, groep.een) & VAN_PLAN
    assert _wat(groep.ander, groep.een) == set()
    vastleggen.leg_vast(groep.mentor, groep.een, gesprek(wat="", wie="", uiterlijk=None))
    for wie in ("student", "team"):
        wensen.leg_vast(groep.mentor, groep.een, wie, "werken", "")
    assert _wat(groep.mentor, groep.een) & {*VAN_PLAN, "Een afspraak bij een behoefte"} == {
        "Een afspraak bij een behoefte"
    }
    client = Client()
    client.force_login(groep.mentor)
    html = client.get(reverse("studenten:compleet", args=[groep.een.uuid])).content.decode()
    assert reverse("begeleiding:notitie", args=[groep.een.uuid]) in html
