"""kill -9 in the middle: the database opens, nothing is there by half, and the log holds. (The backup has its own test,
in tests/web/site/test_reservekopie.py.)"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from belasting.installatie import Installatie, installatie

KEREN = 100 if os.environ.get("STELSEL_TOETS_ALLES") else 1
FEITEN = ("persoonsgegevens", "persoonsnummer", "inschrijving", "inschrijvingsperiode", "diploma", "bpv")


@pytest.fixture(scope="module")
def wachtend(tmp_path_factory) -> Installatie:
    """An installation with a delivery of some hundreds of students that waits for the worker."""
    from stelsel.bestanden import ro
    from stelsel.synthese import maak_school

    school = maak_school(300, 4, 10, date(2026, 11, 20))
    plek = tmp_path_factory.mktemp("levering")
    ro.schrijf(
        school.tabellen, school.nummers, school.brin, school.van, school.tot_en_met, plek, aangemaakt=school.tot_en_met
    )
    [bestand] = plek.glob("*.csv")
    with installatie(tmp_path_factory.mktemp("wachtend") / "gegevens", "sqlite") as deze:
        deze.vraag("aanbieden", str(bestand))
        yield deze


@pytest.fixture(scope="module")
def ongestoord(wachtend, tmp_path_factory) -> tuple[float, Counter]:
    """How long the worker takes when nobody disturbs it, and how many facts there are then."""
    deze = _kopie(wachtend, tmp_path_factory.mktemp("ongestoord") / "gegevens")
    begin = time.monotonic()
    deze.stelsel("werker", "--tot-leeg")
    return time.monotonic() - begin, _feiten(deze)


def _kopie(bron: Installatie, naar: Path) -> Installatie:
    shutil.copytree(bron.gegevens, naar)
    return Installatie(naar, bron.omgeving | {"STELSEL_GEGEVENS": str(naar)})


def _rijen(deze: Installatie, vraag: str) -> list[tuple]:
    with closing(sqlite3.connect(deze.gegevens / "db.sqlite3")) as database:
        return database.execute(vraag).fetchall()


def _feiten(deze: Installatie) -> Counter:
    return Counter({naam: _rijen(deze, f"SELECT count(*) FROM studenten_{naam}")[0][0] for naam in FEITEN})


def _dood_na(deze: Installatie, seconden: float, *opdracht: str) -> subprocess.Popen:
    proces = subprocess.Popen(opdracht, env=deze.omgeving, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        proces.wait(seconden)
    except subprocess.TimeoutExpired:
        proces.send_signal(signal.SIGKILL)
        proces.wait()
    return proces


def _is_heel(deze: Installatie) -> None:
    assert _rijen(deze, "PRAGMA integrity_check") == [("ok",)]
    assert _rijen(deze, "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("keer", range(KEREN))
def test_midden_in_het_inlezen(wachtend, ongestoord, tmp_path, keer) -> None:
    duur, volledig = ongestoord
    deze = _kopie(wachtend, tmp_path / "gegevens")
    moment = duur * random.Random(keer).uniform(0.2, 1.0)
    _dood_na(deze, moment, *deze.opdracht("werker", "--tot-leeg")).stdout.close()
    _is_heel(deze)
    [(staat,)] = _rijen(deze, "SELECT staat FROM studenten_levering")
    assert _feiten(deze) == (volledig if staat == "verwerkt" else Counter(dict.fromkeys(FEITEN, 0))), staat

    deze.stelsel("werker", "--tot-leeg")
    assert _rijen(deze, "SELECT staat FROM studenten_levering") == [("verwerkt",)]
    assert _feiten(deze) == volledig, "de volgende werker maakt het af"
    assert deze.vraag("stand")["logboek"] == []
    rest = [pad.name for pad in (deze.gegevens / "leveringen").rglob("*") if pad.is_file()]
    assert not [naam for naam in rest if not naam.endswith((".dicht", "voortgang.json"))], "niets leesbaars blijft"


@pytest.fixture(scope="module")
def werklijst(tmp_path_factory) -> Installatie:
    """An installation with somebody who decides and twenty items to decide on."""
    with installatie(tmp_path_factory.mktemp("werklijst") / "gegevens", "sqlite") as deze:
        deze.vraag("klaarzetten", "1", "20")
        yield deze


@pytest.mark.parametrize("keer", range(KEREN))
def test_midden_in_een_besluit(werklijst, tmp_path, keer) -> None:
    deze = _kopie(werklijst, tmp_path / "gegevens")
    proces = subprocess.Popen(
        [sys.executable, "-m", "belasting.besluiten"], env=deze.omgeving, stdout=subprocess.PIPE, text=True
    )
    assert proces.stdout.readline() == "begin\n"
    time.sleep(random.Random(keer).uniform(0.0, 0.4))
    proces.send_signal(signal.SIGKILL)
    gezegd = [int(regel) for regel in proces.communicate()[0].split() if regel.isdecimal()]
    _is_heel(deze)
    stand = deze.vraag("stand")
    besluiten = [toelichting for _post, _handeling, toelichting, _wie in stand["stappen"]]
    # What was said to be done stands; at most one more was written and not said any more.
    assert besluiten == [f"besluit {nummer}" for nummer in range(len(besluiten))]
    assert len(gezegd) <= len(besluiten) <= len(gezegd) + 1
    assert stand["gebeurtenissen"].get("werklijst.toegelicht", 0) == len(besluiten)
    assert sum(post["versie"] - 1 for post in stand["posten"].values()) == len(besluiten)
    assert stand["logboek"] == [], json.dumps(stand["logboek"])
