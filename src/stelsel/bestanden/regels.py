"""Cut a file into pieces that end at a line end, and say where each line begins and ends.

A line ends with LF, CR LF or a lone CR. Nothing is decoded here: lines are positions in an array of bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

LF, CR = 10, 13
BLOK = 8 * 1024 * 1024
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
            brok = in_regels(np.frombuffer(gelezen, np.uint8, count=knip), plaats, regelnummer)
            yield brok
            plaats += knip
            regelnummer += len(brok)
            rest = gelezen[knip:]


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
