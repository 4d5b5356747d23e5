"""Signing in with the institution: students and staff are known by the address that the school gave them."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from hulp.aanbieder import aanbieder
from hulp.studenten import School
from stelsel.web.aanmelden import herkennen, oidc, schoolaccount
from stelsel.web.aanmelden.models import Schoolaccount
from stelsel.web.beheer.models import Gebruiker
from stelsel.web.beheer.service import koppel_medewerker, maak_gebruiker, rollen_van
from stelsel.web.studenten.models import Persoon

SAM, PIM, LOTTE = "sam@student.waterlijn.example", "pim@student.waterlijn.example", "lotte@waterlijn.example"


@pytest.fixture(scope="module")
def instelling():
    with aanbieder("--require-nonce") as lopend:
        lopend.persoon("sub-sam", eduperson_principal_name="s1@waterlijn.example", email=SAM.upper(), given_name="Sam")
        yield lopend


@pytest.fixture(autouse=True)
def _ingesteld(db, instelling, settings, tmp_path) -> None:
    geheim = tmp_path / "geheim"
    geheim.write_text("een geheim\n")
    settings.OIDC_ADRES, settings.OIDC_ID, settings.OIDC_GEHEIM_BESTAND = instelling.adres, "stelsel", str(geheim)
    settings.OIDC_SCOPE = "openid profile email"
    settings.OIDC_EMAIL_DOMEINEN = ["student.waterlijn.example", "waterlijn.example"]
    oidc._kluis().clear()


@pytest.fixture
def school(tmp_path) -> School:
    """Sam has an address of his own, two share one, and Lotte works here."""
    bron = School()
    for i, (naam, email) in enumerate((("Een", SAM), ("Twee", PIM), ("Drie", PIM), ("Vier", "vier@thuis.example"))):
        bron.inschrijving(bron.student(i, roepnaam="Sam", achternaam=naam, email=email), begin=date(2026, 8, 1))
    bron.rij("medewerker", medewerker_id="M7", roepnaam="Lotte", achternaam="Vos", email=LOTTE)
    (tmp_path / "set").mkdir()
    bron.lever(tmp_path / "set")
    return bron


def _komt(sub: str, email: object, **anders: object) -> Gebruiker | None:
    gegevens = {"iss": "https://x", "sub": sub, "eduperson_principal_name": f"{sub}@waterlijn.example", "email": email}
    return schoolaccount.account_van(gegevens | anders)


def test_een_student_komt_binnen_zonder_dat_iemand_een_account_maakte(school, instelling, settings) -> None:
    from stelsel.web.aanmelden.models import RolEis

    RolEis.objects.create(rol="student", tweede_stap=False, rust_minuten=60)
    client = Client()
    adres = client.get("/inloggen/school/").headers["Location"]
    assert client.get(instelling.log_in(adres, "sub-sam")).status_code == 302
    assert "Hoi Sam" in client.get("/", follow=True).text
    account = Gebruiker.objects.get(persoon=Persoon.objects.get(achternaam="Een").uuid)
    assert [rol.naam for rol in rollen_van(account)] == ["student"]
    assert not account.has_usable_password()
    opnieuw = Client()
    adres = opnieuw.get("/inloggen/school/").headers["Location"]
    opnieuw.get(instelling.log_in(adres, "sub-sam"))
    assert Gebruiker.objects.filter(soort="student").count() == 1


@pytest.mark.parametrize(
    ("email", "anders"),
    [
        (PIM, {}),  # of two
        ("vier@thuis.example", {}),  # an address that the school does not give out
        (SAM, {"email_verified": False}),
        ("nergens@waterlijn.example", {}),
        ("@waterlijn.example", {}),
        ("", {}),
        ([SAM], {}),
        (f"{SAM}@elders.example", {}),
    ],
)
def test_wie_niet_zeker_een_is_wordt_niet_herkend(school, email, anders) -> None:
    assert _komt("sub-x", email, **anders) is None
    assert not Schoolaccount.objects.exists()


def test_zonder_domeinen_herkent_stelsel_niemand(school, settings) -> None:
    settings.OIDC_EMAIL_DOMEINEN = []
    assert herkennen.herken({"email": SAM}) is None


def test_een_medewerker_krijgt_zijn_sleutel_en_geen_rol(school) -> None:
    lotte = _komt("sub-lotte", LOTTE)
    assert (lotte.medewerker_id, lotte.persoon, rollen_van(lotte)) == ("M7", None, [])


def test_een_account_waar_iemand_mee_werkt_wordt_nooit_overgenomen(school) -> None:
    """Who writes the addresses in the administration would else choose whose account to sign in with."""
    koppel_medewerker(maak_gebruiker("lotte", None), "M7", door=None, reden="toets")
    assert _komt("sub-lotte", LOTTE) is None


def test_een_tweede_aan_hetzelfde_adres_komt_er_niet_bij(school) -> None:
    assert _komt("sub-een", SAM) is not None
    assert _komt("sub-twee", SAM) is None
