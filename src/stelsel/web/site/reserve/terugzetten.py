"""Put a backup back in an empty place, and see that everything is there: the same way a backup is tried out."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

from stelsel import VERSIE
from stelsel.kern import versleuteld_bestand
from stelsel.kern.fouten import StelselFout
from stelsel.kern.geheim import map_voor_mij
from stelsel.kern.versleuteling import Sleutelbos
from stelsel.web.site.reserve import database
from stelsel.web.site.reserve.maken import MANIFEST

_STUK = 1024 * 1024


@dataclass(frozen=True)
class Teruggezet:
    """What came back. `logboek`: what the check of the log said."""

    gemaakt: str
    bestanden: int
    rijen: int
    tabellen: int
    verdwenen: tuple[str, ...]
    logboek: str


def zet_terug(bestand: Path, naar: Path, sleutels: Sleutelbos, instelling: dict) -> Teruggezet:
    """Fill the empty folder `naar` from a backup and check it: every checksum, the number of rows of every table, and
    the chain of the log.

    `instelling`: the database that is filled (of SQLite its place in `naar`). Raises StelselFout (exit 2) for a folder
    that is not empty, another file, a wrong key, any damage, and a backup of a newer Stelsel.
    """
    _eis_leeg(naar)
    map_voor_mij(naar)
    with bestand.open("rb") as bron:
        lezer = versleuteld_bestand.Lezer(bron, sleutels, bestand.name)
        sommen = _pak_uit(lezer, naar)
    manifest = _manifest(naar, bestand)
    _vergelijk(manifest, sommen, bestand)
    database.zet_terug(instelling, naar / manifest["database"])
    (naar / manifest["database"]).unlink(missing_ok=True)
    tellingen = _zelfde_tellingen(manifest, instelling, bestand)
    return Teruggezet(
        manifest["gemaakt"],
        len(manifest["bestanden"]),
        sum(tellingen.values()),
        len(tellingen),
        tuple(manifest["verdwenen"]),
        _logboek(naar, instelling),
    )


def _eis_leeg(naar: Path) -> None:
    if naar.exists() and (not naar.is_dir() or any(naar.iterdir())):
        raise StelselFout(
            "Op deze plek staat al iets.",
            waar=str(naar),
            verwacht="een map die leeg is of nog niet bestaat",
            doe="Kies met --naar een andere map. Wat er staat, blijft zo bewaard.",
            code="RESERVE-TERUG-01",
            exitcode=2,
        )


def _pak_uit(lezer: versleuteld_bestand.Lezer, naar: Path) -> dict[str, str]:
    """Every file to its place; the checksum by name. Nothing may come outside the folder."""
    sommen = {}
    with tarfile.open(fileobj=lezer, mode="r|") as tar:
        for kop in tar:
            pad = (naar / kop.name).resolve()
            if not kop.isreg() or not pad.is_relative_to(naar.resolve()):
                raise _beschadigd(kop.name[:100])
            pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            som = hashlib.sha256()
            bron = tar.extractfile(kop)
            with os.fdopen(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as doel:
                while stuk := bron.read(_STUK):
                    som.update(stuk)
                    doel.write(stuk)
            sommen[kop.name] = som.hexdigest()
    # What stands behind the archive is read too, so that a damaged end is seen.
    while lezer.read(_STUK):
        pass
    return sommen


def _manifest(naar: Path, bestand: Path) -> dict:
    pad = naar / MANIFEST
    if not pad.is_file():
        raise _beschadigd(bestand.name)
    manifest = json.loads(pad.read_text("utf-8"))
    pad.unlink()
    if manifest.get("versie") != 1 or _getal(manifest["stelsel"]) > _getal(VERSIE):
        raise StelselFout(
            "Deze reservekopie is gemaakt door een nieuwere Stelsel.",
            waar=bestand.name,
            verwacht=f"versie {VERSIE} of ouder",
            doe=f"Zet haar terug met Stelsel {manifest['stelsel']} of nieuwer.",
            code="RESERVE-TERUG-03",
            exitcode=2,
        )
    return manifest


def _getal(versie: str) -> tuple[int, ...]:
    return tuple(int(deel) for deel in versie.split(".") if deel.isdecimal())


def _vergelijk(manifest: dict, sommen: dict[str, str], bestand: Path) -> None:
    sommen = {naam: som for naam, som in sommen.items() if naam != MANIFEST}
    if sommen != {naam: som for naam, (_, som) in manifest["bestanden"].items()}:
        raise _beschadigd(bestand.name)


def _zelfde_tellingen(manifest: dict, instelling: dict, bestand: Path) -> dict[str, int]:
    tellingen = database.tellingen(instelling)
    if manifest["tabellen"] and tellingen != manifest["tabellen"]:
        raise _beschadigd(bestand.name)
    return tellingen


def _beschadigd(waar: str) -> StelselFout:
    return StelselFout(
        "Wat in deze reservekopie staat, klopt niet met haar eigen lijst.",
        waar=waar,
        verwacht="elk bestand en elke tabel zoals de lijst in de kopie zegt",
        doe="Gebruik een andere reservekopie.",
        code="RESERVE-TERUG-02",
        exitcode=2,
    )


def _logboek(naar: Path, instelling: dict) -> str:
    """Check the chain of the log in the place that was filled, in a process of its own: this one has its own place."""
    # With a secret of its own, so that none is made in the new place before the real ones are put back there.
    omgeving = {**os.environ, "STELSEL_GEGEVENS": str(naar), "STELSEL_SLEUTEL": secrets.token_hex(32)}
    if database.naam(instelling) == database.SQLITE:
        omgeving.pop("DATABASE_URL", None)
    klaar = subprocess.run(
        [sys.executable, "-m", "stelsel", "logboek", "controleer"],
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    if klaar.returncode:
        raise StelselFout(
            "De reservekopie is teruggezet, maar haar logboek klopt niet.",
            waar=str(naar),
            doe=(klaar.stdout + klaar.stderr).strip()[-500:],
            code="RESERVE-TERUG-04",
            exitcode=2,
        )
    return klaar.stdout.strip()
