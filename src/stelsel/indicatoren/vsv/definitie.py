"""The definition of vsv and its norms, read from the data files beside this code."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import Any

from stelsel.indicatoren.bestand import MAP, lees_yaml
from stelsel.kern.fouten import StelselFout

DEFINITIE, NORMEN = "vsv/definitie.yaml", "vsv/normen.yaml"


@cache
def definitie() -> dict[str, Any]:
    """What the percentage is, in words."""
    return lees_yaml(DEFINITIE)


@cache
def normen() -> dict[str, Any]:
    """The streefpercentages by studiejaar, with their sources."""
    return lees_yaml(NORMEN)


def norm(niveau: int, jaar: int) -> Fraction | None:
    """The streefpercentage of a niveau in studiejaar `jaar`, in percent; None where there is none."""
    waarden = normen()["streefpercentages"].get(jaar)
    return (
        None if waarden is None or niveau not in waarden["per_niveau"] else Fraction(str(waarden["per_niveau"][niveau]))
    )


def bron_van_norm(jaar: int) -> str:
    """Where the streefpercentages of a studiejaar come from, and how sure that is."""
    bron = normen()["bronnen"][normen()["streefpercentages"][jaar]["bron"]]
    return f"{bron['naam']} (zekerheid: {bron['zekerheid']})"


def eis_dimensies(namen: Iterable[str], *, waar: str = "--per") -> tuple[str, ...]:
    """The names, when all exist and none comes twice. Raises StelselFout (exit 2)."""
    namen = tuple(namen)
    bekend = definitie()["dimensies"]
    fout = [naam for naam in namen if naam not in bekend]
    if fout or len(set(namen)) < len(namen):
        raise StelselFout(
            f"De dimensie '{fout[0][:40]}' bestaat niet." if fout else "Een dimensie staat er twee keer.",
            waar=waar,
            verwacht="een of meer van: " + ", ".join(bekend),
            doe="Scheid meer dimensies met een komma, bijvoorbeeld --per niveau,leerweg.",
            code="VSV-DIM-01",
            exitcode=2,
        )
    return namen


def definitieversie() -> str:
    """A hash of everything that makes a figure what it is: definition, norms and query. SHA-256 in hexadecimals."""
    som = hashlib.sha256()
    for naam in (DEFINITIE, NORMEN, "sql/vsv.sql"):
        som.update((MAP / naam).read_bytes())
    return som.hexdigest()
