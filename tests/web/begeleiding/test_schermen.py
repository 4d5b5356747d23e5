"""The screens: what was typed stays, mistakes stand at their field, the student reads and answers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hulp.begeleiding import gesprek, klas
from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import uitvoeren, vastleggen
from stelsel.web.begeleiding.models import Afspraak, Doorstroomwens, EigenWoord, Notitie, Uitstel, Werkaantekening
from stelsel.web.begeleiding.uitvoeren import Daad


def _dag(over: int) -> str:
    return f"{vandaag() + timedelta(days=over):%d-%m-%Y}"


@pytest.fixture
def groep(db, tmp_path):
    return klas(tmp_path)


@pytest.fixture
def mentor(groep) -> Client:
    client = Client()
    client.force_login(groep.mentor)
    return client


@pytest.fixture
def student(groep) -> Client:
    client = Client()
    client.force_login(groep.account(groep.een))
    return client


def _adres(naam: str, groep, *meer: object) -> str:
    return reverse(f"begeleiding:{naam}", args=[groep.een.uuid, *meer])


def test_een_notitie_met_alles(groep, mentor) -> None:
    velden = {
        "tekst": "Het gaat beter.", "op": _dag(0), "aanleiding": "gesprek", "lezer": "dossier",
        "categorie": "structuur", "wat": "Zet het verslag in de map", "wie": "student", "uiterlijk": _dag(14),
        "volgend_gesprek": _dag(14),
    }  # fmt: skip
    antwoord = mentor.post(_adres("notitie", groep), velden, follow=True)
    html = antwoord.content.decode()
    assert "Vastgelegd." in html and "Zet het verslag in de map" in html and "Elif0, uiterlijk" in html


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"tekst": ""}, "Schrijf in een of twee zinnen"),
        ({"op": "31-11-2026"}, "bestaande datum"),
        ({"op": _dag(1)}, "Deze dag is nog niet geweest."),
        ({"wie": ""}, "Een afspraak heeft iemand nodig"),
        ({"wie": "M9"}, "Kies iets uit de lijst."),
        ({"uiterlijk": _dag(-1)}, "Deze dag is voorbij"),
        ({"lezer": "ik"}, "hoort in het dossier"),
        ({"tekst": "a" * 4001}, "ten hoogste 4000 tekens"),
        ({"tekst": "a\x00b"}, "een teken dat niet kan"),
    ],
)
def test_een_fout_staat_bij_het_veld_en_wat_getypt_is_blijft(groep, mentor, anders, melding) -> None:
    velden = {
        "tekst": "Het gaat <b>beter</b>.", "op": _dag(0), "aanleiding": "gesprek", "lezer": "dossier",
        "wat": "Zet het in de map", "wie": "student", "uiterlijk": _dag(14),
    }  # fmt: skip
    antwoord = mentor.post(_adres("notitie", groep), velden | anders)
    html = antwoord.content.decode()
    assert antwoord.status_code == 422 and melding in html and "Zet het in de map" in html
    assert not Notitie.objects.exists() and not Werkaantekening.objects.exists()


def test_alleen_voor_mij(groep, mentor) -> None:
    velden = {"tekst": "Denk aan zijn zus", "op": _dag(0), "aanleiding": "gesprek", "lezer": "ik"}
    html = mentor.post(_adres("notitie", groep), velden, follow=True).content.decode()
    assert "Bewaard, alleen voor jou." in html and not Notitie.objects.exists()


def test_twee_mensen_tegelijk_verliezen_niets(groep, mentor) -> None:
    vastleggen.leg_vast(groep.mentor, groep.een, gesprek())
    afspraak = Afspraak.objects.get()
    adres = _adres("afspraak", groep, afspraak.uuid)
    assert mentor.get(adres).status_code == 200
    uitvoeren.doe(groep.zorg, groep.een, afspraak, 1, Daad("verzetten", "Ziek.", vandaag() + timedelta(days=30)))
    velden = {"daad": "niet_gedaan", "toelichting": "Mijn eigen zin die blijft", "versie": "1"}
    antwoord = mentor.post(adres, velden)
    html = antwoord.content.decode()
    assert antwoord.status_code == 409 and "Mijn eigen zin die blijft" in html and "Ziek." in html
    assert Afspraak.objects.get().staat == "open"
    assert 'name="versie" value="2"' in html, "sent again it counts for what is read now"
    assert mentor.post(adres, velden | {"versie": "2"}).status_code == 302
    assert Afspraak.objects.get().staat == "niet_gedaan"


def test_een_behoefte_sluiten_vraagt_waarom(groep, mentor) -> None:
    behoefte = vastleggen.leg_vast(groep.mentor, groep.een, gesprek()).behoeften.get()
    adres = _adres("behoefte", groep, behoefte.uuid)
    antwoord = mentor.post(adres, {"daad": "vervuld", "versie": "1"})
    assert antwoord.status_code == 422 and "Er staat nog niet waarom." in antwoord.content.decode()
    assert (
        mentor.post(adres, {"daad": "vervuld", "toelichting": "De stappen werken.", "versie": "1"}).status_code == 302
    )
    behoefte.refresh_from_db()
    assert behoefte.staat == "vervuld"


def test_een_wens_en_een_uitstel(groep, mentor) -> None:
    velden = {"wie_zegt": "team", "wens": "hoger", "uitleg": "Leest goed."}
    assert mentor.post(_adres("wens", groep), velden).status_code == 302
    assert (Doorstroomwens.objects.get().wie, Doorstroomwens.objects.get().toelichting) == ("team", "Leest goed.")
    assert mentor.post(_adres("wens", groep), {"wie_zegt": "team", "wens": "iets"}).status_code == 422
    later = _adres("later", groep)
    assert mentor.post(later, {"feit": "contact:", "tot": _dag(40)}).status_code == 422
    assert mentor.post(later, {"feit": "contact:", "tot": _dag(7)}).status_code == 302
    assert Uitstel.objects.get().feit == "contact:"


def test_de_student_leest_alles_en_zegt_iets_terug(groep, student, mentor) -> None:
    notitie = vastleggen.leg_vast(groep.mentor, groep.een, gesprek())
    mijn = reverse("begeleiding:mijn")
    html = student.get(mijn).content.decode()
    assert "Het gaat beter." in html and "Zet het verslag in de map" in html and "Hoi Elif0" in html
    assert student.post(mijn, {"daad": "woord", "woord": ""}).status_code == 422
    reactie = {"daad": "woord", "woord": "Het was niet druk.", "over": str(notitie.uuid)}
    assert student.post(mijn, reactie).status_code == 302
    woord = EigenWoord.objects.get()
    assert woord.over == notitie
    adres = _adres("woord", groep, woord.uuid)
    assert "Het was niet druk." in mentor.get(adres).content.decode()
    assert mentor.post(adres, {"antwoord": "Dank, ik pas het aan."}).status_code == 302
    assert mentor.post(adres, {"antwoord": "Nog een keer"}).status_code == 409
    assert "Dank, ik pas het aan." in student.get(mijn).content.decode()


def test_de_student_meldt_gedaan_en_kiest_wat_hij_wil(groep, student) -> None:
    vastleggen.leg_vast(groep.mentor, groep.een, gesprek())
    afspraak, mijn = Afspraak.objects.get(), reverse("begeleiding:mijn")
    html = student.get(mijn).content.decode()
    assert '<option value="onbekend" selected>' in html, "a click without a choice does not say that it helped"
    for fout in ({"afspraak": "x"}, {"afspraak": str(afspraak.uuid), "versie": "nee"}, {"daad": "wis alles"}):
        assert student.post(mijn, {"daad": "gedaan"} | fout).status_code == 422
    gedaan = {"daad": "gedaan", "afspraak": str(afspraak.uuid), "versie": "1", "hielp": "ja"}
    assert student.post(mijn, gedaan).status_code == 302
    assert student.post(mijn, gedaan).status_code == 422, "twice is not twice"
    afspraak.refresh_from_db()
    assert (afspraak.staat, afspraak.hielp) == ("gedaan", "ja")
    assert student.post(mijn, {"daad": "wens"}).status_code == 422
    assert student.post(mijn, {"daad": "wens", "wens": "hoger", "uitleg": "Meer rekenen"}).status_code == 302
    assert Doorstroomwens.objects.get().wie == "student"


def test_een_notitie_verbeteren_laat_de_oude_tekst_lezen(groep, mentor) -> None:
    notitie = vastleggen.leg_vast(groep.mentor, groep.een, gesprek())
    adres = _adres("verbeteren", groep, notitie.uuid)
    assert "Het gaat beter." in mentor.get(adres).content.decode()
    velden = {"nieuwe_tekst": "Het gaat goed.", "reden": "Zo zei Elif het.", "versie": "1"}
    assert mentor.post(adres, velden | {"reden": ""}).status_code == 422
    assert mentor.post(adres, velden | {"nieuwe_tekst": "Het gaat beter."}).status_code == 422
    assert mentor.post(adres, velden).status_code == 302
    oud = mentor.post(adres, velden | {"nieuwe_tekst": "Mijn andere tekst"})
    html = oud.content.decode()
    assert oud.status_code == 409 and "Mijn andere tekst" in html and "Het gaat goed." in html
    notitie.refresh_from_db()
    eerder = notitie.eerder.get()
    assert (notitie.tekst, eerder.tekst, eerder.reden) == ("Het gaat goed.", "Het gaat beter.", "Zo zei Elif het.")
    van_ander = reverse("begeleiding:verbeteren", args=[groep.studenten[1].uuid, notitie.uuid])
    assert mentor.get(van_ander).status_code == 404
