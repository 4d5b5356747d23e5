"""Make a backup: one encrypted file with the database and all files that belong to it.

The order keeps it consistent while people work: first the outside seal of the log, then the database, then the files. A
file that came later is more than the database knows, and does no harm; one that was cleaned up meanwhile is named.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from stelsel import VERSIE
from stelsel.kern import versleuteld_bestand
from stelsel.kern.fouten import StelselFout
from stelsel.kern.geheim import map_voor_mij
from stelsel.kern.tijd import nu
from stelsel.kern.versleuteling import Sleutelbos
from stelsel.web.site.reserve import database

ACHTERVOEGSEL = ".reserve"
MANIFEST = "manifest.json"
SLEUTELS = Path("geheim") / "reserve"
# What belongs to an installation beside its database; keys and what is made anew at every start stay out.
MAPPEN = ("leveringen", "gegevenssets", "codes", "opruimverslagen", "zegel")
_EERST = "zegel"


@dataclass
class Inhoud:
    """What went into a backup: size and SHA-256 per file, rows per table, and what was gone when its turn came."""

    bestanden: dict[str, tuple[int, str]] = field(default_factory=dict)
    tabellen: dict[str, int] = field(default_factory=dict)
    verdwenen: list[str] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        """Bytes of all files together."""
        return sum(grootte for grootte, _ in self.bestanden.values())


def maak(gegevens: Path, instelling: dict, naar: Path) -> tuple[Path, Inhoud]:
    """Write `<naar>/stelsel-<moment>.reserve`; there whole or not at all. Returns its place and what is in it.

    Raises StelselFout (exit 2) when the folder lies in the data folder or the database cannot be copied.
    """
    if naar.resolve().is_relative_to(gegevens.resolve()):
        raise StelselFout(
            "Een reservekopie in de gegevensmap gaat samen met de gegevens verloren.",
            waar=str(naar),
            verwacht="een map op een andere schijf of machine",
            doe="Kies met --naar een andere plek.",
            code="RESERVE-PLEK-01",
            exitcode=2,
        )
    map_voor_mij(naar)
    doel = naar / f"stelsel-{nu():%Y%m%dT%H%M%SZ}{ACHTERVOEGSEL}"
    tijdelijk = naar / f".{doel.name}.{os.getpid()}"
    try:
        with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as bestand:
            inhoud = _schrijf(gegevens, instelling, versleuteld_bestand.Schrijver(bestand, sleutels(gegevens)))
            bestand.flush()
            os.fsync(bestand.fileno())
        tijdelijk.rename(doel)
    finally:
        tijdelijk.unlink(missing_ok=True)
    return doel, inhoud


def sleutels(gegevens: Path) -> Sleutelbos:
    """The keys of the backups of this installation; made at the first one. They are in none of them."""
    return Sleutelbos(map_voor_mij(gegevens / SLEUTELS.parent) / SLEUTELS.name)


def _schrijf(gegevens: Path, instelling: dict, naar: versleuteld_bestand.Schrijver) -> Inhoud:
    inhoud = Inhoud()
    with (
        naar,
        tarfile.open(fileobj=naar, mode="w|", format=tarfile.PAX_FORMAT) as tar,
        tempfile.TemporaryDirectory(dir=map_voor_mij(gegevens / "tijdelijk")) as werk,
    ):
        _voeg_map_toe(tar, gegevens, _EERST, inhoud)
        kopie = Path(werk) / database.naam(instelling)
        database.maak_kopie(instelling, kopie)
        inhoud.tabellen = _tellingen(instelling, kopie)
        _voeg_toe(tar, kopie, kopie.name, inhoud)
        for map_ in MAPPEN:
            if map_ != _EERST:
                _voeg_map_toe(tar, gegevens, map_, inhoud)
        manifest = {
            "soort": "stelsel-reservekopie",
            "versie": 1,
            "stelsel": VERSIE,
            "gemaakt": nu().isoformat(timespec="seconds"),
            "database": kopie.name,
            "tabellen": inhoud.tabellen,
            "bestanden": inhoud.bestanden,
            "verdwenen": inhoud.verdwenen,
        }
        tekst = json.dumps(manifest, ensure_ascii=False).encode()
        kop = tarfile.TarInfo(MANIFEST)
        kop.size, kop.mode = len(tekst), 0o600
        tar.addfile(kop, io.BytesIO(tekst))
    return inhoud


def _tellingen(instelling: dict, kopie: Path) -> dict[str, int]:
    """Of the copy where it can be asked (SQLite); a dump of PostgreSQL says it only once it is back."""
    return database.tellingen({**instelling, "NAME": kopie}) if kopie.name == database.SQLITE else {}


def _voeg_map_toe(tar: tarfile.TarFile, gegevens: Path, map_: str, inhoud: Inhoud) -> None:
    for pad in sorted((gegevens / map_).rglob("*")):
        if pad.is_file() and not pad.is_symlink():
            naam = pad.relative_to(gegevens).as_posix()
            try:
                _voeg_toe(tar, pad, naam, inhoud)
            except FileNotFoundError:
                inhoud.verdwenen.append(naam)


def _voeg_toe(tar: tarfile.TarFile, pad: Path, naam: str, inhoud: Inhoud) -> None:
    """One file, with the checksum of exactly the bytes that went in: one that grows meanwhile is cut."""
    with pad.open("rb") as bron:
        kop = tarfile.TarInfo(naam)
        kop.size, kop.mode = os.fstat(bron.fileno()).st_size, 0o600
        kop.mtime = os.fstat(bron.fileno()).st_mtime
        gelezen = _Geteld(bron, kop.size)
        tar.addfile(kop, gelezen)
    inhoud.bestanden[naam] = (kop.size, gelezen.som.hexdigest())


class _Geteld:
    """Reads a file up to a size and keeps its checksum."""

    def __init__(self, bron: io.BufferedReader, grootte: int) -> None:
        self._bron, self._over, self.som = bron, grootte, hashlib.sha256()

    def read(self, aantal: int = -1) -> bytes:
        """At most so many bytes; zeros for what was cut off the file meanwhile."""
        wil = self._over if aantal < 0 else min(aantal, self._over)
        deel = self._bron.read(wil)
        deel += bytes(wil - len(deel))
        self._over -= len(deel)
        self.som.update(deel)
        return deel
