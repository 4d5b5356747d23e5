"""What each role meets on the pages of students and files, from upload to number."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hulp.studenten import School, voorbeeld_levering, voorbeeld_persoon
from stelsel.kern.sleutels import verzonnen_bsn
from stelsel.web.beheer.models import Gebeurtenis
from stelsel.web.beheer.service import maak_personas
from stelsel.web.studenten import leveringen, opslag, service
from stelsel.web.studenten.models import Inschrijving, Levering, Opleiding, Persoon
from stelsel.web.studenten.taken import lees_levering, trek_levering_in

pytestmark = pytest.mark.django_db
BSN = verzonnen_bsn(1)
RO = "\r\n".join(
    [
        "VLP|99XX|2025-08-01|2026-07-31|2026-09-01",
        f"PER|{BSN}||2006-05-01|V",
        f"ISG|{BSN}||1|2025-08-01|2028-07-31||",
        f"ISP|{BSN}||1|2025-08-01|25604|BOL||J||100A123|100X123||",
        "SLR|1|1|1|0|0|0|0|0|0",
        "",
    ]
)
STUK = RO.replace("2025-08-01|2028-07-31||", "2025-02-31|2028-07-31||")


@pytest.fixture
def als(db) -> dict[str, Client]:
    """A browser per role."""
    uit = {}
    for gebruiker in maak_personas("een-wachtwoord-voor-de-toets"):
        uit[gebruiker.username] = Client()
        uit[gebruiker.username].force_login(gebruiker)
    return uit


def tekst(antwoord) -> str:
    """The page without markup, as somebody reads it."""
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    return " ".join(re.sub(r"<[^>]+>", " ", inhoud.decode()).split())


def upload(client: Client, inhoud: str = RO, naam: str = "RO_99XX_20250801_20260731.csv"):
    return client.post(
        "/studenten/bestanden/", {"bestand": SimpleUploadedFile(naam, inhoud.encode(), "text/csv")}, follow=True
    )


def verwerk(levering: Levering) -> Levering:
    """What the worker does."""
    lees_levering.func(str(levering.uuid))
    levering.refresh_from_db()
    return levering


def test_van_upload_tot_student(als):
    administratie = als["studentadministratie"]
    antwoord = upload(administratie)
    assert "In de wachtrij" in tekst(antwoord)
    levering = verwerk(Levering.objects.get())
    assert levering.staat == "verwerkt", levering.fout
    verslag = tekst(administratie.get(f"/studenten/bestanden/{levering.uuid}/"))
    assert "Personen overgenomen" in verslag
    assert (levering.brin, levering.van, levering.volledig) == ("99XX", date(2025, 8, 1), True)
    assert "zonder naam (RO, geboortejaar 2006)" in tekst(administratie.get("/studenten/"))
    dicht = opslag.bestand_van(levering).with_name(f"{levering.bestandsnaam}{opslag.DICHT}")
    assert dicht.stat().st_mode & 0o077 == 0
    assert not opslag.bestand_van(levering).exists() and b"ISG" not in dicht.read_bytes()
    with opslag.open_bestand(levering) as leesbaar:
        assert leesbaar.name == levering.bestandsnaam and b"ISG" in leesbaar.read_bytes()
    assert not leesbaar.exists(), "opengemaakt zolang het nodig is, en niet langer"
    assert not opslag.set_van(levering).exists()


def test_hetzelfde_bestand_verandert_niets(als):
    upload(als["studentadministratie"])
    verwerk(Levering.objects.get())
    antwoord = upload(als["studentadministratie"], naam="andere_naam.csv")
    assert "Dit bestand is al ingelezen. Er is niets veranderd." in tekst(antwoord)
    assert Levering.objects.count() == 1
    assert Inschrijving.objects.count() == 1
    assert len(list((opslag.map_van(Levering.objects.get()).parent).iterdir())) >= 1


@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        ("foto.png", "x", "Stelsel leest bestanden die eindigen op .csv, .txt of .xml."),
        ("ro.csv", "PK\x03\x04", "zip- of Excel-bestand"),
        ("GRONDSLAG_IP_MBO_99XX_20251119_2025.csv", "a;b\n", "GRONDSLAG"),
        ("leeg.csv", "", "Het bestand is leeg"),
    ],
)
def test_wat_geen_levering_is_wordt_rustig_geweigerd(als, naam, inhoud, zin):
    antwoord = upload(als["studentadministratie"], inhoud, naam)
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert not Levering.objects.exists()


def test_te_groot_wordt_geweigerd_en_niet_bewaard(als, settings):
    settings.UPLOAD_GRENS_MB = 0
    antwoord = upload(als["studentadministratie"])
    assert antwoord.status_code in (413, 422)
    assert not Levering.objects.exists()


def test_een_bestand_met_fouten_geeft_een_leesbaar_verslag(als):
    upload(als["studentadministratie"], STUK)
    levering = verwerk(Levering.objects.get())
    adres = f"/studenten/bestanden/{levering.uuid}/"
    verslag = tekst(als["studentadministratie"].get(adres))
    assert "Wat ging er mis?" in verslag
    assert "Alle meldingen" in verslag
    csv = tekst(als["studentadministratie"].get(f"{adres}meldingen.csv"))
    assert csv.startswith("bestand,regel,record,veld,code,ernst,gevonden,verwacht,melding,bron")
    assert BSN not in verslag + csv


def test_een_melding_is_op_een_engelse_pagina_als_nederlands_gemerkt(als):
    upload(als["studentadministratie"], STUK)
    levering = verwerk(Levering.objects.get())
    als["studentadministratie"].post("/taal/", {"language": "en", "next": "/"})
    verslag = als["studentadministratie"].get(f"/studenten/bestanden/{levering.uuid}/").content.decode()
    assert '<html lang="en"' in verslag
    nederlands = [html.unescape(deel) for deel in re.findall(r'<td[^>]* lang="nl">([^<]+)', verslag)]
    for melding in levering.meldingen.all():
        assert any(deel.startswith(melding.melding) for deel in nederlands)


def test_de_kwaliteitszorg_ziet_oorzaken_en_geen_regels(als):
    upload(als["studentadministratie"], STUK)
    levering = verwerk(Levering.objects.get())
    adres = f"/studenten/bestanden/{levering.uuid}/"
    antwoord = als["kwaliteitszorg"].get(adres)
    assert "Wat ging er mis?" in tekst(antwoord)
    assert "studenten/verslag_zonder_regels.html" in [t.name for t in antwoord.templates]
    assert "Alle meldingen" not in tekst(antwoord)
    assert "2025-02-31" not in tekst(antwoord)
    assert als["kwaliteitszorg"].get(f"{adres}meldingen.csv").status_code == 403
    assert als["kwaliteitszorg"].get(f"{adres}afgekeurd/").status_code == 403
    assert "Lees een bestand in" not in tekst(als["kwaliteitszorg"].get("/studenten/bestanden/"))


def test_afgekeurde_regels_openen_wordt_vastgelegd(als):
    upload(als["studentadministratie"], STUK.replace("SLR|", "XXX|1\r\nSLR|"))
    levering = verwerk(Levering.objects.get())
    adres = f"/studenten/bestanden/{levering.uuid}/afgekeurd/"
    vraag = als["studentadministratie"].get(adres)
    assert "Waarvoor heb je de afgekeurde regels nodig?" in tekst(vraag) and "XXX|1" not in tekst(vraag)
    zonder = als["studentadministratie"].post(adres, {"reden": " "})
    assert zonder.status_code == 422 and "XXX|1" not in tekst(zonder)
    assert not Gebeurtenis.objects.filter(naam="studenten.afgekeurd_gedownload").exists()
    antwoord = als["studentadministratie"].post(adres, {"reden": "fout uitzoeken met de leverancier"})
    assert "XXX|1" in tekst(antwoord) and "attachment" in antwoord["Content-Disposition"]
    gelogd = Gebeurtenis.objects.get(naam="studenten.afgekeurd_gedownload")
    assert (gelogd.onderwerp, gelogd.doel) == (levering.bestandsnaam, "fout uitzoeken met de leverancier")


def test_stoppen_in_de_wachtrij(als):
    upload(als["studentadministratie"])
    levering = Levering.objects.get()
    antwoord = als["studentadministratie"].post(f"/studenten/bestanden/{levering.uuid}/stop/", follow=True)
    assert "Van dit bestand is niets overgenomen." in tekst(antwoord)
    assert verwerk(levering).staat == "afgebroken"
    assert not Persoon.objects.exists()
    assert verwerk_opnieuw(als).staat == "verwerkt"


def verwerk_opnieuw(als) -> Levering:
    upload(als["studentadministratie"])
    return verwerk(Levering.objects.latest("id"))


def test_stoppen_terwijl_de_werker_bezig_is(als):
    upload(als["studentadministratie"])
    levering = Levering.objects.get()
    opslag.vraag_stop(levering)
    assert verwerk(levering).staat == "afgebroken"
    assert not Persoon.objects.exists()


def test_een_taak_die_twee_keer_komt_verandert_niets(als):
    upload(als["studentadministratie"])
    levering = verwerk(Levering.objects.get())
    verwerk(levering)
    assert Inschrijving.objects.count() == 1
    assert Gebeurtenis.objects.filter(naam="studenten.levering_verwerkt").count() == 1


def test_een_onbekende_fout_in_het_bestand_lekt_niet(als, monkeypatch):
    def stuk(*args: object, **kwargs: object) -> None:
        raise ValueError(f"nummer {BSN}")

    monkeypatch.setattr("stelsel.web.studenten.importeren.verwerken.personen.herken", stuk)
    upload(als["studentadministratie"])
    levering = verwerk(Levering.objects.get())
    assert levering.staat == "mislukt"
    assert BSN not in levering.fout
    assert "Geef de beheerder nummer" in levering.fout


def test_intrekken_vraagt_een_reden(als):
    upload(als["studentadministratie"])
    levering = verwerk(Levering.objects.get())
    adres = f"/studenten/bestanden/{levering.uuid}/intrekken/"
    assert als["studentadministratie"].post(adres, {"reden": " "}).status_code == 422
    als["studentadministratie"].post(adres, {"reden": "verkeerde periode"})
    trek_levering_in.func(str(levering.uuid))
    levering.refresh_from_db()
    assert levering.staat == "ingetrokken"
    assert not Persoon.objects.filter(actueel=True).exists()
    assert "verkeerde periode" in tekst(als["studentadministratie"].get(f"/studenten/bestanden/{levering.uuid}/"))
    assert verwerk_opnieuw(als).nieuwe_personen == 0


def test_gebeurtenis_na_verwerken_en_intrekken(als, monkeypatch):
    gehoord: list[object] = []
    monkeypatch.setattr("stelsel.web.studenten.gebeurtenissen._abonnees", {})
    service.abonneer(service.LeveringVerwerkt, gehoord.append)
    service.abonneer(service.LeveringIngetrokken, gehoord.append)
    upload(als["studentadministratie"])
    levering = verwerk(Levering.objects.get())
    leveringen.trek_in(levering, "toch niet")
    assert [type(g).__name__ for g in gehoord] == ["LeveringVerwerkt", "LeveringIngetrokken"]


def test_het_dossier_toont_geen_nummer_en_wordt_vastgelegd(als):
    persoon = voorbeeld_persoon()
    antwoord = als["studentadministratie"].get(f"/studenten/{persoon.uuid}/")
    assert "Elif Yılmaz" in tekst(antwoord)
    assert verzonnen_bsn(77) not in antwoord.content.decode()
    gelezen = Gebeurtenis.objects.get(naam="studenten.dossier_gelezen")
    assert gelezen.persoon_id == str(persoon.uuid)


@pytest.mark.parametrize("deel", ["inschrijvingen", "resultaten", "aanwezigheid", "contact"])
def test_elk_deel_van_het_dossier_is_er_ook_als_het_leeg_is(als, deel):
    persoon = voorbeeld_persoon()
    assert als["studentadministratie"].get(f"/studenten/{persoon.uuid}/{deel}/").status_code == 200


def test_het_dossier_toont_de_vooropleiding_de_hoogste_eerst(als, tmp_path):
    school = School()
    persoon = school.student(1)
    school.rij("vooropleiding", persoon_id=persoon, code="VMBO_BB")
    school.rij("vooropleiding", persoon_id=persoon, code="HAVO", behaald_op=date(2024, 7, 4))
    school.lever(tmp_path, soort="EIGEN", brin="", aangemaakt=date(2026, 10, 1))
    pagina = tekst(als["studentadministratie"].get(f"/studenten/{Persoon.objects.get().uuid}/"))
    kaart = pagina.split("Vooropleiding")[1].split("Gegevens")[0].strip()
    assert kaart == "havo behaald op 4 jul 2024 vmbo basisberoepsgerichte leerweg"
    nieuw = School()
    nieuw.student(1)
    nieuw.lever(tmp_path, soort="EIGEN", brin="", aangemaakt=date(2026, 11, 1))
    pagina = tekst(als["studentadministratie"].get(f"/studenten/{Persoon.objects.get().uuid}/"))
    assert "De vooropleiding is niet bekend." in pagina, "the newer list of the school is without"


def test_het_dossier_zegt_wat_eerdere_leveringen_zeiden(als, tmp_path):
    for maand, einde in ((1, None), (2, None), (3, date(2026, 2, 28))):
        school = School()
        school.inschrijving(school.student(1), einde=einde, leertraject="BBL" if maand == 1 else "BOL")
        school.lever(tmp_path, aangemaakt=date(2026, maand, 1), bestandsnaam=f"RO_{maand}.csv")
    adres = f"/studenten/{Persoon.objects.get().uuid}/inschrijvingen/"
    pagina = tekst(als["studentadministratie"].get(adres))
    eerder = pagina.split("Wat zeiden eerdere leveringen?")[1]
    assert eerder.index("RO_2.csv") < eerder.index("RO_1.csv")
    assert "bbl" in eerder
    leveringen.trek_in(Levering.objects.get(bestandsnaam="RO_1.csv"), "verkeerd")
    assert "RO_1.csv" not in tekst(als["studentadministratie"].get(adres))


def test_een_nummer_tonen_vraagt_een_reden_en_wordt_vastgelegd(als):
    persoon = voorbeeld_persoon()
    adres = f"/studenten/{persoon.uuid}/nummers/"
    assert als["studentadministratie"].post(adres, {"reden": ""}).status_code == 422
    antwoord = als["studentadministratie"].post(adres, {"reden": "vraag van DUO"})
    assert verzonnen_bsn(77) in tekst(antwoord)
    regel = Gebeurtenis.objects.get(naam="studenten.nummer_getoond")
    assert (regel.doel, regel.persoon_id) == ("vraag van DUO", str(persoon.uuid))
    assert not [g for g in Gebeurtenis.objects.all() if verzonnen_bsn(77) in f"{g.onderwerp}{g.doel}"]


def test_buiten_het_bereik_bestaat_een_student_niet(als):
    persoon = voorbeeld_persoon()
    levering = Levering.objects.get()
    leveringen.trek_in(levering, "niet meer")
    assert als["studentadministratie"].get(f"/studenten/{persoon.uuid}/").status_code == 404
    assert als["kwaliteitszorg"].get(f"/studenten/{persoon.uuid}/").status_code == 403
    gebruiker = Gebeurtenis.objects.filter(gebruiker__isnull=False).first()
    assert service.personen_bij(gebruiker.gebruiker if gebruiker else None, [persoon.uuid]) == []


def test_ontbrekend_niveau_opgeven(als, tmp_path):
    school = School()
    school.inschrijving(school.student(1), crebo="99999")
    levering = school.lever(tmp_path)
    administratie = als["studentadministratie"]
    assert "Van 1 opleiding is het niveau niet bekend" in tekst(
        administratie.get(f"/studenten/bestanden/{levering.uuid}/")
    )
    administratie.post("/studenten/opleidingen/99999/", {"niveau": "3", "naam": "Proefopleiding", "dossier_code": ""})
    opleiding = Opleiding.objects.get(opleidingcode="99999")
    assert (opleiding.niveau, opleiding.bron) == (3, "opgegeven")
    school.lever(tmp_path)
    opleiding.refresh_from_db()
    assert opleiding.niveau == 3


def test_de_lijst_noemt_een_levering_met_haar_stand(als):
    voorbeeld_levering()
    assert "verwerkt" in tekst(als["kwaliteitszorg"].get("/studenten/bestanden/"))
