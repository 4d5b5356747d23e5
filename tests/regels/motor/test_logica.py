"""Three-valued logic: unknown stays unknown exactly where another value could still change the outcome."""

from __future__ import annotations

from itertools import product

import pytest

from stelsel.regels.motor.logica import en, hoogstens, is_een_van, minstens, niet, of

DRIE = (True, False, None)


def _mogelijk(waarden, functie):
    """All outcomes when every unknown is filled in: the definition of what may still happen."""
    return {functie(*vol) for vol in product(*((w,) if w is not None else (True, False) for w in waarden))}


@pytest.mark.parametrize("aantal", [1, 2, 3, 4])
def test_en_en_of_zijn_kleene(aantal: int) -> None:
    for waarden in product(DRIE, repeat=aantal):
        for onze, gewoon in ((en, lambda *w: all(w)), (of, lambda *w: any(w))):
            mogelijk = _mogelijk(waarden, gewoon)
            assert onze(*waarden) == (mogelijk.pop() if len(mogelijk) == 1 else None), (onze, waarden)


def test_niet() -> None:
    assert [niet(w) for w in DRIE] == [False, True, None]


def test_vergelijken_met_onbekend() -> None:
    assert minstens(5, 5) and not minstens(4, 5) and minstens(None, 5) is None and minstens(5, None) is None
    assert hoogstens(5, 5) and not hoogstens(6, 5) and hoogstens(None, 5) is None
    assert is_een_van("a", "ab") and not is_een_van("c", "ab") and is_een_van(None, "ab") is None
