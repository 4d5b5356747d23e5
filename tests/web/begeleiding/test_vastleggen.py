"""A talk in one go: all of it is written or nothing, and each mistake is told at its field."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hulp.begeleiding import BEGIN, gesprek, klas
from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import vastleggen
from stelsel.web.begeleiding.models import Afspraak, Behoefte, Notitie
from stelsel.web.beheer.service import GeenToegang, regels_over
from stelsel.web.gedeeld.formulier import Veldfout

DAG = timedelta(days=1)


@pytest.fixture
def groep(db, tmp_path):
    return klas(tmp_path)


def test_een_gesprek_wordt_behoefte_afspraak_en_datum(groep) -> None:
    notitie = vastleggen.leg_vast(groep.mentor, groep.een, gesprek())
    behoefte, afspraak = Behoefte.objects.get(), Afspraak.objects.get()
    assert notitie.volgend_gesprek == vandaag() + 14 * DAG
    assert (behoefte.notitie, behoefte.categorie, behoefte.tekst) == (notitie, "structuur", "Kleine stappen.")
    assert (afspraak.behoefte, afspraak.doener, afspraak.medewerker_id) == (behoefte, "student", "")
    assert [regel.naam for regel in regels_over(groep.een.uuid)] == ["begeleiding.notitie_gemaakt"]


def test_alleen_twee_zinnen_is_genoeg(groep) -> None:
    vastleggen.leg_vast(groep.mentor, groep.een, gesprek(categorie="", behoefte="", wat="", wie="", uiterlijk=None))
    assert Notitie.objects.count() == 1 and not Behoefte.objects.exists() and not Afspraak.objects.exists()


def test_een_afspraak_van_een_collega(groep) -> None:
    vastleggen.leg_vast(groep.mentor, groep.een, gesprek(wie="Z1", in_de_les=True))
    afspraak = Afspraak.objects.get()
    assert (afspraak.doener, afspraak.medewerker_id, afspraak.in_de_les) == ("medewerker", "Z1", True)


@pytest.mark.parametrize(
    ("veld", "anders"),
    [
        ("op", {"op": vandaag() + DAG}),
        ("op", {"op": BEGIN - DAG}),
        ("volgend_gesprek", {"volgend_gesprek": vandaag() - DAG}),
        ("categorie", {"categorie": ""}),
        ("wat", {"wat": ""}),
        ("wie", {"wie": ""}),
        ("wie", {"wie": "M9"}),
        ("wie", {"wie": "bestaat niet"}),
        ("uiterlijk", {"uiterlijk": None}),
        ("uiterlijk", {"uiterlijk": vandaag() - DAG}),
        ("uiterlijk", {"uiterlijk": vandaag() + 367 * DAG}),
    ],
)
def test_wat_niet_kan_staat_bij_zijn_veld_en_bewaart_niets(groep, veld, anders) -> None:
    with pytest.raises(Veldfout) as fout:
        vastleggen.leg_vast(groep.mentor, groep.een, gesprek(**anders))
    assert fout.value.veld == veld and fout.value.doe
    assert not Notitie.objects.exists() and not Afspraak.objects.exists()


def test_wie_de_student_niet_begeleidt_schrijft_niet(groep) -> None:
    with pytest.raises(GeenToegang):
        vastleggen.leg_vast(groep.ander, groep.een, gesprek())
    assert not Notitie.objects.exists()


def test_de_tekst_staat_onleesbaar_in_de_database(groep) -> None:
    vastleggen.leg_vast(groep.mentor, groep.een, gesprek())
    for model, kolom in ((Notitie, "tekst"), (Behoefte, "tekst"), (Afspraak, "wat")):
        (bewaard,) = model.objects.values_list(kolom, flat=True)
        assert bewaard and "stap" not in bewaard and "beter" not in bewaard and "verslag" not in bewaard
