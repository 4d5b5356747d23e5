"""Acts, roles as data, roles that begin and end, and answers that carry their reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer import accounts
from stelsel.web.beheer.handelingen import alle_handelingen, handeling, registreer_handeling
from stelsel.web.beheer.models import Gebeurtenis, Gebruiker, Rol
from stelsel.web.beheer.service import eis, geef_rol, maak_gebruiker, mag, rollen_van
from stelsel.web.beheer.toegang import GeenToegang
from stelsel.web.beheer.wegen import vergeet_rollen

pytestmark = pytest.mark.django_db
LEZEN = "beheer.logboek_lezen"
DAG = timedelta(days=1)


@pytest.fixture
def bea():
    return maak_gebruiker("bea", None, roepnaam="Bea", achternaam="de Wit")


@pytest.fixture
def baas():
    gebruiker = maak_gebruiker("baas", None)
    geef_rol(gebruiker, "beheerder", reden="toets")
    return gebruiker


def test_rollen_komen_met_de_installatie() -> None:
    assert list(Rol.objects.values_list("naam", flat=True)) == [
        "kwaliteitszorg", "studentadministratie", "bestuur", "beheerder",
        "mentor", "zorgcoordinator", "opleidingsmanager", "privacyfunctionaris", "student",
        "ouder", "praktijkopleider", "docent", "tweedelijn", "aandachtsfunctionaris",
    ]  # fmt: skip


def test_zonder_rol_mag_niets(bea) -> None:
    antwoord = mag(bea, LEZEN)
    assert not antwoord and "geen rol" in antwoord.reden
    assert not mag(AnonymousUser(), LEZEN)


@pytest.mark.parametrize(
    ("van", "tot", "mag_het"),
    [(0, None, True), (0, 0, True), (-2, -1, False), (1, None, False), (-400, None, True), (-1, 1, True)],
)
def test_een_rol_geldt_van_dag_tot_en_met_dag(bea, van, tot, mag_het) -> None:
    dag = vandaag()
    geef_rol(bea, "beheerder", van=dag + van * DAG, tot_en_met=None if tot is None else dag + tot * DAG, reden="t")
    assert bool(mag(bea, LEZEN)) is mag_het
    assert len(rollen_van(bea)) == mag_het


def test_supergebruiker_zijn_geeft_niets(bea) -> None:
    bea.is_superuser = bea.is_staff = True
    bea.save()
    assert not mag(bea, LEZEN)


def test_een_gesloten_account_mag_niets(bea, baas) -> None:
    geef_rol(bea, "beheerder", reden="t")
    accounts.zet_actief(bea, False, door=baas, reden="weg")
    assert not mag(bea, LEZEN)


def test_afwijking_geeft_en_ontneemt(bea, baas) -> None:
    geef_rol(bea, "bestuur", reden="t")
    bestuur = Rol.objects.get(naam="bestuur")
    for stand, verwacht in (("ja", True), ("nee", False), ("standaard", False)):
        accounts.zet_recht(bestuur, LEZEN, stand, door=baas, reden="proef")
        vergeet_rollen(bea)
        assert bool(mag(bea, LEZEN)) is verwacht
    beheerder = Rol.objects.get(naam="beheerder")
    geef_rol(bea, "beheerder", reden="t")
    accounts.zet_recht(beheerder, LEZEN, "nee", door=baas, reden="proef")
    vergeet_rollen(bea)
    assert not mag(bea, LEZEN)
    assert Gebeurtenis.objects.filter(naam="beheer.recht_gewijzigd").count() == 4


def test_weigering_noemt_rol_en_beheerder(bea) -> None:
    geef_rol(bea, "beheerder", reden="t")
    kees = maak_gebruiker("kees", None)
    geef_rol(kees, "bestuur", reden="t")
    with pytest.raises(GeenToegang) as fout:
        eis(kees, LEZEN)
    antwoord = fout.value.antwoord
    assert antwoord.reden == "Je rol bestuur mag dit niet: het logboek lezen."
    assert antwoord.wie_kan_helpen == (
            "Dit kan wel met de rol beheerder of privacyfunctionaris. Toegang vraag je aan Bea de Wit (beheerder)."
        )


def test_rol_stoppen_houdt_wat_geweest_is(bea, baas) -> None:
    oud = geef_rol(bea, "bestuur", van=vandaag() - 10 * DAG, reden="t")
    nieuw = geef_rol(bea, "beheerder", reden="t")
    accounts.stop_rol(oud, door=baas, reden="klaar")
    accounts.stop_rol(nieuw, door=baas, reden="vergissing")
    vergeet_rollen(bea)
    assert rollen_van(bea) == []
    assert [t.tot_en_met for t in bea.toekenningen.all()] == [vandaag() - DAG]


def test_onbekende_handeling_noemt_welke_er_zijn(bea) -> None:
    with pytest.raises(LookupError, match=r"beheer\.logboek_lezen"):
        mag(bea, "beheer.vliegen")
    with pytest.raises(StelselFout, match="koning"):
        geef_rol(bea, "koning", reden="t")


def test_een_handeling_heeft_een_omschrijving_en_bestaande_rollen() -> None:
    rollen = set(Rol.objects.values_list("naam", flat=True))
    for daad in alle_handelingen():
        assert str(daad.omschrijving)[0].islower() and not str(daad.omschrijving).endswith("."), daad.naam
        assert set(daad.rollen_standaard) <= rollen, daad.naam


def test_dezelfde_handeling_met_andere_rollen_wordt_geweigerd() -> None:
    bekend = handeling(LEZEN)
    registreer_handeling("beheer", "logboek_lezen", bekend.omschrijving, bekend.rollen_standaard)
    with pytest.raises(ValueError, match="al geregistreerd"):
        registreer_handeling("beheer", "logboek_lezen", bekend.omschrijving, ("bestuur",))


def test_de_service_weigert_zelf(bea, baas) -> None:
    """Whatever page it is called from."""
    geef_rol(bea, "bestuur", reden="t")
    toekenning = bea.toekenningen.get()
    rol = Rol.objects.get(naam="bestuur")
    for poging in (
        lambda: maak_gebruiker("nieuw", None, door=bea),
        lambda: geef_rol(bea, "beheerder", door=bea, reden="t"),
        lambda: accounts.stop_rol(toekenning, door=bea, reden="t"),
        lambda: accounts.zet_actief(baas, False, door=bea, reden="t"),
        lambda: accounts.zet_wachtwoord(baas, "een-ander-wachtwoord", door=bea),
        lambda: accounts.zet_recht(rol, LEZEN, "ja", door=bea, reden="t"),
    ):
        with pytest.raises(GeenToegang):
            poging()


def test_niemand_sluit_zichzelf_buiten(baas, bea) -> None:
    """The last who may give roles cannot lose that, whichever way it is tried."""
    eigen = baas.toekenningen.get()
    for poging in (
        lambda: accounts.stop_rol(eigen, door=baas, reden="x"),
        lambda: accounts.zet_actief(baas, False, door=baas, reden="x"),
        lambda: accounts.zet_recht(eigen.rol, "beheer.gebruikers_beheren", "nee", door=baas, reden="x"),
        lambda: accounts.zet_recht(eigen.rol, "beheer.rechten_zien", "nee", door=baas, reden="x"),
    ):
        with pytest.raises(StelselFout):
            poging()
    geef_rol(bea, "bestuur", reden="toets")
    vergeet_rollen(baas)
    assert mag(baas, "beheer.gebruikers_beheren") and mag(baas, "beheer.rechten_zien")


def test_waarom_voor_een_ander(baas, bea) -> None:
    client = Client()
    client.force_login(baas)
    adres = f"/waarom/?pad=/studenten/&wie={bea.sleutel}"
    html = client.get(adres).content.decode()
    assert "Wat Bea de Wit leest" in html and "geen rol" in html
    client.force_login(bea)
    html = client.get(f"/waarom/?pad=/beheer/logboek/&wie={baas.sleutel}").content.decode()
    assert "Wat baas leest" not in html and "Voor wie?" not in html, "een ander gaat bea niet aan"
    client.force_login(baas)
    assert client.get("/waarom/?pad=/studenten/&wie=onzin").status_code == 200


def test_vervanging_voor_wie_het_zelf_niet_kan(baas, bea) -> None:
    geef_rol(bea, "mentor", reden="toets")
    collega = maak_gebruiker("cor", None, roepnaam="Cor", achternaam="Smit")
    geef_rol(collega, "mentor", reden="toets")
    client = Client()
    client.force_login(baas)
    dag = vandaag()
    velden = {"daad": "vervanging", "vv-vervanger": str(collega.sleutel), "vv-reden": "afwezig"}
    velden |= {"vv-van": dag.isoformat(), "vv-tot_en_met": (dag + timedelta(days=200)).isoformat()}
    antwoord = client.post(f"/beheer/accounts/{bea.sleutel}/", velden)
    assert antwoord.status_code == 422 and "half jaar" in antwoord.content.decode()
    velden["vv-tot_en_met"] = (dag + timedelta(days=20)).isoformat()
    assert client.post(f"/beheer/accounts/{bea.sleutel}/", velden).status_code == 302
    assert collega.vervangt.get().afwezige == bea


def test_accounts_van_studenten_staan_niet_bij_de_medewerkers(baas) -> None:
    from uuid import uuid4

    student = maak_gebruiker("s123", None, roepnaam="Sam", achternaam="Student")
    Gebruiker.objects.filter(pk=student.pk).update(persoon=uuid4(), soort="student")
    client = Client()
    client.force_login(baas)
    assert "Student" not in client.get("/beheer/accounts/").content.decode().replace("Studenten", "")
    assert client.get(f"/beheer/accounts/{student.sleutel}/").status_code == 404


def test_een_eigen_rol_begint_als_een_geleverde(baas, bea) -> None:
    """The same acts, students and second step; then what the school wants otherwise, for this role only."""
    from stelsel.web.aanmelden.service import eisen_van
    from stelsel.web.beheer.service import met_rol
    from stelsel.web.beheer.toegang import mag_overal

    client = Client()
    client.force_login(baas)
    velden = {"daad": "nieuwe_rol", "rol-titel": "verzuimmedewerker", "rol-basis": "mentor", "rol-reden": "toets"}
    assert client.post("/beheer/rechten/", velden).status_code == 422, "zonder omschrijving"
    velden["rol-omschrijving"] = "Belt wie er niet is."
    assert client.post("/beheer/rechten/", velden | {"rol-basis": "student"}).status_code == 422
    assert client.post("/beheer/rechten/", velden).status_code == 302
    assert client.post("/beheer/rechten/", velden).status_code == 422, "die naam is er al"
    assert "verzuimmedewerker" in client.get("/beheer/rechten/").content.decode()
    rol = Rol.objects.get(titel="verzuimmedewerker")
    geef_rol(bea, rol.naam, reden="toets")
    assert mag(bea, "studenten.dossier_lezen") and not mag_overal(bea, "studenten.dossier_lezen")
    assert bea in met_rol(["mentor"])
    assert eisen_van(bea).minuten == 15, "wie zorggegevens ziet, is na een kwartier uitgelogd"
    accounts.zet_recht(rol, "studenten.noodtoegang_openen", "nee", door=baas, reden="toets")
    vergeet_rollen(bea)
    assert not mag(bea, "studenten.noodtoegang_openen")
    mentor = maak_gebruiker("m", None)
    geef_rol(mentor, "mentor", reden="toets")
    assert mag(mentor, "studenten.noodtoegang_openen")
