"""On which line a place in an XML file is."""

from __future__ import annotations

from typing import BinaryIO

import numpy as np

from stelsel.bestanden.regels import LF

BLOK = 1024 * 1024
MEEST_REGELEINDEN = 500_000


class Regels:
    """On which line a place in the file is. Line ends are kept for the part that was read last."""

    def __init__(self) -> None:
        self.geteld = 0
        self.voor = 0
        self.bewaard = 0
        self.delen: list[np.ndarray] = []

    @property
    def vol(self) -> bool:
        """Whether so many line ends are kept that it is time to use them and drop them."""
        return self.bewaard > MEEST_REGELEINDEN

    def tel(self, blok: bytes, plaats: int) -> None:
        """Count the line ends of a block that stands at `plaats`; what was counted before is passed over."""
        over = max(self.geteld - plaats, 0)
        if over < len(blok):
            inhoud = np.frombuffer(blok, np.uint8)[over:]
            self.delen.append(np.flatnonzero(inhoud == LF) + plaats + over)
            self.bewaard += len(self.delen[-1])
            self.geteld = plaats + len(blok)

    def tel_tot(self, bron: BinaryIO, einde: int) -> None:
        """Count up to a place that was passed by."""
        bron.seek(self.geteld)
        while self.geteld < einde and (blok := bron.read(BLOK)):
            self.tel(blok, self.geteld)

    def van(self, plaatsen: np.ndarray) -> np.ndarray:
        """Line numbers, from 1."""
        self.delen = [np.concatenate([np.empty(0, np.int64), *self.delen])] if len(self.delen) != 1 else self.delen
        return self.voor + 1 + np.searchsorted(self.delen[0], plaatsen)

    def vergeet(self) -> None:
        """Drop the line ends before the place that was counted to last, a tag's length excepted."""
        if self.delen:
            alles = np.concatenate(self.delen)
            weg = int(np.searchsorted(alles, self.geteld - 4 * BLOK))
            self.voor, self.delen = self.voor + weg, [alles[weg:].copy()]
            self.bewaard = len(self.delen[0])
