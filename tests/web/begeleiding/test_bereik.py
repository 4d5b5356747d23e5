"""Each entry has its own readers. For everybody else it does not exist: no page, no gap, no count, no log line."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hulp.begeleiding import gesprek, klas
from stelsel.kern.tijd import nu, vandaag
from stelsel.web.begeleiding import bewaren, vastleggen
from stelsel.web.begeleiding.models import EigenWoord, Notitie, Werkaantekening
from stelsel.web.begeleiding.service import bij_persoon
from stelsel.web.beheer.models import Gebeurtenis, Gebruiker
from stelsel.web.beheer.service import geef_rol, maak_gebruiker
from stelsel.web.privacy.inzage import alles_van

GEHEIM = "Vertelde iets wat ik wil onthouden"


@pytest.fixture
def groep(db, tmp_path):
    return klas(tmp_path)


def _als(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


@pytest.fixture
def administratie(db) -> Gebruiker:
    gebruiker = maak_gebruiker("adm", "een-lang-eerste-wachtwoord", roepnaam="Ilse", achternaam="Prins")
    geef_rol(gebruiker, "studentadministratie", reden="toets")
    return gebruiker


def test_een_werkaantekening_is_er_alleen_voor_wie_haar_schreef(groep, administratie) -> None:
    voor = Gebeurtenis.objects.count()
    aantekening = vastleggen.onthoud(groep.mentor, groep.een, GEHEIM)
    assert Gebeurtenis.objects.count() == voor, "no line in the log either"
    student = groep.account(groep.een)
    adres = reverse("begeleiding:werkaantekening", args=[groep.een.uuid, aantekening.uuid])
    plan = reverse("begeleiding:plan", args=[groep.een.uuid])
    assert GEHEIM in _als(groep.mentor).get(plan).content.decode()
    zorg = _als(groep.zorg).get(plan)
    assert zorg.status_code == 200 and GEHEIM not in zorg.content.decode()
    assert "Alleen voor mij</h2>" not in zorg.content.decode()
    assert _als(groep.zorg).get(adres).status_code == 404
    assert GEHEIM not in _als(student).get(reverse("begeleiding:mijn")).content.decode()
    dossier = _als(administratie).get(reverse("studenten:dossier", args=[groep.een.uuid]))
    assert dossier.status_code == 200 and GEHEIM not in dossier.content.decode()
    assert GEHEIM not in str(alles_van(groep.een.uuid))


def test_na_zes_weken_is_zij_weg_ook_als_de_nacht_nog_niet_kwam(groep) -> None:
    aantekening = vastleggen.onthoud(groep.mentor, groep.een, GEHEIM)
    assert aantekening.verloopt_op == vandaag() + timedelta(weeks=6)
    Werkaantekening.objects.update(verloopt_op=vandaag())
    adres = reverse("begeleiding:werkaantekening", args=[groep.een.uuid, aantekening.uuid])
    assert _als(groep.mentor).get(adres).status_code == 404
    assert GEHEIM not in _als(groep.mentor).get(reverse("begeleiding:plan", args=[groep.een.uuid])).content.decode()
    assert bewaren.ruim_op() == 1 and not Werkaantekening.objects.exists()


def test_in_het_dossier_gezet_leest_de_student_haar(groep) -> None:
    aantekening = vastleggen.onthoud(groep.mentor, groep.een, GEHEIM)
    Werkaantekening.objects.update(gemaakt_op=nu() - timedelta(days=10))
    adres = reverse("begeleiding:werkaantekening", args=[groep.een.uuid, aantekening.uuid])
    assert _als(groep.mentor).post(adres, {}).status_code == 422
    assert _als(groep.mentor).post(adres, {"daad": "dossier"}).status_code == 302
    notitie = Notitie.objects.get()
    assert not Werkaantekening.objects.exists() and notitie.tekst == GEHEIM
    assert notitie.op == vandaag() - timedelta(days=10), "the day it was written"
    assert GEHEIM in _als(groep.account(groep.een)).get(reverse("begeleiding:mijn")).content.decode()


def test_de_tijdlijn_van_het_dossier_heeft_geen_gat(groep, administratie) -> None:
    zonder = _als(administratie).get(reverse("studenten:dossier", args=[groep.een.uuid])).content.decode()
    vastleggen.leg_vast(groep.mentor, groep.een, gesprek())
    met = _als(administratie).get(reverse("studenten:dossier", args=[groep.een.uuid])).content.decode()
    assert zonder.count("<li>") == met.count("<li>") and "Het gaat beter" not in met and ">Plan<" not in met
    mentor = _als(groep.mentor).get(reverse("studenten:dossier", args=[groep.een.uuid])).content.decode()
    assert "Het gaat beter" in mentor and ">Plan<" in mentor
    assert bij_persoon(groep.ander, groep.een.uuid, None) == [] == bij_persoon(administratie, groep.een.uuid, None)


def test_een_ander_ziet_geen_plan(groep) -> None:
    notitie = vastleggen.leg_vast(groep.mentor, groep.een, gesprek())
    afspraak = notitie.afspraken.get()
    for naam, meer in (("plan", []), ("notitie", []), ("wens", []), ("later", []), ("afspraak", [afspraak.uuid])):
        adres = reverse(f"begeleiding:{naam}", args=[groep.een.uuid, *meer])
        assert _als(groep.ander).get(adres).status_code == 404
        assert _als(groep.mentor).get(adres).status_code == 200
    # The agreement of one student does not open under the address of another.
    andere = reverse("begeleiding:afspraak", args=[groep.studenten[1].uuid, afspraak.uuid])
    assert _als(groep.mentor).get(andere).status_code == 404


def test_alles_is_in_te_zien_en_verdwijnt_met_de_student(groep) -> None:
    vastleggen.leg_vast(groep.mentor, groep.een, gesprek())
    alles = str(alles_van(groep.een.uuid))
    for tekst in ("Het gaat beter.", "Kleine stappen.", "Zet het verslag in de map"):
        assert tekst in alles
    assert "Het gaat beter." not in str(alles_van(groep.studenten[1].uuid))


def test_een_student_reageert_alleen_op_wat_over_hem_gaat(groep) -> None:
    van_ander = vastleggen.leg_vast(groep.mentor, groep.studenten[1], gesprek())
    client = _als(groep.account(groep.een))
    client.post(reverse("begeleiding:mijn"), {"daad": "woord", "woord": "Dit klopt niet.", "over": str(van_ander.uuid)})
    woord = EigenWoord.objects.get()
    assert woord.over is None and woord.persoon == groep.een.uuid
