"""From the records of one RO to the tables of gegevens: rows that are kept, each with the row of its person."""

from __future__ import annotations

import numpy as np
import polars as pl

from stelsel.bestanden.koppelen import GEEN, Koppelaar

PERSOON_RIJ = "persoon_rij"
"""Column with the place of the person among the kept PER records."""


def personen(koppelaar: Koppelaar) -> pl.DataFrame:
    """The kept persons with the numbers under which they may be known again (bsn, onderwijsnummer).

    Where both were filled the onderwijsnummer is not kept: one of them is wrong, and a BSN replaces the other.
    """
    lijst = koppelaar.bestand.lijsten.get("PER")
    if lijst is None:
        return pl.DataFrame()
    ander = pl.when(pl.col("bsn").is_null()).then("onderwijsnummer").alias("onderwijsnummer")
    return lijst.waarden.filter(pl.Series(lijst.goed)).with_columns(ander)


def tabellen(koppelaar: Koppelaar) -> dict[str, pl.DataFrame]:
    """The rows of every other table, in the order of the file, with `persoon_rij`."""
    per = koppelaar.bestand.lijsten.get("PER")
    if per is None:
        return {}
    # Refused persons leave gaps: from row among all PER records to row among the kept ones.
    plek = np.cumsum(per.goed) - 1
    einden = _einde_inschrijving(koppelaar)
    uit = {}
    for record in koppelaar.bestand.indeling.gegevensrecords:
        lijst = koppelaar.bestand.lijsten.get(record.code)
        if lijst is None or record.code == "PER":
            continue
        waarden = lijst.waarden
        if record.code == "ISP":
            waarden = _met_einde(koppelaar, waarden, einden)
        rij = pl.Series(PERSOON_RIJ, plek[koppelaar.persoon_rij[record.code]].astype(np.uint32))
        uit[record.tabel] = waarden.with_columns(rij).filter(pl.Series(lijst.goed))
        # Free the lines of this record before the next one is made; its keys have done their work too.
        lijst.waarden = waarden.clear()
        lijst.persoon = lijst.eigen = lijst.ouder = np.empty(0, np.uint64)
    return uit


def _met_einde(koppelaar: Koppelaar, waarden: pl.DataFrame, einden: np.ndarray) -> pl.DataFrame:
    """An inschrijvingsperiode has no end in RO: it ends the day before the next one of its inschrijving begins,
    or else with the inschrijving (the real end, or the planned one). `afgeleid` says that it was not delivered."""
    lijst = koppelaar.bestand.lijsten["ISP"]
    inschrijving = koppelaar.ouder_rij["ISP"]
    begin = waarden["datum_begin"].to_physical().fill_null(np.iinfo(np.int32).max).to_numpy()
    bekend = lijst.goed & (inschrijving != GEEN) & waarden["datum_begin"].is_not_null().to_numpy()
    rijen = np.flatnonzero(bekend)
    volgorde = rijen[np.lexsort((begin[rijen], inschrijving[rijen]))]
    zelfde = inschrijving[volgorde][:-1] == inschrijving[volgorde][1:]
    einde = einden[np.maximum(inschrijving, 0)]
    einde[volgorde[:-1][zelfde]] = begin[volgorde[1:][zelfde]] - 1
    dagen = pl.Series("tot_en_met", einde).cast(pl.Int32).cast(pl.Date)
    heeft_einde = pl.Series(bekend & (einde != np.iinfo(np.int32).min))
    return waarden.with_columns(pl.when(heeft_einde).then(dagen).alias("tot_en_met"), pl.lit(True).alias("afgeleid"))


def _einde_inschrijving(koppelaar: Koppelaar) -> np.ndarray:
    """The end of every ISG record in days since 1970, or the lowest number where none is known."""
    lijst = koppelaar.bestand.lijsten.get("ISG")
    if lijst is None:
        return np.full(1, np.iinfo(np.int32).min, np.int32)
    einde = pl.coalesce("datum_uitschrijving_werkelijk", "datum_uitschrijving_gepland").to_physical()
    return lijst.waarden.select(einde.fill_null(np.iinfo(np.int32).min)).to_series().to_numpy()
