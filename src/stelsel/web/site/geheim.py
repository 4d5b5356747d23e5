"""Secrets of one installation: made on first use, in `<gegevens>/geheim`, readable by its owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def map_voor_mij(pad: Path) -> Path:
    """Folder `pad`, made if absent, closed to other users of the machine (mode 0700)."""
    pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    pad.mkdir(exist_ok=True)
    pad.chmod(0o700)
    return pad


def sleutel(gegevens: Path, naam: str, tekens: int = 50) -> str:
    """The secret called `naam` of this installation; generated when it does not exist yet.

    Two processes that start at the same moment get the same one: only one of them can create the file.
    """
    pad = map_voor_mij(gegevens / "geheim") / naam
    nieuw = secrets.token_urlsafe(tekens)
    tijdelijk = pad.with_name(f".{naam}.{os.getpid()}.{secrets.token_hex(4)}")
    if not pad.exists():
        # Written in full under another name first, so that nobody ever reads half a secret.
        with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as bestand:
            bestand.write(nieuw)
        try:
            os.link(tijdelijk, pad)
        except FileExistsError:
            pass
        finally:
            tijdelijk.unlink()
    return pad.read_text().strip()
