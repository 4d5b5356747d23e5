"""Where the bytes of a delivery live: one folder per delivery, readable by the site alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from stelsel.web.studenten.models import Levering

ALLEEN_EIGENAAR_MAP = 0o700
ALLEEN_EIGENAAR = 0o600
CODELIJSTEN = {"keuzedeel": "keuzedelen", "amvb_onderdeel": "amvb-onderdelen"}


@dataclass(frozen=True)
class Voortgang:
    """How far the worker is: what it does, and how much of how much (0 of 0 when unknown)."""

    wat: str = ""
    gedaan: int = 0
    totaal: int = 0


def eigen_codelijsten() -> dict[str, Path]:
    """The lists of codes that the school put in its data folder, by kind of code (`gegevens.opgegeven_codes`).

    No public list of keuzedelen or AMvB-onderdelen may be shipped; without one such a code is checked on its form.
    """
    gevonden = {soort: Path(settings.GEGEVENS) / "codes" / f"{naam}.csv" for soort, naam in CODELIJSTEN.items()}
    return {soort: pad for soort, pad in gevonden.items() if pad.is_file()}


def map_van(levering: Levering) -> Path:
    """The folder of one delivery. The name is its random id, never the name of the file."""
    return Path(settings.GEGEVENS) / "leveringen" / str(levering.uuid)


def maak_map(levering: Levering) -> Path:
    map_ = map_van(levering)
    map_.parent.mkdir(mode=ALLEEN_EIGENAAR_MAP, parents=True, exist_ok=True)
    map_.mkdir(mode=ALLEEN_EIGENAAR_MAP)
    return map_


def bestand_van(levering: Levering) -> Path:
    """The file as it was uploaded, under its own name, because the name of an RO tells its period."""
    return map_van(levering) / "bestand" / levering.bestandsnaam


def set_van(levering: Levering) -> Path:
    """The gegevensset that was read from it."""
    return map_van(levering) / "set"


def bewaar(levering: Levering, stukken: Iterable[bytes]) -> tuple[int, str]:
    """Stream to disk, mode 0600; returns size and sha256. On any error nothing remains."""
    maak_map(levering)
    try:
        return _schrijf(bestand_van(levering), stukken)
    except BaseException:
        gooi_weg(levering)
        raise


def _schrijf(pad: Path, stukken: Iterable[bytes]) -> tuple[int, str]:
    pad.parent.mkdir(mode=ALLEEN_EIGENAAR_MAP)
    pad.touch(mode=ALLEEN_EIGENAAR)
    som, grootte = sha256(), 0
    with pad.open("r+b") as bestand:
        for stuk in stukken:
            bestand.write(stuk)
            som.update(stuk)
            grootte += len(stuk)
    return grootte, som.hexdigest()


def gooi_weg(levering: Levering) -> None:
    """Remove everything of a delivery from disk."""
    shutil.rmtree(map_van(levering), ignore_errors=True)


def gooi_set_weg(levering: Levering) -> None:
    """Remove what was read, keep the file: after withdrawal or a stop nothing should compute with it."""
    shutil.rmtree(set_van(levering), ignore_errors=True)


# Progress and the wish to stop are files, not rows: while an import runs, SQLite has one writer, and that is it.


def meld_voortgang(levering: Levering, voortgang: Voortgang) -> None:
    pad = map_van(levering) / "voortgang.json"
    straks = pad.with_suffix(".nieuw")
    straks.write_text(json.dumps(asdict(voortgang)))
    straks.replace(pad)


def lees_voortgang(levering: Levering) -> Voortgang:
    """What the worker last said, or an empty Voortgang."""
    try:
        return Voortgang(**json.loads((map_van(levering) / "voortgang.json").read_text()))
    except (OSError, ValueError, TypeError):
        return Voortgang()


def vraag_stop(levering: Levering) -> None:
    (map_van(levering) / "stop").touch(mode=ALLEEN_EIGENAAR)


def stop_gevraagd(levering: Levering) -> bool:
    return (map_van(levering) / "stop").exists()


def afgekeurd_van(levering: Levering) -> Path | None:
    """The refused lines as they were in the file, or None when there are none."""
    map_ = map_van(levering) / "afgekeurd"
    return next((pad for pad in sorted(map_.glob("*")) if pad.stat().st_size), None) if map_.is_dir() else None


def bewaar_verslag(levering: Levering) -> None:
    """Keep the refused lines and drop the set: its facts are in the database now, or should be nowhere."""
    bron = set_van(levering) / "afgekeurd"
    doel = map_van(levering) / "afgekeurd"
    if bron.is_dir() and not doel.exists():
        bron.rename(doel)
    gooi_set_weg(levering)
