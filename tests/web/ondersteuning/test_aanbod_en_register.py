"""Places and waiting lists, who went elsewhere, what goes to DUO, what a docent reads."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from hulp.begeleiding import BEGIN, klas
from hulp.ondersteuning import aangeboden, gemaakt, gemeld, nodig, wens
from stelsel.kern.tijd import vandaag
from stelsel.regels.ondersteuning.extra_ondersteuning import ExtraOndersteuningFeiten, extra_ondersteuning
from stelsel.web.beheer.service import GeenToegang
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.ondersteuning import aanbod, lijst, register, toekennen, verloop, verwijzen
from stelsel.web.ondersteuning import overgangen as o
from stelsel.web.ondersteuning.models import Ondersteuning, Soort, Voorziening
from stelsel.web.ondersteuning.register import periode
from stelsel.web.ondersteuning.tijdlijn import bij_persoon, in_de_les, wat_ontbreekt
from stelsel.web.studenten.models import ExtraOndersteuning, Inschrijving, Levering, Persoon
from stelsel.web.studenten.service import Inschrijvingsregel


@pytest.fixture
def groep(db, tmp_path):
    return klas(tmp_path, 3)


def _coach(groep, plaatsen: int | None = 1):
    return aanbod.bied_aan(
        groep.zorg, team="", aard="begeleiding", naam="Coach", uitleg="Iemand die helpt.",
        voor_wie="Wie wil.\nWie kan.", plaatsen=plaatsen,
    )  # fmt: skip


def _met_coach(groep, persoon, coach):
    een = nodig(groep, gemeld(groep, persoon), persoon)
    return een, toekennen.voeg_toe(groep.zorg, een, persoon, een.versie, wens(wat="", aanbod=coach.uuid))


def test_is_het_vol_dan_wacht_de_volgende_en_schuift_door(groep) -> None:
    coach = _coach(groep)
    (een, eerste), (_twee, tweede), (_drie, derde) = [_met_coach(groep, p, coach) for p in groep.studenten]
    assert [eerste.wacht, tweede.wacht, derde.wacht] == [False, True, True] and eerste.wat == "Coach"
    (stand,) = aanbod.bezetting(vandaag())
    assert (stand.bezet, stand.wachten, stand.vol) == (1, 2, True) and coach.criteria == ["Wie wil.", "Wie kan."]
    een.refresh_from_db()
    toekennen.haal_weg(groep.zorg, een, groep.een, een.versie, eerste, "Klaar.")
    assert list(Voorziening.objects.filter(tot_afspraken=None).order_by("id").values_list("wacht", flat=True)) == [
        False, True,
    ]  # fmt: skip


def test_wie_intrekt_geeft_de_plaats_terug(groep) -> None:
    coach = _coach(groep)
    (een, _eerste), (_twee, tweede) = [_met_coach(groep, p, coach) for p in groep.studenten[:2]]
    een.refresh_from_db()
    verloop.doe(groep.zorg, een, groep.een, een.versie, o.INTREKKEN, dag=vandaag(), toelichting="Wil niet meer.")
    tweede.refresh_from_db()
    assert not tweede.wacht


def test_wat_gestopt_is_kiest_niemand_meer_en_wie_het_heeft_houdt_het(groep, monkeypatch) -> None:
    coach = _coach(groep)
    _een, heeft = _met_coach(groep, groep.een, coach)
    aanbod.stop(groep.zorg, coach)
    with pytest.raises(Ingehaald):
        aanbod.stop(groep.zorg, coach)
    morgen = vandaag() + timedelta(days=1)
    monkeypatch.setattr(toekennen, "vandaag", lambda: morgen)
    with pytest.raises(Veldfout, match="niet meer aan"):
        _met_coach(groep, groep.studenten[1], coach)
    heeft.refresh_from_db()
    assert heeft.tot_afspraken is None


def test_hetzelfde_staat_niet_twee_keer_in_het_aanbod_en_een_mentor_regelt_het_niet(groep) -> None:
    _coach(groep)
    with pytest.raises(Veldfout, match="staat al"):
        _coach(groep)
    with pytest.raises(GeenToegang):
        aanbod.bied_aan(groep.mentor, team="", aard="les", naam="x", uitleg="x", voor_wie="x", plaatsen=None)


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"wat": ""}, "wat de student krijgt"),
        ({"tot_en_met": date(2020, 1, 1)}, "voor het begin"),
        ({"medewerker_id": "M9"}, "begeleidt deze student niet"),
        ({"uren": Decimal(2)}, "niet van wie"),
    ],
)
def test_een_voorziening_die_niet_klopt(groep, anders, melding) -> None:
    een = nodig(groep, gemeld(groep))
    with pytest.raises(Veldfout, match=melding):
        toekennen.voeg_toe(groep.zorg, een, groep.een, een.versie, wens(**anders))
    assert not Voorziening.objects.exists()


# -- the list -----------------------------------------------------------------------------------------------------


def test_de_lijst_zegt_wat_er_te_doen_is_en_hoeveel_uur_het_kost(groep) -> None:
    een, twee, drie = groep.studenten
    gemeld(groep, een)
    aangeboden(groep, twee)
    loopt = gemaakt(groep, drie)
    coach = wens(wat="Coach", medewerker_id="Z1", uren=Decimal("1.5"))
    toekennen.voeg_toe(groep.zorg, loopt, drie, loopt.versie, coach)
    Ondersteuning.objects.filter(pk=loopt.pk).update(evalueren_op=vandaag() - timedelta(days=1))
    inhoud = lijst.caseload(groep.zorg, vandaag())
    assert [(regel.persoon, regel.badge) for regel in inhoud.te_doen] == [
        (een, "Beoordelen"), (drie, "Te laat"), (twee, "Wacht op instemming"), (drie, "Wacht op instemming"),
    ]  # fmt: skip
    assert inhoud.uren == Decimal("1.5") and len(inhoud.loopt) == 3
    assert lijst.caseload(groep.mentor, vandaag()).loopt == []


def test_wie_weg_is_verwezen_blijft_op_de_lijst_tot_de_aankomst(groep) -> None:
    op = vandaag() - timedelta(days=20)
    weg = verwijzen.verwijs(groep.zorg, groep.een, "weg", "Entree, De Brug", "Niveau 2 was te zwaar.", op)
    assert [regel.badge for regel in lijst.caseload(groep.zorg, vandaag()).te_doen] == ["Niet aangekomen"]
    with pytest.raises(Veldfout):
        verwijzen.meld_aankomst(groep.zorg, groep.een, weg, weg.versie, op - timedelta(days=1), "De mentor daar")
    verwijzen.meld_aankomst(groep.zorg, groep.een, weg, weg.versie, op, "De mentor daar")
    with pytest.raises(Ingehaald):
        verwijzen.meld_aankomst(groep.zorg, groep.een, weg, weg.versie, op, "De mentor daar")
    assert lijst.caseload(groep.zorg, vandaag()).te_doen == []
    assert verwijzen.verwijs(groep.zorg, groep.een, "binnen", "De Brug", "x", op).aangekomen_op == op


def test_een_docent_leest_wat_afgesproken_is_en_niet_wat_nog_wacht(groep) -> None:
    een = aangeboden(groep)
    Voorziening.objects.update(in_de_les=True)
    assert in_de_les([groep.een.uuid], vandaag()) == {}
    Ondersteuning.objects.filter(pk=een.pk).update(staat="gemaakt", afgesproken=1, afspraken_op=vandaag())
    assert in_de_les([groep.een.uuid], vandaag()) == {groep.een.uuid: ["Een half uur meer tijd"]}
    een.refresh_from_db()
    toekennen.voeg_toe(groep.zorg, een, groep.een, een.versie, wens(wat="Nieuw", in_de_les=True))
    assert in_de_les([groep.een.uuid], vandaag()) == {groep.een.uuid: ["Een half uur meer tijd"]}


def test_buiten_wie_begeleidt_bestaat_het_niet(groep) -> None:
    gemaakt(groep)
    for wie in (groep.zorg, groep.mentor):
        assert len(bij_persoon(wie, groep.een.uuid, None)) == 4
    assert bij_persoon(groep.ander, groep.een.uuid, None) == [] and wat_ontbreekt(groep.ander, groep.een) == []
    gemeld(groep, soort=Soort.BEGELEIDING)
    (mist,) = wat_ontbreekt(groep.zorg, groep.een)
    assert mist.adres and not wat_ontbreekt(groep.mentor, groep.een)[0].adres


# -- the register -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("afspraak", "einde", "inschrijving", "verwacht"),
    [
        # The later of agreement and enrolment; the earlier of end and leaving.
        ("2026-06-01", None, ("2026-08-03", None), ("2026-08-03", None)),
        ("2026-09-01", None, ("2026-08-03", None), ("2026-09-01", None)),
        ("2026-09-01", "2026-10-01", ("2026-08-03", None), ("2026-09-01", "2026-10-01")),
        ("2026-09-01", "2026-10-01", ("2026-08-03", "2026-09-15"), ("2026-09-01", "2026-09-15")),
        # What ended before the enrolment began, or began after it ended, is none of this enrolment.
        ("2026-05-01", "2026-06-01", ("2026-08-03", None), None),
        ("2026-09-01", None, ("2025-08-01", "2026-07-31"), None),
    ],
)
def test_een_periode_begint_en_eindigt_zoals_duo_het_vraagt(groep, afspraak, einde, inschrijving, verwacht) -> None:
    van, tot = (_dag(tekst) for tekst in inschrijving)
    een = Ondersteuning(afspraken_op=_dag(afspraak), geeindigd_op=_dag(einde))
    gevonden = periode(Inschrijvingsregel(groep.een, "25LP", "1", van, tot), een)
    assert (gevonden and (gevonden.begin, gevonden.einde)) == (verwacht and tuple(_dag(tekst) for tekst in verwacht))
    if gevonden is None or tot is not None:
        return
    # The same day by the rule.
    feiten = ExtraOndersteuningFeiten(
        grond="handicap_of_chronische_ziekte", ondersteuning_nodig=True, bleek_na_inschrijving=False,
        beoordeeld_op=een.afspraken_op, inschrijving_definitief_op=van, ingeschreven_vanaf=van, stand="gemaakt",
        afspraken_op=een.afspraken_op, op_schrift=True, lopen_nog=einde is None, geeindigd_op=een.geeindigd_op,
    )  # fmt: skip
    waarden = extra_ondersteuning.beantwoord(feiten, vandaag()).waarden
    assert (waarden["ise_begin"], waarden["ise_eind"]) == (gevonden.begin, gevonden.einde)


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def test_alleen_8_1_3a_gaat_naar_duo_en_wat_er_staat_ligt_ernaast(groep) -> None:
    een, twee, drie = groep.studenten
    gemaakt(groep, een)
    gemaakt(groep, twee, soort=Soort.BEGELEIDING)
    levering = Levering.objects.first()
    nummer = Inschrijving.objects.get(persoon=drie)
    ExtraOndersteuning.objects.create(
        levering=levering, persoon=drie, brin=nummer.brin, inschrijvingvolgnummer=nummer.inschrijvingvolgnummer,
        datum_begin=BEGIN,
    )  # fmt: skip
    regels = register.vergelijk(Persoon.objects.filter(actueel=True))
    assert [(r.inschrijving.persoon, r.periode and r.periode.begin, r.in_register) for r in regels] == [
        (een, vandaag(), None), (drie, None, (BEGIN, None)),
    ]  # fmt: skip
    eigen = Inschrijving.objects.get(persoon=een)
    ExtraOndersteuning.objects.create(
        levering=levering, persoon=een, brin=eigen.brin, inschrijvingvolgnummer=eigen.inschrijvingvolgnummer,
        datum_begin=vandaag(),
    )  # fmt: skip
    assert [r.klopt for r in register.vergelijk(Persoon.objects.filter(actueel=True))] == [True, False]
