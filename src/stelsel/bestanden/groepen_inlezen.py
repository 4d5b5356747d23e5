"""Check the groups of an XML delivery while the next ones are being read, and keep them in compact form."""

from __future__ import annotations

import gc
import re
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import polars as pl

from stelsel.bestanden.geheugen import hergebruik
from stelsel.bestanden.indeling import Indeling, Recordsoort
from stelsel.bestanden.leesopties import Leesopties
from stelsel.bestanden.meldingen import NUMMER, Meldingen
from stelsel.bestanden.onvoorzien import ONVOORZIEN
from stelsel.bestanden.sleutels import persoonssleutel
from stelsel.bestanden.toetsen import Toetser
from stelsel.bestanden.velden import Opties
from stelsel.bestanden.xml_groepen import Groepenlezer
from stelsel.bestanden.xml_lezing import MEEST_PER_GROEP
from stelsel.bestanden.xml_vorm import Opgemerkt, Partij

WACHTRIJ = 1
LANGSTE_NAAM = 60


@dataclass
class Groepslijst:
    """All groups of one record kind, in the order of the file.

    `waarden`: typed columns. `goed`: may become a row. `persoon`: key of the person, 0 where the group has none.
    `nummer` and `ouder`: place among all groups of the file, and that of the group around it (-1: none). `regels`,
    `begin`, `einde`, `gebroken`: where it stands (see `Partij`).
    """

    record: Recordsoort
    waarden: pl.DataFrame
    goed: np.ndarray
    persoon: np.ndarray
    nummer: np.ndarray
    ouder: np.ndarray
    regels: np.ndarray
    begin: np.ndarray
    einde: np.ndarray
    gebroken: np.ndarray

    def __len__(self) -> int:
        return len(self.goed)

    def vergeet(self) -> None:
        """Let go of all but the places of what was refused: its rows have been made."""
        weg = np.flatnonzero(~self.goed)
        self.waarden = self.waarden.clear()
        self.regels = self.persoon = self.nummer = self.ouder = np.empty(0, np.int64)
        self.begin, self.einde, self.gebroken = self.begin[weg], self.einde[weg], self.gebroken[weg]


@dataclass
class Gelezen:
    """A file that was read. `los`: pieces of the file (begin, end, broken off) that became no group."""

    pad: Path
    indeling: Indeling
    meldingen: Meldingen
    opgemerkt: Opgemerkt
    lijsten: dict[str, Groepslijst]
    los: list[tuple[int, int, bool]]


# Groups that were checked, those that could not be, and the messages.
_Getoetst = tuple[list[Groepslijst], list[Partij], list[Meldingen]]


@dataclass
class _Stapel:
    """The parts of one record kind, in the order of the file."""

    delen: list[Groepslijst] = field(default_factory=list)

    def lijst(self) -> Groepslijst:
        namen = ("goed", "persoon", "nummer", "ouder", "regels", "begin", "einde", "gebroken")
        arrays = {naam: np.concatenate([getattr(deel, naam) for deel in self.delen]) for naam in namen}
        waarden = pl.concat([deel.waarden for deel in self.delen])
        return Groepslijst(self.delen[0].record, waarden, **arrays)


@hergebruik()
def lees_groepen(pad: Path, indeling: Indeling, keuze: Opties, meldingen: Meldingen, opties: Leesopties) -> Gelezen:
    """Read and check all groups of a file; what was seen of the file as a whole becomes a message too."""
    lezer = Groepenlezer(indeling, pad)
    toetser = _Groepentoetser(indeling, keuze, meldingen)
    stapels: dict[str, _Stapel] = {}
    los: list[tuple[int, int, bool]] = []
    bezig: deque = deque()

    def verwerk() -> None:
        getoetst, onverwacht, eigen = bezig.popleft().result()
        for een in eigen:
            meldingen.neem_over(een)
        for lijst in getoetst:
            stapels.setdefault(lijst.record.code, _Stapel()).delen.append(lijst)
        for partij in onverwacht:
            los.extend(partij.stukken())

    # Polars lets go of the interpreter while it checks, so that reading goes on.
    with _zonder_opruimen(), ThreadPoolExecutor(1) as werker:
        for partijen in lezer.partijen(pad.stat().st_size, opties.voortgang, opties.gestopt):
            for partij in partijen:
                if partij.record is None:
                    _meld_los(partij, meldingen)
                    los += partij.stukken()
                    continue
                bezig.append(werker.submit(toetser.toets, partij))
            while len(bezig) > WACHTRIJ * len(indeling.records):
                verwerk()
        while bezig:
            verwerk()
    _meld_opgemerkt(lezer, meldingen)
    lijsten = {code: stapels[code].lijst() for code in indeling.records if code in stapels}
    return Gelezen(pad, indeling, meldingen, lezer.opgemerkt, lijsten, los)


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """No search for cycles in the millions of small lists that are made here: they have none, and it takes a quarter
    of the time."""
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.enable()


