"""Every address x every role x GET and POST, and somebody who is not signed in. An address without a line fails."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
import yaml
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from architectuur.rechten_voorbeelden import VOORBEELDEN

ALLES = bool(os.environ.get("STELSEL_TOETS_ALLES"))
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
    "docent",
    "tweedelijn",
    "aandachtsfunctionaris",
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


def _koeken(gebruiker: object) -> SimpleCookie:
    """The cookies of somebody who signed in."""
    client = Client()
    client.force_login(gebruiker)
    return client.cookies


# One for all requests: a new one builds all middleware again, which takes longer than most answers.
_CLIENT = Client()


def _als(koeken: SimpleCookie | None) -> Client:
    """A client with those cookies only, and as they were: what an address did to them does not count."""
    _CLIENT.cookies = deepcopy(koeken) if koeken is not None else SimpleCookie()
    return _CLIENT


@contextmanager
def _alleen_voor_nu() -> Iterator[None]:
    """What an address makes, changes and ends is gone for the next one."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _van_app(app: str) -> list[str]:
    return [naam for naam in MATRIX if naam.partition(":")[0] == app]


APPS = list(dict.fromkeys(naam.partition(":")[0] for naam in MATRIX))


@pytest.mark.parametrize("app", APPS)
def test_wie_krijgt_wat(app: str, personen: dict) -> None:
    """Every address of an app as every role, and not signed in."""
    koeken = {rol: _koeken(personen[rol]) for rol in ROLLEN}
    anders = []
    for naam in _van_app(app):
        with _alleen_voor_nu():
            adres = _adres(naam)
            for methode in ("get", "post"):
                verwacht = MATRIX[naam][methode]
                for rol in _te_proberen(verwacht, methode):
                    status = getattr(_als(koeken[rol]), methode)(adres).status_code
                    if status != verwacht.get(rol, verwacht.get("*")):
                        anders.append(f"{methode} {naam} als {rol}: {status}")
                anders += _anoniem(adres, methode, verwacht, naam)
    assert not anders, "\n".join(anders)


def _te_proberen(verwacht: dict, methode: str) -> list[str]:
    """Every role; of those that are refused a form, in a daily run one: the refusal does not look at the method."""
    if ALLES or methode == "get":
        return list(ROLLEN)
    geweigerd = [rol for rol in ROLLEN if verwacht.get(rol, verwacht.get("*")) == 403]
    return [rol for rol in ROLLEN if rol not in geweigerd[1:]]


def _anoniem(adres: str, methode: str, verwacht: dict, naam: str) -> list[str]:
    """What is wrong for who is not signed in."""
    antwoord = getattr(_als(None), methode)(adres)
    if "anoniem" in verwacht:
        goed = antwoord.status_code == verwacht["anoniem"]
    else:
        goed = antwoord.status_code == 302 and antwoord.headers["Location"].startswith("/inloggen/")
    return [] if goed else [f"{methode} {naam} zonder inloggen: {antwoord.status_code}"]


@pytest.mark.parametrize("app", APPS)
def test_zonder_rol_krijgt_niemand_iets(app: str, db: None) -> None:
    """A signed-in user without a role, and one whose role has ended, get nothing that asks for an act."""
    from datetime import timedelta

    from stelsel.kern.tijd import vandaag
    from stelsel.web.beheer.service import geef_rol, maak_gebruiker

    zonder = maak_gebruiker("zonder", None)
    voorbij = maak_gebruiker("voorbij", None)
    gisteren = vandaag() - timedelta(days=1)
    for rol in ROLLEN:
        geef_rol(voorbij, rol, van=gisteren, tot_en_met=gisteren, reden="toets")
    koeken = {gebruiker.username: _koeken(gebruiker) for gebruiker in (zonder, voorbij)}
    anders = []
    for naam in (naam for naam in _van_app(app) if not MATRIX[naam].get("openbaar")):
        with _alleen_voor_nu():
            adres = _adres(naam)
            for wie, koek in koeken.items():
                # Both are refused before the method counts: in a daily run one of them shows it.
                for methode in ("get", "post") if ALLES or wie == "zonder" else ("get",):
                    status = getattr(_als(koek), methode)(adres).status_code
                    if status != 403:
                        anders.append(f"{methode} {naam} als {wie}: {status}")
    assert not anders, "\n".join(anders)
