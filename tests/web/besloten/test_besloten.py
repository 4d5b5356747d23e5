"""A closed file exists for who is named in it: elsewhere there is no gap, no count, no log, no search, no export."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hulp.begeleiding import BEGIN, WACHTWOORD, klas
from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import service as begeleiding
from stelsel.web.begeleiding import vastleggen
from stelsel.web.beheer.models import Gebeurtenis
from stelsel.web.beheer.service import GeenToegang, geef_rol, maak_gebruiker, wijs_toe
from stelsel.web.besloten import rechten, zaken
from stelsel.web.besloten.models import Lezing, Stap, Zaak
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.privacy.service import als_antwoord


def _met_rol(naam: str, rol: str):
    gebruiker = maak_gebruiker(naam, WACHTWOORD, roepnaam=naam.capitalize(), achternaam="Toets")
    geef_rol(gebruiker, rol, van=BEGIN, reden="toets")
    return gebruiker


@pytest.fixture
def groep(db, tmp_path):
    return klas(tmp_path)


@pytest.fixture
def bram(groep):
    return _met_rol("bram", "aandachtsfunctionaris")


@pytest.fixture
def noor(groep):
    noor = _met_rol("noor", "tweedelijn")
    wijs_toe(noor, groep.een.uuid, van=vandaag(), tot_en_met=None, reden="Vraag om hulp.", door=groep.zorg)
    return noor


def _meldcode(groep):
    return zaken.begin(groep.mentor, groep.een, "meldcode", "Blauwe plekken, wil er niet over praten.")


def _pagina(wie, naam: str, *args: object):
    client = Client()
    client.force_login(wie)
    return client.get(reverse(naam, args=args))


def _tabblad(wie, persoon) -> str:
    """What the tab says, without who it is about."""
    hele = _pagina(wie, "besloten:student", persoon.uuid).content.decode().split("<main", 1)[1]
    for eigen in (persoon.naam, persoon.roepnaam, persoon.achternaam, str(persoon.uuid)):
        hele = hele.replace(eigen, "-")
    return hele


def test_alleen_wie_is_genoemd_weet_ervan(groep, bram) -> None:
    voor = Gebeurtenis.objects.count()
    zaak = _meldcode(groep)
    zaken.schrijf(groep.mentor, zaak, vandaag(), "Zag blauwe plekken.", 1)
    for wie, status in ((groep.mentor, 200), (bram, 200), (groep.zorg, 404), (groep.ander, 404)):
        assert _pagina(wie, "besloten:zaak", zaak.uuid).status_code == status
        assert _pagina(wie, "besloten:daad", zaak.uuid, "schrijven").status_code == status
        assert ("Elif0" in _pagina(wie, "besloten:zaken").content.decode()) == (status == 200)
    # The tab is the same with and without a file, for who is not named in it.
    met, zonder = (_tabblad(groep.zorg, persoon) for persoon in groep.studenten)
    assert met == zonder and "Begin: meldcode" in met
    # The log of the school knows of nothing; the file itself does.
    assert Gebeurtenis.objects.count() == voor and Lezing.objects.filter(zaak=zaak).count() == 2


def test_de_student_en_de_ouder_zien_het_niet_tot_het_is_vrijgegeven(groep, bram) -> None:
    zaak = _meldcode(groep)
    zaken.schrijf(groep.mentor, zaak, vandaag(), "Zag blauwe plekken.", 1)
    assert b"lauwe plekken" not in als_antwoord(groep.een.uuid, "json").content
    with pytest.raises(GeenToegang):
        zaken.geef_vrij(groep.mentor, zaak, "Het mag.")
    zaken.geef_vrij(bram, zaak, "De student is veilig en vroeg erom.")
    inzage = als_antwoord(groep.een.uuid, "json").content.decode()
    assert "Blauwe plekken, wil er niet" in inzage and "Zag blauwe plekken." in inzage
    with pytest.raises(Ingehaald):
        zaken.geef_vrij(bram, zaak, "Nog eens.")


def test_de_stappen_komen_na_elkaar_en_het_eindigt_met_een_besluit(groep, bram) -> None:
    zaak = _meldcode(groep)
    with pytest.raises(Veldfout, match="Eerst hoort stap 1"):
        zaken.schrijf(groep.mentor, zaak, vandaag(), "x", 3)
    with pytest.raises(Veldfout, match="bij welke stap"):
        zaken.schrijf(groep.mentor, zaak, vandaag(), "x", None)
    for stap in Stap.values:
        with pytest.raises(Veldfout, match="nog niet rond"):
            zaken.sluit(groep.mentor, zaak, zaak.versie, "gemeld", "Zo is het.")
        zaken.schrijf(groep.mentor, zaak, vandaag(), f"Stap {stap}.", stap)
    with pytest.raises(Veldfout, match="geen besluit"):
        zaken.sluit(groep.mentor, zaak, zaak.versie, "", "Zo is het.")
    zaken.sluit(bram, zaak, zaak.versie, "gemeld_en_hulp", "Er is gevaar.")
    with pytest.raises(Ingehaald):
        zaken.sluit(bram, Zaak(pk=zaak.pk, soort="meldcode"), 1, "gemeld", "Nog eens.")
    zaak.refresh_from_db()
    with pytest.raises(Veldfout, match="gesloten"):
        zaken.schrijf(groep.mentor, zaak, vandaag(), "x", 1)


def test_zonder_aandachtsfunctionaris_begint_er_geen_meldcode(groep) -> None:
    with pytest.raises(Veldfout, match="aandachtsfunctionaris"):
        _meldcode(groep)
    assert not Zaak.objects.exists()


def test_wie_wordt_genoemd_leest_mee_en_wie_geen_rol_heeft_niet(groep, bram) -> None:
    zaak = _meldcode(groep)
    zaken.noem(groep.mentor, zaak, groep.zorg)
    assert rechten.bereik_zaken(groep.zorg, vandaag()).get() == zaak
    with pytest.raises(Veldfout, match="leest dit al"):
        zaken.noem(groep.mentor, zaak, groep.zorg)
    with pytest.raises(Veldfout, match="geen rol"):
        zaken.noem(groep.mentor, zaak, groep.account(groep.een))
    zaak.lezers.filter(gebruiker=groep.zorg).update(tot_en_met=vandaag() - timedelta(days=1))
    with pytest.raises(GeenToegang):
        zaken.schrijf(groep.zorg, zaak, vandaag(), "x", 1)


def test_van_de_tweede_lijn_gaan_alleen_uitkomst_en_advies_naar_het_dossier(groep, noor) -> None:
    vastleggen.leg_vast(groep.mentor, groep.een, vastleggen.Invoer(tekst="Vroeg om hulp.", op=vandaag()))
    zaak = zaken.begin(noor, groep.een, "tweede_lijn", "Rouw.")
    zaken.schrijf(noor, zaak, vandaag(), "Vertelde over het overlijden.")
    zaken.geef_advies(noor, zaak, "Vijf gesprekken gehad.", "Geef ruimte bij opdrachten.")
    dossier = _pagina(groep.mentor, "studenten:dossier", groep.een.uuid).content.decode()
    assert "Advies van de tweede lijn" in dossier and "Geef ruimte" in dossier and "overlijden" not in dossier
    assert begeleiding.leest_plan(groep.mentor, groep.een.uuid) and not begeleiding.leest_plan(noor, groep.een.uuid)
    assert "Vertelde over het overlijden." in als_antwoord(groep.een.uuid, "json").content.decode()
    zaken.sluit(noor, zaak, zaak.versie, "", "Klaar.")
    with pytest.raises(GeenToegang):
        zaken.begin(noor, groep.studenten[1], "tweede_lijn", "x")
    with pytest.raises(GeenToegang):
        zaken.begin(groep.mentor, groep.een, "tweede_lijn", "x")


def test_uit_de_meldcode_gaat_niets_naar_het_dossier(groep, bram) -> None:
    with pytest.raises(Veldfout, match="gaat niets"):
        zaken.geef_advies(groep.mentor, _meldcode(groep), "x", "x")


def test_een_dag_die_nog_komt_is_niet_geweest(groep, noor) -> None:
    zaak = zaken.begin(noor, groep.een, "tweede_lijn", "Rouw.")
    with pytest.raises(Veldfout, match="nog niet geweest"):
        zaken.schrijf(noor, zaak, vandaag() + timedelta(days=1), "x")
