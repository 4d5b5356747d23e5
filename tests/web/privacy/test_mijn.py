"""A student sees his own data and nobody else's: who looked, everything as a file, consent, requests."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from django.test import Client
from pypdf import PdfReader

from hulp.studenten import School
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.models import Gebeurtenis
from stelsel.web.beheer.service import (
    Gebruiker,
    geef_rol,
    inzages,
    log,
    maak_gebruiker,
    maak_studentaccount,
    open_noodtoegang,
)
from stelsel.web.gedeeld import versleuteld
from stelsel.web.privacy import toestemmen, verzoeken
from stelsel.web.privacy.models import Verzoek
from stelsel.web.studenten import rechten as studentrechten
from stelsel.web.studenten.bekend import leeftijd_op
from stelsel.web.studenten.models import Persoon

pytestmark = pytest.mark.django_db
WACHTWOORD = "fietsen-in-de-regen-24"


@pytest.fixture(autouse=True)
def eigen_map(settings, tmp_path):
    settings.GEGEVENS = tmp_path
    versleuteld.sleutelbos.cache_clear()
    yield
    versleuteld.sleutelbos.cache_clear()


@pytest.fixture
def studenten(tmp_path) -> dict[str, Persoon]:
    """One of 19, one of 15, and one whose birth month nobody knows."""
    bron, jaar = School(), vandaag().year
    for i, (naam, geboren) in enumerate({"Groot": 19, "Klein": 15, "Half": 16}.items()):
        een = None if naam == "Half" else 1
        datum = {"jaar": jaar - geboren, "geboortemaand": een, "geboortedag": een}
        persoon = bron.student(i, roepnaam="Sam", achternaam=naam, **datum)
        bron.inschrijving(persoon, begin=date(jaar - 2, 8, 1))
        bron.diploma(persoon, date(jaar - 1, 6, 1), nr=f"D{i}")
    bron.lever(tmp_path)
    return {naam: Persoon.objects.get(achternaam=naam) for naam in ("Groot", "Klein", "Half")}


@pytest.fixture
def ilse() -> Gebruiker:
    wie = maak_gebruiker("ilse", None, roepnaam="Ilse", achternaam="Prins")
    geef_rol(wie, "studentadministratie", reden="toets")
    return wie


@pytest.fixture
def als(studenten, ilse):
    def inloggen(naam: str) -> Client:
        persoon = studenten[naam]
        account = Gebruiker.objects.filter(persoon=persoon.uuid).first()
        account = account or maak_studentaccount(persoon.uuid, f"s-{naam}", WACHTWOORD, door=ilse)
        client = Client()
        client.force_login(account)
        return client

    return inloggen


def test_de_student_ziet_wie_keek_in_welke_functie_en_nooit_een_naam(als, studenten, ilse) -> None:
    ik, ander = studenten["Groot"].uuid, studenten["Klein"].uuid
    mentor = maak_gebruiker("m.de.boer", None, roepnaam="Marit", achternaam="de Boer")
    geef_rol(mentor, "mentor", reden="toets")
    log(mentor, "studenten.dossier_gelezen", str(ik), onderwerp="contact", doel="mentor, vervangt a.devries")
    log(ilse, "studenten.nummer_getoond", str(ik), doel="belde over zijn schuld")
    log(mentor, "studenten.dossier_gelezen", str(ander), onderwerp="resultaten", doel="mentor")
    html = als("Groot").get("/privacy/mijn/gelezen/").content.decode()
    assert "Je dossier gelezen, deel contact." in html and "mentor" in html
    assert "Je BSN of onderwijsnummer bekeken." in html and "studentenadministratie" in html
    for verborgen in ("Marit", "Boer", "Ilse", "devries", "schuld", "deel resultaten"):
        assert verborgen not in html
    assert "jijzelf" in als("Groot").get("/privacy/mijn/gelezen/").content.decode(), "ook het eigen kijken staat erin"


def test_in_nood_staat_erbij_en_wat_verborgen_is_ontbreekt(als, studenten, monkeypatch) -> None:
    ik = studenten["Groot"].uuid
    zorg = maak_gebruiker("z", None)
    geef_rol(zorg, "zorgcoordinator", reden="toets")
    open_noodtoegang(zorg, ik, uren=1, reden="Zij belde dat het thuis niet veilig is.")
    log(zorg, "studenten.dossier_gelezen", str(ik), onderwerp="overzicht", doel="noodtoegang")
    assert next(i.functie for i in inzages(ik) if i.leest) == "zorgcoördinator, in nood"
    from stelsel.web.beheer import inzien
    from stelsel.web.beheer.logboek import Logzin, logzinnen

    met = logzinnen() | {
        "studenten.dossier_gelezen": Logzin("studenten.dossier_gelezen", "x", leest=True, verborgen=True)
    }
    monkeypatch.setattr(inzien, "logzinnen", lambda: met)
    assert not [i for i in inzages(ik) if i.leest]


def test_een_functie_is_die_van_toen(studenten) -> None:
    ik = studenten["Groot"].uuid
    wie = maak_gebruiker("x", None)
    geef_rol(wie, "mentor", van=vandaag() - timedelta(days=9), tot_en_met=vandaag() - timedelta(days=1), reden="toets")
    log(wie, "studenten.toegang_gelezen", str(ik))
    assert next(inzages(ik)).functie == "iemand zonder rol"


def test_alles_als_bestand(als, studenten) -> None:
    ik = als("Groot")
    alles = json.loads(ik.get("/privacy/mijn/gegevens.json").content)
    assert alles["naam"] == "Sam Groot"
    tabellen = {naam: rijen for v in alles["verwerkingen"] for naam, rijen in v["tabellen"].items()}
    assert tabellen["Persoonsgegevens"][0]["achternaam"] == "Groot"
    assert tabellen["Inschrijving"][0]["geldt nog"] is True and tabellen["Inschrijving"][0]["uit bestand"]
    assert tabellen["Persoonsnummer"][0]["soort"] == "bsn"
    assert "password" not in str(alles) and "argon2" not in str(alles)
    assert "Klein" not in json.dumps(alles), "niets van een ander"
    pdf = PdfReader(io.BytesIO(ik.get("/privacy/mijn/gegevens.pdf").content))
    tekst = "\n".join(pagina.extract_text() for pagina in pdf.pages)
    assert "Sam Groot" in tekst and "Wie er studeert en waarin" in tekst and "Diploma" in tekst
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    with zipfile.ZipFile(io.BytesIO(ik.get("/privacy/mijn/gegevens.zip").content)) as bestand:
        assert {"gegevens.json", "inschrijving.csv", "diploma.csv"} <= set(bestand.namelist())
        assert "extraondersteuning.csv" not in bestand.namelist(), "alleen wat overdraagbaar is"
    for vorm in ("pdf", "json", "zip"):
        antwoord = ik.get(f"/privacy/mijn/gegevens.{vorm}")
        assert (
            antwoord.headers["Cache-Control"] == "no-store" and "attachment" in antwoord.headers["Content-Disposition"]
        )
    assert ik.get("/privacy/mijn/gegevens.exe").status_code == 404
    assert (
        Gebeurtenis.objects.filter(naam="privacy.inzage_opgehaald", persoon_id=str(studenten["Groot"].uuid)).count()
        == 6
    )


def test_een_account_van_niemand_ziet_niets(studenten) -> None:
    wie = maak_gebruiker("los", None)
    geef_rol(wie, "student", reden="toets")
    client = Client()
    client.force_login(wie)
    for adres in ("", "gelezen/", "gegevens.json", "toestemming/", "verzoeken/"):
        assert client.get(f"/privacy/mijn/{adres}").status_code == 404


def test_toestemming_geven_en_intrekken_werkt_meteen(als, studenten) -> None:
    ik, client = studenten["Groot"].uuid, als("Groot")
    assert not toestemmen.mag_delen(ik, "leerbedrijf")
    assert client.post("/privacy/mijn/toestemming/", {"doel": "leerbedrijf", "keuze": "ja"}).status_code == 302
    assert toestemmen.mag_delen(ik, "leerbedrijf")
    assert not toestemmen.mag_delen(ik, "hulpverlening") and not toestemmen.mag_delen(
        studenten["Klein"].uuid, "leerbedrijf"
    )
    html = client.get("/privacy/mijn/toestemming/").content.decode()
    assert "Stop hiermee" in html
    client.post("/privacy/mijn/toestemming/", {"doel": "leerbedrijf", "keuze": "nee"})
    assert not toestemmen.mag_delen(ik, "leerbedrijf")
    client.post("/privacy/mijn/toestemming/", {"doel": "leerbedrijf", "keuze": "nee"})
    client.post("/privacy/mijn/toestemming/", {"doel": "leerbedrijf", "keuze": "ja"})
    assert toestemmen.mag_delen(ik, "leerbedrijf")
    for onzin in ({"doel": "x", "keuze": "ja"}, {"doel": "leerbedrijf", "keuze": "misschien"}, {}):
        assert client.post("/privacy/mijn/toestemming/", onzin).status_code == 422


def test_onder_de_zestien_beslist_een_ouder_en_daarna_de_student(als, studenten, ilse) -> None:
    klein = studenten["Klein"]
    html = als("Klein").get("/privacy/mijn/toestemming/").content.decode()
    assert "Tot je 16 bent, beslist een ouder of verzorger hierover." in html and 'value="ja"' not in html
    antwoord = als("Klein").post("/privacy/mijn/toestemming/", {"doel": "leerbedrijf", "keuze": "ja"})
    assert antwoord.status_code == 422 and "een ouder of verzorger" in antwoord.content.decode()
    administratie = Client()
    administratie.force_login(ilse)
    velden = {"daad": "toestemming", "doel": "leerbedrijf", "namens": "ouder", "keuze": "ja", "bewijs": ""}
    adres = f"/studenten/{klein.uuid}/rechten/"
    assert administratie.post(adres, velden).status_code == 422, "zonder bewijs niet"
    assert administratie.post(adres, velden | {"bewijs": "formulier van 3 november"}).status_code == 302
    assert toestemmen.mag_delen(klein.uuid, "leerbedrijf")
    jarig = date(klein.geboortejaar + 16, 1, 1)
    assert toestemmen.mag_delen(klein.uuid, "leerbedrijf", jarig - timedelta(days=1))
    op_de_dag = toestemmen.mag_delen(klein.uuid, "leerbedrijf", jarig)
    assert not op_de_dag and "zelf" in op_de_dag.reden


def test_een_halve_geboortedatum_zegt_niet_wie_beslist(als, studenten) -> None:
    antwoord = als("Half").post("/privacy/mijn/toestemming/", {"doel": "leerbedrijf", "keuze": "ja"})
    assert antwoord.status_code == 422 and "geboortedatum" in antwoord.content.decode()


def test_een_wezenlijk_andere_tekst_vraagt_het_opnieuw(als, studenten, monkeypatch) -> None:
    ik = studenten["Groot"].uuid
    als("Groot").post("/privacy/mijn/toestemming/", {"doel": "leerbedrijf", "keuze": "ja"})
    oud = toestemmen.doelen()["leerbedrijf"]
    nieuwe = toestemmen.Versie(2, vandaag(), wezenlijk=False)
    anders = toestemmen.Doel(**oud.__dict__ | {"versies": (*oud.versies, nieuwe)})
    monkeypatch.setattr(toestemmen, "doelen", lambda: {"leerbedrijf": anders})
    assert toestemmen.mag_delen(ik, "leerbedrijf"), "alleen anders gezegd"
    wezenlijk = toestemmen.Versie(2, vandaag(), wezenlijk=True)
    anders = toestemmen.Doel(**oud.__dict__ | {"versies": (*oud.versies, wezenlijk)})
    assert not toestemmen.mag_delen(ik, "leerbedrijf")
    assert toestemmen.mag_delen(ik, "leerbedrijf", vandaag() - timedelta(days=1)), "gisteren gold de oude tekst nog"


@pytest.mark.parametrize(
    ("maand", "dag", "op", "leeftijd"),
    [
        (11, 26, date(2026, 11, 25), (15, 15)),
        (11, 26, date(2026, 11, 26), (16, 16)),
        (2, 29, date(2027, 2, 28), (16, 16)),
        (2, 29, date(2027, 3, 1), (17, 17)),
        (11, None, date(2026, 11, 15), (15, 16)),
        (11, None, date(2026, 12, 1), (16, 16)),
        (None, None, date(2026, 6, 1), (15, 16)),
        (None, None, date(2026, 12, 31), (16, 16)),
    ],
)
def test_leeftijd_ook_van_een_halve_datum(maand, dag, op, leeftijd) -> None:
    persoon = Persoon(geboortejaar=2010, geboortemaand=maand, geboortedag=dag)
    assert leeftijd_op(persoon, op) == leeftijd
    assert leeftijd_op(Persoon(), op) is None


def test_een_verzoek_van_begin_tot_antwoord(als, studenten, ilse) -> None:
    client = als("Groot")
    assert client.post("/privacy/mijn/verzoeken/", {"soort": "", "tekst": ""}).status_code == 422
    assert (
        client.post("/privacy/mijn/verzoeken/", {"soort": "rectificatie", "tekst": "Mijn naam klopt niet."}).status_code
        == 302
    )
    assert client.post("/privacy/mijn/verzoeken/", {"soort": "rectificatie", "tekst": "Nog eens."}).status_code == 422
    verzoek = Verzoek.objects.get()
    assert verzoek.uiterlijk == vandaag() + verzoeken.TERMIJN
    administratie = Client()
    administratie.force_login(ilse)
    assert "Mijn naam klopt niet." in administratie.get(f"/privacy/verzoeken/{verzoek.uuid}/").content.decode()
    adres = f"/privacy/verzoeken/{verzoek.uuid}/"
    velden = {"besluit": "verlengen", "antwoord": "We wachten op de gemeente.", "versie": verzoek.versie}
    assert administratie.post(adres, velden).status_code == 302
    assert administratie.post(adres, velden).status_code == 422, "een oude versie: iemand was eerder"
    verzoek.refresh_from_db()
    assert verzoek.uiterlijk == vandaag() + verzoeken.TERMIJN + verzoeken.VERLENGING
    assert administratie.post(adres, velden | {"versie": verzoek.versie}).status_code == 422, "één keer verlengen"
    velden = {"besluit": "afgewezen", "antwoord": "Zo staat het in de BRP.", "versie": verzoek.versie}
    assert administratie.post(adres, velden).status_code == 302
    html = client.get("/privacy/mijn/verzoeken/").content.decode()
    assert "Zo staat het in de BRP." in html and "Autoriteit Persoonsgegevens" in html
    assert "Ilse" not in html
    stappen = [stap.handeling for stap in Verzoek.objects.get().stappen.all()]
    assert stappen == ["ingediend", "verlengd", "afgewezen"]


def test_een_verzoek_van_een_ander_is_er_niet(als, studenten) -> None:
    als("Groot").post("/privacy/mijn/verzoeken/", {"soort": "wissen", "tekst": "Alles weg."})
    verzoek = Verzoek.objects.get()
    antwoord = als("Klein").post("/privacy/mijn/verzoeken/", {"daad": "intrekken", "verzoek": str(verzoek.uuid)})
    assert antwoord.status_code == 422 and Verzoek.objects.get().is_open
    assert "Alles weg." not in als("Klein").get("/privacy/mijn/verzoeken/").content.decode()
    als("Groot").post("/privacy/mijn/verzoeken/", {"daad": "intrekken", "verzoek": str(verzoek.uuid)})
    assert Verzoek.objects.get().staat == "ingetrokken"


def test_beperken_haalt_de_student_weg_bij_wie_hem_begeleidt(studenten, ilse, tmp_path) -> None:
    persoon = studenten["Groot"]
    leider = maak_gebruiker("leider", None)
    geef_rol(leider, "zorgcoordinator", reden="toets")
    from stelsel.web.beheer.models import Toewijzing

    Toewijzing.objects.create(gebruiker=leider, persoon=persoon.uuid, van=vandaag(), reden="toets")
    administratie, begeleider = Client(), Client()
    administratie.force_login(ilse)
    begeleider.force_login(leider)
    assert begeleider.get(f"/studenten/{persoon.uuid}/").status_code == 200
    adres = f"/studenten/{persoon.uuid}/rechten/"
    assert administratie.post(adres, {"daad": "beperk", "reden": "De gegevens kloppen niet."}).status_code == 302
    assert begeleider.get(f"/studenten/{persoon.uuid}/").status_code == 404
    assert not studentrechten.bereik_studenten(leider).exists()
    assert administratie.get(f"/studenten/{persoon.uuid}/").status_code == 200
    open_noodtoegang(leider, persoon.uuid, uren=1, reden="Zij belde dat het thuis niet veilig is.")
    assert begeleider.get(f"/studenten/{persoon.uuid}/").status_code == 200, "nood gaat voor"
    administratie.post(adres, {"daad": "hef_op"})
    assert studentrechten.bereik_studenten(leider).exists()


def test_account_maken_sluiten_en_openen(studenten, ilse) -> None:
    persoon = studenten["Groot"]
    client = Client()
    client.force_login(ilse)
    adres = f"/studenten/{persoon.uuid}/rechten/"
    for naam, wachtwoord in (("", WACHTWOORD), ("123456782", WACHTWOORD), ("sam", "kort"), ("ilse", WACHTWOORD)):
        antwoord = client.post(adres, {"daad": "account", "gebruikersnaam": naam, "wachtwoord": wachtwoord})
        assert antwoord.status_code == 422, naam
    assert client.post(adres, {"daad": "account", "gebruikersnaam": "sam", "wachtwoord": WACHTWOORD}).status_code == 302
    student = Client()
    assert student.login(username="sam", password=WACHTWOORD)
    assert client.post(adres, {"daad": "sluit", "reden": "van school"}).status_code == 302
    assert not Client().login(username="sam", password=WACHTWOORD)
    assert student.get("/privacy/mijn/").status_code == 302, "een open sessie eindigt meteen"
    client.post(adres, {"daad": "heropen", "reden": "terug"})
    assert Client().login(username="sam", password=WACHTWOORD)
    assert not Gebeurtenis.objects.filter(onderwerp__contains="sam").exists(), "de naam staat niet in het logboek"
