"""Write a registratieoverzicht for somebody outside the school: the form of an RO, without numbers or birth dates.

An RO has no place for ages, so of a birth date only the year stays, as § 15.5.2 writes one of which day and month
are unknown. The pseudonym stands where an onderwijsnummer stands; it is longer and holds letters, so that no system
takes it for a number. `stelsel lees` reads the file back and says that the numbers are none.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.ro.schrijver import Schrijfverslag, schrijf
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.tabellen import PERSOONSNUMMER, TABELLEN
from stelsel.gegevens.uitvoer import Pseudoniemsleutel, Pseudonimiseerder
from stelsel.gegevens.uitvoer.pseudonimiseren import als_arrow
from stelsel.kern.tijd import Studiejaar

ACHTER_NAAM = "_pseudoniem"
OOK = {"persoon": ("geboortejaar",)}


def schrijf_pseudoniem(
    bron: Gegevensset, sleutel: Pseudoniemsleutel, brin: str, van: date, tot_en_met: date, naar: Path
) -> Schrijfverslag:
    """Write `RO_<brin>_<van>_<tot>_pseudoniem.csv`; see `schrijf` for the selection and the errors.

    The pseudonyms are those of `stelsel exporteer` with the same key.
    """
    doet = Pseudonimiseerder(bron, sleutel, Studiejaar.van_datum(tot_en_met))
    tabellen = {r.tabel: _compleet(r.tabel, doet) for r in indeling("ro").gegevensrecords}
    nummers = tabellen["persoon"].select("persoon_id", pl.col("persoon_id").alias("nummer"), "levering_id")
    nummers = nummers.with_columns(pl.lit("onderwijsnummer").alias("soort"))
    return schrijf(
        {naam: als_arrow(tabel) for naam, tabel in tabellen.items()},
        nummers.with_columns(_leeg(PERSOONSNUMMER.leeg(), nummers)),
        brin,
        van,
        tot_en_met,
        naar,
        achter_naam=ACHTER_NAAM,
    )


def _compleet(naam: str, doet: Pseudonimiseerder) -> pl.DataFrame:
    """A table as it may leave, with the columns that do not leave empty."""
    tabel = doet.tabel(naam, ook=OOK.get(naam, ()))
    leeg = TABELLEN[naam].leeg()
    return tabel.with_columns(_leeg(leeg, tabel)).select(leeg.column_names)


def _leeg(voorbeeld: object, tabel: pl.DataFrame) -> list[pl.Expr]:
    schema = pl.DataFrame(pl.from_arrow(voorbeeld)).schema
    return [pl.lit(None, dtype=soort).alias(naam) for naam, soort in schema.items() if naam not in tabel.columns]
