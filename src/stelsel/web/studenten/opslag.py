"""Where the bytes of a delivery live: one folder per delivery, readable by the site alone.

While a file is read it lies there as it came; once it has been read it is encrypted, with what was refused of it. To
read it again it is opened for as long as that takes.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import cache
from hashlib import sha256
from io import BufferedReader
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time

from django.conf import settings

from stelsel.kern.tijd import nu
from stelsel.kern.versleuteld_bestand import Lezer, Schrijver, sleutel_van
from stelsel.kern.versleuteling import Sleutelbos
from stelsel.web.beheer.service import Bos, registreer_bos
from stelsel.web.studenten.models import Levering
from stelsel.web.studenten.overgangen import KLAAR

DICHT = ".dicht"
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


@cache
def sleutelbos() -> Sleutelbos:
    """The keys of the files of deliveries."""
    return Sleutelbos(Path(settings.GEGEVENS) / "geheim" / "leveringen")


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


BEKEND = "bekend.parquet"
"""The persons who are here already, by number, while a file that speaks by number is read."""


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


def is_niet_afgerond(levering: Levering) -> bool:
    """Whether what was read from it still lies there, or its file is still open."""
    return bool(_gelezen_van(levering) or _te_sluiten(levering))


def gooi_set_weg(levering: Levering) -> None:
    """Remove what was read, keep the file: after withdrawal or a stop nothing should compute with it."""
    for pad in _gelezen_van(levering):
        if pad.is_dir():
            shutil.rmtree(pad, ignore_errors=True)
        else:
            pad.unlink(missing_ok=True)


def _gelezen_van(levering: Levering) -> list[Path]:
    """The set, and what a worker that was killed while reading left: half a set beside its place, known numbers."""
    map_ = map_van(levering)
    return [*map_.glob("set"), *map_.glob(".set.*"), *map_.glob(BEKEND)]


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


def sluit(levering: Levering) -> None:
    """Encrypt the file and what was refused of it. What is closed already stays; a crash halfway leaves the open file,
    and the next call does it again."""
    for pad in _te_sluiten(levering):
        straks = pad.with_name(f"{pad.name}{DICHT}.half")
        straks.unlink(missing_ok=True)
        straks.touch(mode=ALLEEN_EIGENAAR)
        with pad.open("rb") as bron, straks.open("r+b") as doel:
            with Schrijver(doel, sleutelbos()) as schrijver:
                shutil.copyfileobj(bron, schrijver, 2**20)
            doel.flush()
            os.fsync(doel.fileno())
        straks.replace(pad.with_name(f"{pad.name}{DICHT}"))
        pad.unlink()


def _te_sluiten(levering: Levering) -> list[Path]:
    mappen = (map_van(levering) / "bestand", map_van(levering) / "afgekeurd")
    paden = [pad for map_ in mappen if map_.is_dir() for pad in sorted(map_.iterdir())]
    # An empty file says nothing, and as it is it still tells that there was nothing.
    return [p for p in paden if p.is_file() and p.stat().st_size and not p.name.endswith((DICHT, f"{DICHT}.half"))]


@contextmanager
def open_bestand(levering: Levering) -> Iterator[Path]:
    """The file as it was uploaded, under its own name, for as long as the context lasts."""
    pad = bestand_van(levering)
    if pad.exists():
        yield pad
        return
    with TemporaryDirectory(prefix="open-", dir=map_van(levering)) as plek:
        doel = Path(plek) / pad.name
        doel.touch(mode=ALLEEN_EIGENAAR)
        with _lees_dicht(pad.with_name(f"{pad.name}{DICHT}")) as bron, doel.open("r+b") as naar:
            shutil.copyfileobj(bron, naar, 2**20)
        yield doel


def open_afgekeurd(pad: Path) -> BufferedReader:
    """The refused lines of `afgekeurd_van`, to read."""
    return _lees_dicht(pad) if pad.name.endswith(DICHT) else pad.open("rb")


def _lees_dicht(pad: Path) -> BufferedReader:
    return BufferedReader(Lezer(pad.open("rb"), sleutelbos(), pad.name), 2**20)


def afgekeurd_van(levering: Levering) -> Path | None:
    """The refused lines as they were in the file, encrypted or not; None when there are none."""
    # Until everybody who computes with the delivery is told, they are still in the set: the report can be read by then.
    mappen = (map_van(levering) / "afgekeurd", set_van(levering) / "afgekeurd")
    paden = [pad for map_ in mappen if map_.is_dir() for pad in sorted(map_.iterdir())]
    return next((pad for pad in paden if pad.stat().st_size and not pad.name.endswith(".half")), None)


def bewaar_verslag(levering: Levering) -> None:
    """Keep the refused lines and drop the set: its facts are in the database now, or should be nowhere."""
    bron = set_van(levering) / "afgekeurd"
    doel = map_van(levering) / "afgekeurd"
    if bron.is_dir() and not doel.exists():
        bron.rename(doel)
    gooi_set_weg(levering)


def registreer() -> None:
    """Called once, when the app starts. A file keeps its key: gigabytes are not written again for a new one."""
    registreer_bos(Bos("leveringen", "ingelezen bestanden", sleutelbos, bestanden_per_sleutel))


def bestanden_per_sleutel() -> Counter[int]:
    """How many encrypted files hang on each key."""
    plek = Path(settings.GEGEVENS) / "leveringen"
    return Counter(sleutel_van(pad) for pad in plek.glob(f"*/*/*{DICHT}"))


def sluit_wat_open_bleef() -> int:
    """Close what a crash left open of deliveries that are done: a set, a file, a place where one was read again.

    Returns how many deliveries. For the worker.
    """
    # Who is at it now is not disturbed.
    even_geleden = nu() - timedelta(hours=1)
    klaar = Levering.objects.filter(staat__in=sorted(KLAAR), ontvangen_op__lt=even_geleden)
    klaar = klaar.exclude(verwerkt_op__gte=even_geleden)
    met_open = [levering for levering in klaar.iterator() if is_niet_afgerond(levering)]
    for levering in met_open:
        bewaar_verslag(levering)
        sluit(levering)
    _ruim_werkplekken_op()
    return len(met_open)


def _ruim_werkplekken_op() -> None:
    """Places where a file was read again, of a process that was killed: whoever works there is done within a day."""
    oud = time() - 86_400
    for pad in (Path(settings.GEGEVENS) / "leveringen").glob("*/*-*"):
        if pad.is_dir() and pad.name.startswith(("open-", "vergelijk-")) and pad.stat().st_mtime < oud:
            shutil.rmtree(pad, ignore_errors=True)
