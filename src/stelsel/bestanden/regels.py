"""Cut a file into pieces that end at a line end, and say where each line begins and ends.

A line ends with LF, CR LF or a lone CR. Nothing is decoded here: lines are positions in an array of bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stelsel.bestanden.leveringssoorten import leesbaar
from stelsel.kern.fouten import StelselFout

LF, CR = 10, 13
BLOK = 8 * 1024 * 1024
# A piece with more lines than this (a usual one has 150,000) is cut smaller: an empty line costs as much as a full one.
VEEL_REGELS, KLEIN_BLOK = 400_000, 256 * 1024
# No record is shorter than 27 bytes. So many lines that are shorter still are no delivery, and would fill memory.
KORTE_REGEL, VEEL_KORTE_REGELS = 16, 10_000_000
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Brok:
    """A piece of a file.

    `inhoud`: its bytes (uint8). `plaats`: where it starts in the file. `eerste_regel`: number of its first line,
    from 1. Per line (int64): `begin`, `einde` (without the line end) and `volgende` (where the next one begins).
    """

    inhoud: np.ndarray
    plaats: int
    eerste_regel: int
    begin: np.ndarray
    einde: np.ndarray
    volgende: np.ndarray
    losse_cr: bool

    def __len__(self) -> int:
        return len(self.begin)

    def regel(self, i: int) -> bytes:
        """The bytes of line `i` of this piece, without its line end."""
        return self.inhoud[self.begin[i] : self.einde[i]].tobytes()


def brokken(pad: Path, blok: int = BLOK) -> Iterator[Brok]:
    """The pieces of a file, in order. A byte order mark at its start belongs to no line."""
    regelnummer, plaats, rest = 1, 0, b""
    with pad.open("rb", buffering=0) as bestand:
        eerste = bestand.read(len(BOM))
        if eerste == BOM:
            plaats = len(BOM)
        else:
            rest = eerste
        while True:
            nieuw = bestand.read(blok)
            gelezen = rest + nieuw
            if not gelezen:
                return
            knip = _knip(gelezen) if nieuw else len(gelezen)
            if not knip:
                rest = gelezen
                continue
            for stuk in stukken(gelezen[:knip]):
                brok = in_regels(np.frombuffer(stuk, np.uint8), plaats, regelnummer)
                yield brok
                plaats += len(stuk)
                regelnummer += len(brok)
            rest = gelezen[knip:]


def stukken(gelezen: bytes) -> Iterator[bytes]:
    """Whole lines, as they are or cut into smaller pieces when there are very many of them."""
    if max(gelezen.count(b"\n"), gelezen.count(b"\r")) <= VEEL_REGELS:
        yield gelezen
        return
    begin = 0
    while begin < len(gelezen):
        einde, knip = begin + KLEIN_BLOK, 0
        while einde < len(gelezen) and not (knip := _knip(gelezen[begin:einde])):
            einde += KLEIN_BLOK
        yield gelezen[begin : begin + (knip or len(gelezen))]
        begin += knip or len(gelezen)


def eis_gewone_regels(pad: Path, regels: int, grootte: int) -> None:
    """Raises StelselFout (exit 2) when a file of `grootte` bytes, of which `regels` lines were seen, is mostly line
    ends. Some millions of empty lines are read like any other."""
    if regels > VEEL_KORTE_REGELS and grootte < regels * KORTE_REGEL:
        raise StelselFout(
            f"Dit bestand heeft miljoenen regels, gemiddeld korter dan {KORTE_REGEL} tekens.",
            waar=str(pad),
            verwacht=leesbaar(),
            doe="Haal het bestand opnieuw op, of verwijder de lege regels.",
            code="BST-REGELS-01",
            exitcode=2,
        )


def _knip(gelezen: bytes) -> int:
    """After the last line end; a CR as last byte may be half of CR LF. 0 when no line has ended yet."""
    knip = gelezen.rfind(b"\n") + 1
    return knip or gelezen.rfind(b"\r", 0, len(gelezen) - 1) + 1


def in_regels(inhoud: np.ndarray, plaats: int, eerste_regel: int) -> Brok:
    """Find the lines in an array of bytes that holds whole lines (the last one may lack its line end)."""
    einden = np.flatnonzero(inhoud == LF)
    crs = np.flatnonzero(inhoud == CR)
    # Fast for the usual file: every CR stands before an LF.
    los = crs[(crs + 1 == len(inhoud)) | (inhoud[np.minimum(crs + 1, len(inhoud) - 1)] != LF)]
    if len(los):
        einden = np.sort(np.concatenate([einden, los]))
    volgende = einden + 1
    if not len(volgende) or volgende[-1] < len(inhoud):
        volgende = np.append(volgende, len(inhoud))
        einden = np.append(einden, len(inhoud))
    begin = np.concatenate([[0], volgende[:-1]])
    met_cr = (einden > begin) & (einden < len(inhoud)) & (inhoud[np.maximum(einden - 1, 0)] == CR)
    met_cr &= inhoud[np.minimum(einden, len(inhoud) - 1)] == LF
    return Brok(inhoud, plaats, eerste_regel, begin, einden - met_cr, volgende, bool(len(los)))


def deel_van(brok: Brok, van: int, tot: int) -> Brok:
    """Lines `van` up to `tot` of a piece, as a piece."""
    begin, einde = int(brok.begin[van]), int(brok.volgende[tot - 1])
    return Brok(
        brok.inhoud[begin:einde],
        brok.plaats + begin,
        brok.eerste_regel + van,
        brok.begin[van:tot] - begin,
        brok.einde[van:tot] - begin,
        brok.volgende[van:tot] - begin,
        brok.losse_cr,
    )
