"""The processes of a demo: started together, watched, and stopped together, whatever way the demo ends."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from stelsel.kern.fouten import StelselFout

HIER = "127.0.0.1"
EINDE = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GEDULD = 60.0  # seconds for the site to answer
PR_SET_PDEATHSIG = 1  # Linux: signal the child when its parent dies


@contextlib.contextmanager
def houd_poort(vanaf: int = 8000, aantal: int = 100) -> Iterator[int]:
    """The first port from `vanaf` on that nobody uses on this machine, kept until the end of the block.

    Kept by a lock on a file: another demo that starts at the same moment takes the next one. Raises StelselFout when
    none of `aantal` is free.
    """
    for poort in range(vanaf, min(vanaf + aantal, 65536)):
        pad = Path(tempfile.gettempdir()) / f"stelsel-{os.getuid()}-{poort}.slot"
        with pad.open("w") as slot:
            try:
                fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            if _is_vrij(poort):
                yield poort
                return
    raise StelselFout(
        "Er is geen vrije poort gevonden.",
        waar=f"{HIER}, poort {vanaf} tot en met {vanaf + aantal - 1}",
        doe="Geef een andere poort op met --poort.",
        code="DEMO-POORT-01",
    )


def _is_vrij(poort: int) -> bool:
    """Nobody listens there; what an ended site left behind does not count."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((HIER, poort))
        except OSError:
            return False
        return True


class Gestopt(BaseException):
    """Somebody asked the demo to end (Ctrl-C, a signal, a closed terminal)."""


@contextlib.contextmanager
def tot_het_einde() -> Iterator[None]:
    """Within this block every way of ending raises Gestopt once; further signals are ignored while it is handled."""

    def stop(_signaal: int, _frame: FrameType | None) -> None:
        for soort in EINDE:
            signal.signal(soort, signal.SIG_IGN)
        raise Gestopt

    oud = {soort: signal.signal(soort, stop) for soort in EINDE}
    try:
        yield
    finally:
        for soort, handelaar in oud.items():
            signal.signal(soort, handelaar)


def _volg_ouder() -> Callable[[], None] | None:
    """What a new child does first: ask to be ended when the demo itself is killed. Linux only."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    ouder = os.getpid()

    def vraag() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != ouder:  # it died before we asked
            os._exit(1)

    return vraag


class Processen:
    """The running parts of the demo, by name; each in a group of its own, so that it ends with all its children."""

    def __init__(self, logmap: Path, omgeving: dict[str, str]) -> None:
        self.logmap = logmap
        self.omgeving = omgeving
        self._lopend: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, naam: str, *opdracht: str) -> None:
        """Start a Python module with arguments; what it says goes to <logmap>/<naam>.log."""
        self.logmap.mkdir(parents=True, exist_ok=True)
        with (self.logmap / f"{naam}.log").open("wb") as log:
            self._lopend[naam] = subprocess.Popen(
                [sys.executable, "-m", *opdracht],
                env=self.omgeving,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_volg_ouder(),
            )

    def controleer(self) -> None:
        """Raise StelselFout when one of them has ended by itself, with the last lines it said."""
        for naam, proces in self._lopend.items():
            if proces.poll() is not None:
                regels = (self.logmap / f"{naam}.log").read_text("utf-8", "replace").splitlines()
                raise StelselFout(
                    f"De {naam} van de demo is vanzelf gestopt.",
                    waar=str(self.logmap / f"{naam}.log"),
                    verwacht="dat hij draait tot de demo stopt",
                    doe="Laatste regels:\n" + "\n".join(regels[-8:]),
                    code="DEMO-PROCES-01",
                )

    def wacht_op(self, adres: str) -> None:
        """Wait until the site answers at `adres` without a server error."""
        tot = time.monotonic() + GEDULD
        while time.monotonic() < tot:
            self.controleer()
            with contextlib.suppress(OSError), urllib.request.urlopen(adres, timeout=5) as antwoord:
                if antwoord.status < 400:
                    return
            time.sleep(0.1)
        raise StelselFout(
            "De site geeft geen antwoord.", waar=adres, doe=f"Lees {self.logmap}/site.log.", code="DEMO-PROCES-02"
        )

    def bewaak(self) -> None:
        """Stay until somebody ends the demo; raises StelselFout when a part ends by itself."""
        while True:
            self.controleer()
            time.sleep(0.5)

    def stop(self, geduld: float = 5.0) -> None:
        """End all of them: ask, wait a moment, then force. Nothing is left running afterwards."""
        for proces in self._lopend.values():
            _signaal(proces, signal.SIGTERM)
        tot = time.monotonic() + geduld
        for proces in self._lopend.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                proces.wait(max(tot - time.monotonic(), 0.1))
            # Also its children that outlived it.
            _signaal(proces, signal.SIGKILL)
            proces.wait()
        self._lopend.clear()


def _signaal(proces: subprocess.Popen[bytes], signaal: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(proces.pid, signaal)
