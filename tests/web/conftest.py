"""What the tests of the web application share."""

from __future__ import annotations

import pytest

from hulp.legen import kan_legen


@pytest.fixture(scope="session", autouse=True)
def _database_te_legen() -> None:
    kan_legen()
