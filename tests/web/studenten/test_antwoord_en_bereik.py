"""Whatever roles, relations, days and restrictions there are: the answer for one student is yes exactly when every list
of that act holds the student."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hulp.studenten import School
from stelsel.kern.tijd import nu, vandaag
from stelsel.web.begeleiding import rechten as begeleiding
from stelsel.web.beheer.models import Noodtoegang, RolHandeling, Toewijzing, Vervanging
from stelsel.web.beheer.models.gebruikers import Rol
from stelsel.web.beheer.service import Gebruiker, geef_rol, maak_gebruiker
from stelsel.web.privacy.models import Beperking
from stelsel.web.studenten import rechten
from stelsel.web.studenten.models import Persoon

DAG = timedelta(days=1)
ROLLEN = ("studentadministratie", "mentor", "zorgcoordinator", "opleidingsmanager", "bestuur", "beheerder", "student")
SLEUTELS = ("M1", "M2", "Z1", "O1", "")
ACTEN = (
    (rechten.mag_dossier_lezen, rechten.bereik_dossiers, rechten.DOSSIER_LEZEN),
    (rechten.mag_toewijzen, rechten.bereik_toewijzen, rechten.TOEWIJZEN),
    (rechten.mag_rechten_regelen, rechten.bereik_rechten, rechten.RECHTEN_REGELEN),
    (rechten.mag_ouder_afschermen, rechten.bereik_afschermen, rechten.OUDER_AFSCHERMEN),
    (begeleiding.mag_plan_lezen, begeleiding.bereik_plannen, begeleiding.PLAN_LEZEN),
    (begeleiding.mag_plan_schrijven, begeleiding.bereik_schrijven, begeleiding.PLAN_SCHRIJVEN),
)


@pytest.fixture(scope="module")
def wereld(django_db_setup, django_db_blocker, tmp_path_factory):
    """Four students in two teams, and five accounts; made once, each example goes on in a transaction of its own."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        bron, dag = School(), vandaag()
        toen, jaar = dag - timedelta(days=200), dag.year if dag.month >= 8 else dag.year - 1
        for code, team in (("M1", "Zorg"), ("M2", "Techniek"), ("Z1", "Zorg"), ("O1", "Techniek")):
            bron.rij("medewerker", medewerker_id=code, achternaam=code, team=team)
        for code, team in (("G1", "Zorg"), ("G2", "Techniek")):
            bron.rij("groep", groep_id=code, naam=code, team=team, brin="99XX", studiejaar=jaar)
        for i, (mentor, groep, tot) in enumerate((("M1", "G1", None), ("M2", "G2", None), ("M1", "G1", dag - DAG))):
            persoon = bron.student(i, roepnaam="Sam", achternaam=f"S{i}")
            bron.inschrijving(persoon, begin=toen)
            dagen = {"persoon_id": persoon, "van": toen, "tot_en_met": tot}
            bron.rij("begeleider_van", medewerker_id=mentor, rol="mentor", **dagen)
            bron.rij("groepslidmaatschap", groep_id=groep, **dagen)
            if i == 1:
                bron.rij("begeleider_van", persoon_id=persoon, medewerker_id="Z1", rol="zorgcoordinator", van=toen)
        bron.inschrijving(bron.student(3, roepnaam="Sam", achternaam="S3"), begin=toen)
        bron.lever(tmp_path_factory.mktemp("wereld"))
        mensen = []
        for rol, sleutel in (("mentor", "M1"), ("opleidingsmanager", "O1"), ("zorgcoordinator", "Z1")):
            mens = maak_gebruiker(f"{rol}-{uuid4().hex[:6]}", None)
            geef_rol(mens, rol, reden="toets")
            Gebruiker.objects.filter(pk=mens.pk).update(medewerker_id=sleutel)
            mensen.append(mens)
        yield mensen, list(Persoon.objects.order_by("achternaam"))
        transaction.set_rollback(True)


dagen = st.tuples(st.integers(-3, 1), st.one_of(st.none(), st.integers(-2, 3))).filter(
    lambda paar: paar[1] is None or paar[1] >= paar[0]
)
wie, student = st.integers(0, 2), st.integers(0, 3)
stap = st.one_of(
    st.tuples(st.just("rol"), wie, st.sampled_from(ROLLEN), dagen),
    st.tuples(st.just("sleutel"), wie, st.sampled_from(SLEUTELS), st.none()),
    st.tuples(st.just("toewijzing"), wie, student, dagen),
    st.tuples(st.just("vervanging"), wie, wie, dagen),
    st.tuples(st.just("nood"), wie, student, st.integers(-30, 5)),
    st.tuples(st.just("beperking"), wie, student, dagen),
    st.tuples(st.just("recht"), st.sampled_from(ROLLEN), st.sampled_from([a[2] for a in ACTEN]), st.booleans()),
    st.tuples(st.just("dicht"), wie, st.none(), st.none()),
)


def _zet(mensen: list[Gebruiker], studenten: list[Persoon], een: tuple) -> None:
    soort, wie_, wat, hoe = een
    if soort == "recht":
        rol = Rol.objects.get(naam=wie_)
        RolHandeling.objects.update_or_create(rol=rol, handeling=wat, defaults={"toegestaan": hoe})
        return
    mens = mensen[wie_]
    van, tot = (None, None)
    if isinstance(hoe, tuple):
        van, tot = vandaag() + hoe[0] * DAG, None if hoe[1] is None else vandaag() + hoe[1] * DAG
    if soort == "rol":
        geef_rol(mens, wat, van=van, tot_en_met=tot, reden="toets")
    elif soort == "sleutel":
        Gebruiker.objects.filter(pk=mens.pk).update(medewerker_id=wat)
    elif soort == "toewijzing":
        Toewijzing.objects.create(gebruiker=mens, persoon=studenten[wat].uuid, van=van, tot_en_met=tot, reden="x")
    elif soort == "vervanging" and mensen[wat] != mens:
        Vervanging.objects.create(afwezige=mens, vervanger=mensen[wat], van=van, tot_en_met=tot, reden="x")
    elif soort == "nood":
        begin = nu() + timedelta(hours=hoe)
        Noodtoegang.objects.create(
            gebruiker=mens, persoon=studenten[wat].uuid, van=begin, tot=begin + timedelta(hours=12), reden="x"
        )
    elif soort == "beperking":
        Beperking.objects.create(persoon=studenten[wat].uuid, van=van, tot_en_met=tot, reden="x", door=mens)
    elif soort == "dicht":
        Gebruiker.objects.filter(pk=mens.pk).update(is_active=False)


@pytest.mark.django_db
@settings(max_examples=50)
@given(stappen=st.lists(stap, min_size=1, max_size=10))
def test_het_antwoord_is_het_bereik(wereld, django_db_blocker, stappen) -> None:
    from django.db import transaction

    mensen, studenten = wereld
    with transaction.atomic():
        for een in stappen:
            _zet(mensen, studenten, een)
        for mens in Gebruiker.objects.filter(pk__in=[m.pk for m in mensen]):
            for mag, bereik, naam in ACTEN:
                lijst = set(bereik(mens).values_list("pk", flat=True))
                antwoorden = {persoon.pk for persoon in studenten if mag(mens, persoon)}
                assert antwoorden == lijst, (naam, mens.username)
        transaction.set_rollback(True)
