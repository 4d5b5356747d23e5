"""An account whose role asks for a second step."""

from __future__ import annotations

import pytest

from hulp.aanmelden import WACHTWOORD


@pytest.fixture
def bea(db):
    from stelsel.web.beheer.service import geef_rol, maak_gebruiker

    gebruiker = maak_gebruiker("bea", WACHTWOORD, roepnaam="Bea", achternaam="de Wit")
    geef_rol(gebruiker, "beheerder", reden="toets")
    return gebruiker


@pytest.fixture
def tom(db):
    """Another beheerder, who helps."""
    from stelsel.web.beheer.service import geef_rol, maak_gebruiker

    gebruiker = maak_gebruiker("tom", WACHTWOORD, roepnaam="Tom", achternaam="Bos")
    geef_rol(gebruiker, "beheerder", reden="toets")
    return gebruiker


@pytest.fixture
def verplicht(settings):
    """As at a school: a role asks for a second step."""
    settings.TWEEDE_STAP = True
