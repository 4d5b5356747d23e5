"""A count against its norm: percentage, streefpercentage, comparison, and the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from stelsel.indicatoren.beoordeling import NIET_TE_BEPALEN
from stelsel.indicatoren.normen import drempel
from stelsel.indicatoren.vsv.definitie import norm

GEHAALD, NIET_GEHAALD = "op of onder de norm", "boven de norm"


@dataclass(frozen=True)
class Telling:
    """The people of one group. `buiten_noemer`: those of the numerator who are not in the denominator; `ander_niveau`:
    those to whom the two files give another niveau."""

    teller: int
    noemer: int
    buiten_noemer: int = 0
    ander_niveau: int = 0

    @property
    def waarde(self) -> Fraction | None:
        """Percent, exact; None without anybody in the denominator."""
        return Fraction(100 * self.teller, self.noemer) if self.noemer else None

    @property
    def zonder_buiten(self) -> Fraction | None:
        """Percent of those who are in both."""
        return Fraction(100 * (self.teller - self.buiten_noemer), self.noemer) if self.noemer else None


def vergelijk(telling: Telling, niveau: int | None, jaar: int) -> tuple[str | None, list[str]]:
    """The comparison with the norm of a niveau, and why; None where there is nothing to compare with."""
    grens = None if niveau is None else norm(niveau, jaar)
    redenen = _over_wie_buiten_staat(telling)
    reden = _waarom_niet(telling, jaar)
    if reden:
        return NIET_TE_BEPALEN, [f"niet te bepalen: {reden}", *redenen]
    if grens is None:
        return None, [_geen_norm(niveau, jaar), *redenen]
    assert telling.waarde is not None and telling.zonder_buiten is not None
    if (telling.waarde <= grens) != (telling.zonder_buiten <= grens):
        return NIET_TE_BEPALEN, ["niet te bepalen: met wie niet in de noemer staat, is het anders", *redenen]
    return GEHAALD if telling.waarde <= grens else NIET_GEHAALD, redenen


def _waarom_niet(telling: Telling, jaar: int) -> str:
    minimum = drempel("minimum_noemer", jaar) or 1
    if telling.noemer < minimum:
        return f"de noemer is {telling.noemer}, kleiner dan {minimum}"
    if telling.teller > telling.noemer:
        return "er zijn meer vsv'ers dan mensen in de startpopulatie, dus de bestanden horen niet bij elkaar"
    return ""


def _geen_norm(niveau: int | None, jaar: int) -> str:
    if niveau is None:
        return "een norm geldt per niveau van het mbo, niet voor deze groep"
    return f"voor niveau {niveau} is er in {jaar}-{jaar + 1} geen streefpercentage"


def _over_wie_buiten_staat(telling: Telling) -> list[str]:
    uit = []
    if telling.buiten_noemer:
        uit.append(
            f"{telling.buiten_noemer} van de {telling.teller} in de teller staan niet in de noemer en tellen wel mee"
        )
    if telling.ander_niveau:
        uit.append(
            f"{telling.ander_niveau} staan in de teller met een ander niveau; zij tellen bij het niveau van de noemer"
        )
    return uit
