"""Whose students are whose: the answer for one student and the scope of every list are the same, by every relation."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from hulp.studenten import School
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer import toewijzen
from stelsel.web.beheer.models import Gebeurtenis, Gebruiker, Noodtoegang
from stelsel.web.beheer.service import GeenToegang, geef_rol, koppel_medewerker, maak_gebruiker
from stelsel.web.beheer.wegen import vergeet_rollen
from stelsel.web.studenten import rechten
from stelsel.web.studenten.lijst import lijkt_op
from stelsel.web.studenten.models import Persoon

DAG = timedelta(days=1)
ROLLEN = ("studentadministratie", "mentor", "zorgcoordinator", "opleidingsmanager", "bestuur", "beheerder")


@pytest.fixture
def school(db, tmp_path) -> dict[str, Persoon]:
    """Four students: of mentor M1 in team Zorg, of M2 in team Techniek with zorgcoordinator Z1, one whose mentor M1 was
    until yesterday, and one whom nobody has."""
    bron, dag = School(), vandaag()
    lang_geleden = dag - timedelta(days=200)
    for code, team in (("M1", "Zorg"), ("M2", "Techniek"), ("Z1", "Zorg"), ("O1", "Techniek")):
        bron.rij("medewerker", medewerker_id=code, achternaam=f"Naam {code}", team=team)
    jaar = dag.year if dag.month >= 8 else dag.year - 1
    for code, team in (("G1", "Zorg"), ("G2", "Techniek")):
        bron.rij("groep", groep_id=code, naam=code, team=team, brin="99XX", studiejaar=jaar)
    ids = {}
    studenten = (
        ("eigen", "M1", "G1", None),
        ("ander", "M2", "G2", None),
        ("vroeger", "M1", "G1", dag - DAG),
        ("niemand", "", "", None),
    )
    for i, (naam, mentor, groep, tot) in enumerate(studenten):
        ids[naam] = bron.student(i, roepnaam="Sam", achternaam=f"Jansen{naam}", geboortemaand=5, geboortedag=2)
        bron.inschrijving(ids[naam], begin=lang_geleden)
        if mentor:
            dagen = {"persoon_id": ids[naam], "van": lang_geleden, "tot_en_met": tot}
            bron.rij("begeleider_van", medewerker_id=mentor, rol="mentor", **dagen)
            bron.rij("groepslidmaatschap", groep_id=groep, **dagen)
    bron.rij("begeleider_van", persoon_id=ids["ander"], medewerker_id="Z1", rol="zorgcoordinator", van=lang_geleden)
    bron.lever(tmp_path)
    return {naam: Persoon.objects.get(achternaam=f"Jansen{naam}") for naam in ids}


def _account(rol: str, medewerker: str = "", naam: str = "") -> Gebruiker:
    gebruiker = maak_gebruiker(naam or f"{rol}-{uuid4().hex[:6]}", None, roepnaam="A", achternaam=rol)
    geef_rol(gebruiker, rol, reden="toets")
    if medewerker:
        koppel_medewerker(gebruiker, medewerker, door=None, reden="toets")
    return gebruiker


def _ziet(gebruiker: Gebruiker, school: dict[str, Persoon]) -> set[str]:
    """Who can be seen, by two ways that must agree: the scope of the lists, and the answer for each student."""
    vergeet_rollen(gebruiker)
    lijst = set(rechten.bereik_dossiers(gebruiker))
    een_voor_een = {p for p in school.values() if rechten.mag_dossier_lezen(gebruiker, p)}
    assert lijst == een_voor_een
    return {naam for naam, persoon in school.items() if persoon in lijst}


@pytest.mark.parametrize(
    ("rol", "medewerker", "ziet"),
    [
        ("mentor", "M1", {"eigen"}),
        ("mentor", "M2", {"ander"}),
        ("mentor", "", set()),
        ("mentor", "Z1", set()),
        ("zorgcoordinator", "Z1", {"ander"}),
        ("zorgcoordinator", "M1", set()),
        ("opleidingsmanager", "O1", {"ander"}),
        ("opleidingsmanager", "M1", {"eigen"}),
        ("studentadministratie", "", {"eigen", "ander", "vroeger", "niemand"}),
        ("bestuur", "M1", set()),
        ("beheerder", "M1", set()),
        ("privacyfunctionaris", "M1", set()),
    ],
)
def test_wie_ziet_wie(school, rol, medewerker, ziet) -> None:
    assert _ziet(_account(rol, medewerker), school) == ziet


def test_twee_rollen_tellen_samen_en_een_voorbije_niet(school) -> None:
    wie = _account("mentor", "M2")
    geef_rol(wie, "opleidingsmanager", van=vandaag() - 9 * DAG, tot_en_met=vandaag() - DAG, reden="toets")
    koppel_medewerker(wie, "M1", door=None, reden="toets")
    assert _ziet(wie, school) == {"eigen"}
    geef_rol(wie, "studentadministratie", reden="toets")
    assert len(_ziet(wie, school)) == 4


def test_elke_lijst_en_elk_adres_houdt_zich_eraan(school) -> None:
    wie = _account("mentor", "M1")
    client = Client()
    client.force_login(wie)
    html = client.get(reverse("studenten:lijst"), {"wie": "iedereen"}).content.decode()
    assert "Janseneigen" in html and "Jansenander" not in html and "Jansenniemand" not in html
    assert "Sam Jansenander" not in client.get(reverse("studenten:lijst"), {"q": "Jansenander"}).content.decode()
    assert lijkt_op(rechten.bereik_studenten(wie), "Jansenxnder") in ([], [school["eigen"]])
    for naam, persoon in school.items():
        for adres in (
            reverse("studenten:dossier", args=[persoon.uuid]),
            reverse("studenten:dossierdeel", args=[persoon.uuid, "contact"]),
        ):
            assert client.get(adres).status_code == (200 if naam == "eigen" else 404), (naam, adres)
    assert client.get(reverse("studenten:dossier", args=[uuid4()])).status_code == 404


def test_een_dossier_van_een_ander_ziet_er_uit_als_geen_dossier(school) -> None:
    """Neither the page nor the explanation tells whether the student exists."""
    client = Client()
    client.force_login(_account("mentor", "M1"))
    paden = [reverse("studenten:dossier", args=[sleutel]) for sleutel in (school["ander"].uuid, uuid4())]
    waarom = [client.get(reverse("beheer:waarom"), {"pad": pad}).content.decode() for pad in paden]
    assert [html.count("Deze student hoort daar niet bij") for html in waarom] == [1, 1]
    zonder = [re.sub(r"[0-9a-f-]{36}|[A-Za-z0-9]{64}", "", html) for html in waarom]
    assert zonder[0] == zonder[1]


def test_toegewezen_van_tot_en_met(school) -> None:
    wie, baas, dag = _account("zorgcoordinator"), _account("studentadministratie"), vandaag()
    persoon = school["niemand"].uuid
    toewijzen.wijs_toe(wie, persoon, van=dag + DAG, tot_en_met=None, reden="begint morgen", door=baas)
    assert _ziet(wie, school) == set()
    nu_ = toewijzen.wijs_toe(wie, persoon, van=dag, tot_en_met=dag, reden="vandaag", door=baas)
    assert _ziet(wie, school) == {"niemand"}
    toewijzen.stop_toewijzing(nu_, door=baas, reden="klaar")
    assert _ziet(wie, school) == set()


def test_niemand_wijst_zichzelf_toe(school) -> None:
    wie = _account("studentadministratie")
    with pytest.raises(StelselFout, match="jezelf"):
        toewijzen.wijs_toe(wie, school["niemand"].uuid, van=vandaag(), tot_en_met=None, reden="x", door=wie)


def test_vervanging_geeft_de_studenten_en_niet_meer(school) -> None:
    weg, ander, derde = _account("mentor", "M1"), _account("mentor", "M2"), _account("mentor")
    geef_rol(weg, "studentadministratie", reden="ook dat")
    dag = vandaag()
    toewijzen.regel_vervanging(weg, ander, van=dag, tot_en_met=dag + DAG, reden="vakantie", door=weg)
    # Not what the other may do with the whole school, only the own students.
    assert _ziet(ander, school) == {"eigen", "ander"}
    assert not rechten.mag_nummer_tonen(ander, school["eigen"])
    antwoord = rechten.mag_dossier_lezen(ander, school["eigen"])
    assert "Je vervangt A mentor" in antwoord.reden and "vervangt" in antwoord.als
    # Who replaces the replacement gets the own students of that one, and it goes no further.
    toewijzen.regel_vervanging(ander, derde, van=dag, tot_en_met=dag, reden="ziek", door=ander)
    assert _ziet(derde, school) == {"ander"}


def test_vervanging_eindigt_en_kan_niet_worden_gepakt(school) -> None:
    weg, ander = _account("mentor", "M1"), _account("mentor", "M2")
    dag = vandaag()
    with pytest.raises(GeenToegang):
        toewijzen.regel_vervanging(weg, ander, van=dag, tot_en_met=dag, reden="x", door=ander)
    rij = toewijzen.regel_vervanging(weg, ander, van=dag, tot_en_met=dag, reden="x", door=weg)
    with pytest.raises(GeenToegang):
        toewijzen.stop_vervanging(rij, door=_account("mentor"))
    toewijzen.stop_vervanging(rij, door=ander)
    assert _ziet(ander, school) == {"ander"}
    baas = _account("beheerder")
    with pytest.raises(StelselFout, match="jezelf"):
        toewijzen.regel_vervanging(weg, baas, van=dag, tot_en_met=dag, reden="x", door=baas)


def test_een_gesloten_account_leent_niets_uit(school) -> None:
    weg, ander = _account("mentor", "M1"), _account("mentor", "M2")
    toewijzen.regel_vervanging(weg, ander, van=vandaag(), tot_en_met=vandaag(), reden="x", door=weg)
    weg.is_active = False
    weg.save()
    assert _ziet(ander, school) == {"ander"}


def _vraag(client: Client, persoon: Persoon, **anders: str):
    gegevens = {
        "naam": f"{persoon.roepnaam} {persoon.achternaam}",
        "geboortedatum": f"02-05-{persoon.geboortejaar}",
        "reden": "De student is niet thuisgekomen en de mentor is onbereikbaar.",
        "uren": "1",
    }
    return client.post(reverse("studenten:noodtoegang"), gegevens | anders)


def test_noodtoegang_opent_een_dossier_even(school, monkeypatch) -> None:
    wie = _account("mentor", "M1")
    client = Client()
    client.force_login(wie)
    persoon = school["ander"]
    antwoord = _vraag(client, persoon)
    assert antwoord.status_code == 302 and str(persoon.uuid) in antwoord.headers["Location"]
    assert client.get(antwoord.headers["Location"]).status_code == 200
    assert _ziet(wie, school) == {"eigen", "ander"}
    # Not in the lists: only this dossier was asked for.
    assert "Sam Jansenander" not in client.get(reverse("studenten:lijst"), {"q": "Jansenander"}).content.decode()
    gelezen = Gebeurtenis.objects.get(naam="studenten.dossier_gelezen", persoon_id=str(persoon.uuid))
    assert gelezen.doel == "noodtoegang"
    nood = Noodtoegang.objects.get()
    assert list(toewijzen.gelezen_in(nood))[-1] == gelezen
    later = nood.tot
    monkeypatch.setattr(toewijzen, "nu", lambda: later)
    assert _ziet(wie, school) == {"eigen"}
    assert client.get(antwoord.headers["Location"]).status_code == 404


@pytest.mark.parametrize(
    "anders",
    [
        {"naam": "Sam Jansen"},
        {"naam": "Jansenander"},
        {"geboortedatum": "03-05-2006"},
        {"reden": "nodig"},
        {"uren": "99"},
    ],
)
def test_noodtoegang_is_geen_manier_om_rond_te_kijken(school, anders) -> None:
    client = Client()
    client.force_login(_account("mentor", "M1"))
    antwoord = _vraag(client, school["ander"], **anders)
    assert antwoord.status_code == 422 and not Noodtoegang.objects.exists()
    if "naam" in anders or "geboortedatum" in anders:
        assert Gebeurtenis.objects.filter(naam="beheer.noodtoegang_geweigerd").count() == 1


def test_noodtoegang_wordt_beoordeeld_en_stopt(school) -> None:
    wie, officier = _account("mentor", "M1"), _account("privacyfunctionaris")
    nood = toewijzen.open_noodtoegang(wie, school["ander"].uuid, uren=99, reden="Kon echt niet wachten, zie mail.")
    assert nood.tot - nood.van == timedelta(hours=24)
    client = Client()
    client.force_login(officier)
    assert "Te beoordelen" in client.get(reverse("beheer:noodtoegangen")).content.decode()
    adres = reverse("beheer:noodtoegang", args=[nood.uuid])
    assert "Jansen" not in client.get(adres).content.decode(), "geen naam nodig voor een oordeel"
    assert client.post(adres, {"oordeel": "onterecht"}).status_code == 422
    assert client.post(adres, {"oordeel": "onterecht", "toelichting": "De mentor was er."}).status_code == 302
    assert _ziet(wie, school) == {"eigen"}
    with pytest.raises(GeenToegang):
        toewijzen.beoordeel(nood, "terecht", "x", door=wie)


def test_toewijzen_op_het_scherm(school) -> None:
    """The manager of the team assigns a zorgcoordinator, and stops it again; not for a student of another team."""
    baas, zorg = _account("opleidingsmanager", "O1"), _account("zorgcoordinator")
    client = Client()
    client.force_login(baas)
    adres = reverse("studenten:toegang", args=[school["ander"].uuid])
    assert client.get(reverse("studenten:toegang", args=[school["eigen"].uuid])).status_code == 404
    assert client.get(adres).status_code == 200
    vraag = {"daad": "toewijzen", "gebruiker": str(zorg.sleutel), "van": f"{vandaag():%d-%m-%Y}", "reden": "extra hulp"}
    assert client.post(adres, vraag | {"gebruiker": str(baas.sleutel)}).status_code == 422
    assert client.post(adres, vraag | {"tot_en_met": "01-01-2020"}).status_code == 422
    assert client.post(adres, vraag).status_code == 302
    assert _ziet(zorg, school) == {"ander"}
    rij = toewijzen.toewijzingen_bij(school["ander"].uuid).get()
    assert client.post(adres, {"daad": "stop", "stop-toewijzing": str(rij.uuid), "stop-reden": ""}).status_code == 422
    assert client.post(adres, {"daad": "stop", "stop-toewijzing": str(rij.uuid), "stop-reden": "af"}).status_code == 302
    assert _ziet(zorg, school) == set()


def test_vervanging_op_het_scherm(school) -> None:
    weg, ander = _account("mentor", "M1"), _account("mentor", "M2")
    client = Client()
    client.force_login(weg)
    adres, dag = reverse("beheer:vervanging"), f"{vandaag():%d-%m-%Y}"
    vraag = {"vervanger": str(ander.sleutel), "van": dag, "tot_en_met": dag, "reden": "vakantie"}
    assert client.post(adres, vraag | {"tot_en_met": "01-01-2020"}).status_code == 422
    assert client.post(adres, vraag).status_code == 302
    assert "Naam" not in client.get(adres).content.decode()
    assert _ziet(ander, school) == {"eigen", "ander"}
    (rij,) = toewijzen.vervangingen_van(weg)
    assert client.post(adres, {"daad": "stop", "vervanging": str(rij.uuid)}).status_code == 302
    assert _ziet(ander, school) == {"ander"}


def test_koppelen_aan_een_medewerker(school) -> None:
    baas, wie = _account("beheerder"), _account("mentor")
    with pytest.raises(StelselFout, match="eigen account"):
        koppel_medewerker(baas, "M1", door=baas, reden="x")
    koppel_medewerker(wie, "M1", door=baas, reden="x")
    with pytest.raises(StelselFout, match="Een ander account"):
        koppel_medewerker(_account("mentor"), "M1", door=baas, reden="x")




def test_een_tikfout_vindt_de_eigen_student_tussen_veel_anderen(school) -> None:
    """Names that look more like it, of students of somebody else, do not push the own one out."""
    from stelsel.web.studenten.models import Zoekdrieletter

    eigen = school["eigen"]
    drie = list(Zoekdrieletter.objects.filter(persoon=eigen).values_list("drieletter", flat=True))
    anderen = Persoon.objects.bulk_create(Persoon(achternaam=f"Ander {i}", actueel=True) for i in range(300))
    Zoekdrieletter.objects.bulk_create(
        Zoekdrieletter(persoon=ander, drieletter=deel) for ander in anderen for deel in drie
    )
    gevonden = lijkt_op(rechten.bereik_studenten(_account("mentor", "M1")), "Sam Janseneigem")
    assert gevonden == [eigen]
