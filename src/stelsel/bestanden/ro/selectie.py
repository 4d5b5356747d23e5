"""Which rows belong in an RO over a selection period (PvE 4.8.2 § 15.1).

- enrolments valid in the period, with all their periods, extra support and bpv;
- diplomas obtained in the period, with their parts; loose results obtained in it;
- results tied to a selected enrolment, also when obtained outside the period.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import polars as pl

INSCHRIJVING = ["persoon", "inschrijvingvolgnummer"]
DIPLOMA = ["persoon", "resultaatvolgnummer"]
BIJ_INSCHRIJVING = ("inschrijvingsperiode", "extra_ondersteuning", "bpv")
ONDERDELEN = ("amvb_onderdeel", "examenonderdeel", "keuzedeelresultaat")


def selecteer(rijen: Callable[[str], pl.DataFrame], van: date, tot_en_met: date) -> dict[str, pl.DataFrame]:
    """The rows of each table that belong in the RO, in the order they stood in.

    `rijen` gives the rows of one institution by name of table, with a column `persoon` that says whose they are; a
    table is asked for once, and when it is its turn, so that all rows and the selected ones are never there together.
    The table `persoon` keeps only who has a selected row.
    """
    inschrijving = rijen("inschrijving").filter(geldig_in(van, tot_en_met))
    uit = {"inschrijving": inschrijving}
    for naam in BIJ_INSCHRIJVING:
        uit[naam] = rijen(naam).join(inschrijving, on=INSCHRIJVING, how="semi", maintain_order="left")
    uit["diploma"] = _behaald_of_bij_inschrijving(rijen("diploma"), inschrijving, van, tot_en_met)
    for naam in ONDERDELEN:
        uit[naam] = _onderdelen(rijen(naam), uit["diploma"], inschrijving, van, tot_en_met)
    genoemd = pl.concat([tabel.select("persoon") for tabel in uit.values()]).unique()
    uit["persoon"] = rijen("persoon").join(genoemd, on="persoon", how="semi", maintain_order="left")
    return uit


def geldig_in(van: date, tot_en_met: date) -> pl.Expr:
    """Whether an enrolment is valid on any day of a period. Without a real end it still ends on the planned day; one
    without any date counts as valid."""
    einde = pl.coalesce("datum_uitschrijving_werkelijk", "datum_uitschrijving_gepland")
    begonnen = pl.col("datum_inschrijving").fill_null(van) <= tot_en_met
    return begonnen & (einde.fill_null(tot_en_met) >= van)


def _behaald_of_bij_inschrijving(
    tabel: pl.DataFrame, inschrijving: pl.DataFrame, van: date, tot_en_met: date
) -> pl.DataFrame:
    gekozen = inschrijving.select(*INSCHRIJVING, pl.lit(True).alias("gekozen"))
    behaald = pl.col("datum_resultaat").is_between(van, tot_en_met).fill_null(False)
    return (
        tabel.join(gekozen, on=INSCHRIJVING, how="left", maintain_order="left")
        .filter(behaald | pl.col("gekozen").fill_null(False))
        .drop("gekozen")
    )


def _onderdelen(
    tabel: pl.DataFrame, diploma: pl.DataFrame, inschrijving: pl.DataFrame, van: date, tot_en_met: date
) -> pl.DataFrame:
    """The parts of the selected diplomas, then the loose ones that are selected by themselves."""
    van_diploma = pl.col("resultaatvolgnummer_diploma").is_not_null()
    bij_diploma = tabel.filter(van_diploma).join(
        diploma.select(DIPLOMA),
        left_on=["persoon", "resultaatvolgnummer_diploma"],
        right_on=DIPLOMA,
        how="semi",
        maintain_order="left",
    )
    los = _behaald_of_bij_inschrijving(tabel.filter(~van_diploma), inschrijving, van, tot_en_met)
    return pl.concat([bij_diploma, los])
