"""Ages on four days of a studiejaar, in the place of a birth date.

PvE 4.8.2 § 17.1: the register delivery holds no birth date but the age on four days of the studiejaar. It does not
name the days. Stelsel takes the first day of the studiejaar (1 August, as in § 16.5), both counting dates (1 October
and 1 February) and the end of the calendar year. The same days in another year add nothing: every age is one more.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from stelsel.kern.tijd import GedeeltelijkeDatum, Studiejaar, teldatum_februari, teldatum_oktober

GEBOREN = ("geboortejaar", "geboortemaand", "geboortedag")


def peildagen(studiejaar: Studiejaar) -> tuple[date, date, date, date]:
    """The four days, in the order of the year."""
    jaar = studiejaar.jaar
    return studiejaar.van, teldatum_oktober(jaar), date(jaar, 12, 31), teldatum_februari(jaar)


def leeftijden(personen: pl.DataFrame, studiejaar: Studiejaar) -> pl.DataFrame:
    """persoon_id, peildatum, leeftijd, levering_id: four rows for who has a year of birth.

    `personen` holds persoon_id, geboortejaar, geboortemaand, geboortedag and levering_id. An age is empty when the
    unknown part of the birth date decides it.
    """
    bekend = personen.filter(pl.col("geboortejaar").is_not_null())
    # Half a million persons share some ten thousand birth dates.
    geboortedagen = bekend.select(GEBOREN).unique()
    rijen = [
        (*delen, dag, _leeftijd(*delen, dag)) for delen in geboortedagen.iter_rows() for dag in peildagen(studiejaar)
    ]
    schema = {naam: geboortedagen.schema[naam] for naam in GEBOREN} | {"peildatum": pl.Date, "leeftijd": pl.Int32}
    per_dag = pl.DataFrame(rijen, schema=schema, orient="row")
    uit = bekend.join(per_dag, on=GEBOREN, how="inner", nulls_equal=True)
    return uit.select("persoon_id", "peildatum", "leeftijd", "levering_id")


def _leeftijd(jaar: int, maand: int | None, dag: int | None, op: date) -> int | None:
    try:
        leeftijd = GedeeltelijkeDatum(jaar, maand, dag if maand else None).leeftijd_op(op)
    except ValueError:
        return None
    return leeftijd if leeftijd is None or leeftijd >= 0 else None
