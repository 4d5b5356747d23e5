"""What stands in an exported folder: every byte, and every value behind the compression."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq


def bytes_van(map_: Path) -> bytes:
    """All files, one after the other, and the names they have."""
    paden = sorted(pad for pad in map_.rglob("*") if pad.is_file())
    return b"\n".join(str(pad.relative_to(map_)).encode() + b"\n" + pad.read_bytes() for pad in paden)


def waarden_van(map_: Path) -> set[str]:
    """Every value of every table and of the description, as text."""
    uit: set[str] = set()
    for pad in map_.rglob("*.parquet"):
        for kolom in pq.read_table(pad).columns:
            uit |= {str(waarde) for waarde in kolom.unique().to_pylist() if waarde is not None}
    return uit | set(_teksten(json.loads((map_ / "gegevensset.json").read_text("utf-8"))))


def _teksten(inhoud: object) -> list[str]:
    if isinstance(inhoud, dict):
        return [tekst for paar in inhoud.items() for deel in paar for tekst in _teksten(deel)]
    if isinstance(inhoud, list):
        return [tekst for deel in inhoud for tekst in _teksten(deel)]
    return [str(inhoud)]


def lekt(map_: Path, geheimen: set[str]) -> set[str]:
    """The secrets that occur anywhere, in the bytes or as a part of a value."""
    ruw, alles = bytes_van(map_), "\n".join(waarden_van(map_))
    return {geheim for geheim in geheimen if geheim.encode() in ruw or geheim in alles}


def geboortedatums(jaar: int, maand: int, dag: int) -> set[str]:
    """A date in the forms in which people and files write it."""
    d, m = f"{dag:02}", f"{maand:02}"
    return {f"{jaar}-{m}-{d}", f"{jaar}{m}{d}", f"{dag}-{maand}-{jaar}", f"{d}-{m}-{jaar}"}
