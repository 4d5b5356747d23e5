"""The student list: whom it finds, in which order, and at what cost."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hulp.studenten import School
from stelsel.web.beheer.models import Gebeurtenis
from stelsel.web.beheer.service import maak_personas
from stelsel.web.studenten import lijst, rechten
from stelsel.web.studenten.models import Persoon

pytestmark = pytest.mark.django_db
NAMEN = [
    ("Elif", "", "Yılmaz"),
    ("Łukasz", "", "Nowak"),
    ("Ayşe", "", "Özdemir"),
    ("Jan", "de", "Boer"),
    ("Amélie", "d'", "Anjou"),
    ("Sem", "van der", "Berg-Kuipers"),
]


@pytest.fixture
def ilse(db) -> Client:
    """The student administration."""
    gebruikers = {g.username: g for g in maak_personas("een-wachtwoord-voor-de-toets")}
    client = Client()
    client.force_login(gebruikers["studentadministratie"])
    client.gebruiker = gebruikers["studentadministratie"]
    return client


def school_met_namen(tmp_path) -> None:
    ro, eigen = School(), School()
    for i, (roepnaam, voorvoegsel, achternaam) in enumerate(NAMEN, 1):
        ro.inschrijving(ro.student(i), crebo="25604" if i % 2 else "25655", leertraject="BOL" if i < 4 else "BBL")
        persoon = eigen.student(i, jaar=None, roepnaam=roepnaam, voorvoegsel=voorvoegsel or None, achternaam=achternaam)
        eigen.rij("groepslidmaatschap", persoon_id=persoon, groep_id=f"G{i % 2}", van=date(2026, 8, 1))
    for g in (0, 1):
        eigen.rij("groep", groep_id=f"G{g}", naam=f"Groep {g}", team=f"Team {g}", brin="99XX", studiejaar=2026)
    ro.inschrijving(ro.student(50, jaar=2001), begin=date(2022, 8, 1), einde=date(2024, 7, 31))
    ro.lever(tmp_path, van=date(2022, 8, 1))
    eigen.lever(tmp_path, soort="EIGEN", brin="")


def namen(client: Client, vraag: str) -> list[str]:
    """The names in the list, in order."""
    tabel = client.get(f"/studenten/{vraag}").context["tabel"]
    return [rij.cellen[0].tekst for rij in tabel.rijen]


@pytest.mark.parametrize(
    ("q", "wie"),
    [
        ("yilmaz", ["Elif Yılmaz"]),
        ("YILMAZ elif", ["Elif Yılmaz"]),
        ("lukasz", ["Łukasz Nowak"]),
        ("ozdem", ["Ayşe Özdemir"]),
        ("de boer", ["Jan de Boer"]),
        ("anjou", ["Amélie d' Anjou"]),
        ("kuipers", ["Sem van der Berg-Kuipers"]),
        ("oer", []),
    ],
)
def test_een_naam_wordt_gevonden_zonder_de_juiste_tekens(ilse, tmp_path, q, wie):
    school_met_namen(tmp_path)
    gevonden = lijst.op_naam(rechten.bereik_studenten(ilse.gebruiker), q)
    assert [p.naam for p in gevonden] == wie


def test_wie_bijna_zo_heet_wordt_voorgesteld(ilse, tmp_path):
    school_met_namen(tmp_path)
    antwoord = ilse.get("/studenten/?q=yilmas")
    assert [p.naam for p in antwoord.context["lijkt_op"]] == ["Elif Yılmaz"]
    assert "Niemand heet precies zo" in antwoord.content.decode()


def test_op_achternaam_en_wie_geen_naam_heeft_achteraan(ilse, tmp_path):
    school_met_namen(tmp_path)
    achter = ["Anjou", "Berg-Kuipers", "Boer", "Nowak", "Özdemir", "Yılmaz"]
    assert [naam.split()[-1] for naam in namen(ilse, "?wie=iedereen")[:-1]] == achter
    assert namen(ilse, "?wie=iedereen")[-1] == "zonder naam (RO, geboortejaar 2001)"
    assert namen(ilse, "?wie=iedereen&sorteer=-naam")[0] == "zonder naam (RO, geboortejaar 2001)"


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ("", 6),
        ("?wie=iedereen", 7),
        ("?op=2023-10-01", 1),
        ("?op=01-10-2023", 1),
        ("?op=geen-datum", 6),
        ("?leerweg=BBL", 3),
        ("?opleiding=25604", 3),
        ("?niveau=4", 6),
        ("?niveau=2", 0),
        ("?groep=G1", 3),
        ("?team=Team+0", 3),
        ("?team=Team+0&leerweg=BOL", 1),
        ("?pagina=999", 6),
        ("?sorteer=onzin", 6),
    ],
)
def test_filters(ilse, tmp_path, vraag, aantal):
    school_met_namen(tmp_path)
    assert len(namen(ilse, vraag)) == aantal


def test_zoeken_wordt_vastgelegd_zonder_de_naam(ilse, tmp_path):
    school_met_namen(tmp_path)
    ilse.get("/studenten/?q=yilmaz&niveau=4")
    regel = Gebeurtenis.objects.get(naam="studenten.studenten_gezocht")
    assert "yilmaz" not in regel.onderwerp
    assert "niveau 4" in regel.onderwerp


def test_wie_niet_mag_zoeken_heeft_een_leeg_bereik(tmp_path):
    school_met_namen(tmp_path)
    for gebruiker in maak_personas("een-wachtwoord-voor-de-toets"):
        zichtbaar = rechten.bereik_studenten(gebruiker).count()
        assert zichtbaar == (7 if gebruiker.username == "studentadministratie" else 0)


def test_evenveel_vragen_aan_de_database_bij_vijf_als_bij_vijfhonderd(ilse, tmp_path):
    def tel(n: int) -> int:
        school = School()
        for i in range(n):
            school.inschrijving(school.student(i + 1))
        school.lever(tmp_path)
        ilse.get("/studenten/")
        with CaptureQueriesContext(connection) as vragen:
            ilse.get("/studenten/")
        return len([vraag for vraag in vragen if not vraag["sql"].startswith("PRAGMA")])

    weinig, veel = tel(5), tel(500)
    assert veel == weinig
    assert veel <= 15


def test_wie_lijkt_op_een_naam_is_hetzelfde_voor_weinig_en_voor_iedereen(db, tmp_path, monkeypatch) -> None:
    bron = School()
    for i, naam in enumerate(["Elif Yilmaz", "Elise Ilmaz", "Jan de Vries", "Elif Yilmas", "Yilmaz Elif", "Bo Li"]):
        roepnaam, _spatie, achternaam = naam.partition(" ")
        bron.student(i, roepnaam=roepnaam, achternaam=achternaam)
    bron.lever(tmp_path)
    for gezocht in ("Elif Yilmzz", "Elise Yilmaz", "Jan Vreis", "Bo", "x"):
        weinig = lijst.lijkt_op(Persoon.objects.all(), gezocht)
        with monkeypatch.context() as m:
            m.setattr(lijst, "WEINIG", 2)
            assert lijst.lijkt_op(Persoon.objects.all(), gezocht) == weinig, gezocht
    assert lijst.lijkt_op(Persoon.objects.all(), "Elif Yilmzz")
