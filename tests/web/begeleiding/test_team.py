"""What a team always does: of the own team only, used in plans in the same words, and never about one student."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hulp.begeleiding import gesprek, klas
from hulp.studenten import School
from stelsel.web.begeleiding import team, vastleggen
from stelsel.web.begeleiding.models import Afspraak, Teamafspraak
from stelsel.web.beheer.service import GeenToegang, geef_rol, koppel_medewerker, maak_gebruiker
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.studenten.service import teams_van

AANPAK = "Geeft de opdracht in stappen"


@pytest.fixture
def groep(db, tmp_path):
    return klas(tmp_path, 4)


@pytest.fixture
def afspraak(groep) -> Teamafspraak:
    return team.spreek_af(groep.mentor, ":Zorg", "structuur", AANPAK, True)


def _als(gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


def _van_techniek(tmp_path):
    bron = School("99YY")
    bron.rij("medewerker", medewerker_id="T1", roepnaam="Ed", achternaam="Ver", team="Zorg")
    (tmp_path / "yy").mkdir()
    bron.lever(tmp_path / "yy", soort="EIGEN", brin="99YY")
    gebruiker = maak_gebruiker("ed", "een-lang-eerste-wachtwoord")
    geef_rol(gebruiker, "mentor", reden="toets")
    koppel_medewerker(gebruiker, "T1", door=None, reden="toets")
    return gebruiker


def test_een_team_van_dezelfde_naam_op_een_andere_school_is_een_ander(groep, afspraak, tmp_path) -> None:
    ed = _van_techniek(tmp_path)
    assert [een.sleutel for een in teams_van(ed)] == ["99YY:Zorg"]
    assert list(team.afspraken_van(teams_van(ed))) == [] and list(team.afspraken_van(teams_van(groep.zorg)))
    with pytest.raises(Veldfout) as fout:
        team.spreek_af(ed, ":Zorg", "structuur", "Iets", False)
    assert fout.value.veld == "team"
    html = _als(ed).get(reverse("begeleiding:team")).content.decode()
    assert AANPAK not in html and "Er is nog niets afgesproken" in html
    assert _als(ed).get(reverse("begeleiding:team_stop", args=[afspraak.uuid])).status_code == 404


def test_in_een_plan_staat_zij_in_de_woorden_van_het_team(groep, afspraak) -> None:
    vastleggen.leg_vast(groep.mentor, groep.een, gesprek(wat="", teamafspraak=afspraak.uuid, wie="M1"))
    in_plan = Afspraak.objects.get()
    assert (in_plan.wat, in_plan.in_de_les, in_plan.teamafspraak) == (AANPAK, True, afspraak)
    vastleggen.leg_vast(groep.mentor, groep.een, gesprek(wat="Net anders", teamafspraak=afspraak.uuid))
    assert Afspraak.objects.latest("id").wat == "Net anders"
    team.stop(groep.zorg, afspraak, "Helpt niet.")
    in_plan.refresh_from_db()
    assert in_plan.wat == AANPAK, "what was agreed with a student stays agreed"
    with pytest.raises(Veldfout) as fout:
        vastleggen.leg_vast(groep.mentor, groep.een, gesprek(teamafspraak=afspraak.uuid))
    assert fout.value.veld == "teamafspraak"
    with pytest.raises(Ingehaald):
        team.stop(groep.mentor, afspraak, "Nog een keer.")


def test_een_klein_aantal_zegt_niets(groep, afspraak) -> None:
    adres = reverse("begeleiding:team")
    for nummer, student in enumerate(groep.studenten, 1):
        vastleggen.leg_vast(groep.mentor, student, gesprek(wat="", teamafspraak=afspraak.uuid))
        html = _als(groep.mentor).get(adres).content.decode()
        assert ("Gebruikt voor" in html) is (nummer >= 4)
    assert "Gebruikt voor 4 studenten." in html


def test_een_docent_leest_en_schrijft_niet(groep, afspraak) -> None:
    gebruiker = maak_gebruiker("jeroen", "een-lang-eerste-wachtwoord")
    geef_rol(gebruiker, "docent", reden="toets")
    koppel_medewerker(gebruiker, "D1", door=None, reden="toets")
    client = _als(gebruiker)
    html = client.get(reverse("begeleiding:team")).content.decode()
    assert AANPAK in html and "Stoppen" not in html and "<textarea" not in html
    assert AANPAK in client.get(reverse("begeleiding:les")).content.decode()
    with pytest.raises(GeenToegang):
        team.spreek_af(gebruiker, ":Zorg", "structuur", "Iets", False)
    with pytest.raises(GeenToegang):
        team.stop(gebruiker, afspraak, "Zomaar.")


def test_op_het_scherm(groep) -> None:
    client, adres = _als(groep.mentor), reverse("begeleiding:team")
    velden = {"team": ":Zorg", "waarvoor": "structuur", "aanpak": AANPAK, "les": "on"}
    for fout, melding in (
        ({"aanpak": ""}, "Schrijf in een zin wat"),
        ({"team": "99YY:Zorg"}, "Kies iets uit de lijst."),
    ):
        antwoord = client.post(adres, velden | fout)
        assert antwoord.status_code == 422 and melding in antwoord.content.decode()
    assert AANPAK in client.post(adres, velden, follow=True).content.decode()
    assert AANPAK in client.get(reverse("begeleiding:notitie", args=[groep.een.uuid])).content.decode()
    stop = reverse("begeleiding:team_stop", args=[Teamafspraak.objects.get().uuid])
    assert client.post(stop, {"waarom": ""}).status_code == 422
    html = client.post(stop, {"waarom": "Helpt niet."}, follow=True).content.decode()
    assert "Gestopt." in html and AANPAK not in html
