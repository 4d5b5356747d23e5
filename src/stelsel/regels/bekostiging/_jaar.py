"""The bekostigingsjaar T: which formula holds for it, and the days that are counted from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from stelsel.regels.motor import Redenering, Waarde, dag, naam
from stelsel.regels.motor.waarden import STANDAARD, GeenWaarde


def begin(jaar: int) -> date:
    """The day on which the values of a calendar year are looked up."""
    return date(jaar, 1, 1)


def dag_in(jaar: int, plek: Mapping[str, int]) -> date:
    """A day counted from a bekostigingsjaar: `{jaar: -2, maand: 10, dag: 1}` is 1 oktober T-2."""
    return date(jaar + plek["jaar"], plek["maand"], plek["dag"])


def noem_variant(r: Redenering, jaar: int) -> Waarde:
    """Tell which formula holds, in which text it was read, and whether the outcome is indicative only."""
    variant = r.waarde("bekostiging.variant", begin(jaar))
    zin = f"Voor bekostigingsjaar {jaar} geldt {naam(variant['naam'])} ({variant['stand']})."
    if variant["indicatief"]:
        zin += " De uitkomst is indicatief."
    r.stel_vast(variant, zin, ("bekostigingsjaar",))
    r.reken(variant=variant["naam"], stand_van_de_wet=variant["stand"], indicatief=variant["indicatief"])
    return variant


def noem_aanlevering(r: Redenering, jaar: int) -> None:
    """The days on which the institution delivers; too late can only cost money (UBWEB 2.2.5 lid 4)."""
    dagen = r.waarde("bekostiging.aanlevering", begin(jaar))
    uiterlijk, herstel = dag_in(jaar, dagen["uiterlijk"]), dag_in(jaar, dagen["herstel"])
    r.termijn("Gegevens en goedkeurende accountantsverklaring indienen", dagen, None, uiterlijk)
    r.termijn(f"Na {dag(uiterlijk)} alsnog indienen; dat kan de bijdrage alleen verlagen", dagen, None, herstel)
    overgang = r.waarde("bekostiging.te_laat", begin(jaar))
    if overgang.waarde == "voorlopig":
        zin = f"Komen de gegevens voor {jaar} te laat, dan wordt de bijdrage eerst voorlopig vastgesteld."
        r.stel_vast(overgang, zin, ("bekostigingsjaar",))


def teljaar(jaar: int) -> int | None:
    """The calendar year of the first counting day and of the diplomas; None for a year that is not known."""
    try:
        return jaar + STANDAARD.op("bekostiging.teljaar", begin(jaar)).waarde
    except GeenWaarde:
        return None


def deel_van_budget(jaar: int, soort: str) -> str | None:
    """The part of the budget that a kind of programme falls in; None for a year that is not known."""
    try:
        delen = STANDAARD.op("bekostiging.variant", begin(jaar))["delen"]
    except GeenWaarde:
        return None
    return next(deel for deel, soorten in delen.items() if soort in soorten)
