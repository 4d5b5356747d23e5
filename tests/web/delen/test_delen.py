"""Data leave the school by a share that somebody made, with a ground, an end, and a trace; and by nothing else."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hulp.begeleiding import gesprek, klas
from hulp.ondersteuning import gemaakt
from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import vastleggen
from stelsel.web.beheer.models import Gebeurtenis
from stelsel.web.beheer.service import GeenToegang
from stelsel.web.delen import delingen
from stelsel.web.delen.delingen import Wat
from stelsel.web.delen.models import Deling, Lezing
from stelsel.web.delen.soorten import PER_SOORT
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.privacy.service import NAMENS, beperk, geef, trek_in


@pytest.fixture
def groep(db, tmp_path):
    return klas(tmp_path, weken={45: (20, 2, 1), 46: (20, 0, 0)})


def _wat(**anders: object) -> Wat:
    standaard = {
        "soort": "leerplicht", "organisatie": "Gemeente De Waard", "naam": "A. Jansen", "delen": ("aanwezigheid",),
        "waarvoor": "Samen verzuim terugbrengen.", "regie": "school", "tot_en_met": vandaag() + timedelta(days=30),
    }  # fmt: skip
    return Wat(**standaard | anders)


def _toestemming(groep, doel: str) -> None:
    geef(groep.een.uuid, doel, namens=NAMENS.STUDENT, door=groep.account(groep.een))


def _opent(nieuw, code: str | None = None) -> Client:
    client = Client()
    client.post(reverse("delen:partner", args=[nieuw.sleutel]), {"code": code or nieuw.code})
    return client


def test_een_partner_leest_alleen_wat_is_gekozen(groep) -> None:
    vastleggen.leg_vast(groep.mentor, groep.een, gesprek(tekst="Vertelde iets in vertrouwen."))
    nieuw = delingen.deel(groep.zorg, groep.een, _wat(delen=("aanwezigheid", "afspraken")))
    html = _opent(nieuw).get(reverse("delen:partner", args=[nieuw.sleutel])).content.decode()
    assert "van de geplande uren" in html and "Zet het verslag in de map" in html
    assert "vertrouwen" not in html and "Kleine stappen" not in html and "Opleiding en contact" not in html
    assert Lezing.objects.count() == 1 and Gebeurtenis.objects.filter(naam="delen.gelezen").count() == 1


def test_zonder_de_code_blijft_het_dicht_en_na_vijf_keer_op_slot(groep) -> None:
    nieuw = delingen.deel(groep.zorg, groep.een, _wat())
    adres = reverse("delen:partner", args=[nieuw.sleutel])
    client = Client()
    for _keer in range(5):
        html = client.post(adres, {"code": "FOUTFOUT"}).content.decode()
        assert "Dit is niet de code" in html and groep.een.achternaam not in html
    assert client.post(adres, {"code": nieuw.code}).status_code == 404
    assert not Lezing.objects.exists()


def test_de_code_mag_klein_en_met_een_spatie(groep) -> None:
    nieuw = delingen.deel(groep.zorg, groep.een, _wat())
    client = _opent(nieuw, f"{nieuw.code[:4].lower()} {nieuw.code[4:].lower()}")
    assert client.get(reverse("delen:partner", args=[nieuw.sleutel])).status_code == 200


@pytest.mark.parametrize("wat", ["voorbij", "gestopt", "toestemming weg", "beperkt", "andere sleutel"])
def test_wat_er_niet_meer_is_is_er_nooit_geweest(groep, wat, monkeypatch) -> None:
    _toestemming(groep, "hulpverlening")
    nieuw = delingen.deel(groep.zorg, groep.een, _wat(soort="jeugdhulp", delen=("afspraken",)))
    client, sleutel = _opent(nieuw), nieuw.sleutel
    if wat == "voorbij":
        Deling.objects.update(van=vandaag() - timedelta(days=9), tot_en_met=vandaag() - timedelta(days=1))
    elif wat == "gestopt":
        delingen.stop(groep.zorg, groep.een, nieuw.deling, "Klaar.")
    elif wat == "toestemming weg":
        trek_in(groep.een.uuid, "hulpverlening", door=groep.account(groep.een))
    elif wat == "beperkt":
        beperk(groep.een.uuid, reden="Op verzoek.", door=groep.zorg)
    else:
        sleutel = sleutel[:-1] + ("a" if sleutel[-1] != "a" else "b")
    assert client.get(reverse("delen:partner", args=[sleutel])).status_code == 404


@pytest.mark.parametrize(
    ("anders", "veld", "melding"),
    [
        ({"soort": "jeugdhulp", "delen": ("afspraken",)}, "soort", "geen toestemming"),
        ({"delen": ("ondersteuning",)}, "delen", "niet nodig"),
        ({"delen": ()}, "delen", "niets gekozen"),
        ({"tot_en_met": vandaag() - timedelta(days=1)}, "tot_en_met", "voorbij"),
        ({"tot_en_met": vandaag() + timedelta(days=400)}, "tot_en_met", "verder weg"),
    ],
)
def test_zonder_grond_einde_of_noodzaak_gaat_er_niets_naar_buiten(groep, anders, veld, melding) -> None:
    with pytest.raises(Veldfout, match=melding) as fout:
        delingen.deel(groep.zorg, groep.een, _wat(**anders))
    assert fout.value.veld == veld and not Deling.objects.exists()


def test_alleen_de_zorgcoordinator_deelt_en_stopt(groep) -> None:
    nieuw = delingen.deel(groep.zorg, groep.een, _wat())
    for wie in (groep.mentor, groep.ander):
        with pytest.raises(GeenToegang):
            delingen.deel(wie, groep.een, _wat())
        with pytest.raises(GeenToegang):
            delingen.stop(wie, groep.een, nieuw.deling, "x")
    delingen.stop(groep.zorg, groep.een, nieuw.deling, "Klaar.")
    with pytest.raises(Ingehaald):
        delingen.stop(groep.zorg, groep.een, nieuw.deling, "Nog eens.")


def test_adres_en_code_staan_nergens_meer_na_het_antwoord(groep) -> None:
    client = Client()
    client.force_login(groep.zorg)
    velden = {
        "soort": "leerplicht", "organisatie": "Gemeente", "naam": "A. Jansen", "delen": ["aanwezigheid"],
        "waarvoor": "Verzuim.", "regie": "partner", "tot_en_met": f"{vandaag() + timedelta(days=9):%d-%m-%Y}",
    }  # fmt: skip
    html = client.post(reverse("delen:nieuw", args=[groep.een.uuid]), velden).content.decode()
    (sleutel,), (code,) = re.findall(r"/delen/p/([\w-]+)/", html), re.findall(r"<code>(\w{8})</code>", html)
    na = client.get(reverse("delen:student", args=[groep.een.uuid])).content.decode()
    assert "Gemeente, A. Jansen" in na and sleutel not in na and code not in na
    deling = Deling.objects.get()
    assert sleutel not in str(deling.__dict__) and code not in str(deling.__dict__)
    assert delingen.vind(sleutel, vandaag()) == deling and delingen.open_(deling, code)


def test_de_student_leest_met_wie_en_wanneer(groep) -> None:
    nieuw = delingen.deel(groep.zorg, groep.een, _wat())
    partner = _opent(nieuw)
    for _keer in range(2):
        partner.get(reverse("delen:partner", args=[nieuw.sleutel]))
    client = Client()
    client.force_login(groep.account(groep.een))
    html = client.get(reverse("delen:mijn")).content.decode()
    assert "Gemeente De Waard" in html and "2 keer gelezen" in html and "Stoppen" not in html
    client.force_login(groep.account(groep.studenten[1]))
    assert "Met niemand." in client.get(reverse("delen:mijn")).content.decode()


def test_ondersteuning_gaat_mee_zonder_de_behoefte(groep) -> None:
    _toestemming(groep, "leerbedrijf")
    gemaakt(groep)
    nieuw = delingen.deel(groep.zorg, groep.een, _wat(soort="leerbedrijf", delen=("ondersteuning",)))
    html = _opent(nieuw).get(reverse("delen:partner", args=[nieuw.sleutel])).content.decode()
    assert "Een half uur meer tijd" in html and "Lange teksten" not in html and "chronische" not in html


def test_elke_soort_heeft_een_grond_en_kent_zijn_delen() -> None:
    for regel in PER_SOORT.values():
        assert regel.delen and bool(regel.doel) != bool(regel.artikel)
