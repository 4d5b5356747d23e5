"""Read one export of CAMBO: from lines per status to applications and their statuses."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import numpy as np
import polars as pl

from stelsel.bestanden.koplijst import Koplevering, Koplijst, lees_koplijst
from stelsel.bestanden.leesopties import Leesopties
from stelsel.bestanden.sleutelbestand import willekeurige_ids
from stelsel.gegevens.gegevensset import vingerafdruk
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.kern.codelijsten import codelijst

AANMELDING = ["brin", "aanmelding_id"]
MOMENT = [*AANMELDING, "status", "begin"]
METEEN = timedelta(seconds=2)
# The end of a status that still holds is written as 1 January 3000.
NOOIT = 2999
ONBEKEND = 99


def lees_cambo(pad: Path, naam: str, opties: Leesopties) -> Koplevering:
    """Read an export of CAMBO; `naam` is its name as the user knows it. Faults become messages.

    Raises OSError when the file cannot be read, StelselFout when a column that every row needs is not there, and when
    `opties.gestopt` says to stop.
    """
    lijst = lees_koplijst(pad, naam, "cambo", opties)
    lijst.waarden = lijst.waarden.with_columns(
        pl.when(pl.col("einde").dt.year() < NOOIT).then("einde").alias("einde"),
        pl.col("begin").dt.cast_time_unit("us"),
    )
    lijst.weiger_herhaling(MOMENT)
    _weiger_meteen_herhaald(lijst)
    lijst.meldingen.sluit()
    rijen = _met_orde(lijst.geldend())
    brins = rijen["brin"].unique().to_list()
    return Koplevering(
        "CAMBO",
        pad,
        vingerafdruk(pad),
        lijst.meldingen,
        lijst,
        brin=brins[0] if len(brins) == 1 else None,
        vorm={"scheiding": lijst.scheiding, "tekens": lijst.tekst.tekens},
        tabellen={"aanmelding": _aanmeldingen(rijen), "aanmelding_status": _statussen(rijen)},
    )


def _weiger_meteen_herhaald(lijst: Koplijst) -> None:
    """CAMBO and the studentsysteem both tell of one change, a second or two apart: that is one status."""
    rijen = lijst.waarden.with_columns(_rij=pl.Series(np.arange(len(lijst.goed)))).filter(pl.Series(lijst.goed))
    rijen = rijen.sort(*AANMELDING, "begin", "_rij")
    vorige = pl.col("begin", "status", "_rij").shift(1).over(AANMELDING).name.prefix("vorige_")
    meteen = (pl.col("status") == pl.col("vorige_status")) & (pl.col("begin") - pl.col("vorige_begin") <= METEEN)
    herhaald = rijen.with_columns(vorige).filter(meteen)
    masker, eerste = np.zeros(len(lijst.goed), bool), np.zeros(len(lijst.goed), np.int64)
    plek = herhaald["_rij"].to_numpy()
    masker[plek] = True
    eerste[plek] = lijst.regels[herhaald["vorige__rij"].to_numpy()]
    lijst.weiger("herhaald", masker, eerste=eerste)


def _met_orde(rijen: pl.DataFrame) -> pl.DataFrame:
    """In order of time; of statuses in the same second by the order in which they follow each other."""
    volgorde = {code: waarden["volgorde"] for code, waarden in codelijst("status_aanmelding").codes.items()}
    orde = pl.col("status").replace_strict(volgorde, default=ONBEKEND, return_dtype=pl.Int32)
    return rijen.sort(*AANMELDING, "begin", orde, maintain_order=True)


def _aanmeldingen(rijen: pl.DataFrame) -> pl.DataFrame:
    """Each application as it stood last; of a column the last value that was filled."""
    eigen = [naam for naam in TABELLEN["aanmelding"].kolomnamen if naam not in (*AANMELDING, "levering_id")]
    laatst = rijen.group_by(AANMELDING, maintain_order=True).agg(pl.col(eigen).drop_nulls().last())
    # The hash of a bsn can be undone; who is the same within this file is all that stays.
    wie = laatst.select("aanmelder").drop_nulls().unique(maintain_order=True)
    sleutel = wie.with_columns(willekeurige_ids(wie.height).alias("sleutel"))
    return (
        laatst.join(sleutel, on="aanmelder", how="left", maintain_order="left")
        .with_columns(
            pl.col("sleutel").alias("aanmelder"),
            pl.col("startmoment").cast(pl.Date),
            pl.col("studiejaar").cast(pl.Int32),
        )
        .drop("sleutel")
    )


def _statussen(rijen: pl.DataFrame) -> pl.DataFrame:
    wettelijk = {code: waarden["wettelijk"] for code, waarden in codelijst("status_aanmelding").codes.items()}
    status = pl.col("status").replace_strict(wettelijk, default=None, return_dtype=pl.String)
    return rijen.select(*MOMENT, status.alias("wettelijke_status"), "einde", "bron")
