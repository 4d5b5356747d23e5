"""From the dossier to figures: what is collected, which set counts, and what is thrown away."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.urls import reverse

from hulp import kwaliteit as hulp
from hulp.studenten import School
from stelsel.gegevens import uitvoer
from stelsel.gegevens.gegevensset import Gegevensset as Map
from stelsel.kern.tijd import nu
from stelsel.web.beheer.models import Gebeurtenis
from stelsel.web.kwaliteit import berekening, service
from stelsel.web.kwaliteit import gegevensset as sets
from stelsel.web.kwaliteit.models import Gegevensset, VastgesteldCijfer


def zet_gemaakt(map_: Path, dagen: int) -> None:
    """Make a set older by so many days."""
    pad = map_ / "gegevensset.json"
    beschrijving = json.loads(pad.read_text())
    pad.write_text(json.dumps(beschrijving | {"gemaakt": (nu() - timedelta(days=dagen)).isoformat()}))


@pytest.fixture
def ingelezen(map_, db, tmp_path):
    """Two deliveries in the database: two students, one with a diploma."""
    school = School()
    for nummer in (1, 2):
        persoon = school.student(nummer, roepnaam="Elif", achternaam=f"Yılmaz {nummer}")
        school.inschrijving(persoon, einde=date(2026, 7, 1))
        if nummer == 1:
            school.diploma(persoon, date(2026, 6, 15))
    return school.lever(tmp_path / "invoer")


def test_zonder_levering_ontstaat_er_niets(map_, db):
    assert service.werk_bij("verzoek") is None
    assert sets.te_gebruiken() is None
    assert not list(sets.hoofdmap().iterdir())


def test_wat_is_ingelezen_wordt_een_gegevensset_zonder_namen_en_nummers(ingelezen):
    rij = service.werk_bij("import")
    gemaakt = Map.open(sets.pad_van(rij))
    assert gemaakt.rijen("inschrijving") == gemaakt.rijen("persoon") == rij.personen == 2
    assert gemaakt.rijen("diploma") == 1
    assert "persoonsnummer" not in gemaakt.beschrijving["tabellen"]
    assert set(gemaakt.tabel("persoon")["achternaam"].to_pylist()) == {None}
    assert [(d.brin, d.van, d.tot_en_met) for d in gemaakt.dekking] == [("99XX", date(2025, 8, 1), date(2026, 7, 31))]
    assert rij.volledig and rij.checksum == gemaakt.controlegetal
    assert rij.peildatum == ingelezen.aangemaakt
    assert Gebeurtenis.objects.filter(naam="kwaliteit.gegevensset_gemaakt", onderwerp=rij.map).exists()


def test_nog_eens_zonder_verandering_geeft_geen_tweede(ingelezen):
    assert service.werk_bij("import") == service.werk_bij("nacht")
    assert Gegevensset.objects.count() == 1
    assert len(list(sets.hoofdmap().iterdir())) == 1


def test_een_set_die_de_school_uit_mag_is_niet_om_mee_te_rekenen(ingelezen, tmp_path):
    """Its persons are pseudonyms: nobody could click through to a dossier. Wherever it was put, pages pass it by."""
    gebruikt = service.werk_bij("import")
    uitvoer.exporteer(
        Map.open(sets.pad_van(gebruikt)), sets.hoofdmap() / "onderzoek", uitvoer.Pseudoniemsleutel(b"k" * 32)
    )
    assert sets.te_gebruiken() == gebruikt and Gegevensset.objects.count() == 1
    assert sets.te_gebruiken() == gebruikt, "ook een tweede keer"


def test_een_half_bestand_maakt_de_set_onvolledig_en_de_vorige_blijft_in_gebruik(ingelezen, tmp_path):
    heel = service.werk_bij("import")
    school = School()
    school.inschrijving(school.student(3))
    school.lever(tmp_path / "half", volledig=False, van=date(2024, 8, 1), tot_en_met=date(2025, 7, 31))
    half = service.werk_bij("import")
    assert not half.volledig
    assert sets.te_gebruiken() == heel


@pytest.mark.parametrize(
    ("van", "aangemaakt", "hersteld"),
    [
        (date(2024, 8, 1), date(2026, 9, 1), True),
        (date(2024, 9, 1), date(2026, 9, 1), False),
        (date(2024, 8, 1), date(2025, 1, 1), False),
    ],
)
def test_een_heel_bestand_over_dezelfde_dagen_herstelt_een_half(ingelezen, tmp_path, van, aangemaakt, hersteld):
    """A month short, or made before the broken one, it does not."""
    eerst = service.werk_bij("import")
    school = School()
    school.inschrijving(school.student(3))
    dagen = {"van": date(2024, 8, 1), "tot_en_met": date(2025, 7, 31)}
    school.lever(tmp_path / "half", volledig=False, aangemaakt=date(2025, 8, 1), **dagen)
    assert not service.werk_bij("import").volledig
    school.student(4)
    school.lever(tmp_path / "heel", aangemaakt=aangemaakt, **(dagen | {"van": van}))
    rij = service.werk_bij("import")
    assert rij.volledig is hersteld
    assert sets.te_gebruiken() == (rij if hersteld else eerst)


def test_een_half_bestand_van_een_nieuwe_instelling_houdt_de_rest_niet_tegen(ingelezen, tmp_path):
    """Its own figures are provisional; once it was whole, a later half file of it keeps the figures as they were."""
    service.werk_bij("import")
    for volledig, gebruikt in ((False, True), (True, True), (False, False)):
        school = School(brin="98XX")
        school.inschrijving(school.student(3))
        school.lever(tmp_path / f"{volledig}{gebruikt}", volledig=volledig, tot_en_met=date(2026, 7, 31 - gebruikt))
        rij = service.werk_bij("import")
        assert (sets.te_gebruiken() == rij) is gebruikt


def test_een_map_van_de_opdrachtregel_telt_mee(map_, kwaliteitszorg):
    hulp.maak_set(map_ / "gegevenssets" / "van-de-opdrachtregel")
    assert hulp.SLECHT.dossier in kwaliteitszorg.get(reverse("kwaliteit:bord")).content.decode()
    assert Gegevensset.objects.get().aanleiding == "gevonden"


def test_wat_geen_gegevensset_is_of_stuk_is_wordt_overgeslagen(map_, db):
    (map_ / "gegevenssets" / "zomaar").mkdir(parents=True)
    stuk = hulp.maak_set(map_ / "gegevenssets" / "stuk", opleidingen=(hulp.KLEIN,))
    (stuk / "diploma.parquet").write_bytes(b"stuk")
    assert sets.te_gebruiken() is None
    assert berekening.rekenaar() is None


def test_een_set_die_later_stuk_gaat_geeft_een_lege_pagina_en_geen_storing(map_, kwaliteitszorg):
    stuk = hulp.maak_set(map_ / "gegevenssets" / "stuk", opleidingen=(hulp.KLEIN,))
    assert sets.te_gebruiken() is not None
    (stuk / "diploma.parquet").write_bytes(b"stuk")
    antwoord = kwaliteitszorg.get(reverse("kwaliteit:bord"))
    assert antwoord.status_code == 200
    assert "Er zijn nog geen cijfers" in antwoord.content.decode()


def test_is_de_nieuwste_set_stuk_dan_geldt_de_vorige(map_, db):
    goed = hulp.maak_set(map_ / "gegevenssets" / "goed", opleidingen=(hulp.GOED,))
    zet_gemaakt(goed, 2)
    stuk = hulp.maak_set(map_ / "gegevenssets" / "stuk", opleidingen=(hulp.KLEIN,))
    sets.ontdek()
    assert sets.te_gebruiken().map == "stuk"
    (stuk / "diploma.parquet").write_bytes(b"stuk")
    assert berekening.rekenaar().rij.map == "goed"
    assert sets.te_gebruiken().map == "goed"


def test_een_nieuwere_set_vervangt_de_rekenaar_en_gelijke_vragen_worden_bewaard(map_, db):
    eerste = hulp.maak_set(map_ / "gegevenssets" / "een", opleidingen=(hulp.SLECHT,))
    zet_gemaakt(eerste, 2)
    oud = berekening.rekenaar()
    vraag = {"jaar": 2024, "per": ("brin",)}
    assert oud.tabel("jaarresultaat", **vraag) is oud.tabel("jaarresultaat", **vraag)
    assert berekening.rekenaar() is oud
    hulp.maak_set(map_ / "gegevenssets" / "twee", opleidingen=(hulp.GOED,))
    nieuw = berekening.rekenaar()
    assert nieuw is not oud
    assert nieuw.tabel("jaarresultaat", **vraag)["waarde"].to_pylist() == [95.0]
    oud.sessie.sluit()


def test_oude_sets_gaan_weg_behalve_die_van_een_vastgesteld_cijfer(map_, settings, kwaliteitszorg):
    settings.GEGEVENSSETS_BEWAREN = 1
    for nummer, opleiding in enumerate((hulp.SLECHT, hulp.GOED, hulp.KLEIN)):
        zet_gemaakt(hulp.maak_set(map_ / "gegevenssets" / f"s{nummer}", opleidingen=(opleiding,)), 3 - nummer)
        sets.ontdek()
    eerste = Gegevensset.objects.get(map="s0")
    vast = hulp.voorbeeld_vastgesteld()
    VastgesteldCijfer.objects.get(sleutel=vast["sleutel"])
    Gegevensset.objects.filter(map="toets").delete()
    assert sets.ruim_op() >= 1
    assert (map_ / "gegevenssets" / "s2").exists()
    assert not (map_ / "gegevenssets" / "s1").exists()
    eerste.refresh_from_db()
    assert eerste.opgeruimd is not None
    assert "s1" not in {rij.map for rij in Gegevensset.objects.filter(opgeruimd=None)}


def test_bijwerken_zet_werk_in_de_rij(ingelezen, als):
    from django_tasks_db.models import DBTaskResult

    antwoord = als("kwaliteitszorg").post(reverse("kwaliteit:bijwerken"))
    assert antwoord.status_code == 302
    assert DBTaskResult.objects.count() == 1
    assert Gebeurtenis.objects.filter(naam="kwaliteit.gegevensset_gevraagd").exists()


def test_nachtwerk_alleen_in_de_nacht_en_een_keer(ingelezen, monkeypatch):
    from datetime import UTC, datetime

    middag, nacht = datetime(2026, 11, 23, 12, tzinfo=UTC), datetime(2026, 11, 23, 3, tzinfo=UTC)
    monkeypatch.setattr(service, "nu", lambda: middag)
    assert not service.nachtwerk()
    monkeypatch.setattr(service, "nu", lambda: nacht)
    monkeypatch.setattr(sets, "nu", lambda: nacht)
    assert service.nachtwerk()
    assert not service.nachtwerk(), "niets veranderd, en deze nacht al gekeken"
    assert Gegevensset.objects.count() == 1


def test_een_ingetrokken_levering_is_meteen_uit_de_cijfers(ingelezen, als):
    from stelsel.web.studenten.service import LeveringIngetrokken

    rij = service.werk_bij("import")
    assert sets.te_gebruiken() == rij
    gebeurtenis = LeveringIngetrokken(ingelezen.uuid, "RO", "99XX")
    type(ingelezen).objects.filter(pk=ingelezen.pk).update(staat="ingetrokken")
    service.na_levering(gebeurtenis)
    assert sets.te_gebruiken() is None
    assert not sets.pad_van(rij).exists(), "en van de schijf"
    assert "Er zijn nog geen cijfers" in als("bestuur").get(reverse("kwaliteit:bord")).content.decode()


def test_de_map_is_alleen_voor_de_eigenaar(ingelezen):
    rij = service.werk_bij("import")
    assert sets.hoofdmap().stat().st_mode & 0o077 == 0
    assert sets.pad_van(rij).stat().st_mode & 0o077 == 0


def test_de_voet_van_elke_pagina_noemt_de_dag_van_de_cijfers(school, kwaliteitszorg):
    html = kwaliteitszorg.get(reverse("kwaliteit:bord")).content.decode()
    assert "Gegevens bijgewerkt:" in html
