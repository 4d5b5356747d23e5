"""A school and its export: nobody can be found in it, and every figure is the same."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from hulp.uitvoer import geboortedatums, lekt, waarden_van
from stelsel.doorrekening import reken_door
from stelsel.doorrekening.vraag import Keuze
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.indicatoren import Lezingen, Sessie, bereken
from stelsel.indicatoren.definities import DRIE
from stelsel.indicatoren.lezingen import STANDAARD
from stelsel.opdrachten.hoofd import main

NAMEN = ("roepnaam", "achternaam", "email", "telefoon")
# Readings that fall back on a volgnummer where there are several enrolments or diplomas.
ANDERS = Lezingen(aanwezig="alle", hoofdinschrijving="laatste", diploma_ovo="altijd", jr_groep="diploma")
PER = [("brin", "niveau"), ("crebo",), ("leerweg", "domein")]


def _draai(*woorden):
    with pytest.raises(SystemExit) as einde:
        main([str(woord) for woord in woorden])
    assert einde.value.code in (0, 1)


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """An invented school with names, groups, guardians and absence; its set, its export, and its RO read back."""
    map_ = tmp_path_factory.mktemp("school")
    maat = ("--studenten", 100, "--zaad", 5, "--jaren", 8, "--peildatum", "2026-01-15")
    _draai("synthese", "maak", *maat, "--naar", map_ / "bron")
    _draai("lees", *sorted((map_ / "bron").glob("*.csv")), "--naar", map_ / "set")
    sleutel = ("--pseudoniemsleutel", map_ / "sleutel")
    _draai("exporteer", "--gegevens", map_ / "set", "--naar", map_ / "uit", *sleutel)
    (deel,) = Gegevensset.open(map_ / "set").dekking
    periode = ("--brin", deel.brin, "--van", deel.van, "--tot", deel.tot_en_met)
    _draai("schrijf", "ro", "--gegevens", map_ / "set", *periode, "--naar", map_ / "ro", "--pseudoniem", *sleutel)
    _draai("lees", *(map_ / "ro").iterdir(), "--naar", map_ / "terug")
    return map_


def _tabel(map_, naam):
    return pl.read_parquet(Gegevensset.open(map_).pad(naam))


def test_geen_nummer_naam_of_geboortedatum_van_de_school_in_de_uitvoer(school):
    personen = _tabel(school / "set", "persoon")
    nummers = set(pl.read_parquet(school / "set" / "sleutels.parquet")["nummer"])
    mensen = [personen, _tabel(school / "set", "medewerker"), _tabel(school / "set", "contactpersoon")]
    lang = {f"{r} {a}" for m in mensen for r, a in m.select("roepnaam", "achternaam").drop_nulls().iter_rows()}
    lang |= {waarde for m in mensen for kolom in ("email", "telefoon") for waarde in m[kolom].drop_nulls()}
    geboren = {
        vorm
        for delen in personen.select("geboortejaar", "geboortemaand", "geboortedag").drop_nulls().iter_rows()
        for vorm in geboortedatums(*delen)
    }
    ids = set(personen["persoon_id"]) | set(mensen[1]["medewerker_id"])
    assert len(nummers) > 200 and len(lang) > 200 and len(geboren) > 200
    assert not lekt(school / "uit", nummers | lang | geboren | ids)
    # A first name may be a part of the name of a programme; as a value of its own it is nowhere.
    korte = {waarde.casefold() for m in mensen for kolom in NAMEN for waarde in m[kolom].drop_nulls()}
    assert not korte & {waarde.casefold() for waarde in waarden_van(school / "uit")}
    (ro,) = (school / "ro").iterdir()
    tekst = ro.read_text()
    assert not [geheim for geheim in nummers | lang | ids if geheim in tekst]
    assert not geboren & set(tekst.replace("\n", "|").split("|"))


@pytest.mark.parametrize("kopie", ["uit", "terug"])
@pytest.mark.parametrize("lezingen", [STANDAARD, ANDERS], ids=["standaard", "anders"])
def test_elk_cijfer_is_hetzelfde(school, kopie, lezingen):
    voor, na = Sessie(school / "set"), Sessie(school / kopie)
    gezien = 0
    for naam in (*DRIE, "oordeel"):
        for per in PER if naam != "oordeel" else [("brin", "dossier", "niveau")]:
            rijen = [bereken(s, naam, venster=3, per=per, lezingen=lezingen).to_pylist() for s in (voor, na)]
            assert rijen[0] == rijen[1], (naam, per)
            gezien += len(rijen[0])
    assert gezien > 20


@pytest.mark.parametrize("regel", ["niveauplaatsing", "onderwijsresultaat"])
def test_elke_doorrekening_is_dezelfde(school, regel):
    """The age on one 1 August stands in for a birth date, for enrolments that began in any year."""
    keuze = Keuze(jaar=2024, per=("studiejaar",) if regel == "niveauplaatsing" else ("brin",))
    voor, na = (reken_door(school / kopie, regel, keuze).rijen for kopie in ("set", "uit"))
    assert voor == na and voor


def test_de_leeftijden_zijn_die_van_de_geboortedatums(school):
    """Counted apart from the code under test: how many are how old on 1 October."""
    op = date(2025, 10, 1)
    delen = ("geboortejaar", "geboortemaand", "geboortedag")
    verwacht: dict[int, int] = {}
    for jaar, maand, dag in _tabel(school / "set", "persoon").select(delen).drop_nulls().iter_rows():
        leeftijd = op.year - jaar - ((op.month, op.day) < (maand, dag))
        verwacht[leeftijd] = verwacht.get(leeftijd, 0) + 1
    gevonden = _tabel(school / "uit", "leeftijd").filter(pl.col("peildatum") == op)["leeftijd"].value_counts()
    assert dict(gevonden.drop_nulls().iter_rows()) == verwacht