class _Groepentoetser:
    """Checks parts of one file; made once, used for every part."""

    def __init__(self, indeling: Indeling, keuze: Opties, meldingen: Meldingen) -> None:
        self.indeling = indeling
        self.catalogus, self.bestand = meldingen.catalogus, meldingen.bestand
        self.toetsers = {code: Toetser(record, keuze, met_nummer=True) for code, record in indeling.records.items()}

    def toets(self, partij: Partij) -> _Getoetst:
        """Check the groups of one kind; when that fails, halves of them, down to the one that cannot be checked."""
        meldingen = Meldingen(self.catalogus, self.indeling, self.bestand)
        try:
            return [self._toets(partij, meldingen)], [], [meldingen]
        except ONVOORZIEN:
            # Whatever it was, its text may hold personal data: it is not repeated.
            if len(partij.nummer) > 1:
                midden = len(partij.nummer) // 2
                een, twee = self.toets(partij.deel(slice(midden))), self.toets(partij.deel(slice(midden, None)))
                return een[0] + twee[0], een[1] + twee[1], een[2] + twee[2]
            niets = Meldingen(self.catalogus, self.indeling, self.bestand)
            niets.meld("onverwacht", regels=partij.regels)
            return [], [partij], [niets]

    def _toets(self, partij: Partij, meldingen: Meldingen) -> Groepslijst:
        record = partij.record
        heel = partij.fouten == ""
        kapot = partij.deel(~heel)
        for oorzaak in np.unique(kapot.fouten):
            regels = kapot.regels[kapot.fouten == oorzaak]
            meldingen.meld(str(oorzaak), record.code, regels, grens=MEEST_PER_GROEP)
        # A group that is refused for its form is not judged on its fields too.
        deel = partij.deel(heel) if len(kapot.nummer) else partij
        getoetst = self.toetsers[record.code].toets(deel.velden, deel.regels, meldingen)
        waarden, goed = _compact(record, getoetst.waarden), getoetst.goed
        if len(kapot.nummer):
            volgorde = np.argsort(np.concatenate([deel.nummer, kapot.nummer]))
            waarden = pl.concat([waarden, waarden.clear(len(kapot.nummer))])[volgorde]
            goed = np.concatenate([goed, np.zeros(len(kapot.nummer), bool)])[volgorde]
        return Groepslijst(
            record,
            waarden,
            goed,
            persoonssleutel(record, partij.velden),
            partij.nummer,
            partij.ouder,
            partij.regels,
            partij.begin,
            partij.einde,
            partij.gebroken,
        )


def _compact(record: Recordsoort, waarden: pl.DataFrame) -> pl.DataFrame:
    """Codes that recur by the thousand as numbers of a list: a quarter of the memory."""
    codes = [kolom for kolom in record.codekolommen if kolom in waarden.columns]
    return waarden.with_columns(pl.col(codes).cast(pl.Categorical)) if codes else waarden


def _meld_los(partij: Partij, meldingen: Meldingen) -> None:
    for oorzaak in np.unique(partij.fouten):
        meldingen.meld(str(oorzaak), regels=partij.regels[partij.fouten == oorzaak])


def _naam(element: str) -> str:
    """The name of an element as it may be repeated: short, and without anything that could be a number of a person."""
    return "een lange naam" if len(element) > LANGSTE_NAAM or re.search(NUMMER, element) else element


def _meld_opgemerkt(lezer: Groepenlezer, meldingen: Meldingen) -> None:
    """What was seen of the file as a whole: one message each."""
    gezien = lezer.opgemerkt
    if gezien.bom:
        meldingen.meld("byte_order_mark", regels=1)
    if gezien.codering.lower() not in ("", "utf-8"):
        meldingen.meld("codering", regels=1)
    for oorzaak, plaatsen in (("losse_tekst", gezien.losse_tekst), ("kenmerk", gezien.kenmerken)):
        if plaatsen.aantal:
            meldingen.meld(oorzaak, regels=plaatsen.regel, aantal=plaatsen.aantal)
    for naam, plaatsen in gezien.onbekend.items():
        meldingen.meld("onbekend_element", regels=plaatsen.regel, aantal=plaatsen.aantal, naam=_naam(naam))
    if gezien.afgebroken:
        meldingen.meld("afgebroken", regels=gezien.afgebroken)
