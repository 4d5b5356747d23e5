"""Every address x every role x GET and POST, and somebody who is not signed in. An address without a line fails."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from architectuur.rechten_voorbeelden import VOORBEELDEN

MATRIX = yaml.safe_load(Path(__file__).with_name("rechtenmatrix.yaml").read_text("utf-8"))
ROLLEN = (
    "kwaliteitszorg",
    "studentadministratie",
    "bestuur",
    "beheerder",
    "mentor",
    "zorgcoordinator",
    "opleidingsmanager",
    "privacyfunctionaris",
    "student",
    "ouder",
    "praktijkopleider",
)
LEEG = {"UUIDConverter": uuid.UUID(int=0), "IntConverter": 0, "StringConverter": "x", "SlugConverter": "x"}


def _patronen(resolver: URLResolver, voor: str = "") -> Iterator[tuple[str, URLPattern]]:
    for deel in resolver.url_patterns:
        if isinstance(deel, URLResolver):
            yield from _patronen(deel, f"{voor}{deel.namespace}:" if deel.namespace else voor)
        else:
            yield f"{voor}{deel.name}", deel


def _adressen() -> dict[str, URLPattern]:
    return dict(_patronen(get_resolver()))


def test_elk_adres_staat_in_de_tabel() -> None:
    adressen = _adressen().keys()
    assert not adressen - MATRIX.keys(), "zet dit adres in tests/architectuur/rechtenmatrix.yaml"
    assert not MATRIX.keys() - adressen, "dit adres bestaat niet meer"


def test_elk_adres_vraagt_een_handeling_of_is_openbaar() -> None:
    """'Waarom mag ik dit zien?' can only answer for a view that names its act."""
    for naam, patroon in _adressen().items():
        openbaar = MATRIX.get(naam, {}).get("openbaar", False)
        assert bool(getattr(patroon.callback, "handeling", None)) != openbaar, naam


def test_geen_formulier_zonder_bescherming() -> None:
    """No view lets another site send its form (csrf_exempt)."""
    zonder = [naam for naam, patroon in _adressen().items() if getattr(patroon.callback, "csrf_exempt", False)]
    assert not zonder


def _adres(naam: str) -> str:
    if naam in VOORBEELDEN:
        return reverse(naam, kwargs=VOORBEELDEN[naam]())
    omzetters = _adressen()[naam].pattern.converters
    return reverse(naam, kwargs={arg: LEEG[type(soort).__name__] for arg, soort in omzetters.items()})


@pytest.fixture
def personen(db: None) -> dict:
    """A user per role, as in the demo."""
    from stelsel.web.beheer.service import maak_personas

    maak_personas("een-wachtwoord-voor-de-toets")
    return {gebruiker.username: gebruiker for gebruiker in get_user_model().objects.all()}


@pytest.mark.parametrize("naam", MATRIX)
def test_wie_krijgt_wat(naam: str, personen: dict) -> None:
    adres = _adres(naam)
    for methode in ("get", "post"):
        verwacht = MATRIX[naam][methode]
        for rol in ROLLEN:
            client = Client()
            client.force_login(personen[rol])
            antwoord = getattr(client, methode)(adres)
            assert antwoord.status_code == verwacht.get(rol, verwacht.get("*")), f"{methode} {naam} als {rol}"
        _toets_anoniem(adres, methode, verwacht, naam)


def _toets_anoniem(adres: str, methode: str, verwacht: dict, naam: str) -> None:
    antwoord = getattr(Client(), methode)(adres)
    if "anoniem" in verwacht:
        assert antwoord.status_code == verwacht["anoniem"], f"{methode} {naam} zonder inloggen"
    else:
        assert antwoord.status_code == 302, f"{methode} {naam} zonder inloggen"
        assert antwoord.headers["Location"].startswith("/inloggen/"), f"{methode} {naam} zonder inloggen"


@pytest.mark.parametrize("naam", MATRIX)
def test_zonder_rol_krijgt_niemand_iets(naam: str, db: None) -> None:
    """A signed-in user without a role, and one whose role has ended, get nothing that asks for an act."""
    from datetime import timedelta

    from stelsel.kern.tijd import vandaag
    from stelsel.web.beheer.service import geef_rol, maak_gebruiker

    if MATRIX[naam].get("openbaar"):
        return
    adres = _adres(naam)
    zonder = maak_gebruiker("zonder", None)
    voorbij = maak_gebruiker("voorbij", None)
    gisteren = vandaag() - timedelta(days=1)
    for rol in ROLLEN:
        geef_rol(voorbij, rol, van=gisteren, tot_en_met=gisteren, reden="toets")
    for gebruiker in (zonder, voorbij):
        client = Client()
        client.force_login(gebruiker)
        for methode in ("get", "post"):
            assert getattr(client, methode)(adres).status_code == 403, f"{methode} {naam} als {gebruiker}"
