"""Parents and companies: who sees whose progress, from the first day to the last."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from hulp.studenten import School
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import nu, vandaag
from stelsel.web.aanmelden.models import Totp
from stelsel.web.beheer.models import Gebruiker
from stelsel.web.beheer.service import (
    geef_eerste_wachtwoord,
    geef_rol,
    koppel_leerbedrijf,
    maak_gebruiker,
    maak_studentaccount,
    regels_over,
)
from stelsel.web.privacy.service import geef, ruim_op, trek_in
from stelsel.web.studenten import betrokkenen, rechten
from stelsel.web.studenten.bpvlijst import plaatsingen
from stelsel.web.studenten.models import Betrokkene, Contactpersoon, Persoon

WACHTWOORD = "een-lang-eerste-wachtwoord"


@pytest.fixture
def school(db, tmp_path) -> School:
    """A minor and an adult with a father, and a third student; two of them with a placement."""
    bron, dag = School(), vandaag()
    bron.rij("medewerker", medewerker_id="M1", roepnaam="Sanne", achternaam="Bakker", email="s@school.example")
    for i, (naam, jaar) in enumerate((("Jong", dag.year - 15), ("Oud", dag.year - 25), ("Derde", dag.year - 25))):
        persoon = bron.student(i, jaar=jaar, roepnaam="Kim", achternaam=naam)
        bron.rijen["persoon"][-1] |= {"geboortemaand": 1, "geboortedag": 1}
        bron.inschrijving(persoon, begin=dag - timedelta(days=100))
        bron.rij("begeleider_van", persoon_id=persoon, medewerker_id="M1", rol="mentor", van=dag - timedelta(days=90))
        bron.rij(
            "contactpersoon",
            persoon_id=persoon,
            volgnummer=1,
            relatie="voogd" if naam == "Oud" else "vader",
            roepnaam="Ali",
            voorvoegsel="de",
            achternaam="Vader",
            wettelijk_vertegenwoordiger=True,
        )
        bron.rij(
            "bpv",
            persoon_id=persoon,
            brin=bron.brin,
            inschrijvingvolgnummer="1",
            volgnummer="1",
            datum_begin=dag - timedelta(days=50),
            datum_einde_gepland=dag + timedelta(days=50 if naam != "Derde" else -1),
            omvang=400,
            leerbedrijf_id="LB1" if naam != "Oud" else "LB2",
            opleidingcode="25187",
        )
    bron.lever(tmp_path)
    return bron


@pytest.fixture
def administratie(db) -> Gebruiker:
    gebruiker = maak_gebruiker("admin", None)
    geef_rol(gebruiker, "studentadministratie", reden="toets")
    return gebruiker


def _student(naam: str) -> Persoon:
    return Persoon.objects.get(achternaam=naam)


def _vader(naam: str, administratie: Gebruiker, wachtwoord: str = WACHTWOORD) -> Gebruiker:
    contact = Contactpersoon.objects.get(persoon=_student(naam))
    return betrokkenen.geef_account(_student(naam), contact, "a.vader", wachtwoord, door=administratie).gebruiker


def _als(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


def test_een_ouder_ziet_zijn_minderjarige_kind(school, administratie) -> None:
    ouder = _vader("Jong", administratie)
    jong = _student("Jong")
    assert ouder.naam == "Ali de Vader"
    kind = _als(ouder).get(reverse("studenten:kinderen"), follow=True)
    assert kind.request["PATH_INFO"] == reverse("studenten:kind", args=[jong.uuid])
    assert "Zo gaat het met Kim Jong" in kind.text
    assert "s@school.example" in kind.text
    # The student reads that a parent looked; whoever it was.
    assert any(regel.naam == "studenten.kind_gelezen" for regel in regels_over(jong.uuid))


def test_een_kind_van_een_ander_bestaat_niet(school, administratie) -> None:
    ouder = _vader("Jong", administratie)
    for uuid in (_student("Derde").uuid, uuid4()):
        assert _als(ouder).get(reverse("studenten:kind", args=[uuid])).status_code == 404
    for naam in ("dossier", "rechten", "nummers"):
        adres = reverse(f"studenten:{naam}", args=[_student("Jong").uuid])
        assert _als(ouder).get(adres).status_code == 403


def test_vanaf_18_alleen_zolang_de_student_het_goedvindt(school, administratie) -> None:
    oud = _student("Oud")
    ouder = _vader("Oud", administratie)
    adres = reverse("studenten:kind", args=[oud.uuid])
    leeg = _als(ouder).get(reverse("studenten:kinderen"))
    assert "Vanaf 18 jaar beslist een student zelf" in leeg.text
    assert "Kim" not in leeg.text
    assert _als(ouder).get(adres).status_code == 404
    geef(oud.uuid, "ouders", namens="student", door=administratie, bewijs="formulier van vandaag")
    assert _als(ouder).get(adres).status_code == 200
    trek_in(oud.uuid, "ouders", door=administratie)
    assert _als(ouder).get(adres).status_code == 404


def test_de_verjaardag_werkt_meteen(school) -> None:
    jong = _student("Jong")
    achttien = date(jong.geboortejaar + 18, 1, 1)
    assert betrokkenen.ouder_mag_zien(jong, achttien - timedelta(days=1))
    assert not betrokkenen.ouder_mag_zien(jong, achttien)


def test_wie_misschien_18_is_geldt_als_meerderjarig() -> None:
    """Only the year is known: somebody who turns 18 this year may be 18."""
    dag = date(2026, 11, 25)
    assert not betrokkenen.ouder_mag_zien(Persoon(geboortejaar=2008), dag)
    assert not betrokkenen.ouder_mag_zien(Persoon(), dag)
    assert betrokkenen.ouder_mag_zien(Persoon(geboortejaar=2009), dag)


@given(st.dates(date(1990, 1, 1), date(2026, 11, 25)), st.integers(0, 2))
def test_minder_weten_laat_nooit_meer_zien(geboren: date, delen: int) -> None:
    """A birth date of which less is known never lets a parent see what the whole date does not."""
    dag = date(2026, 11, 25)
    heel = (dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))) < 18
    bekend = Persoon(
        geboortejaar=geboren.year,
        geboortemaand=geboren.month if delen else None,
        geboortedag=geboren.day if delen == 2 else None,
    )
    if heel and delen == 2:
        assert betrokkenen.ouder_mag_zien(bekend, dag)
    if not heel:
        leeftijd = betrokkenen.leeftijd_op(bekend, dag)
        assert leeftijd[1] >= 18, "then leave is asked, and there is none without a question to the database"


def test_een_account_voor_twee_kinderen(school, administratie) -> None:
    ouder = _vader("Jong", administratie)
    geef(_student("Oud").uuid, "ouders", namens="student", door=administratie, bewijs="formulier")
    assert _vader("Oud", administratie, wachtwoord="") == ouder
    pagina = _als(ouder).get(reverse("studenten:kinderen"))
    assert "Kim Jong" in pagina.text
    assert "Kim Oud" in pagina.text
    assert {rij.soort for rij in Betrokkene.objects.all()} == {"ouder", "voogd"}


def test_koppelen_aan_het_account_van_iemand_anders_kan_niet(school, administratie) -> None:
    maak_gebruiker("a.vader", None)
    with pytest.raises(StelselFout, match="bestaat al"):
        _vader("Jong", administratie)
    with pytest.raises(StelselFout, match="nog geen ouder"):
        _vader("Jong", administratie, wachtwoord="")
    assert not Betrokkene.objects.exists()


def test_een_tikfout_koppelt_niet_de_ouder_van_een_ander(school, administratie) -> None:
    ouder = _vader("Jong", administratie)
    Gebruiker.objects.filter(pk=ouder.pk).update(first_name="Alie")
    with pytest.raises(StelselFout, match="andere naam"):
        _vader("Oud", administratie, wachtwoord="")
    assert Betrokkene.objects.count() == 1


def test_een_nummer_is_geen_gebruikersnaam(school, administratie) -> None:
    adres = reverse("studenten:rechten", args=[_student("Jong").uuid])
    velden = {"daad": "ouder", "contact": "1", "gebruikersnaam": "123456782", "wachtwoord": WACHTWOORD}
    assert "Dit lijkt een BSN" in _als(administratie).post(adres, velden).text


def test_een_keer_is_genoeg_en_stoppen_werkt_meteen(school, administratie) -> None:
    ouder = _vader("Jong", administratie)
    with pytest.raises(StelselFout, match="al aan deze student"):
        _vader("Jong", administratie)
    jong = _student("Jong")
    rij = Betrokkene.objects.get()
    betrokkenen.stop(jong, rij.uuid, door=administratie, reden="gezag beëindigd")
    assert _als(ouder).get(reverse("studenten:kind", args=[jong.uuid])).status_code == 404
    with pytest.raises(StelselFout, match="al gestopt"):
        betrokkenen.stop(jong, rij.uuid, door=administratie, reden="nog eens")


def test_de_administratie_regelt_het_op_de_pagina(school, administratie) -> None:
    jong = _student("Jong")
    adres, client = reverse("studenten:rechten", args=[jong.uuid]), _als(administratie)
    leeg = client.post(adres, {"daad": "ouder"})
    assert leeg.status_code == 422
    assert "Kies een ouder of verzorger." in leeg.text
    velden = {"daad": "ouder", "contact": "1", "gebruikersnaam": "a.vader"}
    assert "nog geen ouder met deze gebruikersnaam" in client.post(adres, velden).text
    assert client.post(adres, velden | {"wachtwoord": WACHTWOORD}).status_code == 302
    assert "Ali de Vader" in client.get(adres).text
    stop = {"daad": "stop_ouder", "betrokkene": str(Betrokkene.objects.get().uuid), "reden": "op verzoek"}
    assert client.post(adres, {**stop, "reden": ""}).status_code == 422
    assert client.post(adres, stop).status_code == 302
    assert "gestopt op" in client.get(adres).text


def test_een_praktijkopleider_ziet_alleen_wie_nu_bij_zijn_bedrijf_is(school, django_assert_max_num_queries) -> None:
    wim = maak_gebruiker("wim", None)
    geef_rol(wim, "praktijkopleider", reden="toets")
    adres = reverse("studenten:leerbedrijf")
    assert "hoort nog bij geen leerbedrijf" in _als(wim).get(adres).text
    koppel_leerbedrijf(wim, "LB1", door=None, reden="toets")
    with django_assert_max_num_queries(5):  # whatever the number of placements
        assert len(plaatsingen("LB1", Persoon.objects.all(), vandaag())) == 1
    pagina = _als(wim).get(adres).text
    assert "Kim Jong" in pagina
    assert "Sanne Bakker (s@school.example)" in pagina
    assert "Kim Oud" not in pagina, "another company"
    assert "Kim Derde" not in pagina, "over since yesterday"
    koppel_leerbedrijf(wim, "LB9", door=None, reden="toets")
    assert "Nu doet niemand bpv" in _als(wim).get(adres).text
    assert list(rechten.bereik_bpv(wim)) == []


def test_het_account_verdwijnt_als_er_geen_kind_meer_is(school, administratie) -> None:
    ouder = _vader("Jong", administratie)
    betrokkenen.stop(_student("Jong"), Betrokkene.objects.get().uuid, door=administratie, reden="van school")
    Gebruiker.objects.filter(pk=ouder.pk).update(date_joined=f"{vandaag().year - 3}-01-01T12:00:00+00:00")

    def ruiming(dag: date, *, voer_uit: bool) -> dict:
        return next(r.rijen for r in ruim_op(dag, voer_uit=voer_uit) if r.verwerking == "Accounts van ouders")

    assert ruiming(vandaag() + timedelta(days=300), voer_uit=False) == {}
    over_een_jaar = vandaag() + timedelta(days=370)
    weg = {"studenten.Betrokkene": 1, "beheer.Gebruiker": 1}
    assert ruiming(over_een_jaar, voer_uit=False) == weg
    assert ruiming(over_een_jaar, voer_uit=True) == weg
    assert not Betrokkene.objects.exists()
    ouder.refresh_from_db()
    assert (ouder.naam, ouder.is_active) == (f"verwijderd-{ouder.pk}", False)
    assert ruiming(over_een_jaar, voer_uit=True) == {}


def test_wie_niet_meer_kan_inloggen_begint_opnieuw(school, administratie) -> None:
    """Password and telephone lost: the administration helps a student and a parent; the beheerder never meets them."""
    jong = _student("Jong")
    student = maak_studentaccount(jong.uuid, "s1", WACHTWOORD, door=administratie)
    ouder = _vader("Jong", administratie)
    for account in (student, ouder):
        Totp.objects.create(gebruiker=account, geheim="x", gemaakt=nu())
    ingelogd = _als(ouder)
    client, adres = _als(administratie), reverse("studenten:rechten", args=[jong.uuid])
    velden = {"daad": "herstel", "nieuw": "nog-een-lang-wachtwoord", "reden": "telefoon kwijt"}
    assert client.post(adres, velden | {"nieuw": "kort"}).status_code == 422
    assert client.post(adres, velden | {"betrokkene": str(uuid4())}).status_code == 422
    assert Totp.objects.count() == 2
    assert client.post(adres, velden | {"betrokkene": str(Betrokkene.objects.get().uuid)}).status_code == 302
    assert [rij.gebruiker for rij in Totp.objects.all()] == [student]
    assert ingelogd.get(reverse("studenten:kinderen")).status_code == 302, "signed out"
    assert client.post(adres, velden).status_code == 302
    assert not Totp.objects.exists()
    for account in (student, ouder):
        account.refresh_from_db()
        assert account.check_password("nog-een-lang-wachtwoord")
        assert account.wachtwoord_van_ander
    assert sum(regel.naam == "aanmelden.toegang_hersteld" for regel in regels_over(jong.uuid)) == 2


def test_de_administratie_geeft_een_collega_geen_wachtwoord(school, administratie) -> None:
    with pytest.raises(StelselFout, match="geen account van een student"):
        geef_eerste_wachtwoord(maak_gebruiker("baas", None), WACHTWOORD, door=administratie)
