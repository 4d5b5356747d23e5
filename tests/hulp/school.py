"""A small demo school that really runs: the site, the worker, and data that came in the way a user's does."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hulp.bron import WORTEL
from stelsel.kern.versleuteld_bestand import Lezer
from stelsel.kern.versleuteling import Sleutelbos

if TYPE_CHECKING:
    from playwright.sync_api import Page

KLAAR = re.compile(r"Stelsel draait op (http://127\.0\.0\.1:\d+)/")
WACHTWOORD = re.compile(r"wachtwoord voor elk: (\S+)")
ACCOUNTS = (
    "kwaliteitszorg",
    "studentadministratie",
    "bestuur",
    "beheerder",
    "opleidingsmanager",
    "privacyfunctionaris",
    "tweedelijn",
    "aandachtsfunctionaris",
    "student",
    "ouder",
    "praktijkopleider",
)
GEDULD = 180.0


@dataclass(frozen=True)
class School:
    """Where it answers, the password of every persona, its data folder, and the process of the demo."""

    adres: str
    wachtwoord: str
    gegevens: Path
    proces: subprocess.Popen[str]


def ingelezen_bestanden(school: School) -> Iterator[tuple[str, bytes]]:
    """The files that a school has read in, by name, opened with the keys of that school."""
    sleutels = Sleutelbos(school.gegevens / "geheim" / "leveringen")
    for pad in sorted(school.gegevens.glob("leveringen/*/bestand/*.dicht")):
        with Lezer(pad.open("rb"), sleutels, pad.name) as bron:
            yield pad.name.removesuffix(".dicht"), bron.readall()


@contextlib.contextmanager
def demoschool(gegevens: Path, *extra: str, studenten: int = 150, jaren: int = 10) -> Iterator[School]:
    """Start `stelsel demo` on a folder and give the school once it answers; end it with SIGTERM."""
    omgeving = {**os.environ, "STELSEL_GEGEVENS": str(gegevens), "PYTHONPATH": str(WORTEL / "src")}
    omgeving.pop("DATABASE_URL", None)
    maat = ["--studenten", str(studenten), "--jaren", str(jaren), "--poort", "8300"]
    proces = subprocess.Popen(
        [sys.executable, "-m", "stelsel", "demo", *maat, *extra],
        env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1,
    )  # fmt: skip
    wekker = threading.Timer(GEDULD, proces.kill)
    wekker.start()
    try:
        adres, wachtwoord = _lees_begin(proces)
        wekker.cancel()
        yield School(adres, wachtwoord, gegevens, proces)
    finally:
        wekker.cancel()
        proces.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            proces.wait(15)
        proces.kill()
        proces.stdout.close()
        proces.wait()


def _lees_begin(proces: subprocess.Popen[str]) -> tuple[str, str]:
    """Address and password, from what the demo prints when it is ready."""
    gezegd = ""
    for regel in proces.stdout:
        gezegd += regel
        if "Stoppen: Ctrl-C" in regel:
            return KLAAR.search(gezegd)[1], WACHTWOORD.search(gezegd)[1]
    raise AssertionError(f"de demo kwam niet op gang:\n{gezegd}")


def naam_van(school: School, account: str) -> str:
    """The name of a persona in this school."""
    with contextlib.closing(sqlite3.connect(school.gegevens / "db.sqlite3")) as database:
        vraag = "SELECT first_name || ' ' || last_name FROM beheer_gebruiker WHERE username = ?"
        (naam,) = database.execute(vraag, (account,)).fetchone()
    return naam


def open_student(page: Page, school: School) -> None:
    """Open the page of the student whom the persona is, by its address."""
    with contextlib.closing(sqlite3.connect(school.gegevens / "db.sqlite3")) as database:
        (sleutel,) = database.execute("SELECT persoon FROM beheer_gebruiker WHERE username = 'student'").fetchone()
    page.goto(f"{school.adres}/studenten/{uuid.UUID(sleutel)}/")
