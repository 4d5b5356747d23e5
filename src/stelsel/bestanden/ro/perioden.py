"""The end of an inschrijvingsperiode, which an RO does not deliver."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl

from stelsel.bestanden.koppelen import GEEN, Koppelaar

ONBEKEND = np.iinfo(np.int32).min


def met_einde(koppelaar: Koppelaar) -> Callable[[pl.DataFrame], pl.DataFrame]:
    """What adds `tot_en_met` and `afgeleid` to the values of ISP. Made before the values of ISG are given away.

    A period ends the day before the next one of its inschrijving begins, or else with the inschrijving (the real end,
    or the planned one). `afgeleid` says that it was not delivered.
    """
    einden = _einde_inschrijving(koppelaar)

    def vul(waarden: pl.DataFrame) -> pl.DataFrame:
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
        heeft_einde = pl.Series(bekend & (einde != ONBEKEND))
        tot_en_met = pl.when(heeft_einde).then(dagen).alias("tot_en_met")
        return waarden.with_columns(tot_en_met, pl.lit(True).alias("afgeleid"))

    return vul


def _einde_inschrijving(koppelaar: Koppelaar) -> np.ndarray:
    """The end of every ISG record in days since 1970, or the lowest number where none is known."""
    lijst = koppelaar.bestand.lijsten.get("ISG")
    if lijst is None:
        return np.full(1, ONBEKEND, np.int32)
    einde = pl.coalesce("datum_uitschrijving_werkelijk", "datum_uitschrijving_gepland").to_physical()
    return lijst.waarden.select(einde.fill_null(ONBEKEND)).to_series().to_numpy()
