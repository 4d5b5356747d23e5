"""Norms and thresholds: the legal values of `regels/parameters/onderwijsresultaat.yaml`, by studiejaar.

Rule and indicator take them from the same place, so that a norm can only change for both.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from stelsel.kern.tijd import Studiejaar
from stelsel.regels.motor.waarden import MAP, Periode, lees_parameters

NAAM = "onderwijsresultaat"
BESTAND = MAP / f"{NAAM}.yaml"
NORMEN = ("voldoende", "hoog")
DREMPELS = ("minimum_noemer", "studiejaren_oordeel", "jaren_met_nieuwe_instroom", "indicatoren_voldoende")


def geldt(periode: Periode, jaar: int) -> bool:
    """Whether a value holds for studiejaar `jaar`; an empty end is open."""
    van, tot = _studiejaar(periode.van), _studiejaar(periode.tot)
    return (van is None or van <= jaar) and (tot is None or jaar <= tot)


def _studiejaar(dag: date | None) -> int | None:
    return None if dag is None else Studiejaar.van_datum(dag).jaar


def _perioden(naam: str) -> tuple[Periode, ...]:
    return lees_parameters(NAAM)[naam].perioden


@cache
def norm(naam: str, indicator: str, niveau: int, jaar: int) -> Fraction | None:
    """The norm `voldoende` or `hoog` in percent, or None when there is none (entree; SR has no hoge norm)."""
    for periode in _perioden(naam):
        if geldt(periode, jaar):
            waarde = periode.waarde.get(indicator, {}).get(niveau)
            if waarde is not None:
                return Fraction(str(waarde))
    return None


@cache
def drempel(naam: str, jaar: int) -> int | None:
    """A threshold such as `minimum_noemer`, or None when it does not hold for this studiejaar."""
    return next((int(periode.waarde) for periode in _perioden(naam) if geldt(periode, jaar)), None)


def bronnen_normen(indicator: str) -> list[dict[str, Any]]:
    """The norms of an indicator with source, article and certainty, for showing."""
    return [
        {"naam": naam, **herkomst, "waarden": waarde[indicator]}
        for naam in NORMEN
        for waarde, herkomst in _getoond(naam)
        if indicator in waarde
    ]


def bronnen_drempels() -> dict[str, dict[str, Any]]:
    """All thresholds with value, source, article and certainty, for showing."""
    return {naam: {"waarde": waarde, **herkomst} for naam in DREMPELS for waarde, herkomst in _getoond(naam)}


def _getoond(naam: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Each value through the years, with the words that belong to it."""
    for periode in _perioden(naam):
        herkomst = {
            "eenheid": lees_parameters(NAAM)[naam].eenheid,
            "geldig_van": _studiejaar(periode.van),
            "geldig_tot": _studiejaar(periode.tot),
            "bron": periode.bron,
            "artikel": periode.artikel,
            "zekerheid": periode.zekerheid,
        }
        yield periode.waarde, herkomst
