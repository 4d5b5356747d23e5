"""The earlier education fits the career that follows from it, and is missing in a known share."""

from __future__ import annotations

import polars as pl

from stelsel.kern.codelijsten import codelijst

MBO = ["MBO1", "MBO2", "MBO3", "MBO4"]


def test_de_sleutel_en_de_codes_kloppen(tabellen):
    rijen = tabellen["vooropleiding"]
    assert rijen.select("persoon_id", "code").is_duplicated().sum() == 0
    assert set(rijen["code"]) <= set(codelijst("vooropleiding").codes)


def test_iedereen_heeft_er_een_behalve_wie_gekozen_is(tabellen, school):
    wel = tabellen["vooropleiding"].filter(~pl.col("code").is_in(MBO))
    zonder = {
        persoon
        for soort in ("alleen_in_ro", "vooropleiding_ontbreekt")
        for persoon in school.vuil[soort].waar["persoon_id"].to_pylist()
    }
    assert wel["persoon_id"].is_duplicated().sum() == 0
    assert set(wel["persoon_id"]) == set(tabellen["persoon"]["persoon_id"]) - zonder
    assert not set(tabellen["vooropleiding"]["persoon_id"]) & zonder


def test_wie_hoger_begint_heeft_vaker_een_hogere_vooropleiding(tabellen):
    eerste = (
        tabellen["inschrijvingsperiode"].sort("datum_begin").unique("persoon_id", keep="first", maintain_order=True)
    )
    samen = eerste.join(tabellen["opleiding"].select("opleidingcode", pl.col("niveau").alias("n")), on="opleidingcode")
    samen = samen.join(tabellen["vooropleiding"], on="persoon_id")
    aandeel = {
        n: samen.filter(pl.col("n") == n)["code"].is_in(["VMBO_GL", "VMBO_TL", "HAVO", "VWO"]).mean() for n in (2, 3, 4)
    }
    assert aandeel[2] < aandeel[3] < aandeel[4]


def test_een_diploma_van_voor_het_ro_is_een_vooropleiding(tabellen, school):
    mbo = tabellen["vooropleiding"].filter(pl.col("code").is_in(MBO))
    assert mbo.height > 50
    assert (mbo["behaald_op"] < school.van).all()
    zonder_dag = tabellen["vooropleiding"].filter(~pl.col("code").is_in([*MBO, "GEEN", "VSO_GEEN_DIPLOMA"]))
    assert 0.06 < zonder_dag["behaald_op"].null_count() / zonder_dag.height < 0.14


def test_behaald_voor_de_opleiding_begon(tabellen):
    begin = tabellen["inschrijving"].group_by("persoon_id").agg(pl.col("datum_inschrijving").max())
    samen = tabellen["vooropleiding"].join(begin, on="persoon_id")
    assert samen.filter(pl.col("behaald_op") >= pl.col("datum_inschrijving")).is_empty()
