"""The files of the project: what git tracks, plus what is new and not ignored."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
BRON = WORTEL / "src" / "stelsel"
# Made elsewhere and taken over as they are, each with its licence beside it.
OVERGENOMEN = {"axe.min.js", "htmx.js", "htmx.min.js"}


@functools.cache
def bestanden() -> tuple[Path, ...]:
    """Every file of the project that exists; without git (a downloaded archive) all but hidden folders."""
    vraag = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        uit = subprocess.run(vraag, cwd=WORTEL, check=True, capture_output=True, text=True).stdout
        paden = [WORTEL / naam for naam in uit.split("\0") if naam]
    except (OSError, subprocess.CalledProcessError):
        paden = [pad for pad in WORTEL.rglob("*") if not {".venv", "gegevens"} & set(pad.relative_to(WORTEL).parts[:1])]
    return tuple(pad for pad in paden if pad.is_file())


def teksten() -> list[tuple[str, str]]:
    """(path from the root, content) of every text file that we wrote ourselves."""
    uit = []
    for pad in bestanden():
        if pad.name in OVERGENOMEN:
            continue
        try:
            uit.append((pad.relative_to(WORTEL).as_posix(), pad.read_text("utf-8")))
        except UnicodeDecodeError:
            continue
    return uit
