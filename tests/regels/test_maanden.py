"""Months of a span, rounded up: what the law asks where it counts whole months (WEB 7.2.7 lid 7)."""

from __future__ import annotations

from datetime import date

import pytest

from stelsel.regels.motor.termijnen import aangebroken_maanden


@pytest.mark.parametrize(
    ("vanaf", "tot", "maanden"),
    [
        (date(2026, 9, 1), date(2027, 6, 30), 10),
        (date(2026, 9, 1), date(2027, 6, 1), 10),
        (date(2026, 9, 1), date(2027, 5, 31), 9),
        (date(2026, 9, 1), date(2026, 9, 1), 1),
        (date(2026, 9, 1), date(2027, 8, 31), 12),
        (date(2027, 2, 15), date(2027, 7, 14), 5),
        (date(2027, 2, 15), date(2027, 7, 15), 6),
        (date(2027, 1, 31), date(2027, 2, 28), 1),
        (date(2027, 1, 31), date(2027, 3, 1), 2),
        (date(2026, 9, 1), date(2026, 8, 31), 0),
        (date(2026, 9, 15), date(2026, 9, 3), 0),
        (date(9999, 9, 1), date(9999, 12, 31), 4),
    ],
)
def test_aangebroken_maanden(vanaf: date, tot: date, maanden: int) -> None:
    assert aangebroken_maanden(vanaf, tot) == maanden
