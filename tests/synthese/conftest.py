"""One invented school for all tests of this folder."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from stelsel.synthese import School, maak_school

PEILDATUM = date(2026, 11, 23)


@pytest.fixture(scope="session")
def school() -> School:
    """1,500 students over nine whole studiejaren and the running one."""
    return maak_school(1500, 7, 9, PEILDATUM)


@pytest.fixture(scope="session")
def tabellen(school: School) -> dict[str, pl.DataFrame]:
    """Its tables, as Polars frames."""
    return {naam: pl.DataFrame(pl.from_arrow(tabel)) for naam, tabel in school.tabellen.items()}
