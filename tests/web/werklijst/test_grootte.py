"""Twenty thousand items: what a list asks the database does not grow with them, and the counts come from an index."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hulp.posten import bewaar, maak_post
from stelsel.web.beheer.service import maak_personas
from stelsel.web.werklijst import lijst, rechten
from stelsel.web.werklijst.lijst import Keuze

pytestmark = pytest.mark.django_db


@pytest.fixture
def ilse():
    return next(g for g in maak_personas("een-wachtwoord-voor-de-toets") if g.username == "studentadministratie")


def test_evenveel_vragen_bij_dertig_als_bij_driehonderd(ilse):
    client = Client()
    client.force_login(ilse)
    client.get("/verschillen/")
    aantallen = []
    for erbij in (30, 270):
        bewaar(*(maak_post(opleidingcode=str(25000 + i % 50)) for i in range(erbij)))
        with CaptureQueriesContext(connection) as vragen:
            client.get("/verschillen/")
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="leest het plan van SQLite")
def test_tellen_en_sorteren_raken_de_brede_rijen_niet(ilse):
    bewaar(*(maak_post() for _ in range(500)))
    bereik = rechten.bereik(ilse)
    with CaptureQueriesContext(connection) as vragen:
        lijst.facetten(bereik, Keuze(), ilse)
        lijst.aantallen(bereik, Keuze(), ilse)
        lijst.stand(bereik)
        list(lijst.nummers(lijst.zoek(bereik, Keuze(), ilse), "gewicht")[:30])
    with connection.cursor() as cursor:
        for vraag in vragen.captured_queries:
            cursor.execute(f"EXPLAIN QUERY PLAN {vraag['sql']}")
            plan = " ".join(str(rij[-1]) for rij in cursor.fetchall())
            if "werklijst_post" in plan:
                assert "COVERING INDEX post_lijst" in plan, (plan, vraag["sql"][:200])


def test_elke_keuze_telt_met_de_andere_keuzen_zoals_ze_staan(ilse):
    bewaar(
        *(maak_post(oorzaak="correctie") for _ in range(3)),
        *(maak_post(oorzaak="ingetrokken", tabel="bpv") for _ in range(2)),
        maak_post(oorzaak="correctie", tabel="bpv", opleidingcode="25187"),
    )
    bereik = rechten.bereik(ilse)
    keuze = Keuze(oorzaak="correctie")
    telling = lijst.facetten(bereik, keuze, ilse)
    assert telling["oorzaak"] == {"correctie": 4, "ingetrokken": 2}, "de keuze zelf telt niet mee"
    assert telling["tabel"] == {"inschrijving": 3, "bpv": 1}
    assert telling["opleiding"] == {"25604": 3, "25187": 1}
    for naam, veld in lijst.FILTERS.items():
        for waarde, n in telling[naam].items():
            anders = Keuze(**{"oorzaak": "correctie", naam: waarde})
            assert lijst.zoek(bereik, anders, ilse).count() == n, (naam, veld, waarde)
