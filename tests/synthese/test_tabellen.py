"""The tables have the agreed shape, and every row belongs to something."""

from __future__ import annotations

import polars as pl
import pytest

from stelsel.gegevens.tabellen import PERSOONSNUMMER, REGISTER, TABELLEN

INSCHRIJVING = ["persoon_id", "brin", "inschrijvingvolgnummer"]
# What only a delivery of another kind, or an export, fills is not invented.
GEMAAKT = sorted({*REGISTER, "opleiding", "instelling", "levering"})


@pytest.mark.parametrize("naam", GEMAAKT)
def test_schema_en_sleutel(school, naam):
    tabel, bedoeld = school.tabellen[naam], TABELLEN[naam]
    assert tabel.schema == bedoeld.arrow_schema()
    for kolom in bedoeld.kolommen:
        assert not (kolom.verplicht and tabel[kolom.naam].null_count), kolom.naam
    frame = pl.from_arrow(tabel)
    assert frame.select(bedoeld.sleutel).is_duplicated().sum() == 0
    assert tabel.num_rows > 0


def test_niets_anders_dan_de_afgesproken_tabellen(school):
    assert sorted(school.tabellen) == GEMAAKT
    assert school.nummers.schema == PERSOONSNUMMER.arrow_schema()


@pytest.mark.parametrize("naam", [n for n in GEMAAKT if "persoon_id" in TABELLEN[n].kolomnamen])
def test_elke_rij_is_van_een_persoon(tabellen, naam):
    assert tabellen[naam].join(tabellen["persoon"], on="persoon_id", how="anti").is_empty()


@pytest.mark.parametrize(
    "naam",
    ["inschrijvingsperiode", "extra_ondersteuning", "bpv", "diploma", "aanwezigheid_week", "resultaat"],
)
def test_elke_rij_is_bij_een_inschrijving(tabellen, naam):
    assert tabellen[naam].join(tabellen["inschrijving"], on=INSCHRIJVING, how="anti").is_empty()


@pytest.mark.parametrize("naam", ["amvb_onderdeel", "examenonderdeel", "keuzedeelresultaat"])
def test_onderdelen_horen_bij_een_diploma_of_een_inschrijving(tabellen, naam):
    tabel = tabellen[naam]
    bij_diploma = tabel.filter(pl.col("resultaatvolgnummer_diploma").is_not_null())
    sleutel = ["persoon_id", "brin", "resultaatvolgnummer", "opleidingcode"]
    links = ["persoon_id", "brin", "resultaatvolgnummer_diploma", "opleidingcode_diploma"]
    assert bij_diploma.join(tabellen["diploma"], left_on=links, right_on=sleutel, how="anti").is_empty()
    # PvE 15.5.8-15.5.10: date and enrolment only stand with a loose part.
    assert bij_diploma["datum_resultaat"].null_count() == bij_diploma.height
    assert bij_diploma["inschrijvingvolgnummer"].null_count() == bij_diploma.height
    los = tabel.filter(pl.col("resultaatvolgnummer_diploma").is_null())
    assert los["datum_resultaat"].null_count() == 0
    assert los.join(tabellen["inschrijving"], on=INSCHRIJVING, how="anti").is_empty()


def test_elke_inschrijving_heeft_periodes_die_haar_vullen(tabellen):
    periode = tabellen["inschrijvingsperiode"].sort(*INSCHRIJVING, "datum_begin")
    eerste = periode.group_by(INSCHRIJVING).agg(pl.col("datum_begin").min(), pl.col("tot_en_met").max())
    samen = tabellen["inschrijving"].join(eerste, on=INSCHRIJVING, how="left")
    assert (samen["datum_inschrijving"] == samen["datum_begin"]).all()
    einde = samen["datum_uitschrijving_werkelijk"].fill_null(samen["datum_uitschrijving_gepland"])
    assert (samen["tot_en_met"] == einde).sum() == samen.height
    volgende = pl.col("datum_begin").shift(-1).over(INSCHRIJVING)
    aansluitend = periode.select(
        (volgende - pl.col("tot_en_met")).dt.total_days().alias("dagen")
    ).drop_nulls()
    assert aansluitend["dagen"].unique().to_list() == [1]


def test_groepen_mentoren_en_opleidingen_bestaan(tabellen):
    groepen, mensen = tabellen["groep"], tabellen["medewerker"]
    assert tabellen["groepslidmaatschap"].join(groepen, on="groep_id", how="anti").is_empty()
    assert tabellen["begeleider_van"].join(mensen, on="medewerker_id", how="anti").is_empty()
    codes = pl.concat(
        [tabellen["inschrijvingsperiode"]["opleidingcode"], tabellen["diploma"]["opleidingcode"]]
    )
    assert set(codes) == set(tabellen["opleiding"]["opleidingcode"])


def test_wie_nu_bol_of_bbl_doet_heeft_een_groep_en_een_mentor(tabellen, school):
    lopend = tabellen["inschrijving"].filter(pl.col("datum_uitschrijving_werkelijk").is_null())
    lopend = lopend.filter(pl.col("datum_uitschrijving_gepland") >= school.tot_en_met)
    lopend = lopend.join(tabellen["diploma"], on=INSCHRIJVING, how="anti")
    gewoon = tabellen["inschrijvingsperiode"].filter(pl.col("leertraject").is_in(["BOL", "BBL"]))
    lopend = lopend.join(gewoon, on=INSCHRIJVING, how="semi")
    for tabel in ("groepslidmaatschap", "begeleider_van"):
        nu = tabellen[tabel].filter(pl.col("tot_en_met").is_null())
        assert lopend.join(nu, on="persoon_id", how="anti").is_empty()


def test_groepen_zijn_niet_groter_dan_een_lokaal(tabellen):
    leden = tabellen["groepslidmaatschap"].group_by("groep_id").len()["len"]
    assert leden.max() <= 28
    assert leden.mean() > 12
