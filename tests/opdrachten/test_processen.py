"""The processes of a demo end together, whatever way it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from stelsel.kern.fouten import StelselFout
from stelsel.opdrachten.demoschool.processen import HIER, Processen, houd_poort

# A parent with a child of its own, of which the pid is told; both would stay for a minute.
FAMILIE = """
import subprocess, sys, time
kind = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(kind.pid, flush=True)
time.sleep(60)
"""


def _wacht_tot(voorwaarde, seconden: float = 10.0):
    tot = time.monotonic() + seconden
    while time.monotonic() < tot:
        if uitkomst := voorwaarde():
            return uitkomst
        time.sleep(0.02)
    raise AssertionError("het gebeurde niet op tijd")


def _weg(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


@pytest.fixture
def familie(tmp_path, monkeypatch):
    (tmp_path / "familie.py").write_text(FAMILIE)
    return {**os.environ, "PYTHONPATH": f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}"}


def test_stop_laat_niets_achter(tmp_path, familie) -> None:
    processen = Processen(tmp_path / "log", familie)
    processen.start("een", "familie")
    log = tmp_path / "log" / "een.log"
    kleinkind = int(_wacht_tot(lambda: log.exists() and log.read_text().strip()))
    processen.controleer()
    processen.stop()
    assert _wacht_tot(lambda: _weg(kleinkind))


def test_wie_vanzelf_stopt_wordt_gemeld_met_zijn_laatste_woorden(tmp_path, familie) -> None:
    (tmp_path / "stuk.py").write_text("raise SystemExit('de schijf is vol')")
    processen = Processen(tmp_path / "log", familie)
    processen.start("site", "stuk")

    def gemeld():
        try:
            processen.controleer()
        except StelselFout as fout:
            return fout

    assert "de schijf is vol" in _wacht_tot(gemeld).als_tekst()
    processen.stop()


@pytest.mark.parametrize("signaal", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_elke_manier_van_eindigen_neemt_alles_mee(tmp_path, familie, signaal) -> None:
    """Ctrl-C, a polite request, a closed terminal, and even a kill that nobody can answer."""
    (tmp_path / "ouder.py").write_text(
        "import os, pathlib\n"
        "from stelsel.opdrachten.demoschool.processen import *\n"
        f"p = Processen(pathlib.Path({str(tmp_path)!r}) / 'log', dict(os.environ))\n"
        "try:\n"
        "    with tot_het_einde():\n"
        "        try:\n"
        "            p.start('een', 'familie')\n"
        "            p.bewaak()\n"
        "        finally:\n"
        "            p.stop()\n"
        "except Gestopt:\n"
        "    print('netjes')\n"
    )
    ouder = subprocess.Popen([sys.executable, "-m", "ouder"], env=familie, stdout=subprocess.PIPE, text=True)
    log = tmp_path / "log" / "een.log"
    kleinkind = int(_wacht_tot(lambda: log.exists() and log.read_text().strip()))
    [kind] = psutil.Process(ouder.pid).children()
    ouder.send_signal(signaal)
    gezegd, _ = ouder.communicate(timeout=15)
    assert _wacht_tot(lambda: _weg(kind.pid))
    if signaal != signal.SIGKILL:
        assert gezegd == "netjes\n"
        assert _wacht_tot(lambda: _weg(kleinkind))
    else:  # nobody is left to end the grandchild of this test; the site's own workers watch their parent
        os.kill(kleinkind, signal.SIGKILL)


def test_poort_die_bezet_is_wordt_overgeslagen() -> None:
    """Whether somebody listens there, or another demo has only just chosen it."""
    with socket.socket() as bezet:
        bezet.bind((HIER, 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        with houd_poort(poort) as eerste, houd_poort(poort) as tweede:
            assert poort < eerste < tweede
        with pytest.raises(StelselFout, match="geen vrije poort"), houd_poort(poort, aantal=1):
            pass
