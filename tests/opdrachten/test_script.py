"""./stelsel itself: what a newcomer meets first."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hulp.bron import WORTEL

SCRIPT = WORTEL / "stelsel"
# Nothing may be installed from here: only a folder that is ready, or none at all.
KLAAR = (WORTEL / ".venv" / ".stelsel-test").is_file() or (WORTEL / ".venv" / ".stelsel-basis").is_file()


def _roep(script: Path, *argumenten: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(script), *argumenten], capture_output=True, text=True, cwd="/", timeout=60,
        env={"PATH": "/usr/bin:/bin", "HOME": os.environ.get("HOME", "/"), **omgeving},
    )  # fmt: skip


def test_te_oude_python_is_een_duidelijke_zin(tmp_path) -> None:
    """No Python that will do: one line, no traceback, and nothing left behind."""
    shutil.copy(SCRIPT, tmp_path)
    for naam in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        nep = tmp_path / "bin" / naam
        nep.parent.mkdir(exist_ok=True)
        nep.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 && exit\nexit 1\n')
        nep.chmod(0o755)
    for naam in ("dirname", "readlink", "cmp", "sh"):
        (tmp_path / "bin" / naam).symlink_to(shutil.which(naam))
    uit = _roep(tmp_path / "stelsel", "demo", PATH=str(tmp_path / "bin"))
    assert uit.returncode == 1
    [regel] = uit.stderr.splitlines()
    assert "Python 3.11 of nieuwer" in regel and "Python 3.9.2" in regel
    assert not (tmp_path / ".venv").exists()


@pytest.mark.skipif(not KLAAR, reason="de omgeving is niet door ./stelsel gemaakt")
def test_werkt_vanuit_elke_map_ook_door_een_koppeling(tmp_path) -> None:
    koppeling = tmp_path / "st"
    koppeling.symlink_to(SCRIPT)
    uit = _roep(koppeling, "--version")
    assert uit.returncode == 0, uit.stderr
    assert uit.stdout.startswith("stelsel ")


@pytest.mark.skipif(not KLAAR, reason="de omgeving is niet door ./stelsel gemaakt")
def test_tweede_aanroep_zet_niets_meer_klaar() -> None:
    """A warm start costs no more than Python itself, and says nothing of its own."""
    begin = time.monotonic()
    uit = _roep(SCRIPT, "--version")
    assert uit.stderr == ""
    assert time.monotonic() - begin < 5


def test_onbekende_opdracht_is_een_zin() -> None:
    uit = subprocess.run([sys.executable, "-m", "stelsel", "bestaatniet"], capture_output=True, text=True)
    assert uit.returncode == 2
    assert "bestaatniet" in uit.stderr
    assert "Traceback" not in uit.stderr
