"""A first look at a file: which separator, date style and line ends it has as a whole, and whether it is padded.

What most lines do is the form of the file; a line that does otherwise is the fault. Date style and padding are
judged by the first 8 MB, separator and line ends by the whole file.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stelsel.bestanden.geheugen import hergebruik
from stelsel.bestanden.indeling import Indeling
from stelsel.bestanden.regels import BLOK, BOM, CR, LF, Brok, eis_gewone_regels, in_regels, stukken

ISO, DAG_EERST, KAAL = "jjjj-mm-dd", "d-m-jjjj", "jjjjmmdd"
MONSTER_DATUMS = 4 * 1024 * 1024
_ISO = re.compile(rb"[|;,]\d{4}-\d{2}-\d{2}(?=[|;,\r\n])")
_DAG_EERST = re.compile(rb"[|;,]\d{1,2}-\d{1,2}-\d{4}(?=[|;,\r\n])")
_KAAL = re.compile(rb"[|;,](?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d(?=[|;,\r\n])")


@dataclass(frozen=True)
class Kenmerken:
    """The form of a file. `breedte`: fields of every line of a padded file, else 0. `regeleinde`: CRLF, LF, CR or
    gemengd. `eindigt_op_regeleinde`: whether the last line is closed."""

    grootte: int
    sha256: str
    bom: bool
    scheiding: str
    datumstijl: str
    regeleinde: str
    breedte: int
    eindigt_op_regeleinde: bool


@hergebruik()
def verken(pad: Path, indeling: Indeling) -> Kenmerken:
    """Look through the whole file once. Raises OSError when it cannot be read, StelselFout when it is mostly line
    ends."""
    som = hashlib.sha256()
    tekens = {indeling.eigenschappen["scheiding"]: 0, indeling.eigenschappen["oude_scheiding"]: 0}
    aantal_lf = aantal_cr = aantal_crlf = grootte = 0
    monster, vorige, omvang = b"", LF, pad.stat().st_size
    with pad.open("rb", buffering=0) as bestand:
        while blok := bestand.read(BLOK):
            som.update(blok)
            monster = monster or blok
            inhoud = np.frombuffer(blok, np.uint8)
            regeleinden = np.flatnonzero(inhoud == LF)
            aantal_lf += len(regeleinden)
            aantal_cr += int(np.count_nonzero(inhoud == CR))
            aantal_crlf += int(np.count_nonzero(inhoud[regeleinden[regeleinden > 0] - 1] == CR))
            aantal_crlf += int(inhoud[0] == LF and vorige == CR)
            # A record code has three characters: the separator is the fourth byte of a line.
            vierde = regeleinden + 4
            tellen = inhoud[vierde[vierde < len(inhoud)]]
            for teken in tekens:
                tekens[teken] += int(np.count_nonzero(tellen == ord(teken)))
            grootte, vorige = grootte + len(blok), int(inhoud[-1])
            eis_gewone_regels(pad, aantal_lf + aantal_cr - aantal_crlf, omvang)
    monster = monster.removeprefix(BOM) if monster else b""
    scheiding = _scheiding(tekens, monster)
    regels = in_regels(np.frombuffer(next(stukken(monster)), np.uint8), 0, 1) if monster else None
    return Kenmerken(
        grootte,
        som.hexdigest(),
        _begint_met_bom(pad),
        scheiding,
        datumstijl(monster[:MONSTER_DATUMS], indeling.datumstijlen),
        _regeleinde(aantal_lf, aantal_cr, aantal_crlf),
        _breedte(regels, scheiding, indeling) if regels else 0,
        vorige in (LF, CR),
    )


def _begint_met_bom(pad: Path) -> bool:
    with pad.open("rb") as bestand:
        return bestand.read(len(BOM)) == BOM


def _scheiding(tekens: dict[str, int], monster: bytes) -> str:
    """The separator of most lines; the first line (it follows no line end) and a lone-CR file count by the sample."""
    for regel in monster[:65536].replace(b"\r", b"\n").split(b"\n")[: 1 if sum(tekens.values()) else 1000]:
        for teken in tekens:
            tekens[teken] += regel[3:4] == teken.encode()
    return max(tekens, key=lambda teken: tekens[teken])


def datumstijl(monster: bytes, stijlen: tuple[str, ...] = (ISO, DAG_EERST)) -> str:
    """The style most dates in a sample have; of as many the first of `stijlen`."""
    patronen = {ISO: _ISO, DAG_EERST: _DAG_EERST, KAAL: _KAAL}
    return max(stijlen, key=lambda stijl: len(patronen[stijl].findall(monster)))


def _regeleinde(lf: int, cr: int, crlf: int) -> str:
    soorten = {"CRLF": crlf, "LF": lf - crlf, "CR": cr - crlf}
    gebruikt = [soort for soort, aantal in soorten.items() if aantal]
    return gebruikt[0] if len(gebruikt) == 1 else ("gemengd" if gebruikt else "CRLF")


def _breedte(regels: Brok, scheiding: str, indeling: Indeling) -> int:
    """The one number of fields of a padded file, or 0 when records have their own.

    Padded: most lines have one width, and more of them than have a width of their own record kind.
    """
    plekken = np.flatnonzero(regels.inhoud == ord(scheiding))
    breedtes = np.searchsorted(plekken, regels.einde) - np.searchsorted(plekken, regels.begin) + 1
    codes = [regels.inhoud[b : b + 3].tobytes().decode("latin-1") for b in regels.begin[:20_000]]
    eigen = [
        (code, breedte) for code, breedte in zip(codes, breedtes.tolist(), strict=False) if code in indeling.records
    ]
    if not eigen:
        return 0
    meest = int(np.bincount([breedte for _, breedte in eigen]).argmax())
    zo_breed = sum(breedte == meest for _, breedte in eigen)
    passend = sum(breedte in indeling.records[code].breedtes for code, breedte in eigen)
    smalst = min(min(record.breedtes) for record in indeling.records.values())
    return meest if zo_breed > max(passend, len(eigen) / 2) and meest >= smalst else 0
