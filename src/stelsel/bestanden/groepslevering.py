"""A delivery of groups instead of lines: counted by group, and what was refused is kept element by element."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass

from stelsel.bestanden.groepen_inlezen import Gelezen
from stelsel.bestanden.indeling import Indeling
from stelsel.bestanden.levering import Levering, Telling


@dataclass
class Groepslevering(Levering):
    """As `Levering`, read by `lees_groepen`. A group that stands for nothing (all its fields empty) is not counted."""

    ingelezen: Gelezen

    @property
    def indeling(self) -> Indeling:
        return self.ingelezen.indeling

    @property
    def lege_regels(self) -> int:
        return 0

    def telling(self) -> dict[str, Telling]:
        """Groups read, taken over and refused per kind; pieces that are no known group under 'onbekend'."""
        uit = {}
        for code in self.ingelezen.indeling.records:
            lijst = self.ingelezen.lijsten.get(code)
            gelezen, aanvaard = (0, 0) if lijst is None else (len(lijst), int(lijst.goed.sum()))
            uit[code] = Telling(gelezen, aanvaard, gelezen - aanvaard)
        uit["onbekend"] = Telling(len(self.ingelezen.los), 0, len(self.ingelezen.los))
        return uit

    def afgekeurd(self) -> Iterator[bytes]:
        """Every refused group as it stood, on a line of its own; what stands in a refused group is not repeated."""
        stukken = sorted(self._stukken(), key=lambda stuk: (stuk[0], -stuk[1]))
        if not stukken:
            return
        tot = 0
        with self.pad.open("rb") as bron, mmap.mmap(bron.fileno(), 0, access=mmap.ACCESS_READ) as inhoud:
            for begin, einde, gebroken in stukken:
                if begin < tot:
                    continue
                tot = einde if gebroken else inhoud.find(b">", einde) + 1
                yield inhoud[begin:tot].rstrip() + b"\n"

    def _stukken(self) -> list[tuple[int, int, bool]]:
        uit = list(self.ingelezen.los)
        # Since its rows were made a list holds only the places of what was refused (`Groepslijst.vergeet`).
        for lijst in self.ingelezen.lijsten.values():
            delen = (lijst.begin.tolist(), lijst.einde.tolist(), lijst.gebroken.tolist())
            uit += zip(*delen, strict=True)
        return uit
