"""After its term everything of a person is gone, in every table, and the log still holds together."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from hulp.studenten import School
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import nu, vandaag
from stelsel.opdrachten.bewaartermijnen import opdracht
from stelsel.web.beheer.models import Gebeurtenis, Gebruiker
from stelsel.web.beheer.service import log, maak_gebruiker, zegels
from stelsel.web.privacy.begin import begin, opruimer_van
from stelsel.web.privacy.models import Beperking, Verzoek
from stelsel.web.privacy.opruimen import ruim_op, verwijder_persoon
from stelsel.web.privacy.register import tabellen_van_studenten, verwerkingen
from stelsel.web.privacy.verslag import bewaar_verslag, controleer_verslag
from stelsel.web.studenten import opslag
from stelsel.web.studenten.models import ExtraOndersteuning, Inschrijving, Levering, Melding, Persoon
from stelsel.web.werklijst.models import Post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def eigen_map(settings, tmp_path):
    settings.GEGEVENS = tmp_path


def _student(bron: School, i: int, naam: str, einde: date | None) -> None:
    persoon = bron.student(i, roepnaam="Sam", achternaam=naam)
    bron.inschrijving(persoon, begin=date(2012, 8, 1), einde=einde)
    isg = {"persoon_id": persoon, "brin": bron.brin, "inschrijvingvolgnummer": "1"}
    bron.rij("extra_ondersteuning", **isg, datum_begin=date(2013, 1, 1), datum_eind=date(2014, 1, 1))
    bron.rij("begeleider_van", persoon_id=persoon, medewerker_id="M1", rol="mentor", van=date(2012, 8, 1))
    bron.diploma(persoon, date(2015, 6, 1))


@pytest.fixture
def school(tmp_path) -> dict[str, Persoon]:
    """Students who left eight, exactly seven, three and one years ago, and one who is still there."""
    bron, dag = School(), vandaag()
    jaren = {"acht": dag - relativedelta(years=8), "zeven": dag - relativedelta(years=7),
             "drie": dag - relativedelta(years=3), "een": dag - relativedelta(years=1), "nu": None}  # fmt: skip
    for i, (naam, einde) in enumerate(jaren.items()):
        _student(bron, i, naam, einde)
    bron.lever(tmp_path)
    return {naam: Persoon.objects.get(achternaam=naam) for naam in jaren}


def _over(persoon_uuid) -> dict[str, int]:
    """Rows that still speak of this person, in every table that the register knows."""
    uit = {}
    for model, pad in tabellen_van_studenten().items():
        veld = model._meta.get_field(pad.split("__")[0])
        waarde = str(persoon_uuid) if veld.max_length else persoon_uuid
        if aantal := model._base_manager.filter(**{pad: waarde}).count():
            uit[model._meta.label] = aantal
    return uit


def test_elke_tabel_met_een_student_staat_bij_student() -> None:
    """A new table that points to a student is shown to the student and removed with him, or this fails."""
    bekend = tabellen_van_studenten()
    for model in apps.get_models():
        if not model.__module__.startswith("stelsel."):
            continue
        wijst = any(
            veld.name in ("persoon", "persoon_id") or getattr(veld, "related_model", None) is Persoon
            for veld in model._meta.concrete_fields
        )
        assert not wijst or model in bekend, f"zet {model._meta.label} bij 'student' in verwerkingen.yaml"


def test_elke_termijn_heeft_een_begin_dat_bestaat() -> None:
    for verwerking in verwerkingen():
        if not verwerking.termijn:
            assert verwerking.uitvoering != "met de opdracht" or not verwerking.begint, verwerking.naam
            continue
        assert str(verwerking.termijn[-1].jaren) in verwerking.bewaren, "de zin en het getal zijn anders"
        if isinstance(verwerking.begint, str):
            assert begin(verwerking.begint)
        elif opruimer_van(verwerking.app, verwerking.naam) is None:
            for tabel, kolom in verwerking.begint.items():
                assert apps.get_model(verwerking.app, tabel)._meta.get_field(kolom)
    assert [v.naam for v in verwerkingen() if v.hele_persoon] == ["Wie er studeert en waarin"]


def test_de_proef_verandert_niets_en_telt_wat_de_uitvoering_doet(school) -> None:
    voor = {model: model._base_manager.count() for model in tabellen_van_studenten()}
    proef = {r.verwerking: r.rijen for r in ruim_op(vandaag(), voer_uit=False)}
    assert voor == {model: model._base_manager.count() for model in tabellen_van_studenten()}
    gedaan = {r.verwerking: r.rijen for r in ruim_op(vandaag(), voer_uit=True)}
    assert proef["Extra ondersteuning"] == gedaan["Extra ondersteuning"] == {"studenten.ExtraOndersteuning": 3}
    assert proef["Wie er studeert en waarin"]["studenten.Persoon"] == 1
    assert gedaan["Wie er studeert en waarin"]["studenten.Persoon"] == 1
    assert not any(r.rijen for r in ruim_op(vandaag(), voer_uit=True)), "een tweede keer is er niets meer"


def test_na_zeven_jaar_is_alles_weg_en_na_twee_de_ondersteuning(school) -> None:
    list(ruim_op(vandaag(), voer_uit=True))
    assert _over(school["acht"].uuid) == {}
    assert set(Persoon.objects.values_list("achternaam", flat=True)) == {"zeven", "drie", "een", "nu"}
    met_ondersteuning = set(ExtraOndersteuning.objects.values_list("persoon__achternaam", flat=True))
    assert met_ondersteuning == {"een", "nu"}, "op de dag zelf is een termijn nog niet voorbij"
    assert "studenten.Diploma" in _over(school["drie"].uuid)


def test_wie_terugkwam_of_geen_werkelijk_einde_heeft_blijft(tmp_path) -> None:
    bron = School()
    persoon = bron.student(1, roepnaam="Sam", achternaam="terug")
    bron.inschrijving(persoon, begin=date(2008, 8, 1), einde=date(2010, 7, 31))
    bron.inschrijving(persoon, begin=date(2012, 8, 1), einde=None, nr="2")
    bron.lever(tmp_path)
    assert Inschrijving.objects.count() == 2
    list(ruim_op(vandaag(), voer_uit=True))
    assert Persoon.objects.filter(achternaam="terug").exists()


def test_een_verzoek_of_een_beperking_houdt_alles_vast(school, tmp_path) -> None:
    wie = maak_gebruiker("ilse", None)
    acht = school["acht"].uuid
    verzoek = Verzoek.objects.create(persoon=acht, soort="wissen", tekst="x", vastgelegd_door=wie, uiterlijk=vandaag())
    ruimingen = list(ruim_op(vandaag(), voer_uit=True))
    assert {r.verwerking: r.aangehouden for r in ruimingen}["Wie er studeert en waarin"] == 1
    assert Persoon.objects.filter(uuid=acht).exists()
    Verzoek.objects.filter(pk=verzoek.pk).update(staat="afgewezen", besloten_op=nu())
    beperking = Beperking.objects.create(persoon=acht, van=vandaag(), reden="x", door=wie)
    list(ruim_op(vandaag(), voer_uit=True))
    assert Persoon.objects.filter(uuid=acht).exists()
    beperking.tot_en_met = vandaag() - timedelta(days=1)
    beperking.save()
    list(ruim_op(vandaag(), voer_uit=True))
    assert _over(acht) == {}


def test_alles_van_een_persoon_in_elke_app_en_het_logboek_klopt(school) -> None:
    acht = school["acht"].uuid
    ilse, zij = maak_gebruiker("ilse", None), maak_gebruiker("sam.acht", "een-lang-wachtwoord-9", roepnaam="Sam")
    Gebruiker.objects.filter(pk=zij.pk).update(persoon=acht, soort="student")
    Post.objects.create(identiteit="i", wie=str(acht), persoon=acht, soort="verschil", tabel="x", oorzaak="o",
                        sinds=vandaag())  # fmt: skip
    gelezen = log(ilse, "studenten.dossier_gelezen", str(acht), onderwerp="contact", doel="mentor")
    ander = log(ilse, "studenten.dossier_gelezen", str(school["nu"].uuid), onderwerp="contact", doel="mentor")
    zegels.verzegel()
    verwijder_persoon([acht])
    assert _over(acht) == {}
    regel = Gebeurtenis.objects.get(pk=gelezen.pk)
    assert (regel.persoon_id, regel.onderwerp, regel.doel, regel.zout) == (None, "", "", "")
    assert Gebeurtenis.objects.get(pk=ander.pk).doel == "mentor"
    account = Gebruiker.objects.get(pk=zij.pk)
    assert (account.username, account.naam, account.is_active) == (f"verwijderd-{zij.pk}", account.username, False)
    zegels.verzegel()
    assert list(zegels.controleer()) == []


def test_een_regel_leegmaken_zonder_het_te_zeggen_valt_op(school) -> None:
    regel = log(None, "studenten.dossier_gelezen", str(school["nu"].uuid), onderwerp="contact")
    zegels.verzegel()
    models.QuerySet(Gebeurtenis).filter(pk=regel.pk).update(persoon_id=None, onderwerp="", doel="", zout="")
    assert [b.waar for b in zegels.controleer()] == [f"regel {regel.pk}"]


@pytest.mark.parametrize(
    "veranderd",
    [
        "naam = 'x'", "hash = 'x'", "onderwerp = 'x'", "persoon_id = 'x'", "zout = ''", "gebruiker_id = null",
        "persoon_id = null", "persoon_id = null, onderwerp = '', doel = 'x', zout = ''",
        "persoon_id = null, onderwerp = '', doel = '', zout = '', hash = 'x'",
        "persoon_id = null, onderwerp = '', doel = '', zout = '', tijd = '2020-01-01'",
    ],
)  # fmt: skip
def test_de_database_laat_niets_anders_door(school, veranderd) -> None:
    ilse = maak_gebruiker("ilse", None)
    regel = log(ilse, "studenten.dossier_gelezen", str(school["nu"].uuid), onderwerp="contact", doel="mentor")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"update beheer_gebeurtenis set {veranderd} where id = %s", [regel.pk])


def test_een_regel_over_niemand_kan_niet_leeg(school) -> None:
    regel = log(None, "beheer.rol_gegeven", onderwerp="beheerder, x", doel="reden")
    with pytest.raises(DatabaseError), transaction.atomic():
        models.QuerySet(Gebeurtenis).filter(pk=regel.pk).update(onderwerp="", doel="", zout="")


def test_van_een_oud_bestand_gaan_de_bytes_en_blijft_de_regel(school) -> None:
    levering = Levering.objects.get()
    opslag.maak_map(levering)
    (opslag.map_van(levering) / "afgekeurd.csv").write_text("x")
    Melding.objects.create(levering=levering, record="PER", code="X", ernst="fout", melding="m")
    Levering.objects.update(ontvangen_op=nu() - timedelta(days=365 * 7 + 30))
    list(ruim_op(vandaag(), voer_uit=False))
    assert opslag.map_van(levering).exists()
    rijen = {r.verwerking: r.rijen for r in ruim_op(vandaag(), voer_uit=True)}
    assert rijen["Ingelezen bestanden"] == {"bestanden": 1, "studenten.Melding": 1}
    assert not opslag.map_van(levering).exists() and not Melding.objects.exists()
    assert Levering.objects.filter(pk=levering.pk).exists()


def test_het_verslag_is_getekend(school, tmp_path) -> None:
    pad = bewaar_verslag(vandaag(), ruim_op(vandaag(), voer_uit=True))
    inhoud = controleer_verslag(pad)
    assert inhoud["peildatum"] == vandaag().isoformat()
    assert str(school["acht"].uuid) not in pad.read_text()
    ruw = json.loads(pad.read_text())
    ruw["inhoud"]["ruimingen"][0]["personen"] += 1
    (tmp_path / "anders.json").write_text(json.dumps(ruw))
    for naam, code in (("anders.json", "03"), ("er-is-niets.json", "01")):
        with pytest.raises(StelselFout) as fout:
            controleer_verslag(tmp_path / naam)
        assert fout.value.code == f"PRIV-VERSLAG-{code}"


def test_de_opdracht(school) -> None:
    loper = CliRunner()
    assert loper.invoke(opdracht, []).exit_code == 2
    proef = loper.invoke(opdracht, ["--proef"])
    assert proef.exit_code == 0 and "Er is niets veranderd" in proef.output, proef.output
    gedaan = loper.invoke(opdracht, ["--voer-uit"])
    assert gedaan.exit_code == 0, gedaan.output
    pad = gedaan.output.strip().rsplit("Verslag: ", 1)[1]
    assert "klopt" in loper.invoke(opdracht, ["--controleer", pad]).output
    assert not Persoon.objects.filter(uuid=school["acht"].uuid).exists()
