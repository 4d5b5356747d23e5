"""Nothing is known of the future, and nothing ends before it began."""

from __future__ import annotations

import polars as pl
import pytest

FEITEN = {
    "inschrijving": ["datum_inschrijving", "datum_uitschrijving_werkelijk"],
    "inschrijvingsperiode": ["datum_begin"],
    "extra_ondersteuning": ["datum_begin", "datum_eind"],
    "bpv": ["afsluitdatum", "datum_begin", "datum_einde_werkelijk"],
    "diploma": ["datum_resultaat"],
    "amvb_onderdeel": ["datum_resultaat"],
    "examenonderdeel": ["datum_resultaat"],
    "keuzedeelresultaat": ["datum_resultaat"],
    "groepslidmaatschap": ["van", "tot_en_met"],
    "begeleider_van": ["van", "tot_en_met"],
    "vooropleiding": ["behaald_op"],
    "resultaat": ["datum"],
}
REEKSEN = [
    ("inschrijving", "datum_inschrijving", "datum_uitschrijving_gepland"),
    ("inschrijving", "datum_inschrijving", "datum_uitschrijving_werkelijk"),
    ("inschrijvingsperiode", "datum_begin", "tot_en_met"),
    ("extra_ondersteuning", "datum_begin", "datum_eind"),
    ("bpv", "datum_begin", "datum_einde_gepland"),
    ("bpv", "datum_begin", "datum_einde_werkelijk"),
    ("groepslidmaatschap", "van", "tot_en_met"),
    ("begeleider_van", "van", "tot_en_met"),
]


@pytest.mark.parametrize(("naam", "kolom"), [(n, k) for n, kolommen in FEITEN.items() for k in kolommen])
def test_geen_feit_na_de_peildatum(tabellen, school, naam, kolom):
    dagen = tabellen[naam][kolom].drop_nulls()
    assert (dagen <= school.tot_en_met).all()


@pytest.mark.parametrize(("naam", "begin", "eind"), REEKSEN)
def test_niets_eindigt_voor_het_begint(tabellen, naam, begin, eind):
    assert tabellen[naam].filter(pl.col(eind) < pl.col(begin)).is_empty()


def test_weken_zijn_voorbij_en_van_de_laatste_twee_studiejaren(tabellen, school):
    weken = tabellen["aanwezigheid_week"]
    vrijdag = pl.format("{}-W{}-5", "jaar", pl.col("week").cast(pl.String).str.zfill(2))
    dagen = weken.select(vrijdag.str.to_date("%G-W%V-%u").alias("dag")).unique()["dag"]
    assert dagen.max() <= school.tot_en_met
    assert dagen.min().year == school.tot_en_met.year - 1
    assert {len(set(weken.filter(pl.col("jaar") == jaar)["week"])) for jaar in (2025, 2026)} <= set(
        range(10, 45)
    )


def test_uren_passen_in_de_week(tabellen):
    weken = tabellen["aanwezigheid_week"]
    for kolom in ("uren_gepland", "uren_geoorloofd", "uren_ongeoorloofd"):
        assert (weken[kolom] >= 0).all()
        assert (weken[kolom] * 4 == (weken[kolom] * 4).round()).all()
    assert (weken["uren_geoorloofd"] + weken["uren_ongeoorloofd"] <= weken["uren_gepland"]).all()


def test_het_ro_bevat_wat_in_de_periode_geldig_was(tabellen, school):
    inschrijving = tabellen["inschrijving"]
    einde = inschrijving["datum_uitschrijving_werkelijk"].fill_null(
        inschrijving["datum_uitschrijving_gepland"]
    )
    assert (einde >= school.van).all()
    assert (inschrijving["datum_inschrijving"] < school.van).any()
    assert school.van.isoformat() == "2017-08-01"


def test_mensen_zijn_oud_genoeg(tabellen):
    eerste = tabellen["inschrijving"].group_by("persoon_id").agg(pl.col("datum_inschrijving").min())
    leeftijd = (
        tabellen["persoon"]
        .join(eerste, on="persoon_id")
        .select(pl.col("datum_inschrijving").dt.year() - pl.col("geboortejaar"))
    )
    assert leeftijd.min().item() >= 15
    assert leeftijd.max().item() <= 66
    assert 17 <= leeftijd.median().item() <= 20
