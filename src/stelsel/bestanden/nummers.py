"""The number under which a person is written in a delivery."""

from __future__ import annotations

from datetime import date

import polars as pl
import pyarrow as pa


def beste_nummers(nummers: pa.Table | pl.DataFrame) -> pl.DataFrame:
    """persoon_id, bsn, onderwijsnummer: one row per person and one of the two filled.

    `nummers` is the table `persoonsnummer`. A BSN goes before an onderwijsnummer, a number that still holds
    before one that ended, and then the newest.
    """
    kolommen = ["persoon_id", "soort", "nummer", "van", "tot_en_met"]
    tabel = nummers if isinstance(nummers, pl.DataFrame) else pl.DataFrame(pl.from_arrow(nummers))
    beste = tabel.select(kolommen)
    # Nearly everybody has one number: then there is nothing to choose, and half a million ids stay where they are.
    if beste["persoon_id"].is_duplicated().any():
        volgorde = [pl.col("soort") != "bsn", pl.col("tot_en_met").is_not_null(), pl.col("van").fill_null(date.min)]
        gesorteerd = beste.sort(volgorde, descending=[False, False, True], maintain_order=True)
        beste = gesorteerd.unique("persoon_id", keep="first", maintain_order=True)
    is_bsn = pl.col("soort") == "bsn"
    return beste.select(
        "persoon_id",
        pl.when(is_bsn).then("nummer").alias("bsn"),
        pl.when(~is_bsn).then("nummer").alias("onderwijsnummer"),
    )
