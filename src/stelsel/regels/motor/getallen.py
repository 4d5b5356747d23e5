"""Shares and rounding, exact: a value is a fraction until the law says in how many decimals it is written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from stelsel.regels.motor.taal import getal

HEEL = 100
HALF = Fraction(1, 2)
# Decimals enough to see on which side of a norm a value lies.
GETOOND = 4


def procent(teller: int, noemer: int) -> Fraction:
    """`teller` of `noemer` in percent. Raises ZeroDivisionError for none of none."""
    return Fraction(HEEL * teller, noemer)


def deel_van(percentage: int | Fraction | Decimal, geheel: int | Fraction) -> Fraction:
    """So many percent of a whole."""
    return Fraction(percentage) * Fraction(geheel) / HEEL


def afgerond(waarde: int | Fraction | Decimal, decimalen: int) -> Decimal:
    """Rounded by the rule of arithmetic: a half goes away from zero. `decimalen` 0 gives a whole number."""
    waarde = Fraction(waarde)
    helen = (abs(waarde) * 10**decimalen + HALF).__floor__()
    return Decimal(helen if waarde >= 0 else -helen).scaleb(-decimalen)


def vermenigvuldigd(*factoren: int | Fraction | Decimal | float) -> Fraction:
    """The exact product; a number from YAML such as 0.4 is taken as it is written, not as the nearest float."""
    uit = Fraction(1)
    for factor in factoren:
        uit *= breuk(factor)
    return uit


def getoond(waarde: Fraction | Decimal) -> Decimal:
    """The value in a few decimals, to show; never to go on with."""
    return afgerond(waarde, GETOOND)


def geschreven(waarde: Fraction | Decimal) -> str:
    """The same, as a person reads it."""
    return getal(getoond(waarde))


def breuk(getal: int | Fraction | Decimal | float) -> Fraction:
    """A number as the fraction it is written as."""
    return Fraction(str(getal)) if isinstance(getal, float) else Fraction(getal)
