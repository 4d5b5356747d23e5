"""The dirt is there, in the shares that vuil.yaml says, and can be found back."""

from __future__ import annotations

import math

import polars as pl
import pytest

from stelsel.synthese.vuil import soorten

INSCHRIJVING = ["persoon_id", "inschrijvingvolgnummer"]


@pytest.fixture(scope="module")
def waar(school):
    return {naam: pl.DataFrame(pl.from_arrow(soort.waar)) for naam, soort in school.vuil.items()}


@pytest.mark.parametrize("naam", sorted(soorten()))
def test_aandeel(school, naam):
    soort = school.vuil[naam]
    verwacht = soort.aandeel * soort.uit
    marge = 4 * math.sqrt(verwacht * (1 - soort.aandeel)) + 1
    assert abs(soort.gekozen - verwacht) <= marge
    assert soort.gekozen > 0
    assert soort.waar.num_rows <= soort.gekozen


def test_elke_soort_is_beschreven():
    for naam, soort in soorten().items():
        assert {"record", "aandeel", "van", "betekenis"} == soort.keys(), naam
        assert 0 < soort["aandeel"] <= 0.1


def test_overlap(tabellen, waar):
    inschrijving = tabellen["inschrijving"].with_columns(
        einde=pl.coalesce("datum_uitschrijving_werkelijk", "datum_uitschrijving_gepland")
    )
    extra = waar["overlappende_inschrijving"].join(inschrijving, on=INSCHRIJVING)
    ander = extra.join(inschrijving, on="persoon_id", suffix="_2")
    ander = ander.filter(
        (pl.col("inschrijvingvolgnummer") != pl.col("inschrijvingvolgnummer_2"))
        & (pl.col("datum_inschrijving") <= pl.col("einde_2"))
        & (pl.col("datum_inschrijving_2") <= pl.col("einde"))
    )
    # A person may have been split into two since; then the overlap is between the two.
    assert ander.select(INSCHRIJVING).unique().height >= 0.8 * extra.height


def test_teruggedateerd(tabellen, waar):
    uit = waar["teruggedateerde_uitschrijving"].join(tabellen["inschrijving"], on=INSCHRIJVING)
    assert set(uit["datum_uitschrijving_werkelijk"].dt.strftime("%d-%m")) == {"30-09"}
    in_ = waar["teruggedateerde_inschrijving"].join(tabellen["inschrijving"], on=INSCHRIJVING)
    assert "30-09" in set(in_["datum_inschrijving"].dt.strftime("%d-%m"))


def test_bpv_loopt_door_na_een_teruggedateerd_einde(tabellen, school):
    bpv = tabellen["bpv"].join(tabellen["inschrijving"], on=INSCHRIJVING)
    na = bpv.filter(pl.col("datum_einde_werkelijk") > pl.col("datum_uitschrijving_werkelijk"))
    assert na.height > 0
    terug = pl.from_arrow(school.vuil["teruggedateerde_uitschrijving"].waar)
    assert na.join(terug, on=INSCHRIJVING, how="anti").height <= na.height * 0.4


def test_niveauwissel_op_2_oktober(tabellen, waar):
    periode = tabellen["inschrijvingsperiode"].join(waar["niveauwissel_2_oktober"], on=INSCHRIJVING)
    periode = periode.join(
        tabellen["opleiding"].select("opleidingcode", pl.col("niveau").alias("n")), on="opleidingcode"
    )
    periode = periode.sort(*INSCHRIJVING, "datum_begin").with_columns(
        vorig=pl.col("n").shift(1).over(INSCHRIJVING)
    )
    wissel = periode.filter(pl.col("datum_begin").dt.strftime("%d-%m") == "02-10")
    assert wissel.select(INSCHRIJVING).unique().height == waar["niveauwissel_2_oktober"].height
    assert wissel.filter(pl.col("n") == pl.col("vorig")).is_empty()


def test_diplomas_op_een_vreemde_dag(tabellen, waar):
    samen = tabellen["diploma"].join(tabellen["inschrijving"], on=INSCHRIJVING)
    laat = waar["laat_diploma"].join(samen, on=INSCHRIJVING)
    assert (laat["datum_resultaat"] > laat["datum_uitschrijving_werkelijk"]).mean() > 0.9
    grens = waar["diploma_rond_1_oktober"].join(samen, on=INSCHRIJVING)
    assert {"30-09", "01-10", "02-10"} <= set(grens["datum_resultaat"].dt.strftime("%d-%m"))
    open_ = waar["diploma_zonder_uitschrijving"].join(samen, on=INSCHRIJVING)
    assert open_["datum_uitschrijving_werkelijk"].null_count() == open_.height > 0


