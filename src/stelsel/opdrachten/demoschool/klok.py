"""The clock of this process on another day: what is played happened then, and not today."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

KLOK = "STELSEL_VANDAAG"


@contextmanager
def op(dag: date) -> Iterator[None]:
    """Within it `kern.tijd.vandaag()` is that day."""
    was = os.environ.get(KLOK)
    os.environ[KLOK] = dag.isoformat()
    try:
        yield
    finally:
        os.environ.pop(KLOK) if was is None else os.environ.update({KLOK: was})


def werkdag(dag: date) -> date:
    """That day, or the Friday before it."""
    return dag - timedelta(days=max(dag.weekday() - 4, 0))
