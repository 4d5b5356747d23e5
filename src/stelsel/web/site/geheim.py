"""Secrets of one installation: made on first use, in `<gegevens>/geheim`, readable by its owner only."""

from __future__ import annotations

import secrets
from pathlib import Path

from stelsel.kern.geheim import map_voor_mij, schrijf_eenmalig


def sleutel(gegevens: Path, naam: str, tekens: int = 50) -> str:
    """The secret called `naam` of this installation; generated when it does not exist yet."""
    pad = map_voor_mij(gegevens / "geheim") / naam
    schrijf_eenmalig(pad, secrets.token_urlsafe(tekens))
    return pad.read_text().strip()
