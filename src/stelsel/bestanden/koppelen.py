"""Which record belongs to which, and what stands in the file twice: after the whole file has been read.

A line normally stands under the record it belongs to; that is looked at first. Otherwise its parent is sought by
key in the whole file. What has no parent, or a refused one, is refused too, each with its own message.
"""

from __future__ import annotations

import mmap
from dataclasses import dataclass

import numpy as np

from stelsel.bestanden.inlezen import Ingelezen, Recordlijst

GEEN = -1


@dataclass
class _Ouder:
    """A list in which parents are sought. `eerste`: the row that holds the record (of an exact repetition, the
    first one)."""

    lijst: Recordlijst
    eerste: np.ndarray

    def op_plaats(self, regels: np.ndarray, sleutel: np.ndarray) -> np.ndarray:
        """Row of the last parent before each line, where it has the right key; else -1."""
        rij = np.searchsorted(self.lijst.regels, regels) - 1
        raak = (rij >= 0) & (self.lijst.eigen[rij] == sleutel) if len(self.lijst) else np.zeros(len(regels), bool)
        return np.where(raak, rij, GEEN)

    def elders(self, sleutel: np.ndarray, *, goed: bool) -> np.ndarray:
        """Row of a parent anywhere in the file with the key, good or refused; else -1."""
        kandidaten = np.flatnonzero(self.lijst.goed == goed)
        if not len(kandidaten):
            return np.full(len(sleutel), GEEN)
        volgorde = kandidaten[np.argsort(self.lijst.eigen[kandidaten], kind="stable")]
        gesorteerd = self.lijst.eigen[volgorde]
        plek = np.minimum(np.searchsorted(gesorteerd, sleutel), len(gesorteerd) - 1)
        return np.where(gesorteerd[plek] == sleutel, volgorde[plek], GEEN)


