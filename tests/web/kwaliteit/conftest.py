"""A data folder of its own for each test, with or without the small school in it, and somebody per role."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from hulp import kwaliteit as hulp


@pytest.fixture(autouse=True)
def nederlands():
    """Another test may have left English on."""
    with translation.override("nl"):
        yield


@pytest.fixture
def map_(settings, tmp_path):
    """An installation without any gegevensset."""
    settings.GEGEVENS = tmp_path
    yield tmp_path
    from stelsel.web.kwaliteit import berekening

    if berekening._huidig is not None:
        berekening._huidig.sessie.sluit()
        berekening._huidig = None


@pytest.fixture(scope="session")
def schoolmap(tmp_path_factory):
    """The small school, written once."""
    return hulp.maak_set(tmp_path_factory.mktemp("school") / "set")


@pytest.fixture
def school(map_, schoolmap, db):
    """The small school as the one set of the installation."""
    (map_ / "gegevenssets").mkdir()
    (map_ / "gegevenssets" / "set").symlink_to(schoolmap, target_is_directory=True)
    return map_ / "gegevenssets" / "set"


@pytest.fixture
def als(db):
    """A client of somebody with a role."""
    from stelsel.web.beheer.service import geef_rol, maak_gebruiker

    def maak(rol: str) -> Client:
        gebruiker = maak_gebruiker(f"iemand-{rol}", None, roepnaam="Iemand", achternaam=rol)
        geef_rol(gebruiker, rol, reden="toets")
        client = Client()
        client.force_login(gebruiker)
        client.gebruiker = gebruiker
        return client

    return maak


@pytest.fixture
def kwaliteitszorg(als):
    return als("kwaliteitszorg")
