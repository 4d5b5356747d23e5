"""The pages of the worklist: filter, assign, explain, close, reopen, take along; and two people at once."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client

from hulp.posten import bewaar, maak_post, voorbeeld_post
from hulp.studenten import voorbeeld_persoon
from stelsel.web.beheer.models import Gebeurtenis
from stelsel.web.beheer.service import geef_rol, maak_gebruiker, maak_personas
from stelsel.web.werklijst import bewaren
from stelsel.web.werklijst.models import Post, Stap
from stelsel.web.werklijst.redenen import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def ilse():
    """The student administration of the demo."""
    return next(g for g in maak_personas("een-wachtwoord-voor-de-toets") if g.username == "studentadministratie")


@pytest.fixture
def tom(ilse):
    """A colleague."""
    wie = maak_gebruiker("tom", "een-wachtwoord-voor-de-toets", roepnaam="Tom", achternaam="Witte", controleer=False)
    geef_rol(wie, "studentadministratie", reden="toets")
    return wie


@pytest.fixture
def client(ilse) -> Client:
    client = Client()
    client.force_login(ilse)
    return client


def tekst(antwoord) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", antwoord.content.decode()).replace("\xa0", " ").split())


def adres(post: Post) -> str:
    return f"/verschillen/{post.uuid}/"


def doe(client: Client, post: Post, daad: str, **velden: object):
    return client.post(adres(post), {"doe": daad, "versie": post.versie, **velden}, follow=True)


def test_leeg_zegt_wat_je_doet(client):
    assert "Er is nog niets vergeleken" in tekst(client.get("/verschillen/"))


def test_de_lijst_noemt_student_en_beide_kanten(client):
    voorbeeld_post()
    lijst = tekst(client.get("/verschillen/"))
    for stuk in ("Elif Yılmaz", "Inschrijving: werkelijke einddatum", "niets", "01-03-2026", "1 feb", "1 jul 2027"):
        assert stuk in lijst


def test_wat_het_meest_telt_staat_bovenaan(client):
    posten = bewaar(
        maak_post(gewicht=0, februari=0, uiterlijk=None, sleutel="licht"),
        maak_post(gewicht=1, uiterlijk=date(2028, 7, 1)),
        maak_post(gewicht=1, uiterlijk=date(2027, 7, 1)),
        maak_post(gewicht=2, oktober=1),
    )
    nummers = re.findall(r'name="post" value="(\d+)\.1"', client.get("/verschillen/").content.decode())
    assert [int(n) for n in nummers] == [posten[i].pk for i in (3, 2, 1, 0)]


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ({}, 4),
        ({"deel": "telt"}, 3),
        ({"deel": "mij"}, 1),
        ({"deel": "niemand"}, 3),
        ({"deel": "wacht"}, 1),
        ({"deel": "gesloten"}, 1),
        ({"soort": "signaal"}, 1),
        ({"tabel": "bpv"}, 1),
        ({"oorzaak": "pok_ontbreekt"}, 1),
        ({"opleiding": "25187"}, 1),
        ({"q": "elif"}, 1),
        ({"q": "yilmaz"}, 1),
        ({"q": "INS7"}, 1),
        ({"q": "niemand heet zo"}, 0),
        ({"aan": "x", "reeks": "x", "persoon": "x", "deel": "x", "pagina": "x"}, 4),
    ],
)
def test_filters(client, ilse, vraag, aantal):
    bewaar(
        maak_post(voorbeeld_persoon().uuid, toegewezen_aan=ilse, status=Status.TOEGEWEZEN),
        maak_post(soort="signaal", oorzaak="signaal_12", veld="teldatum", gewicht=0, februari=0),
        maak_post(tabel="bpv", oorzaak="pok_ontbreekt", status=Status.WACHT, inschrijvingvolgnummer="INS7"),
        maak_post(opleidingcode="25187"),
        maak_post(status=Status.GESLOTEN, reden="geen_fout"),
    )
    antwoord = client.get("/verschillen/", vraag)
    assert antwoord.context["pagina"].paginator.count == aantal


def test_elke_keuze_zegt_hoeveel(client):
    bewaar(maak_post(), maak_post(), maak_post(tabel="bpv", oorzaak="pok_ontbreekt"))
    lijst = tekst(client.get("/verschillen/"))
    assert "Geplande of werkelijke einddatum (2)" in lijst
    assert "Praktijkovereenkomst ontbreekt (1)" in lijst
    assert "Open (3)" in lijst


def test_toewijzen_toelichten_sluiten_en_heropenen(client, ilse, tom):
    post = voorbeeld_post()
    doe(client, post, "wijs_toe", aan=tom.pk, toelichting="Tom kent deze student")
    post.refresh_from_db()
    assert (post.status, post.toegewezen_aan) == ("toegewezen", tom)
    doe(client, post, "licht_toe", toelichting="besluit opgevraagd")
    post.refresh_from_db()
    doe(client, post, "wacht")
    post.refresh_from_db()
    assert post.status == "wacht_op_duo"
    pagina = doe(client, post, "sluit", reden="geen_fout", toelichting="besluit van 3 maart")
    post.refresh_from_db()
    assert (post.status, post.reden) == ("gesloten", "geen_fout")
    gelezen = tekst(pagina)
    for stuk in ("Geen fout: het verschil klopt", "besluit van 3 maart", "besluit opgevraagd", "aan Tom Witte"):
        assert stuk in gelezen
    assert gelezen.count(ilse.naam) > 4, "bij elke stap wie"
    doe(client, post, "heropen", toelichting="toch niet")
    post.refresh_from_db()
    assert (post.status, post.toegewezen_aan, post.reden) == ("toegewezen", tom, "")
    namen = list(Gebeurtenis.objects.filter(naam__startswith="werklijst.").values_list("naam", flat=True))
    for naam in ("toegewezen", "toegelicht", "wacht", "gesloten", "heropend", "post_gelezen"):
        assert f"werklijst.{naam}" in namen


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"doe": "sluit"}, "Sluiten vraagt een reden."),
        ({"doe": "sluit", "reden": "opgelost"}, "Kies iets uit de lijst."),
        ({"doe": "sluit", "reden": "geen_fout"}, "Deze reden vraagt een toelichting."),
        ({"doe": "licht_toe"}, "Er staat nog geen toelichting."),
        ({"doe": "heropen", "toelichting": "x"}, "Dit verschil is nog open."),
        ({"doe": "weg"}, "Kies iets uit de lijst."),
        ({}, "Kies eerst wat je wilt doen."),
    ],
)
def test_wat_niet_kan_zegt_waarom_en_houdt_wat_getypt_is(client, velden, zin):
    post = voorbeeld_post()
    antwoord = client.post(adres(post), {"versie": 1, "aan": "", **velden})
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert Stap.objects.count() == 1


def test_wie_niet_mag_behandelen_kan_geen_werk_krijgen(client):
    post = voorbeeld_post()
    bestuurder = next(g for g in maak_personas("x") if g.username == "bestuur")
    assert doe(client, post, "wijs_toe", aan=bestuurder.pk).status_code == 422


def test_twee_mensen_tegelijk(client, tom):
    """The second is told who was first; nothing of the first is lost."""
    post = voorbeeld_post()
    ander = Client()
    ander.force_login(tom)
    doe(ander, post, "sluit", reden="gemeld")
    antwoord = doe(client, post, "sluit", reden="geen_fout", toelichting="zo hoort het")
    assert antwoord.status_code == 422
    assert "Intussen heeft Tom Witte dit verschil veranderd." in tekst(antwoord)
    assert "zo hoort het" in antwoord.content.decode(), "wat getypt is, blijft staan"
    post.refresh_from_db()
    assert post.reden == "gemeld"


def test_meer_regels_tegelijk(client, tom):
    een, twee, drie = bewaar(maak_post(), maak_post(), maak_post())
    Post.objects.filter(pk=twee.pk).update(versie=2)
    gekozen = [f"{een.pk}.1", f"{twee.pk}.1"]
    antwoord = client.post("/verschillen/", {"post": gekozen, "doe": "wijs_toe", "aan": tom.pk}, follow=True)
    assert "1 regel is bijgewerkt." in tekst(antwoord)
    assert f"niet gedaan: nr. {twee.pk}" in tekst(antwoord)
    aan = {post.pk: post.toegewezen_aan for post in Post.objects.all()}
    assert aan == {een.pk: tom, twee.pk: None, drie.pk: None}


def test_de_hele_lijst_tegelijk_alleen_als_zij_dezelfde_is(client):
    bewaar(*(maak_post() for _ in range(60)), maak_post(tabel="bpv"))
    velden = {"doe": "sluit", "reden": "dubbel"}
    assert client.post("/verschillen/?tabel=inschrijving", {"alles": "59", **velden}).status_code == 422
    assert not Post.objects.filter(status="gesloten").exists()
    client.post("/verschillen/?tabel=inschrijving", {"alles": "60", **velden})
    assert Post.objects.filter(status="gesloten").count() == 60


def test_een_lange_lijst_tegelijk(client):
    """A number above a thousand is written with a point on the page, and sent without."""
    bewaar(*(maak_post() for _ in range(1100)))
    pagina = client.get("/verschillen/").content.decode()
    alles = re.search(r'name="alles" value="([^"]+)"', pagina)[1]
    assert "Alle 1.100 regels" in pagina
    client.post("/verschillen/", {"alles": alles, "doe": "wacht"})
    assert Post.objects.filter(status="wacht_op_duo").count() == 1100


def test_niets_gekozen(client):
    voorbeeld_post()
    antwoord = client.post("/verschillen/", {"doe": "wacht"})
    assert antwoord.status_code == 422
    assert "Kies eerst een of meer regels." in tekst(antwoord)


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_ophalen_is_veilig_en_wordt_vastgelegd(client, vorm):
    voorbeeld_post()
    bewaar(maak_post(duo="=1+1"))
    antwoord = client.get(f"/verschillen/werklijst.{vorm}")
    assert antwoord.status_code == 200
    assert Gebeurtenis.objects.filter(naam="werklijst.gedownload").exists()
    if vorm == "csv":
        rijen = list(csv.DictReader(io.StringIO(antwoord.content.decode())))
        assert {rij["bij_duo"] for rij in rijen} == {"01-03-2026", "'=1+1"}
        assert "Elif Yılmaz" in {rij["student"] for rij in rijen}
    else:
        from openpyxl import load_workbook

        blad = load_workbook(io.BytesIO(antwoord.content)).worksheets[0]
        assert not [cel for rij in blad.iter_rows() for cel in rij if cel.data_type == "f"]


def test_een_andere_vorm_bestaat_niet(client):
    assert client.get("/verschillen/werklijst.exe").status_code == 404


def test_wie_geen_dossier_mag_lezen_ziet_geen_naam(client, ilse):
    from stelsel.web.beheer.models import Rol, RolHandeling

    post = voorbeeld_post()
    rol = Rol.objects.get(naam="studentadministratie")
    RolHandeling.objects.create(rol=rol, handeling="studenten.dossier_lezen", toegestaan=False)
    for pagina in ("/verschillen/", adres(post), "/verschillen/werklijst.csv"):
        assert "Yılmaz" not in client.get(pagina).content.decode()
    assert client.get("/verschillen/", {"q": "yilmaz"}).context["pagina"].paginator.count == 0


def test_wie_niet_mag_behandelen_ziet_geen_knoppen(client):
    from stelsel.web.beheer.models import Rol, RolHandeling

    post = voorbeeld_post()
    rol = Rol.objects.get(naam="studentadministratie")
    RolHandeling.objects.create(rol=rol, handeling="werklijst.behandelen", toegestaan=False)
    assert "Sluit met deze reden" not in tekst(client.get("/verschillen/"))
    assert "Wat doe je ermee?" not in tekst(client.get(adres(post)))
    assert client.post("/verschillen/", {"doe": "wacht", "post": f"{post.pk}.1"}).status_code == 403
    assert doe(client, post, "wacht").status_code == 403


def test_van_de_student_naar_zijn_verschillen(client):
    post = voorbeeld_post()
    bewaar(maak_post())
    dossier = client.get(f"/studenten/{post.persoon}/")
    assert "Van deze student staat 1 verschil met DUO open." in tekst(dossier)
    link = re.search(r'href="(/verschillen/\?persoon=[^"]+)"', dossier.content.decode())[1]
    assert client.get(link).context["pagina"].paginator.count == 1


def test_na_de_bewaartermijn_is_een_gesloten_post_weg(client):
    from datetime import UTC, datetime

    jaar = {"status": Status.GESLOTEN, "reden": "geen_fout"}
    oud = maak_post(**jaar, gesloten_op=datetime(2018, 12, 30, tzinfo=UTC))
    net = maak_post(**jaar, gesloten_op=datetime(2019, 1, 2, tzinfo=UTC))
    bewaar(oud, net, maak_post())
    assert bewaren.ruim_op() == 1
    assert set(Post.objects.values_list("status", "gesloten_op")) == {("gesloten", net.gesloten_op), ("open", None)}
    assert Stap.objects.count() == 2


def test_in_het_engels(client):
    voorbeeld_post()
    client.cookies["stelsel_taal"] = "en"
    lijst = tekst(client.get("/verschillen/"))
    assert "Differences with DUO" in lijst
    assert "Planned or real end date" in lijst
