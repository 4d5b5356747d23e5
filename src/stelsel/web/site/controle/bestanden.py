"""Who else on this machine can read the data, and is there room."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from stelsel.web.site.controle.bevinding import Bevinding

_ANDEREN = stat.S_IRWXG | stat.S_IRWXO
_KRAP = 2 * 1024**3


def keur() -> Iterator[Bevinding]:
    """The data folder and what lies in it."""
    gegevens: Path = settings.GEGEVENS
    for pad in (gegevens, gegevens / "geheim", *_geheimen(gegevens / "geheim"), gegevens / "db.sqlite3"):
        if pad.exists() and pad.stat().st_mode & _ANDEREN:
            mag = "0700" if pad.is_dir() else "0600"
            yield Bevinding(
                "CTL-BESTAND-01",
                "fout",
                "Andere gebruikers van deze machine kunnen erbij.",
                str(pad),
                "Daar staan persoonsgegevens of sleutels.",
                f"chmod {mag} {pad}",
            )
    vrij = shutil.disk_usage(gegevens).free
    if vrij < _KRAP:
        yield Bevinding(
            "CTL-SCHIJF-01",
            "let op",
            f"Er is nog {vrij / 1024**3:.1f} GB vrij.",
            str(gegevens),
            "Zonder ruimte stopt het inlezen, en daarna de database.",
            "Maak ruimte, of zet STELSEL_GEGEVENSSETS lager.",
        )


def _geheimen(map_: Path) -> list[Path]:
    return sorted(map_.rglob("*")) if map_.is_dir() else []
