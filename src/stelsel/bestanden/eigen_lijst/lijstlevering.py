"""A delivery of lists: counted by list, and what was refused is kept row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from stelsel.bestanden.csv_blad import lees_tekst, ruwe_rijen
from stelsel.bestanden.eigen_lijst.cellen import plat
from stelsel.bestanden.eigen_lijst.rijen import Rijen
from stelsel.bestanden.eigen_lijst.xlsx_blad import open_werkmap
from stelsel.bestanden.indeling import Indeling, Recordsoort, indeling
from stelsel.bestanden.levering import Levering, Telling

FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")


@dataclass
class GelezenLijsten:
    """The lists of one file, with per list which rows were refused in the end (`geweigerd`, by row)."""

    lijsten: list[Rijen]
    geweigerd: list[np.ndarray]
    is_werkmap: bool

    @property
    def indeling(self) -> Indeling:
        """The lists as kinds of record, for who counts them."""
        records = {rijen.lijst.naam: Recordsoort(rijen.lijst.naam, "rij", "", (), "rijen") for rijen in self.lijsten}
        vorm = indeling("eigen_lijst")
        return Indeling(vorm.naam, vorm.titel, vorm.bron, records)

    def regels_geweigerd(self, nummer: int) -> list[int]:
        """The numbers of the refused rows of a list."""
        rijen = self.lijsten[nummer]
        slecht = [regel for regels in rijen.blad.slecht.values() for regel in regels]
        return sorted([*slecht, *rijen.regels[self.geweigerd[nummer]].tolist()])


@dataclass
class Lijstlevering(Levering):
    """As `Levering`, of lists whose rows may fill more than one table: a row is taken over whole or not at all."""

    ingelezen: GelezenLijsten

    @property
    def indeling(self) -> Indeling:
        return self.ingelezen.indeling

    @property
    def lege_regels(self) -> int:
        return sum(len(rijen.blad.leeg) for rijen in self.ingelezen.lijsten)

    @property
    def bestand_afgekeurd(self) -> str:
        return f"{self.bestand}.csv" if self.ingelezen.is_werkmap else self.bestand

    def telling(self) -> dict[str, Telling]:
        """Rows read, taken over and refused per list."""
        uit = {}
        for nummer, rijen in enumerate(self.ingelezen.lijsten):
            slecht = len(self.ingelezen.regels_geweigerd(nummer))
            gelezen = len(rijen) + sum(len(regels) for regels in rijen.blad.slecht.values())
            uit[rijen.lijst.naam] = Telling(gelezen, gelezen - slecht, slecht)
        uit["onbekend"] = Telling(0, 0, 0)
        return uit

    def afgekeurd(self) -> Iterator[bytes]:
        """What was refused: of a CSV its lines byte for byte, of a workbook its rows as CSV under their header."""
        weg = [self.ingelezen.regels_geweigerd(nummer) for nummer in range(len(self.ingelezen.lijsten))]
        if any(weg):
            yield from self._uit_werkmap(weg) if self.ingelezen.is_werkmap else self._uit_csv(weg)

    def _uit_csv(self, weg: list[list[int]]) -> Iterator[bytes]:
        tekst = lees_tekst(self.pad)
        for regels, rijen in zip(weg, self.ingelezen.lijsten, strict=True):
            yield from ruwe_rijen(tekst, rijen.blad, regels)

    def _uit_werkmap(self, weg: list[list[int]]) -> Iterator[bytes]:
        with open_werkmap(self.pad) as werkmap:
            for regels, rijen in zip(weg, self.ingelezen.lijsten, strict=True):
                kopregel, gezocht = rijen.lijst.kopregel, set(regels)
                if not gezocht:
                    continue
                rij_voor_rij = werkmap.rijen(rijen.blad.naam, rijen.blad.breedte, kopregel)
                for nummer, (rij, _) in enumerate(rij_voor_rij, kopregel):
                    if nummer == kopregel or nummer in gezocht:
                        yield _als_csv([cel.value for cel in rij])


def _als_csv(cellen: list[Any]) -> bytes:
    """One row; text that a spreadsheet would take for a formula gets an apostrophe, as Excel itself would show it."""
    tekst = [plat(cel) or "" for cel in cellen]
    veilig = ["'" + cel if cel.startswith(FORMULETEKENS) else cel for cel in tekst]
    uit = io.StringIO()
    csv.writer(uit, delimiter=";", lineterminator="\r\n").writerow(veilig)
    return uit.getvalue().encode()
