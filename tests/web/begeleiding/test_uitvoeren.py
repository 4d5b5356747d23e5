"""The transition table is all that can happen; two people at once never lose what the other did."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hulp.begeleiding import gesprek, klas
from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import uitvoeren, vastleggen
from stelsel.web.begeleiding.models import Afspraak, Behoefte, Stap
from stelsel.web.begeleiding.overgangen import AFSPRAAK, BEHOEFTE, Staat
from stelsel.web.begeleiding.uitvoeren import Daad
from stelsel.web.beheer.service import GeenToegang
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout

HEEL = {"toelichting": "Het was druk.", "uiterlijk": vandaag() + timedelta(days=10), "hielp": "ja"}


@pytest.fixture
def groep(db, tmp_path):
    gevonden = klas(tmp_path)
    vastleggen.leg_vast(gevonden.mentor, gevonden.een, gesprek())
    return gevonden


@pytest.mark.parametrize("staat", list(Staat))
@pytest.mark.parametrize("model", [Afspraak, Behoefte])
def test_alleen_wat_in_de_tabel_staat(groep, model, staat) -> None:
    tabel = AFSPRAAK if model is Afspraak else BEHOEFTE
    for wat in {*AFSPRAAK, *BEHOEFTE}:
        model.objects.update(staat=staat, versie=1)
        record = model.objects.get()
        kan = wat in tabel and staat in tabel[wat].van
        if kan:
            uitvoeren.doe(groep.mentor, groep.een, record, 1, Daad(wat, **HEEL))
            record.refresh_from_db()
            assert (record.staat, record.versie) == (tabel[wat].naar, 2)
        else:
            with pytest.raises(Veldfout) as fout:
                uitvoeren.doe(groep.mentor, groep.een, record, 1, Daad(wat, **HEEL))
            assert fout.value.veld == "daad"
            assert model.objects.get().staat == staat


def test_wat_een_daad_vraagt(groep) -> None:
    afspraak = Afspraak.objects.get()
    for wat, overgang in AFSPRAAK.items():
        for veld, nodig in (("toelichting", overgang.reden), ("uiterlijk", overgang.datum), ("hielp", overgang.hielp)):
            if nodig:
                leeg = {**HEEL, veld: None if veld == "uiterlijk" else ""}
                with pytest.raises(Veldfout) as fout:
                    uitvoeren.doe(groep.mentor, groep.een, afspraak, 1, Daad(wat, **leeg))
                assert fout.value.veld == veld
    assert not Stap.objects.exists()


def test_elke_daad_is_een_stap_die_blijft(groep) -> None:
    afspraak = Afspraak.objects.get()
    was = afspraak.uiterlijk
    uitvoeren.doe(groep.mentor, groep.een, afspraak, 1, Daad("verzetten", **HEEL))
    uitvoeren.doe(groep.zorg, groep.een, afspraak, 2, Daad("gedaan", hielp="deels"))
    stappen = list(Stap.objects.order_by("id"))
    assert [(stap.daad, stap.van, stap.naar, stap.was_uiterlijk) for stap in stappen] == [
        ("verzetten", "open", "open", was),
        ("gedaan", "open", "gedaan", None),
    ]
    assert stappen[0].toelichting == "Het was druk." and stappen[1].door == groep.zorg
    afspraak.refresh_from_db()
    assert afspraak.hielp == "deels" and afspraak.uiterlijk == HEEL["uiterlijk"]


def test_wie_te_laat_is_hoort_van_wie(groep) -> None:
    afspraak = Afspraak.objects.get()
    uitvoeren.doe(groep.zorg, groep.een, afspraak, 1, Daad("vervalt", toelichting="Verhuisd."))
    with pytest.raises(Ingehaald) as fout:
        uitvoeren.doe(groep.mentor, groep.een, afspraak, 1, Daad("gedaan", hielp="ja"))
    assert groep.zorg.naam in fout.value.wat
    assert Afspraak.objects.get().staat == Staat.VERVALLEN and Stap.objects.count() == 1


def test_de_student_meldt_alleen_wat_hij_zelf_zou_doen(groep) -> None:
    ik = groep.account(groep.een)
    vastleggen.leg_vast(groep.mentor, groep.een, gesprek(wie="M1", wat="Belt de stage"))
    vastleggen.leg_vast(groep.mentor, groep.studenten[1], gesprek(wat="Iets van een ander"))
    eigen, van_mentor, van_ander = Afspraak.objects.order_by("id")
    uitvoeren.meld_gedaan(ik, eigen, 1, "nee")
    eigen.refresh_from_db()
    assert (eigen.staat, eigen.hielp) == (Staat.GEDAAN, "nee")
    for afspraak in (van_mentor, van_ander):
        with pytest.raises(Veldfout):
            uitvoeren.meld_gedaan(ik, afspraak, 1, "ja")
        afspraak.refresh_from_db()
        assert afspraak.staat == Staat.OPEN


def test_wie_de_student_niet_begeleidt_doet_niets(groep) -> None:
    with pytest.raises(GeenToegang):
        uitvoeren.doe(groep.ander, groep.een, Afspraak.objects.get(), 1, Daad("vervalt", toelichting="x"))
