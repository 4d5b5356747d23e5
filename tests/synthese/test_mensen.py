"""Names, addresses and numbers are invented, and cannot be anybody's."""

from __future__ import annotations

import polars as pl
import pytest

from stelsel.kern.sleutels import VERZONNEN_BSN_BEREIKEN, is_bsn, is_onderwijsnummer


@pytest.mark.parametrize("naam", ["persoon", "medewerker", "contactpersoon"])
def test_namen_en_adressen(tabellen, naam):
    tabel = tabellen[naam].drop_nulls("achternaam")
    assert tabel["roepnaam"].null_count() == 0
    assert not tabel["achternaam"].str.contains(r"[0-9@|;,]").any()
    assert tabel["email"].str.contains(r"^[a-z]+\.[a-z]+\.\d+@(waterlijn\.example|example\.org)$").all()
    assert tabel["email"].is_duplicated().sum() == 0
    # 060 is not given out.
    assert tabel["telefoon"].str.contains(r"^060\d{7}$").all()


def test_de_namen_zijn_van_nederland_nu(tabellen):
    namen = tabellen["persoon"].drop_nulls("achternaam")
    assert namen.select("roepnaam", "achternaam").unique().height > 0.6 * namen.height
    assert 0.1 < namen["voorvoegsel"].is_not_null().mean() < 0.5
    assert {"Yılmaz", "Nowak", "Pinas"} <= set(namen["achternaam"])
    assert namen["roepnaam"].str.contains(r"[^\x00-\x7f]").mean() > 0.03


def test_nummers_doorstaan_de_elfproef_en_worden_niet_uitgegeven(school):
    nummers = pl.DataFrame(pl.from_arrow(school.nummers))
    assert nummers["nummer"].is_duplicated().sum() == 0
    bsn = nummers.filter(pl.col("soort") == "bsn")["nummer"]
    ander = nummers.filter(pl.col("soort") == "onderwijsnummer")["nummer"]
    assert all(map(is_bsn, bsn))
    assert all(map(is_onderwijsnummer, ander))
    assert all(any(o <= int(n[:8]) < b for o, b in VERZONNEN_BSN_BEREIKEN) for n in bsn)
    assert ander.str.starts_with("109").all()


def test_iedereen_heeft_een_nummer(school, tabellen):
    nummers = pl.DataFrame(pl.from_arrow(school.nummers))
    assert tabellen["persoon"].join(nummers, on="persoon_id", how="anti").is_empty()


def test_vaste_mensen(tabellen):
    mensen = tabellen["medewerker"]
    vast = mensen.head(7).select(
        pl.concat_str("roepnaam", "voorvoegsel", "achternaam", separator=" ", ignore_nulls=True)
    )
    assert vast.to_series().to_list() == [
        "Hans van Dijk", "Ilse Prins", "Anneke Verhoeven", "Tarik Aydın", "Marit de Boer", "Fatma Özdemir",
        "Jeroen Visser",
    ]  # fmt: skip
    assert mensen["functie"].head(4).to_list() == [
        "kwaliteitszorg",
        "studentadministratie",
        "bestuur",
        "beheerder",
    ]


def test_de_groep_van_marit_de_boer(tabellen, school):
    marit = tabellen["begeleider_van"].filter(
        (pl.col("medewerker_id") == "MW0005") & pl.col("tot_en_met").is_null()
    )
    groep = marit.join(tabellen["persoon"], on="persoon_id")
    assert {"Pinas", "Yılmaz", "Amrani", "Kuipers"} <= set(groep["achternaam"])
    assert 12 <= groep.height <= 28
    elif_ = groep.filter(pl.col("achternaam") == "Yılmaz")
    ouder = tabellen["contactpersoon"].join(elif_.select("persoon_id"), on="persoon_id").sort("volgnummer")
    assert ouder.select("roepnaam", "achternaam").row(0) == ("Ayşe", "Yılmaz")
    jayden = groep.filter(pl.col("achternaam") == "Pinas").select("persoon_id")
    weken = tabellen["aanwezigheid_week"].join(jayden, on="persoon_id").sort("jaar", "week").tail(4)
    assert weken["uren_ongeoorloofd"].sum() == 18.0
    lid = tabellen["groepslidmaatschap"].join(jayden, on="persoon_id").join(tabellen["groep"], on="groep_id")
    assert lid["naam"].to_list() == ["Helpende zorg en welzijn 1B"]
