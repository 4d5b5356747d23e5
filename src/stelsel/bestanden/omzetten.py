"""From the records of one delivery to the tables of gegevens: rows that are kept, each with the row of its person."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import polars as pl

from stelsel.bestanden.koppelen import Koppelaar

PERSOON_RIJ = "persoon_rij"
"""Column with the place of the person among the kept PER records."""
Aanvulling = Callable[[pl.DataFrame], pl.DataFrame]


def personen(koppelaar: Koppelaar) -> pl.DataFrame:
    """The kept persons with the numbers under which they may be known again (bsn, onderwijsnummer).

    Where both were filled the onderwijsnummer is not kept: one of them is wrong, and a BSN replaces the other.
    """
    lijst = koppelaar.bestand.lijsten.get("PER")
    if lijst is None:
        return pl.DataFrame()
    ander = pl.when(pl.col("bsn").is_null()).then("onderwijsnummer").alias("onderwijsnummer")
    return lijst.waarden.filter(pl.Series(lijst.goed)).with_columns(ander)


def tabellen(koppelaar: Koppelaar, aanvulling: Mapping[str, Aanvulling] | None = None) -> dict[str, pl.DataFrame]:
    """The rows of every table but `persoon`, in the order of the file, with `persoon_rij`.

    `aanvulling`: per record kind, what is added to its values (all of them, in the order of the file).
    """
    per = koppelaar.bestand.lijsten.get("PER")
    if per is None:
        return {}
    # Refused persons leave gaps: from row among all PER records to row among the kept ones.
    plek = np.cumsum(per.goed) - 1
    uit = {}
    for record in koppelaar.bestand.indeling.gegevensrecords:
        lijst = koppelaar.bestand.lijsten.get(record.code)
        if lijst is None or record.tabel == "persoon":
            continue
        vul = (aanvulling or {}).get(record.code)
        waarden = vul(lijst.waarden) if vul else lijst.waarden
        rij = pl.Series(PERSOON_RIJ, plek[koppelaar.persoon_rij[record.code]].astype(np.uint32))
        uit[record.tabel] = waarden.with_columns(rij).filter(pl.Series(lijst.goed))
        # Free the lines of this record before the next one is made; its keys have done their work too.
        lijst.waarden = waarden.clear()
        lijst.persoon = lijst.eigen = lijst.ouder = np.empty(0, np.uint64)
    return uit
