"""A school that starts with one workbook of its own gets the same figures as with the RO of the same students."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from hulp.lijst import xlsx_van
from stelsel.bestanden import lees
from stelsel.opdrachten.hoofd import main

VAN, TOT = date(2015, 8, 1), date(2026, 1, 15)
LEERWEGEN = {"BOL": "bol voltijd", "BOL_DT": "bol deeltijd", "BBL": "bbl", "OVO": "derde leerweg", "EX": "examen"}
INDELING = f"""\
brin: 99XX
periode: {{van: {VAN}, tot_en_met: {TOT}}}
datums: d-m-jjjj
lijsten:
  - naam: inschrijvingen
    blad: Inschrijvingen
    tabellen:
      persoon: {{bsn: Burgerservicenummer, onderwijsnummer: Onderwijsnummer}}
      inschrijving:
        inschrijvingvolgnummer: Nr
        datum_inschrijving: Ingeschreven
        datum_uitschrijving_gepland: Einde gepland
        datum_uitschrijving_werkelijk: Uitgeschreven
      inschrijvingsperiode:
        inschrijvingvolgnummer: Nr
        datum_begin: Begin periode
        opleidingcode: Crebo
        leertraject:
          kolom: Leerweg
          waarden: {{{", ".join(f"{woord}: {code}" for code, woord in LEERWEGEN.items())}}}
        niveau: {{kolom: Niveau, waarden: {{1: MBO-1, 2: MBO-2, 3: MBO-3, 4: MBO-4}}}}
  - naam: diploma's
    blad: Diploma's
    kopregel: 2
    tabellen:
      persoon: {{bsn: Burgerservicenummer, onderwijsnummer: Onderwijsnummer}}
      diploma:
        resultaatvolgnummer: Nr
        opleidingcode: Crebo
        datum_resultaat: Uitslag
        inschrijvingvolgnummer: Inschrijving
"""


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """The set that an RO of an invented school gives, and the one that its workbook gives."""
    map_ = tmp_path_factory.mktemp("school")
    maat = ("--studenten", 250, "--zaad", 3, "--jaren", 10, "--peildatum", TOT, "--alleen-ro")
    _draai("synthese", "maak", *maat, "--naar", map_)
    (ro,) = map_.glob("RO_*")
    _draai("lees", ro, "--naar", map_ / "ro")
    boek = xlsx_van(map_ / "school.xlsx", **_bladen(map_ / "ro"))
    (map_ / "indeling.yaml").write_text(INDELING, "utf-8")
    verslag = lees(boek, map_ / "lijst", bestanden={"indeling": map_ / "indeling.yaml"})
    return map_, verslag


def _draai(*woorden):
    with pytest.raises(SystemExit) as einde:
        main([str(woord) for woord in woorden])
    assert einde.value.code in (0, 1)


def _bladen(set_):
    """What a studentsysteem would export: numbers as numbers, dates as cells of a date, its own words."""
    nummers = pl.read_parquet(set_ / "sleutels.parquet").pivot("soort", index="persoon_id", values="nummer")
    for soort in ("bsn", "onderwijsnummer"):
        if soort not in nummers.columns:
            nummers = nummers.with_columns(pl.lit(None, dtype=pl.String).alias(soort))
    wie = nummers.select("persoon_id", pl.col("bsn", "onderwijsnummer").cast(pl.Int64))
    via = ["persoon_id", "brin", "inschrijvingvolgnummer"]
    periode = pl.read_parquet(set_ / "inschrijvingsperiode.parquet").join(
        pl.read_parquet(set_ / "inschrijving.parquet"), on=via
    )
    perioden = periode.join(wie, on="persoon_id").select(
        pl.col("bsn").alias("Burgerservicenummer"),
        pl.col("onderwijsnummer").alias("Onderwijsnummer"),
        pl.col("inschrijvingvolgnummer").alias("Nr"),
        pl.col("datum_inschrijving").alias("Ingeschreven"),
        pl.col("datum_uitschrijving_gepland").alias("Einde gepland"),
        pl.col("datum_uitschrijving_werkelijk").alias("Uitgeschreven"),
        pl.col("datum_begin").alias("Begin periode"),
        pl.col("opleidingcode").cast(pl.Int64).alias("Crebo"),
        pl.col("leertraject").replace(LEERWEGEN).alias("Leerweg"),
        pl.col("niveau").str.tail(1).cast(pl.Int64).alias("Niveau"),
    )
    diplomas = (
        pl.read_parquet(set_ / "diploma.parquet")
        .join(wie, on="persoon_id")
        .select(
            pl.col("bsn").alias("Burgerservicenummer"),
            pl.col("onderwijsnummer").alias("Onderwijsnummer"),
            pl.col("resultaatvolgnummer").alias("Nr"),
            pl.col("opleidingcode").alias("Crebo"),
            pl.col("datum_resultaat").dt.strftime("%-d-%-m-%Y").alias("Uitslag"),
            pl.col("inschrijvingvolgnummer").alias("Inschrijving"),
        )
    )
    return {
        "Inschrijvingen": [perioden.columns, *map(list, perioden.rows())],
        "Diploma's": [["Uitvoer van 15 januari 2026"], diplomas.columns, *map(list, diplomas.rows())],
    }


def test_niemand_raakt_kwijt(school) -> None:
    map_, verslag = school
    assert verslag.bestanden[0].per_ernst["afgekeurd"] == verslag.bestanden[0].per_ernst["fout"] == 0
    for tabel in ("inschrijving", "inschrijvingsperiode", "diploma"):
        ro, lijst = (pl.read_parquet(map_ / naam / f"{tabel}.parquet") for naam in ("ro", "lijst"))
        assert ro.height == lijst.height > 100
        zelf = [kolom for kolom, type_ in ro.schema.items() if type_ == pl.Date]
        assert sorted(map(str, ro.select(zelf).rows())) == sorted(map(str, lijst.select(zelf).rows()))


@pytest.mark.parametrize("venster", [1, 3])
def test_dezelfde_cijfers_als_uit_het_ro(school, venster, capsys) -> None:
    map_, _ = school
    uit = {}
    for naam in ("ro", "lijst"):
        vraag = ("--gegevens", map_ / naam, "--venster", venster, "--per", "brin,dossier,niveau", "--uit", "csv")
        capsys.readouterr()
        _draai("indicator", "bereken", "oordeel", *vraag)
        uit[naam] = capsys.readouterr().out
    assert uit["lijst"] == uit["ro"]
    assert "voldoende" in uit["ro"]
