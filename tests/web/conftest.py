"""What the tests of the web application share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.utils import translation

from hulp.legen import kan_legen


@pytest.fixture(scope="session", autouse=True)
def _database_te_legen() -> None:
    kan_legen()


@pytest.fixture(autouse=True)
def _taal_van_de_site() -> Iterator[None]:
    """A page that was asked for in English leaves English to whatever test comes next in this process."""
    yield
    translation.activate(settings.LANGUAGE_CODE)
