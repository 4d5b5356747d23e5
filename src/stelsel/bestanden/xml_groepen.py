"""Read an XML delivery as a stream of groups: each element the layout knows becomes a row of text with its place.

A piece that is even is read all at once (`xml_effen`), any other with expat (`xml_lezing`). What could make it grow or
fetch something is refused: a DOCTYPE (without one there are no entities to expand and nothing external), deep nesting,
endless tags and names. A group that is no good XML is refused on its own: reading goes on at the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
import polars as pl

from stelsel.bestanden.indeling import Indeling
from stelsel.bestanden.inlezen import Gestopt, Voortgang
from stelsel.bestanden.regels import BOM
from stelsel.bestanden.xml_effen import Effenlezer
from stelsel.bestanden.xml_lezing import Lezing
from stelsel.bestanden.xml_regels import BLOK, Regels
from stelsel.bestanden.xml_vorm import ONBEKEND, NietEffen, Open, Opgemerkt, Partij, Vorm
from stelsel.kern.fouten import StelselFout

# Rows that are handed over together.
PARTIJ = 12_000
# Bytes that are looked at together.
STUK = 2 * 1024 * 1024
MEEST_BREUKEN = 10_000
OVERLAP = 64


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
        self.effenlezer = Effenlezer(self.wortel, self.records)
        self._einden = tuple(f"</{element}>".encode() for element in self.wortel.groepen)
        self._halte = 0

    def partijen(self, grootte: int, voortgang: Voortgang | None, gestopt: Gestopt | None) -> Iterator[list[Partij]]:
        """The groups, in pieces of some ten thousands; an empty element that stands for nothing is left out.

        Raises StelselFout (exit 2) for a DOCTYPE and for another root, and when `gestopt` says to stop.
        """
        with self.pad.open("rb") as bron:
            self.opgemerkt.bom = bron.read(len(BOM)) == BOM
            plaats, vooraf, breuken = 0, b"", 0
            while plaats < grootte:
                if plaats >= self._halte:
                    effen = self._effen(bron, plaats)
                    if effen is not None:
                        plaats = self._halte
                        _verder(plaats, grootte, voortgang, gestopt)
                        yield effen
                        continue
                lezing = Lezing(self, plaats, vooraf)
                for gelezen in lezing.lees(bron):
                    _verder(gelezen, grootte, voortgang, gestopt)
                    if len(self._klaar) >= PARTIJ or self.regels.vol:
                        yield self._geef()
                vooraf = f"<{self.hoofdelement}>".encode()
                if lezing.breuk is not None:
                    breuken += 1
                    plaats = self._herstel(bron, lezing, grootte, door=breuken < MEEST_BREUKEN)
                elif lezing.halt:
                    plaats = lezing.halt
                else:
                    break
            yield self._geef()

    # ---- pieces

    def halte(self, bron: BinaryIO, plaats: int) -> int:
        """The next place where reading may stop: behind the end tag of a group of the root, if there is one."""
        if plaats >= self._halte:
            self._stuk(bron, plaats)
        return self._halte

    def is_halte(self, bron: BinaryIO, plaats: int) -> bool:
        """Whether all that stands before a place has been read, and it is behind the end tag of a group of the root."""
        if self.open or not self.na_tag or plaats - self.laatste_einde > OVERLAP:
            return False
        bron.seek(self.laatste_einde)
        return bron.read(plaats - self.laatste_einde) in self._einden

    def _stuk(self, bron: BinaryIO, plaats: int) -> bytes:
        """The piece from a place to behind the last group of the root that ends in it; at the beginning of the file the
        first, because before it stands what is read with care."""
        bron.seek(plaats)
        stuk = bron.read(STUK)
        zoek = stuk.rfind if plaats else stuk.find
        einden = [plek + len(einde) for einde in self._einden if (plek := zoek(einde)) >= 0]
        tot = (max(einden) if plaats else min(einden)) if einden else len(stuk)
        self._halte = plaats + tot
        return stuk[:tot]

    def _effen(self, bron: BinaryIO, plaats: int) -> list[Partij] | None:
        """The groups of the piece that begins here between two groups of the root; None when it has to be read with
        care."""
        stuk = self._stuk(bron, plaats)
        if not plaats or not stuk.endswith(self._einden):
            return None
        try:
            partijen = self.effenlezer.lees(stuk, plaats, self.nummer, self.regels)
        except NietEffen:
            return None
        self.nummer += sum(len(partij.nummer) for partij in partijen)
        self.laatste_einde, self.na_tag = plaats + stuk.rindex(b"<"), True
        return [*self._geef(), *partijen]

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


def _verder(gelezen: int, grootte: int, voortgang: Voortgang | None, gestopt: Gestopt | None) -> None:
    """Tell how far it is; raises StelselFout when it must stop."""
    if gestopt and gestopt():
        raise StelselFout("Het inlezen is gestopt.", code="BST-GESTOPT", exitcode=2)
    if voortgang:
        voortgang(min(gelezen, grootte), grootte)
