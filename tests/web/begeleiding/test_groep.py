"""Who needs the mentor: named facts in a fixed order, put off until a day, and nobody out of sight for four weeks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from hulp.begeleiding import gesprek, klas
from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import aandacht, feiten, groep, uitvoeren, vastleggen, wensen, woorden
from stelsel.web.begeleiding.feiten import VOLGORDE, Feit, Lid
from stelsel.web.begeleiding.models import Afspraak, Blik, Notitie
from stelsel.web.begeleiding.uitvoeren import Daad
from stelsel.web.gedeeld.formulier import Veldfout
from stelsel.web.studenten.models import Persoon
from stelsel.web.studenten.service import Stand

DAG = timedelta(days=1)
VAN_HET_KADER = 6
"""Session, account, roles, what the school changed in them, replacements, the BRINs of this member of staff."""
VEEL = dict.fromkeys((44, 45, 46, 47), (30, 2, 5))


def _soorten(klas_, dag=None) -> list[str]:
    (lid,) = [lid for lid in groep.leden(klas_.mentor, dag or vandaag()) if lid.uuid == klas_.een.uuid]
    return [feit.soort for feit in lid.feiten]


def _rustig(klas_) -> None:
    """Talked today, looked today, and both were asked: nothing is left."""
    vastleggen.leg_vast(klas_.mentor, klas_.een, gesprek(volgend_gesprek=None))
    aandacht.keek(klas_.mentor, klas_.een)
    for wie in ("student", "team"):
        wensen.leg_vast(klas_.mentor, klas_.een, wie, "werken", "")


@pytest.fixture
def een(db, tmp_path):
    return klas(tmp_path, 1)


def test_wie_nieuw_is_vraagt_een_gesprek_een_blik_en_een_wens(een) -> None:
    assert _soorten(een) == ["contact", "blik", "wens_vragen"]
    _rustig(een)
    assert _soorten(een) == []


def test_elk_feit_op_zijn_dag(een) -> None:
    _rustig(een)
    dag = vandaag()
    # An agreement of three weeks, two weeks without a talk, four without a look, half a year after the question.
    assert _soorten(een, dag + 14 * DAG) == []
    assert _soorten(een, dag + 15 * DAG) == ["contact"]
    assert _soorten(een, dag + 21 * DAG) == ["contact"]
    assert _soorten(een, dag + 22 * DAG) == ["afspraak", "contact"]
    assert _soorten(een, dag + 28 * DAG) == ["afspraak", "contact"]
    assert _soorten(een, dag + 29 * DAG) == ["afspraak", "contact", "blik"]
    assert _soorten(een, dag + 183 * DAG)[-1] == "blik"
    assert _soorten(een, dag + 184 * DAG)[-1] == "wens_vragen"


def test_een_gepland_gesprek_dat_niet_is_vastgelegd(een) -> None:
    _rustig(een)
    vastleggen.leg_vast(een.mentor, een.een, gesprek(wat="", wie="", uiterlijk=None))
    dag = vandaag() + 15 * DAG
    assert "gesprek" in _soorten(een, dag)
    assert "contact" not in _soorten(een, vandaag() + 14 * DAG), "a talk to come answers it"
    Notitie.objects.create(persoon=een.een.uuid, op=vandaag() + 14 * DAG, tekst="x", door=een.mentor)
    assert "gesprek" not in _soorten(een, dag)


def test_wat_de_student_schrijft_komt_boven_en_gaat_weg_als_het_gelezen_is(een) -> None:
    _rustig(een)
    woord = woorden.schrijf(een.account(een.een), "De pauze is te druk.")
    assert _soorten(een) == ["woord"]
    woorden.gelezen(een.zorg, een.een, woord, "Ik zoek een plek.")
    assert _soorten(een) == []


def test_wat_de_student_daarna_schrijft_komt_op_al_was_het_eerste_uitgesteld(een) -> None:
    _rustig(een)
    ik = een.account(een.een)
    woorden.schrijf(ik, "De pauze is te druk.")
    (lid,) = groep.leden(een.mentor, vandaag())
    aandacht.stel_uit(een.mentor, een.een, lid.feiten[0].identiteit, vandaag() + 7 * DAG)
    assert _soorten(een) == []
    woorden.schrijf(ik, "Ik wil nu graag praten.")
    (lid,) = groep.leden(een.mentor, vandaag())
    assert "nu graag praten" in lid.feiten[0].zin


def test_de_grens_van_verzuim_is_die_van_de_wet(db, tmp_path) -> None:
    """LPW 21a lid 2: sixteen hours in four weeks with lessons; from eighteen on reporting is not a duty."""
    jong = klas(tmp_path, 1, jaar=2010, weken={44: (30, 9, 4), 45: (30, 0, 4), 46: (30, 0, 4), 47: (30, 0, 4)})
    (lid,) = groep.leden(jong.mentor, vandaag())
    feit = lid.feiten[0]
    assert (feit.soort, feit.status) == ("verzuim", "negatief") and "artikel 21a" in feit.zin and "16 uur" in feit.zin
    lid.stand.leeftijd = 18
    feiten.stel_vast(lid, vandaag())
    assert lid.feiten[0].status == "let-op" and "mag de school" in lid.feiten[0].zin
    lid.stand.zonder_reden = 15.9
    feiten.stel_vast(lid, vandaag())
    assert "verzuim" not in [feit.soort for feit in lid.feiten]


def test_geen_gegevens_is_geen_nul(db, tmp_path) -> None:
    oud = klas(tmp_path, 2, weken=dict.fromkeys((36, 37, 38, 39), (30, 0, 10)))
    assert "verzuim" not in _soorten(oud), "figures of September tell nothing of today"
    client = Client()
    client.force_login(oud.mentor)
    html = client.get(reverse("begeleiding:groep")).content.decode()
    assert "geen gegevens sinds 27-9-2026" in html.replace("\u00a0", " ").replace("27-09", "27-9")
    assert html.count("geen gegevens") == 2 and "100%" not in html and "67%" not in html


def test_uitstellen_tot_een_dag_en_iets_nieuws_komt_toch(een) -> None:
    _rustig(een)
    Afspraak.objects.update(uiterlijk=vandaag() - DAG)
    (lid,) = groep.leden(een.mentor, vandaag())
    aandacht.stel_uit(een.mentor, een.een, lid.feiten[0].identiteit, vandaag() + 7 * DAG)
    assert _soorten(een) == [] and _soorten(een, vandaag() + 7 * DAG) == ["afspraak"]
    vastleggen.leg_vast(een.mentor, een.een, gesprek(wat="Iets anders", volgend_gesprek=None))
    Afspraak.objects.update(uiterlijk=vandaag() - DAG)
    assert _soorten(een) == ["afspraak"]
    assert [lid.feiten for lid in groep.leden(een.ander, vandaag())] == [], "of somebody else it says nothing"
    for tot in (vandaag(), vandaag() + 29 * DAG):
        with pytest.raises(Veldfout):
            aandacht.stel_uit(een.mentor, een.een, "contact:", tot)


def test_vier_weken_niet_bekeken_is_niet_uit_te_stellen(een) -> None:
    _rustig(een)
    aandacht.stel_uit(een.mentor, een.een, "blik:", vandaag() + 28 * DAG)
    Blik.objects.update(op=vandaag() - 29 * DAG)
    assert _soorten(een) == ["blik"]


def test_een_verschil_met_het_team(een) -> None:
    _rustig(een)
    wensen.leg_vast(een.mentor, een.een, "student", "hoger", "Verzorgende")
    (lid,) = groep.leden(een.mentor, vandaag())
    assert [feit.soort for feit in lid.feiten] == ["wens_anders"] and "hoger niveau" in lid.feiten[0].zin
    assert [wens.wens for wens in wensen.geschiedenis(een.een.uuid)] == ["hoger", "werken", "werken"]
    wensen.leg_vast(een.mentor, een.een, "student", "weet_niet", "")
    assert _soorten(een) == []


def test_gedaan_is_weg(een) -> None:
    _rustig(een)
    Afspraak.objects.update(uiterlijk=vandaag() - DAG)
    afspraak = Afspraak.objects.get()
    uitvoeren.doe(een.mentor, een.een, afspraak, 1, Daad("gedaan", hielp="ja"))
    assert _soorten(een) == []


@given(st.lists(st.tuples(st.sampled_from(VOLGORDE), st.dates()), max_size=30))
def test_de_volgorde_is_soort_en_dan_wachttijd(paren) -> None:
    alle = []
    for soort, sinds in paren:
        lid = Lid(Stand(Persoon(), None))
        lid.feiten = [Feit(soort, "", sinds, "info", "", "", "", "")]
        alle.append(lid)
    gekozen = [(VOLGORDE.index(lid.feiten[0].soort), lid.feiten[0].sinds) for lid in groep.wie_eerst(alle)]
    assert gekozen == sorted(gekozen) and len(gekozen) == len(paren)


def test_evenveel_vragen_voor_een_grote_groep(db, tmp_path) -> None:
    """At most fifteen beside those of the frame, whatever the size."""
    gemeten = []
    for aantal in (2, 24):
        (tmp_path / str(aantal)).mkdir()
        gevonden = klas(tmp_path / str(aantal), aantal, weken=VEEL) if aantal == 2 else _meer(tmp_path, aantal)
        for student in gevonden.studenten:
            vastleggen.leg_vast(gevonden.mentor, student, gesprek(wie="Z1"))
        client = Client()
        client.force_login(gevonden.mentor)
        client.get(reverse("begeleiding:groep"))
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            html = client.get(reverse("begeleiding:groep")).content.decode()
        assert html.count("<tr") > aantal
        gemeten.append(len(vragen))
    assert gemeten[0] == gemeten[1] <= VAN_HET_KADER + 16, gemeten


def _meer(tmp_path, aantal: int):
    """The same class, grown."""
    from hulp.begeleiding import Klas
    from hulp.studenten import School
    from stelsel.web.beheer.models import Gebruiker

    bron = School()
    for i in range(100, 100 + aantal):
        persoon = bron.student(i, roepnaam="Noor", achternaam=f"Meer{i}")
        bron.inschrijving(persoon, begin=vandaag() - 90 * DAG)
        for code, rol in (("M1", "mentor"), ("Z1", "zorgcoordinator")):
            bron.rij("begeleider_van", persoon_id=persoon, medewerker_id=code, rol=rol, van=vandaag() - 90 * DAG)
    bron.lever(tmp_path, soort="EIGEN", volledig=False, brin="")
    mensen = [Gebruiker.objects.get(username=naam) for naam in ("mentor.m1", "zorgcoordinator.z1", "mentor.m9")]
    return Klas(*mensen, list(Persoon.objects.filter(achternaam__startswith="Meer")))


@pytest.mark.parametrize(
    ("naam", "hoogstens"), [("begeleiding:plan", 26), ("studenten:dossier", 33), ("begeleiding:notitie", 16)]
)
def test_een_pagina_stelt_niet_ongemerkt_meer_vragen(db, tmp_path, naam, hoogstens) -> None:
    """Asked are at most 15: these do not hold that yet (docs/prestaties.md), and may not get further from it."""
    gevonden = klas(tmp_path)
    vastleggen.leg_vast(gevonden.mentor, gevonden.een, gesprek())
    client, adres = Client(), reverse(naam, args=[gevonden.een.uuid])
    client.force_login(gevonden.mentor)
    client.get(adres)
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(adres).status_code == 200
    assert len(vragen) <= hoogstens
