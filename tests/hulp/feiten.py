"""Random facts for a rule, from the types of its fields alone: allowed values, unknowns, and what does not belong."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from stelsel.regels.motor.lezen import element, grenzen, is_deel, is_lijst, ontleed, velden

# Around these days a rule changes; most dates are drawn near one of them.
SCHARNIEREN = [date(2016, 8, 1), date(2018, 8, 1), date(2020, 8, 1), date(2022, 8, 1), date(2023, 8, 1),
               date(2025, 1, 1), date(2026, 1, 1), date(2026, 8, 1), date(2027, 8, 1)]  # fmt: skip
RAAR: list[Any] = [None, True, -1, 10**9, 1.5, "", "x" * 300, "2026-02-30", [], {}, [None], {"x": 1}, "NaN"]


def willekeurig(soort: type, lot: random.Random, leeg: float = 0.15) -> dict[str, Any]:
    """Facts as plain JSON values; each may be left out. `leeg` is the share of unknown facts."""
    uit = {}
    for naam, hint in velden(soort).items():
        kaal, _, mag_leeg = ontleed(hint)
        if mag_leeg and lot.random() < leeg:
            continue
        uit[naam] = _waarde(kaal, lot, leeg)
    return uit


def _waarde(kaal: Any, lot: random.Random, leeg: float) -> Any:
    if is_deel(kaal):
        # A part is asked on the day of the whole question.
        return {naam: waarde for naam, waarde in willekeurig(kaal, lot, leeg).items() if naam != "op"}
    if is_lijst(kaal):
        return [_waarde(ontleed(element(kaal))[0], lot, leeg) for _ in range(lot.randrange(6))]
    onder, boven = grenzen(kaal)
    basis = get_args(kaal)[0] if hasattr(kaal, "__metadata__") else kaal
    if get_origin(basis) is Literal:
        return lot.choice(get_args(basis))
    if basis is bool:
        return lot.random() < 0.5
    if basis is date:
        return (lot.choice(SCHARNIEREN) + timedelta(days=int(lot.gauss(0, 200)))).isoformat()
    if basis is Decimal:
        return round(lot.uniform(float(onder or 0), float(boven if boven is not None else 100)), 1)
    if basis is int:
        onder, boven = onder or 0, boven if boven is not None else 100
        dichtbij = min(boven, onder + 12)
        return lot.randint(onder, dichtbij if lot.random() < 0.5 else boven)
    if basis is str:
        return lot.choice(["a", "b", "K0001", "25180"])
    raise TypeError(f"geen willekeurige waarde voor {kaal}")


def bederf(feiten: Any, lot: random.Random) -> Any:
    """The same with one thing in it that may not belong."""
    if isinstance(feiten, dict) and feiten and lot.random() < 0.8:
        naam = lot.choice(list(feiten))
        return {**feiten, naam: bederf(feiten[naam], lot)}
    if isinstance(feiten, dict) and lot.random() < 0.5:
        return {**feiten, "bestaat_niet": 1}
    if isinstance(feiten, list) and feiten and lot.random() < 0.7:
        plek = lot.randrange(len(feiten))
        return [*feiten[:plek], bederf(feiten[plek], lot), *feiten[plek + 1 :]]
    return lot.choice(RAAR)


def geschud(waarde: Any, lot: random.Random) -> Any:
    """The same facts with every list in another order."""
    if isinstance(waarde, dict):
        return {naam: geschud(deel, lot) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return lot.sample([geschud(deel, lot) for deel in waarde], len(waarde))
    return waarde