def test_planning_verlopen(tabellen, waar, school):
    verlopen = waar["planning_verlopen"].join(tabellen["inschrijving"], on=INSCHRIJVING)
    assert (verlopen["datum_uitschrijving_gepland"] < school.tot_en_met).all()
    assert verlopen["datum_uitschrijving_werkelijk"].null_count() == verlopen.height


def test_reden_ontbreekt(tabellen, waar):
    zonder = waar["reden_ontbreekt"].join(tabellen["inschrijving"], on=INSCHRIJVING)
    assert zonder["reden_uitschrijving"].null_count() == zonder.height
    assert zonder["datum_uitschrijving_werkelijk"].null_count() == 0
    beeindigd = tabellen["inschrijving"].filter(pl.col("datum_uitschrijving_werkelijk").is_not_null())
    assert beeindigd["reden_uitschrijving"].null_count() == zonder.height


def test_dubbele_persoon_is_dezelfde_mens(tabellen, waar, school):
    nummers = pl.DataFrame(pl.from_arrow(school.nummers))
    oud = waar["dubbele_persoon"].select("persoon_id").join(tabellen["persoon"], on="persoon_id")
    soorten_oud = oud.join(nummers, on="persoon_id")["soort"].unique().to_list()
    assert soorten_oud == ["onderwijsnummer"]
    kenmerken = ["roepnaam", "achternaam", "geboortejaar"]
    zelfde = oud.join(tabellen["persoon"], on=kenmerken).filter(
        pl.col("persoon_id") != pl.col("persoon_id_right")
    )
    # A few lost their name or birth date to other dirt.
    assert zelfde["persoon_id"].n_unique() >= 0.9 * oud.height


def test_nummerwissel_en_zonder_bsn(waar, school):
    nummers = pl.DataFrame(pl.from_arrow(school.nummers))
    wissel = nummers.join(waar["nummerwissel"], on="persoon_id", how="semi").sort("persoon_id", "van")
    per_mens = wissel.group_by("persoon_id", maintain_order=True).agg("soort", "van", "tot_en_met")
    for rij in per_mens.iter_rows(named=True):
        assert rij["soort"] == ["onderwijsnummer", "bsn"]
        assert rij["tot_en_met"][0] < rij["van"][1]
        assert rij["tot_en_met"][1] is None
    zonder = nummers.join(waar["zonder_bsn"], on="persoon_id", how="semi")
    assert zonder["soort"].unique().to_list() == ["onderwijsnummer"]


def test_dirt_van_personen(tabellen, waar):
    personen = tabellen["persoon"]
    deels = waar["gedeeltelijke_geboortedatum"].join(personen, on="persoon_id")
    assert deels["geboortedag"].null_count() == deels.height == personen["geboortedag"].null_count()
    assert 0 < deels["geboortemaand"].null_count() < deels.height
    assert (personen["geslacht"] == "O").sum() == waar["geslacht_onbekend"].height
    naamloos = personen.filter(pl.col("achternaam").is_null())
    assert set(naamloos["persoon_id"]) == set(waar["alleen_in_ro"]["persoon_id"])
    assert naamloos.select(pl.col("roepnaam", "email", "telefoon").is_null().all()).row(0) == (
        True,
        True,
        True,
    )


def test_bpv_zonder_leerbedrijf_en_laat_afgesloten(tabellen, school, waar):
    bpv = tabellen["bpv"]
    assert (bpv["leerbedrijf_id"] == "999999999").sum() == school.vuil["bpv_zonder_leerbedrijf"].gekozen
    assert bpv["leerbedrijf_id"].str.contains(r"^9\d{8}$").all()
    laat = bpv.filter(pl.col("afsluitdatum") > pl.col("datum_begin"))
    assert laat.height == school.vuil["bpv_laat_afgesloten"].gekozen
    zonder = waar["bbl_zonder_bpv"].join(tabellen["bpv"], on=INSCHRIJVING, how="anti")
    assert zonder.height >= 0.7 * waar["bbl_zonder_bpv"].height
