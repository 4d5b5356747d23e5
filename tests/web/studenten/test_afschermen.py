"""A parent who is left out sees nothing, at once, and is not told; why stays with who decided."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hulp.studenten import School
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.models import Gebruiker
from stelsel.web.beheer.service import geef_rol, koppel_medewerker, maak_gebruiker, maak_ouderaccount, regels_over
from stelsel.web.privacy.inzage import alles_van
from stelsel.web.studenten import afschermen, betrokkenen
from stelsel.web.studenten.models import Afscherming, Contactpersoon, Persoon

REDEN = "Er is een contactverbod van de rechter."
WACHTWOORD = "een-lang-eerste-wachtwoord"


@pytest.fixture
def kind(db, tmp_path) -> Persoon:
    """A minor of two parents, with a mentor and a zorgcoördinator."""
    bron, dag = School(), vandaag()
    persoon = bron.student(1, jaar=dag.year - 15, roepnaam="Kim", achternaam="Bos")
    bron.rijen["persoon"][-1] |= {"geboortemaand": 1, "geboortedag": 1}
    bron.inschrijving(persoon, begin=dag - timedelta(days=100))
    for code, rol in (("M1", "mentor"), ("Z1", "zorgcoordinator")):
        bron.rij("medewerker", medewerker_id=code, roepnaam=code, achternaam="Bakker")
        bron.rij("begeleider_van", persoon_id=persoon, medewerker_id=code, rol=rol, van=dag - timedelta(days=90))
    for nummer, naam in enumerate(("Ali", "Eva"), 1):
        bron.rij(
            "contactpersoon", persoon_id=persoon, volgnummer=nummer, relatie="ouder", roepnaam=naam, achternaam="Bos",
            wettelijk_vertegenwoordiger=True,
        )  # fmt: skip
    bron.lever(tmp_path, soort="EIGEN", brin="")
    return Persoon.objects.get()


def _medewerker(rol: str, code: str = "") -> Gebruiker:
    gebruiker = maak_gebruiker(rol, WACHTWOORD)
    geef_rol(gebruiker, rol, reden="toets")
    if code:
        koppel_medewerker(gebruiker, code, door=None, reden="toets")
    return Gebruiker.objects.get(pk=gebruiker.pk)


@pytest.fixture
def zorg(kind) -> Gebruiker:
    return _medewerker("zorgcoordinator", "Z1")


@pytest.fixture
def ouders(kind) -> dict[str, Client]:
    administratie = _medewerker("studentadministratie")
    uit = {}
    for naam in ("Ali", "Eva"):
        gebruiker = maak_ouderaccount(naam.lower(), WACHTWOORD, roepnaam=naam, achternaam="Bos", door=administratie)
        Gebruiker.objects.filter(pk=gebruiker.pk).update(wachtwoord_van_ander=False)
        betrokkenen.koppel(kind, gebruiker, "ouder", door=administratie)
        uit[naam] = _als(gebruiker)
    return uit


def _als(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


def _ziet(client: Client, kind: Persoon) -> int:
    return client.get(reverse("studenten:kind", args=[kind.uuid])).status_code


def test_een_ouder_wel_en_de_andere_niet(kind, zorg, ouders) -> None:
    assert [_ziet(client, kind) for client in ouders.values()] == [200, 200]
    rij = afschermen.scherm_af(kind, "Ali Bos", REDEN, door=zorg)
    assert [_ziet(client, kind) for client in ouders.values()] == [404, 200]
    html = ouders["Ali"].get(reverse("studenten:kinderen")).content.decode()
    assert "Hier is nu niets te zien" in html and "Kim" not in html and "18 jaar" not in html and "veilig" not in html
    with pytest.raises(StelselFout):
        afschermen.scherm_af(kind, "Ali Bos", REDEN, door=zorg)
    afschermen.hef_op(kind, rij.uuid, "Het verbod is voorbij.", door=zorg)
    assert [_ziet(client, kind) for client in ouders.values()] == [200, 200]
    with pytest.raises(StelselFout):
        afschermen.hef_op(kind, rij.uuid, "Nog een keer.", door=zorg)


def test_iedere_ouder_ook_wie_nog_geen_account_had(kind, zorg, ouders) -> None:
    afschermen.scherm_af(kind, "", REDEN, door=zorg)
    assert [_ziet(client, kind) for client in ouders.values()] == [404, 404]
    contact = Contactpersoon.objects.first()
    with pytest.raises(StelselFout) as fout:
        betrokkenen.geef_account(kind, contact, "derde", WACHTWOORD, door=_medewerker("beheerder"))
    assert fout.value.code == "STUD-OUDER-05"


def test_een_naam_die_de_administratie_anders_schrijft_sluit_iedereen_uit(kind, zorg, ouders) -> None:
    """Else a correction of a spelling would show the student to the parent she is protected against."""
    afschermen.scherm_af(kind, "Ali Bos", REDEN, door=zorg)
    assert [_ziet(client, kind) for client in ouders.values()] == [404, 200]
    Contactpersoon.objects.filter(roepnaam="Ali").update(achternaam="Bosch")
    assert [_ziet(client, kind) for client in ouders.values()] == [404, 404]
    assert afschermen.is_afgeschermd(kind, "Ali Bosch")


def test_de_school_weet_het_en_de_reden_blijft_bij_wie_besloot(kind, zorg) -> None:
    afschermen.scherm_af(kind, "Ali Bos", REDEN, door=zorg)
    contact, adres = reverse("studenten:dossierdeel", args=[kind.uuid, "contact"]), ""
    adres = reverse("studenten:afschermen", args=[kind.uuid])
    mentor = _als(_medewerker("mentor", "M1"))
    html = mentor.get(contact).content.decode()
    assert html.count("Niets mee delen") == 1 and REDEN not in html and adres not in html
    assert mentor.get(adres).status_code == 403
    assert REDEN in _als(zorg).get(adres).content.decode() and adres in _als(zorg).get(contact).content.decode()
    assert REDEN not in Afscherming.objects.values_list("reden", flat=True).get()
    assert "contactverbod" not in str(alles_van(kind.uuid)) and "Afscherming" not in str(alles_van(kind.uuid))
    assert not [r for r in regels_over(kind.uuid) if "afgeschermd" in r.naam], "who reads along with a child"


def test_op_het_scherm(kind, zorg) -> None:
    client, adres = _als(zorg), reverse("studenten:afschermen", args=[kind.uuid])
    kort = client.post(adres, {"wie": "Ali Bos", "reden": "Zomaar"})
    assert (
        kort.status_code == 422
        and "Schrijf in een zin waarom" in kort.content.decode()
        and "Zomaar" in kort.content.decode()
    )
    assert client.post(adres, {"wie": "Iemand anders", "reden": REDEN}).status_code == 422
    assert "Geregeld." in client.post(adres, {"wie": "Ali Bos", "reden": REDEN}, follow=True).content.decode()
    opheffen = {"daad": "opheffen", "afscherming": str(Afscherming.objects.get().uuid)}
    assert client.post(adres, opheffen).status_code == 422
    assert client.post(adres, opheffen | {"afscherming": "x"}).status_code == 422
    assert "Opgeheven." in client.post(adres, opheffen | {"reden": "Voorbij."}, follow=True).content.decode()
