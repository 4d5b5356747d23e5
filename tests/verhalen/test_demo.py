"""The demo keeps what was changed, repairs a first start that was cut off, and starts over when asked."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request

import psutil
import pytest

from hulp.pagina import ALLES
from hulp.school import demoschool
from stelsel.opdrachten.site import GEDULD_BIJ_STOPPEN

KLEIN = {"studenten": 40, "jaren": 4}


def _leden(pid: int) -> list[psutil.Process]:
    return psutil.Process(pid).children(recursive=True)


def _leven_nog(leden: list[psutil.Process]) -> list[psutil.Process]:
    _, over = psutil.wait_procs(leden, timeout=GEDULD_BIJ_STOPPEN + 15)
    return over


def _vraag(gegevens, zin: str) -> list[tuple]:
    with sqlite3.connect(f"file:{gegevens}/db.sqlite3?mode=ro", uri=True) as verbinding:
        rijen = verbinding.execute(zin).fetchall()
    verbinding.close()
    return rijen


PERSONEN = "select count(*) from studenten_persoon"


def test_tweede_start_bewaart_en_opnieuw_begint_overnieuw(tmp_path) -> None:
    gegevens = tmp_path / "gegevens"
    with demoschool(gegevens, **KLEIN) as eerste:
        assert urllib.request.urlopen(f"{eerste.adres}/inloggen/").status == 200
        [(aantal,)] = _vraag(gegevens, PERSONEN)
        assert aantal > 40
        leden = _leden(eerste.proces.pid)
        assert len(leden) >= 2, "site en werker"
    assert not _leven_nog(leden), "na SIGTERM blijft er niets draaien"
    assert eerste.proces.returncode == 0

    # What somebody changed stays: here the name of a persona.
    with sqlite3.connect(gegevens / "db.sqlite3") as verbinding:
        verbinding.execute("update beheer_gebruiker set first_name = 'Gerda' where username = 'bestuur'")
    verbinding.close()
    begin = time.monotonic()
    with demoschool(gegevens, **KLEIN) as tweede:
        duur = time.monotonic() - begin
        assert _vraag(gegevens, PERSONEN) == [(aantal,)]
        assert _vraag(gegevens, "select 1 from beheer_gebruiker where first_name = 'Gerda'")
        assert tweede.wachtwoord == eerste.wachtwoord
        dubbel = subprocess.run(
            [sys.executable, "-m", "stelsel", "demo"], capture_output=True, text=True,
            env={**os.environ, "STELSEL_GEGEVENS": str(gegevens)},
        )  # fmt: skip
        assert dubbel.returncode == 1 and tweede.adres in dubbel.stderr
    assert duur < 30, f"een tweede start duurde {duur:.0f} s"

    with demoschool(gegevens, "--opnieuw", **KLEIN):
        assert not _vraag(gegevens, "select 1 from beheer_gebruiker where first_name = 'Gerda'")


def test_afgebroken_eerste_start_wordt_hersteld(tmp_path) -> None:
    """Killed while the school is being read in: the next start makes a whole one, and no worker is left behind."""
    gegevens = tmp_path / "gegevens"
    proces = subprocess.Popen(
        [sys.executable, "-m", "stelsel", "demo", "--studenten", "40", "--jaren", "4", "--poort", "8350"],
        env={**os.environ, "STELSEL_GEGEVENS": str(gegevens)}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    for regel in proces.stderr:
        if "2/3" in regel:
            break
    leden = _leden(proces.pid)
    proces.send_signal(signal.SIGKILL)
    proces.communicate()
    assert not _leven_nog(leden)
    with demoschool(gegevens, **KLEIN) as school:
        assert urllib.request.urlopen(f"{school.adres}/inloggen/").status == 200
        assert _vraag(gegevens, PERSONEN)[0][0] > 40
        assert _vraag(gegevens, "select staat from studenten_levering") == [("verwerkt",)] * 4


# Closing the window ends the demo by the same way; each start takes as long as a demo.
@pytest.mark.parametrize("signaal", [signal.SIGINT, signal.SIGHUP] if ALLES else [signal.SIGINT])
def test_ctrl_c_en_gesloten_venster(tmp_path, signaal) -> None:
    """Also while the school is still being made; what stays is a folder that the next start understands."""
    gegevens = tmp_path / "gegevens"
    proces = subprocess.Popen(
        [sys.executable, "-m", "stelsel", "demo", "--studenten", "40", "--jaren", "4", "--poort", "8360"],
        env={**os.environ, "STELSEL_GEGEVENS": str(gegevens)}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    for regel in proces.stderr:
        if "1/3" in regel:
            break
    leden = _leden(proces.pid)
    proces.send_signal(signaal)
    _, gezegd = proces.communicate(timeout=20)
    assert "Traceback" not in gezegd
    assert "gestopt" in gezegd
    assert not _leven_nog(leden)
    assert (gegevens / "demo.json").exists()
