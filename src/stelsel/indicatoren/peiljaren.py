"""The dates of each studiejaar that the indicators look at: all windows are data, none stands in a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from stelsel.indicatoren.lezingen import Lezingen
from stelsel.kern.tijd import Studiejaar, teldatum_oktober

PEILJAAR = (
    "studiejaar",
    "teldatum",
    "jaar_einde",
    "dr_begin",
    "dr_einde",
    "studiejaar_begin",
    "studiejaar_einde",
    "nieuw_begin",
    "nieuw_einde",
)
EEN_DAG = timedelta(days=1)


def peiljaren(jaren: Sequence[int], lezingen: Lezingen) -> list[tuple[int | date, ...]]:
    """One row per studiejaar t, columns as in PEILJAAR.

    teldatum: 1-10-t, the first day of the opbrengstjaar; jaar_einde its last, 30-9-(t+1) (UBWEB 4a.1).
    dr_begin .. dr_einde: where a diploma counts for the diplomaresultaat. studiejaar_*: 1-8-t .. 31-7-(t+1).
    nieuw_begin .. nieuw_einde: days on which a new student was not present, for the readings that look at days.
    """
    return [_rij(jaar, lezingen) for jaar in jaren]


def _rij(jaar: int, lezingen: Lezingen) -> tuple[int | date, ...]:
    teldatum, volgende = teldatum_oktober(jaar), teldatum_oktober(jaar + 1)
    studiejaar, zes_eerder = Studiejaar(jaar), Studiejaar(jaar - 6)
    oud = lezingen.dr_venster == "augustus"
    return (
        jaar,
        teldatum,
        volgende - EEN_DAG,
        Studiejaar(jaar - 5).van if oud else teldatum_oktober(jaar - 5),
        volgende if oud else volgende - EEN_DAG,
        studiejaar.van,
        studiejaar.tot_en_met,
        zes_eerder.van if lezingen.sr_nieuw == "geen_dag" else Studiejaar(jaar - 1).van,
        studiejaar.van - EEN_DAG,
    )


def nieuw_jaren(lezingen: Lezingen) -> int:
    """On how many earlier 1 Octobers a new student was not present."""
    return 5 if lezingen.sr_nieuw == "vijf_jaar" else 6