class Koppelaar:
    """Links the records of one file and refuses what cannot be linked. `persoon_rij` per record kind: the row of
    its PER record (-1 where refused); `ouder_rij`: the row of its direct parent."""

    def __init__(self, bestand: Ingelezen) -> None:
        self.bestand = bestand
        self.meldingen = bestand.meldingen
        self.ouders: dict[str, _Ouder] = {}
        self.persoon_rij: dict[str, np.ndarray] = {}
        self.ouder_rij: dict[str, np.ndarray] = {}
        self.per_soort = _staat_per_soort(bestand)

    def koppel(self) -> None:
        """Link all records, parents before children, and give every message that follows from it."""
        verplaatst = False
        for record in self.bestand.indeling.gegevensrecords:
            lijst = self.bestand.lijsten.get(record.code)
            if lijst is None:
                continue
            if record.ouder:
                verplaatst |= self._zoek_ouders(lijst)
            else:
                self.persoon_rij[record.code] = np.arange(len(lijst))
            eerste = self._dubbelen(lijst)
            self.ouders[record.code] = _Ouder(lijst, eerste)
            self.bestand.geweigerd[lijst.regels[~lijst.goed] - 1] = True
        if verplaatst and self.per_soort:
            self.meldingen.meld("per_soort")

    def _zoek_ouders(self, lijst: Recordlijst) -> bool:
        """Find the parent of each good line. True when any stands away from its parent."""
        record = lijst.record
        persoon = np.full(len(lijst), GEEN)
        directe = np.full(len(lijst), GEEN)
        verplaatst = False
        for soort, leden in ((record.ouder, ~lijst.bij_persoon), (record.anders_ouder, lijst.bij_persoon)):
            welke = np.flatnonzero(leden & lijst.goed)
            if not len(welke):
                continue
            rij, weg = self._ouder_van(lijst, welke, soort)
            verplaatst |= weg
            gevonden = rij != GEEN
            persoon[welke[gevonden]] = self.persoon_rij[soort][rij[gevonden]] if gevonden.any() else GEEN
            directe[welke] = rij
        self.persoon_rij[record.code], self.ouder_rij[record.code] = persoon, directe
        return verplaatst

    def _ouder_van(self, lijst: Recordlijst, welke: np.ndarray, soort: str) -> tuple[np.ndarray, bool]:
        ouder = self.ouders.get(soort)
        if ouder is None or not len(ouder.lijst):
            self._weiger(lijst, welke, "wees", soort)
            return np.full(len(welke), GEEN), False
        sleutel = lijst.ouder[welke]
        rij = ouder.op_plaats(lijst.regels[welke], sleutel)
        boven = np.flatnonzero(rij != GEEN)
        ander = self._ander_persoon(lijst.regels[welke[boven]], ouder.lijst.regels[rij[boven]])
        rij[boven[ander]] = GEEN
        rij = np.where(rij == GEEN, GEEN, ouder.eerste[rij])
        zoek = np.flatnonzero(rij == GEEN)
        afgekeurd = np.flatnonzero((rij != GEEN) & ~ouder.lijst.goed[rij])
        if len(zoek):
            elders = ouder.elders(sleutel[zoek], goed=True)
            self._meld_verplaatst(lijst, welke[zoek[elders != GEEN]], soort)
            rij[zoek] = elders
            zonder = zoek[elders == GEEN]
            bij_slecht = ouder.elders(sleutel[zonder], goed=False) != GEEN
            self._weiger(lijst, welke[zonder[~bij_slecht]], "wees", soort)
            afgekeurd = np.concatenate([afgekeurd, zonder[bij_slecht]])
        self._weiger(lijst, welke[afgekeurd], "ouder_afgekeurd", soort)
        rij[afgekeurd] = GEEN
        return rij, bool(len(zoek) and (rij[zoek] != GEEN).any())

    def _ander_persoon(self, regels: np.ndarray, boven: np.ndarray) -> np.ndarray:
        """Whether a new person begins between two lines: then the first does not stand under the second."""
        if "PER" not in self.bestand.lijsten:
            return np.zeros(len(regels), bool)
        personen = self.bestand.lijsten["PER"].regels
        return np.searchsorted(personen, regels) != np.searchsorted(personen, boven, side="right")

    def _meld_verplaatst(self, lijst: Recordlijst, rijen: np.ndarray, soort: str) -> None:
        if len(rijen) and not self.per_soort:
            self.meldingen.meld("plaats", lijst.record.code, lijst.regels[rijen], ouder=soort)

    def _weiger(self, lijst: Recordlijst, rijen: np.ndarray, oorzaak: str, soort: str) -> None:
        if len(rijen):
            self.meldingen.meld(oorzaak, lijst.record.code, np.sort(lijst.regels[rijen]), ouder=soort)
            lijst.goed[rijen] = False

    def _dubbelen(self, lijst: Recordlijst) -> np.ndarray:
        """Refuse later lines with a key that was there already. Gives for each row the row that holds its record."""
        eerste = np.arange(len(lijst))
        goed = np.flatnonzero(lijst.goed)
        sleutels = lijst.eigen[goed]
        gesorteerd = np.sort(sleutels)
        if not (gesorteerd[1:] == gesorteerd[:-1]).any():
            return eerste
        volgorde = np.argsort(sleutels, kind="stable")
        nieuw = np.append(True, sleutels[volgorde][1:] != sleutels[volgorde][:-1])
        begin = np.maximum.accumulate(np.where(nieuw, np.arange(len(volgorde)), 0))
        herhaald = np.flatnonzero(~nieuw)
        later, eerder = goed[volgorde[herhaald]], goed[volgorde[begin[herhaald]]]
        gelijk = _zelfde_bytes(self.bestand, lijst.regels[later], lijst.regels[eerder])
        eerste[later[gelijk]] = eerder[gelijk]
        for oorzaak, leden in (("dubbel", gelijk), ("zelfde_sleutel", ~gelijk)):
            if leden.any():
                op_regel = np.argsort(lijst.regels[later[leden]])
                regels = lijst.regels[later[leden]][op_regel]
                self.meldingen.meld(oorzaak, lijst.record.code, regels, eerste=lijst.regels[eerder[leden]][op_regel])
        lijst.goed[later] = False
        return eerste


def _staat_per_soort(bestand: Ingelezen) -> bool:
    """Whether every record kind stands together in one block, with more than one person in the file."""
    personen = bestand.lijsten.get("PER")
    if personen is None or len(personen) < 2:
        return False
    soorten = bestand.soorten[bestand.soorten >= 0]
    wisselingen = int(np.count_nonzero(soorten[1:] != soorten[:-1]))
    return wisselingen == len(np.unique(soorten)) - 1


def _zelfde_bytes(bestand: Ingelezen, regels: np.ndarray, andere: np.ndarray) -> np.ndarray:
    """Whether lines have the same text, line ends aside."""
    with bestand.pad.open("rb") as greep, mmap.mmap(greep.fileno(), 0, access=mmap.ACCESS_READ) as inhoud:

        def tekst(regel: int) -> bytes:
            return inhoud[bestand.plaatsen[regel - 1] : bestand.plaatsen[regel]].rstrip(b"\r\n")

        return np.array([tekst(a) == tekst(b) for a, b in zip(regels, andere, strict=True)], dtype=bool)
