"""An installation of its own to load and to kill: its data folder, its database, its commands and its site."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hulp import postgres

TOETSEN = Path(__file__).resolve().parents[1]
PAD = f"{TOETSEN.parent / 'src'}{os.pathsep}{TOETSEN}"


@dataclass(frozen=True)
class Installatie:
    """`omgeving` is what its processes get."""

    gegevens: Path
    omgeving: dict[str, str]

    def opdracht(self, *woorden: str) -> list[str]:
        """The command line of `stelsel ...`."""
        return [sys.executable, "-m", "stelsel", *woorden]

    def stelsel(self, *woorden: str, goed: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command to its end; with `goed` it must succeed."""
        uit = subprocess.run(self.opdracht(*woorden), env=self.omgeving, capture_output=True, text=True, check=False)
        assert not goed or uit.returncode == 0, f"{woorden}: {uit.stdout}{uit.stderr}"
        return uit

    def vraag(self, module: str, *woorden: str) -> object:
        """What a module of the tests prints as JSON, run inside this installation."""
        return self.vraag_module(f"belasting.{module}", *woorden)

    def vraag_module(self, module: str, *woorden: str) -> object:
        """The same of any module on the path."""
        uit = subprocess.run(
            [sys.executable, "-m", module, *woorden], env=self.omgeving, capture_output=True, text=True,
        )  # fmt: skip
        assert uit.returncode == 0, uit.stderr
        return json.loads(uit.stdout)


@contextlib.contextmanager
def installatie(map_: Path, database: str, *, bijgewerkt: bool = True) -> Iterator[Installatie]:
    """A fresh one, with its tables made unless `bijgewerkt` is false."""
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam != "DATABASE_URL"}
    omgeving |= {"STELSEL_GEGEVENS": str(map_), "PYTHONPATH": PAD, "STELSEL_TWEEDE_STAP": "0"}
    omgeving.pop("STELSEL_VANDAAG", None)
    with contextlib.ExitStack() as stapel:
        if database == "postgresql":
            omgeving["DATABASE_URL"] = stapel.enter_context(postgres.server())
        deze = Installatie(map_, omgeving)
        if bijgewerkt:
            deze.stelsel("beheer", "migrate", "-v0")
        yield deze


@contextlib.contextmanager
def site(deze: Installatie, werkers: int = 2) -> Iterator[int]:
    """Its site on a free port; ended afterwards. What it said is printed when a test fails."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    log = deze.gegevens / "site.log"
    with log.open("wb") as uit:
        proces = subprocess.Popen(
            deze.opdracht("site", "--poort", str(poort), "--werkers", str(werkers)),
            env=deze.omgeving, stdout=uit, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        _wacht(poort, proces)
        yield poort
    finally:
        proces.terminate()
        proces.wait(30)
        print(log.read_text(errors="replace")[-3_000:])


def _wacht(poort: int, proces: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert proces.poll() is None, "de site kwam niet op gang"
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(f"http://127.0.0.1:{poort}/gezond/", timeout=5).close()
            return
        time.sleep(0.1)
    raise AssertionError("de site gaf geen antwoord")
