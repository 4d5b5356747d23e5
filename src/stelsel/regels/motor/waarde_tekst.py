"""A legal value as a person writes it: a day of the year, a term, a fraction, bounds, and tables of those."""

from __future__ import annotations

from typing import Any

from stelsel.regels.motor.codes import codenamen
from stelsel.regels.motor.taal import MAANDEN, getal
from stelsel.regels.motor.tekst import in_woorden

GEEN_WAARDE = "geen waarde"
ENKEL = {"weken": "week", "dagen": "dag", "maanden": "maand", "jaren": "jaar", "werkdagen": "werkdag"}


def waarde_in_woorden(waarde: Any, binnen: bool = False) -> str:
    """Any legal value on one line; a table within a table stands between brackets.

    None is a value too: the source names none for that period.
    """
    if waarde is None:
        return GEEN_WAARDE
    if isinstance(waarde, list | tuple):
        return ", ".join(waarde_in_woorden(deel, True) for deel in waarde) or "geen"
    if not isinstance(waarde, dict):
        return in_woorden(waarde)
    kort = _als_geheel(waarde)
    if kort:
        return kort
    delen = [f"{naam_in_woorden(naam)}: {waarde_in_woorden(deel, True)}" for naam, deel in waarde.items()]
    tekst = "; ".join(delen) or "niets"
    return f"({tekst})" if binnen and delen else tekst


def naam_in_woorden(sleutel: Any) -> str:
    """The name of a row of a table: that of a code, else the key as words."""
    return codenamen().get(str(sleutel)) or str(sleutel).replace("_", " ")


def is_tabel(waarde: Any) -> bool:
    """Whether a value has rows of its own, so that a page gives each a line."""
    return isinstance(waarde, dict) and not _als_geheel(waarde)


def _als_geheel(waarde: dict[Any, Any]) -> str:
    """What several keys say together; empty when they are rows of a table."""
    sleutels = set(waarde)
    if {"maand", "dag"} <= sleutels <= {"jaar", "maand", "dag"}:
        return _dag_van_het_jaar(waarde)
    if {"aantal", "eenheid"} <= sleutels <= {"aantal", "eenheid", "atw"}:
        return _termijn(waarde)
    if sleutels == {"teller", "noemer"}:
        return f"{waarde['teller']}/{waarde['noemer']}"
    if sleutels and sleutels <= {"minstens", "hoogstens"}:
        return _grenzen(waarde)
    return ""


def _dag_van_het_jaar(waarde: dict[str, int]) -> str:
    eerder = -waarde.get("jaar", 0)
    return f"{waarde['dag']} {MAANDEN[waarde['maand'] - 1]}" + (f", {eerder} jaar eerder" if eerder else "")


def _termijn(waarde: dict[str, Any]) -> str:
    eenheid = ENKEL.get(waarde["eenheid"], waarde["eenheid"]) if waarde["aantal"] == 1 else waarde["eenheid"]
    vast = " (schuift niet bij een weekend of feestdag)" if waarde.get("atw") is False else ""
    return f"{getal(waarde['aantal'])} {eenheid}{vast}"


def _grenzen(waarde: dict[str, Any]) -> str:
    onder, boven = (waarde_in_woorden(waarde[naam]) if naam in waarde else "" for naam in ("minstens", "hoogstens"))
    if onder and boven:
        return onder if onder == boven else f"{onder} tot en met {boven}"
    return f"ten minste {onder}" if onder else f"ten hoogste {boven}"
