"""Read a CSV as a list: its characters and separator are found out, and a line that cannot be cut costs only itself."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from stelsel.bestanden.blad import Blad, Kiest_kolommen, Vraagt_te_stoppen, kop_als_tekst
from stelsel.bestanden.regels import BOM
from stelsel.kern.fouten import StelselFout

SCHEIDINGEN = (";", ",", "\t", "|")
WINDOWS = "cp1252"
GROOTSTE = 512 * 1024 * 1024
# A quote that is never closed may not swallow the rest of the file.
MEESTE_REGELS_IN_RIJ = 50
STUUR = bytes(sorted({*range(32), 127} - {9, 10, 13}))
STOP_ELKE = 5_000


@dataclass(frozen=True)
class CsvTekst:
    """The lines of a file with their line ends, as bytes and as text (None where they are unreadable), and its form."""

    ruw: list[bytes]
    regels: list[str | None]
    tekens: str
    bom: bool


def lees_tekst(pad: Path) -> CsvTekst:
    """Read a file and find out its characters. Raises StelselFout (exit 2) for one that is far too large."""
    if pad.stat().st_size > GROOTSTE:
        raise StelselFout(
            "Dit bestand is te groot voor een eigen lijst.",
            waar=str(pad),
            verwacht=f"ten hoogste {GROOTSTE // 1024**2} MB",
            doe="Verdeel de lijst over meer bestanden.",
            code="BST-CSV-01",
            exitcode=2,
        )
    inhoud = pad.read_bytes()
    ruw = inhoud.removeprefix(BOM).splitlines(keepends=True)
    regels = [_als_tekst(regel, "utf-8") for regel in ruw]
    tekens = "utf-8"
    if None in regels:
        # A line with accents that is good UTF-8 is no accident; without any, the whole file is something else.
        goed = sum(regel is not None and not regel.isascii() for regel in regels)
        if goed < regels.count(None):
            tekens, regels = WINDOWS, [_als_tekst(regel, WINDOWS) for regel in ruw]
    return CsvTekst(ruw, regels, tekens, inhoud.startswith(BOM))


def _als_tekst(regel: bytes, tekens: str) -> str | None:
    try:
        return regel.decode(tekens)
    except UnicodeDecodeError:
        return None


def scheiding_van(kop: str) -> str:
    """The separator of a header: the one that stands in it most, outside quotes."""
    buiten = "".join(kop.split('"')[::2])
    return max(SCHEIDINGEN, key=buiten.count)


def kop_van(regel: bytes) -> list[str]:
    """The names in a header, of which the characters and the separator are still to be found out."""
    tekst = _als_tekst(regel, "utf-8") or regel.decode(WINDOWS, "replace")
    return kop_als_tekst(_rij([tekst], 0, scheiding_van(tekst))[0] or [])


def lees_csv(tekst: CsvTekst, kopregel: int, kies: Kiest_kolommen, stop: Vraagt_te_stoppen) -> tuple[Blad, str]:
    """The rows below the header on line `kopregel` (from 1), and the separator. Raises what `kies` and `stop` raise."""
    kopplek, genoemd = kopregel - 1, ""
    if tekst.regels and (tekst.regels[0] or "").lower().startswith("sep="):
        genoemd, kopplek = (tekst.regels[0] or "")[4:5], max(kopplek, 1)
    eerste = (tekst.regels[kopplek] if kopplek < len(tekst.regels) else "") or ""
    scheiding = genoemd if genoemd in SCHEIDINGEN else scheiding_van(eerste)
    kop = kop_als_tekst(_rij([eerste], 0, scheiding)[0] or [])
    plekken = kies(kop)
    blad = Blad("", len(kop), cellen={kolom: [] for kolom in plekken})
    i = kopplek + 1
    while i < len(tekst.regels):
        if i % STOP_ELKE == 0:
            stop()
        i += _neem(tekst, i, scheiding, plekken, blad)
    blad.zonder_staart()
    return blad, scheiding


def ruwe_rijen(tekst: CsvTekst, blad: Blad, regels: list[int]) -> Iterator[bytes]:
    """The bytes of some rows, by the number of their first line. A row of more lines is kept whole: up to the next
    row, refused line or empty line."""
    slecht = [regel for slechte in blad.slecht.values() for regel in slechte]
    volgende = dict(pairwise(sorted({*blad.regels, *blad.leeg, *slecht, len(tekst.ruw) + 1})))
    for regel in regels:
        yield b"".join(tekst.ruw[regel - 1 : volgende[regel] - 1])


def _neem(tekst: CsvTekst, i: int, scheiding: str, plekken: dict[str, int], blad: Blad) -> int:
    """Take the row that begins at line `i`; gives how many lines it took."""
    if tekst.regels[i] is None:
        blad.slecht.setdefault("bytes", []).append(i + 1)
        return 1
    if tekst.ruw[i].translate(None, STUUR) != tekst.ruw[i]:
        blad.slecht.setdefault("stuurteken", []).append(i + 1)
        return 1
    cellen, aantal = _rij(tekst.regels, i, scheiding)
    if cellen is not None and not any(cel.strip() for cel in cellen):
        blad.leeg.append(i + 1)
        return aantal
    if cellen is None or len(cellen) < blad.breedte or any(cel.strip() for cel in cellen[blad.breedte :]):
        blad.slecht.setdefault("kolommen", []).append(i + 1)
        return 1
    blad.voeg_toe(i + 1, {kolom: cellen[plek] or None for kolom, plek in plekken.items()})
    return aantal


def _rij(regels: list[str | None], i: int, scheiding: str) -> tuple[list[str] | None, int]:
    """The cells of the row that begins at line `i` and its number of lines; None when it cannot be cut.

    A quoted value may hold a line end; what then does not fit is a forgotten quote, and only its own line is refused.
    """
    regel = regels[i] or ""
    if '"' not in regel:
        return regel.rstrip("\r\n").split(scheiding), 1
    vervolg = (deel if deel is not None else "\0" for deel in regels[i : i + MEESTE_REGELS_IN_RIJ])
    lezer = csv.reader(vervolg, delimiter=scheiding, strict=True)
    try:
        return next(lezer), lezer.line_num
    except (csv.Error, StopIteration):
        return None, 1
