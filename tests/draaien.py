"""`./stelsel test [--alles] [--zonder-installeren] [opties en paden voor pytest]`

Runs the tests on SQLite, then those that touch the database again on PostgreSQL, and closes with one line that
counts both. `--alles` adds what takes long, and runs every property test with many examples.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HIER = Path(__file__).resolve().parent
sys.path.insert(0, str(HIER))

from hulp import browser, postgres  # noqa: E402 - after the path that finds them

RUSTIG = ["--no-header", "-o", "console_output_style=classic"]  # one line per file
# One process per core; stories and files stay whole (tests/conftest.py).
SAMEN = ["-n", "2", "--dist", "loadgroup", "--no-loadscope-reorder"]
ALLEEN_SQLITE = ("tests/web/naslag",)  # pages of rules: of the database they ask only who somebody is
GEEN_TOETSEN = 5  # pytest's exit code when nothing was collected
APT = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]


def meld(tekst: str) -> None:
    """Tell what happens, apart from the output of the tests."""
    print(f"stelsel: {tekst}", file=sys.stderr, flush=True)


def zorg_voor_browser(*, installeren: bool) -> None:
    """Install Chromium when we may; else say which line does it."""
    if browser.chromium():
        return
    if installeren and os.geteuid() == 0 and shutil.which("apt-get"):
        meld("Chromium ontbreekt; installeren met apt (niet gewenst: --zonder-installeren) ...")
        stil = {"stdout": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
        omgeving = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=omgeving, check=False, **stil)
        subprocess.run(APT, env=omgeving, check=False, **stil)
        if browser.chromium():
            return
    meld("Chromium ontbreekt; de browsertoetsen worden overgeslagen. Typ: sudo apt-get install chromium")


def draai(naam: str, argumenten: list[str], omgeving: dict[str, str]) -> tuple[int, dict[str, int]]:
    """One run of pytest in a process of its own: its exit code and how often each outcome came."""
    print(f"\n===== {naam} =====", flush=True)
    with tempfile.TemporaryDirectory(prefix="stelsel-toets-") as map_:
        telling = Path(map_) / "telling.json"
        proces = subprocess.Popen(
            [sys.executable, "-m", "pytest", *RUSTIG, *argumenten],
            cwd=HIER.parent,
            env={**os.environ, **omgeving, "STELSEL_TOETS_TELLING": str(telling)},
        )
        try:
            code = proces.wait()
        except KeyboardInterrupt:
            code = proces.wait()
        return code, json.loads(telling.read_text()) if telling.exists() else {}


def op_postgres(argumenten: list[str], omgeving: dict[str, str]) -> tuple[int, dict[str, int]]:
    """The same on PostgreSQL; a machine without any says so and counts as not run."""
    gevonden = postgres.programma_map()
    if gevonden is None:
        meld("PostgreSQL ontbreekt; deze ronde vervalt. Typ: sudo apt-get install postgresql")
        return 0, {}
    with postgres.server() as url:
        return draai(f"PostgreSQL ({gevonden[0]})", argumenten, {**omgeving, "DATABASE_URL": url})


def main(argumenten: list[str]) -> int:
    """Run both rounds; 0 only when nothing failed and something ran."""
    eigen = {"--alles", "--zonder-installeren"}
    alles = "--alles" in argumenten
    voor_pytest = [argument for argument in argumenten if argument not in eigen] or SAMEN
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begin = time.monotonic()
    zorg_voor_browser(installeren="--zonder-installeren" not in argumenten)
    omgeving = {"STELSEL_TOETS_ALLES": "1" if alles else ""}
    ronden = [draai("SQLite", voor_pytest, {**omgeving, "DATABASE_URL": ""})]
    if ronden[0][0] in (0, 1, GEEN_TOETSEN):  # not after an interruption or a usage error
        # What touches no database gives the same answer beside any database.
        zonder = [] if alles else [f"--ignore={map_}" for map_ in ALLEEN_SQLITE]
        ronden.append(op_postgres(["-m", "db", *zonder, *voor_pytest], omgeving))
    return slotregel(ronden, time.monotonic() - begin)


def slotregel(ronden: list[tuple[int, dict[str, int]]], seconden: float) -> int:
    """Print the closing line over all rounds and give the exit code."""
    samen = {soort: sum(telling.get(soort, 0) for _, telling in ronden) for soort in ("passed", "failed", "skipped")}
    fouten = [code for code, _ in ronden if code not in (0, GEEN_TOETSEN)]
    meld(f"klaar in {seconden:.0f} s" + (" (er is iets niet goed)" if fouten else ""))
    print(f"\n{samen['passed']} passed, {samen['failed']} failed, {samen['skipped']} skipped", flush=True)
    if fouten:
        return fouten[0]
    return 0 if samen["passed"] else GEEN_TOETSEN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
