"""Somebody who may read and ask rules, and a key of theirs."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation


@pytest.fixture(autouse=True)
def nederlands():
    """Another test may have left English on."""
    with translation.override("nl"):
        yield


@pytest.fixture
def iemand(db):
    from stelsel.web.beheer.service import geef_rol, maak_gebruiker

    gebruiker = maak_gebruiker("hans", None)
    geef_rol(gebruiker, "kwaliteitszorg", reden="toets")
    return gebruiker


@pytest.fixture
def client(iemand) -> Client:
    """Signed in, with the form check that a browser meets."""
    client = Client()
    client.force_login(iemand)
    return client


@pytest.fixture
def sleutel(iemand) -> str:
    from stelsel.web.beheer.service import maak_sleutel

    return maak_sleutel(iemand, "mijn systeem", 30)
