"""Read an XML delivery as a stream of groups: each element the layout knows becomes a row of text with its place.

Expat does the reading. What could make it grow or fetch something is refused: a DOCTYPE (without one there are no
entities to expand and nothing external), deep nesting, endless tags and names. A group that is no good XML is refused
on its own: reading goes on at the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import polars as pl

from stelsel.bestanden.indeling import Indeling, Recordsoort
from stelsel.bestanden.inlezen import Gestopt, Voortgang
from stelsel.bestanden.regels import BOM
from stelsel.bestanden.xml_lezing import Lezing
from stelsel.bestanden.xml_regels import BLOK, Regels
from stelsel.bestanden.xml_vorm import ONBEKEND, Open, Opgemerkt, Vorm
from stelsel.kern.fouten import StelselFout

# Rows that are handed over together.
PARTIJ = 12_000
MEEST_BREUKEN = 10_000
OVERLAP = 64


@dataclass(frozen=True)
class Partij:
    """Groups of one record kind, in the order of the file.

    `velden`: columns of text c1, c2, ... `nummer`: their place among all groups of the file. `regels`: lines of their
    start tags. `begin`: place of the start tag; `einde`: of the end tag, or of what comes after a group that was
    `gebroken` off. `ouder`: number of the group around it, or -1. `fouten`: cause per row, '' for none.
    """

    record: Recordsoort | None
    velden: pl.DataFrame
    nummer: np.ndarray
    regels: np.ndarray
    begin: np.ndarray
    einde: np.ndarray
    ouder: np.ndarray
    fouten: np.ndarray
    gebroken: np.ndarray

    def deel(self, welke: slice | np.ndarray) -> Partij:
        """Some of the groups."""
        rijen = np.arange(len(self.nummer))[welke]
        namen = ("nummer", "regels", "begin", "einde", "ouder", "fouten", "gebroken")
        return Partij(self.record, self.velden[rijen], **{naam: getattr(self, naam)[rijen] for naam in namen})

    def stukken(self) -> list[tuple[int, int, bool]]:
        """Begin and end of each group, and whether it was broken off."""
        return list(zip(self.begin.tolist(), self.einde.tolist(), self.gebroken.tolist(), strict=True))


def _vormen(indeling: Indeling) -> Vorm:
    """The root, with all that may stand in it."""
    vormen = {}
    for soort, record in enumerate(indeling.records.values()):
        velden = {naam: i for i, veld in enumerate(record.velden) for naam in (veld.naam, *veld.ook)}
        vormen[record.code] = Vorm(soort, velden, {}, len(record.velden))
    wortel = Vorm(ONBEKEND, {}, {})
    for record in indeling.records.values():
        for ouder in record.binnen:
            vormen[ouder].groepen[record.element] = vormen[record.code]
        if not record.binnen:
            wortel.groepen[record.element] = vormen[record.code]
    return wortel


class Groepenlezer:
    """Reads one file; `partijen` gives its groups, `opgemerkt` what was seen of the file as a whole."""

    def __init__(self, indeling: Indeling, pad: Path) -> None:
        self.indeling = indeling
        self.pad = pad
        self.opgemerkt = Opgemerkt()
        self.wortel = _vormen(indeling)
        self.records = list(indeling.records.values())
        self.hoofdelement = indeling.eigenschappen["hoofdelement"]
        elementen = "|".join(self.wortel.groepen)
        self._begin_groep = re.compile(rf"<(?:{elementen})(?=[\s>/])".encode())
        self.open: list[Open] = []
        self.nummer = 0
        self.laatste_einde = 0
        self.na_tag = False
        self.wortel_gezien = self.wortel_dicht = False
        self._klaar: list[Open] = []
        self.regels = Regels()

    def partijen(self, grootte: int, voortgang: Voortgang | None, gestopt: Gestopt | None) -> Iterator[list[Partij]]:
        """The groups, in pieces of some ten thousands; an empty element that stands for nothing is left out.

        Raises StelselFout (exit 2) for a DOCTYPE and for another root, and when `gestopt` says to stop.
        """
        with self.pad.open("rb") as bron:
            self.opgemerkt.bom = bron.read(len(BOM)) == BOM
            plaats, vooraf, breuken = 0, b"", 0
            while plaats < grootte:
                lezing = Lezing(self, plaats, vooraf)
                for gelezen in lezing.lees(bron):
                    if gestopt and gestopt():
                        raise StelselFout("Het inlezen is gestopt.", code="BST-GESTOPT", exitcode=2)
                    if voortgang:
                        voortgang(min(gelezen, grootte), grootte)
                    if len(self._klaar) >= PARTIJ or self.regels.vol:
                        yield self._geef()
                if lezing.breuk is None:
                    break
                breuken += 1
                plaats = self._herstel(bron, lezing, grootte, door=breuken < MEEST_BREUKEN)
                vooraf = f"<{self.hoofdelement}>".encode()
            yield self._geef()

    def _herstel(self, bron: BinaryIO, lezing: Lezing, grootte: int, *, door: bool) -> int:
        """Close what was open where reading broke off, and find the place where it can go on."""
        begin = self.open[0].begin if self.open else self._na_laatste(bron)
        vanaf = max(lezing.plaats_breuk, begin + 1 if self.open else begin)
        volgende = self._zoek(bron, vanaf) if door else grootte
        self.regels.tel_tot(bron, volgende)
        if volgende >= grootte and not self.wortel_dicht:
            self.opgemerkt.afgebroken = int(self.regels.van(np.array([lezing.plaats_breuk]))[0])
        if self.open:
            for groep in self.open:
                groep.fout, groep.gebroken = groep.fout or "niet_welgevormd", True
            self.open[0].fout = lezing.breuk or "niet_welgevormd"
            while self.open:
                self.sluit(self.open.pop(), volgende)
        elif self._is_inhoud(bron, begin, volgende):
            self.los(begin, volgende, "onleesbaar")
        self.laatste_einde, self.na_tag = volgende, False
        return volgende

    def _na_laatste(self, bron: BinaryIO) -> int:
        """Where the last group of the root ends, its end tag included."""
        if not self.na_tag:
            return self.laatste_einde
        bron.seek(self.laatste_einde)
        return self.laatste_einde + bron.read(BLOK).find(b">") + 1

    def _zoek(self, bron: BinaryIO, vanaf: int) -> int:
        """Place of the next group of the root; the end of the file when there is none."""
        bron.seek(vanaf)
        rest, plaats = b"", vanaf
        while nieuw := bron.read(BLOK):
            stuk = rest + nieuw
            if gevonden := self._begin_groep.search(stuk):
                return plaats + gevonden.start()
            weg = max(len(stuk) - OVERLAP, 0)
            rest, plaats = stuk[weg:], plaats + weg
        return plaats + len(rest)

    def _is_inhoud(self, bron: BinaryIO, begin: int, einde: int) -> bool:
        """Whether there is anything between two places but white space and the end of the root."""
        bron.seek(begin)
        eerste = bron.read(min(einde - begin, BLOK)).removeprefix(BOM).strip()
        return bool(eerste) and eerste != f"</{self.hoofdelement}>".encode()

    # ---- what a reading reports

    def sluit(self, groep: Open, einde: int) -> None:
        """Keep a group that has ended."""
        groep.einde = einde
        self._klaar.append(groep)
        if not self.open:
            self.laatste_einde, self.na_tag = einde, True

    def los(self, begin: int, einde: int, fout: str) -> None:
        """Something in the root that is no group the layout knows."""
        self._klaar.append(
            Open(Vorm(ONBEKEND, {}, {}), [], self.nummer, begin, ONBEKEND, fout, einde, fout == "onleesbaar")
        )
        self.nummer += 1
        self.laatste_einde, self.na_tag = einde, fout == "onbekende_groep"

    def _geef(self) -> list[Partij]:
        klaar, self._klaar = self._klaar, []
        per_soort: dict[int, list[Open]] = {}
        for groep in klaar:
            per_soort.setdefault(groep.vorm.soort, []).append(groep)
        partijen = [self._partij(soort, groepen) for soort, groepen in sorted(per_soort.items())]
        for groep in self.open:
            groep.regel = groep.regel or int(self.regels.van(np.array([groep.begin]))[0])
        self.regels.vergeet()
        return partijen

    def _partij(self, soort: int, groepen: list[Open]) -> Partij:
        record = self.records[soort] if soort != ONBEKEND else None
        kolommen = zip(*(groep.rij for groep in groepen), strict=True)
        velden = {f"c{i}": pl.Series(kolom, dtype=pl.String) for i, kolom in enumerate(kolommen, 1)}
        begin = np.array([groep.begin for groep in groepen], np.int64)
        eerder = np.array([groep.regel for groep in groepen], np.int64)
        return Partij(
            record,
            pl.DataFrame(velden),
            np.array([groep.nummer for groep in groepen], np.int64),
            np.where(eerder > 0, eerder, self.regels.van(begin)),
            begin,
            np.array([groep.einde for groep in groepen], np.int64),
            np.array([groep.ouder for groep in groepen], np.int64),
            np.array([groep.fout for groep in groepen]),
            np.array([groep.gebroken for groep in groepen]),
        )
