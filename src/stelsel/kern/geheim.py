"""A secret in a file: written once, readable by its owner only, the same for everybody who asks at the same moment."""

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


def schrijf_eenmalig(pad: Path, inhoud: str) -> bool:
    """Write `inhoud` to `pad` (mode 0600) unless it exists; True when this call made it. Raises OSError.

    Two processes that start at the same moment find the same secret: only one of them can create the file.
    """
    if pad.exists():
        return False
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}.{secrets.token_hex(4)}")
    # Written in full under another name first, so that nobody ever reads half a secret.
    with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as bestand:
        bestand.write(inhoud)
    try:
        os.link(tijdelijk, pad)
    except FileExistsError:
        return False
    finally:
        tijdelijk.unlink()
    return True
