"""Which rows of the register belong in a GRONDSLAG of a studiejaar (PvE 4.8.2 § 17.1).

- enrolments valid in the studiejaar, with all their periods, extra support and bpv;
- diplomas obtained in the calendar year of 1 October, with their parts;
- loose parts obtained in the studiejaar;
- the enrolment of each such diploma or loose part, where it was not selected yet.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import polars as pl

from stelsel.bestanden.ro.selectie import geldig_in

INSCHRIJVING = ["persoon", "inschrijvingvolgnummer"]
DIPLOMA = ["persoon", "resultaatvolgnummer"]
BIJ_INSCHRIJVING = ("inschrijvingsperiode", "extra_ondersteuning", "bpv")
ONDERDELEN = ("amvb_onderdeel", "examenonderdeel", "keuzedeelresultaat")
ALLEEN_LOS = ("certificaat", "datum_resultaat", "inschrijvingvolgnummer")


def selecteer(rijen: Callable[[str], pl.DataFrame], jaar: int) -> dict[str, pl.DataFrame]:
    """The rows of each table that belong in the GRONDSLAG of studiejaar `jaar`, in the order they stood in.

    `rijen` gives the rows of one institution by name of table, with a column `persoon` that says whose they are.
    """
    van, tot = date(jaar, 8, 1), date(jaar + 1, 7, 31)
    uit = {
        "diploma": rijen("diploma").filter(pl.col("datum_resultaat").is_between(date(jaar, 1, 1), date(jaar, 12, 31)))
    }
    for naam in ONDERDELEN:
        uit[naam] = _onderdelen(rijen(naam), uit["diploma"], van, tot)
    genoemd = pl.concat(uit[naam].select(INSCHRIJVING) for naam in ("diploma", *ONDERDELEN)).drop_nulls().unique()
    alle = rijen("inschrijving").join(
        genoemd.with_columns(genoemd=True), on=INSCHRIJVING, how="left", maintain_order="left"
    )
    uit["inschrijving"] = alle.filter(geldig_in(van, tot) | pl.col("genoemd").fill_null(False)).drop("genoemd")
    for naam in BIJ_INSCHRIJVING:
        uit[naam] = rijen(naam).join(uit["inschrijving"], on=INSCHRIJVING, how="semi", maintain_order="left")
    uit["inschrijvingsperiode"] = _met_eind(uit["inschrijvingsperiode"], uit["inschrijving"])
    return uit


def _onderdelen(tabel: pl.DataFrame, diploma: pl.DataFrame, van: date, tot: date) -> pl.DataFrame:
    """The parts of the selected diplomas, then the loose ones of the studiejaar. What is only filled for a loose part
    (§ 17.5) is left out of the others."""
    van_diploma = pl.col("resultaatvolgnummer_diploma").is_not_null()
    leeg = [pl.lit(None, dtype=tabel.schema[kolom]).alias(kolom) for kolom in ALLEEN_LOS if kolom in tabel.columns]
    bij_diploma = tabel.filter(van_diploma).join(
        diploma.select(DIPLOMA),
        left_on=["persoon", "resultaatvolgnummer_diploma"],
        right_on=DIPLOMA,
        how="semi",
        maintain_order="left",
    )
    los = tabel.filter(~van_diploma & pl.col("datum_resultaat").is_between(van, tot))
    return pl.concat([bij_diploma.with_columns(leeg), los])


def _met_eind(perioden: pl.DataFrame, inschrijvingen: pl.DataFrame) -> pl.DataFrame:
    """The end that is delivered: the last period of an enrolment that goes on has none, where the register keeps the
    planned end of the enrolment."""
    werkelijk = inschrijvingen.select(*INSCHRIJVING, "datum_uitschrijving_werkelijk")
    laatste = pl.col("datum_begin") == pl.col("datum_begin").max().over(INSCHRIJVING)
    eind = pl.when(pl.col("afgeleid") & laatste).then("datum_uitschrijving_werkelijk").otherwise("tot_en_met")
    return (
        perioden.join(werkelijk, on=INSCHRIJVING, how="left", maintain_order="left")
        .with_columns(eind.alias("datum_eind"))
        .with_columns(pl.when(pl.col("datum_eind") >= pl.col("datum_begin")).then("datum_eind"))
        .drop("datum_uitschrijving_werkelijk")
    )
