"""A session on the golden students, made once."""

from __future__ import annotations

import pytest
from tests.indicatoren import gouden
from tests.indicatoren.bevolking import schrijf

from stelsel.indicatoren.sessie import Sessie


@pytest.fixture(scope="session")
def gouden_map(tmp_path_factory):
    """The golden students as a gegevensset, also with signs in its name that mean something to a database."""
    map_ = tmp_path_factory.mktemp("gouden") / "set[1]* van 'x'=1"
    schrijf(map_, gouden.als_rijen(), gouden.dekking())
    return map_


@pytest.fixture(scope="session")
def gouden_sessie(gouden_map):
    return Sessie(gouden_map)
