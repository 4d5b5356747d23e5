"""Norms and thresholds, from `normen.yaml`: no legal number stands in code."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

from stelsel.indicatoren.bestand import lees_yaml


@cache
def _inhoud() -> dict[str, Any]:
    return lees_yaml("normen.yaml")


def geldt(regel: dict[str, Any], jaar: int) -> bool:
    """Whether a value holds for studiejaar `jaar`; an empty end is open."""
    van, tot = regel["geldig_van"], regel["geldig_tot"]
    return (van is None or van <= jaar) and (tot is None or jaar <= tot)


@cache
def norm(naam: str, indicator: str, niveau: int, jaar: int) -> Fraction | None:
    """The norm `voldoende` or `hoog` in percent, or None when there is none (entree; SR has no hoge norm)."""
    for regel in _inhoud()["normen"]:
        if regel["naam"] == naam and geldt(regel, jaar):
            waarde = regel["waarden"].get(indicator, {}).get(niveau)
            if waarde is not None:
                return Fraction(str(waarde))
    return None


def drempel(naam: str, jaar: int) -> int | None:
    """A threshold such as `minimum_noemer`, or None when it does not hold for this studiejaar."""
    regel = _inhoud()["drempels"][naam]
    return int(regel["waarde"]) if geldt(regel, jaar) else None


def bronnen_normen(indicator: str) -> list[dict[str, Any]]:
    """The norms of an indicator with source, article and certainty, for showing."""
    uit = []
    for regel in _inhoud()["normen"]:
        if indicator in regel["waarden"]:
            eigenschappen = {k: v for k, v in regel.items() if k != "waarden"}
            uit.append({**eigenschappen, "waarden": regel["waarden"][indicator]})
    return uit


def bronnen_drempels() -> dict[str, dict[str, Any]]:
    """All thresholds with value, source, article and certainty, for showing."""
    return dict(_inhoud()["drempels"])
