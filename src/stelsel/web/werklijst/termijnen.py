"""By which day a difference must be mended to count: the days come from the rules, with their article."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from stelsel.kern.tijd import Studiejaar, vandaag
from stelsel.regels.motor.waarden import STANDAARD, GeenWaarde

BEWAARJAREN = 7
"""Records that the funding rests on are kept for seven years (WEB 2.5.3, UBWEB 5.2.4)."""


@cache
def aanlevering(bekostigingsjaar: int) -> date | None:
    """The day by which data and statement of the accountant are in for a bekostigingsjaar; None without a rule."""
    try:
        plek = STANDAARD.op("bekostiging.aanlevering", date(bekostigingsjaar, 1, 1))["uiterlijk"]
    except GeenWaarde:
        return None
    return date(bekostigingsjaar + plek["jaar"], plek["maand"], plek["dag"])


@cache
def tekenen(teldatum: date) -> date | None:
    """The last day to sign a praktijkovereenkomst that must count on this 1 October."""
    jaar = bekostigingsjaar(teldatum)
    try:
        plek = STANDAARD.op("telt_mee.niveau_2_4", date(jaar, 1, 1))["pok_uiterlijk"]
    except GeenWaarde:
        return None
    return date(jaar + plek["jaar"], plek["maand"], plek["dag"])


def artikel(uiterlijk: date | None, *, om_tekenen: bool) -> str:
    """Where the last day stands: that of signing, or that of the statement of the accountant."""
    return "UBWEB 2.2.3" if om_tekenen and uiterlijk and uiterlijk.month == 12 else "UBWEB 2.2.5"


def bekostigingsjaar(teldatum: date) -> int:
    """The year for which a counting day counts: two after the studiejaar begins."""
    return Studiejaar.van_datum(teldatum).jaar + 2


def uiterlijk(teldata: Iterable[date], diploma: date | None = None, *, om_tekenen: bool = False) -> date | None:
    """The first day that is still to come by which this must be right; when all have passed the last of them.

    `diploma`: the day of a diploma that counts in its calendar year; `om_tekenen`: a praktijkovereenkomst is lacking.
    """
    teldata = list(teldata)
    dagen = {aanlevering(bekostigingsjaar(dag)) for dag in teldata}
    if diploma:
        dagen.add(aanlevering(diploma.year + 2))
    if om_tekenen:
        dagen |= {tekenen(dag) for dag in teldata if dag.month == 10}
    bekend = sorted(dag for dag in dagen if dag)
    komend = [dag for dag in bekend if dag >= vandaag()]
    return komend[0] if komend else bekend[-1] if bekend else None
