"""The years of the school: who comes in, moves up, switches, comes back and leaves.

Each year new students fill what those who stayed leave open, so that on 1 October every programme has the number
that its size asks. The fate of an enrolment is drawn when it begins (`lot.py`); what follows is put in the year in
which it happens. The first years only serve to fill the school and are cut off later.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import numpy as np

from stelsel.synthese.aanbod import BBL, BOL, Aanbod
from stelsel.synthese.dagen import dag, maand_van, studiejaar_van
from stelsel.synthese.lot import DIPLOMA, OVERSTAP, UITVAL, Succes, gepland_einde, trek
from stelsel.synthese.mensen import Mensen
from stelsel.synthese.toeval import kans, kies, rond_af, stroom, uit_lijst

AANLOOPJAREN = 7
OPSTROOM_KANS = np.array([0.0, 0.52, 0.42, 0.27, 0.0])
TERUGKEER_KANS = 0.06
NIEUW, OPSTROOM, SWITCH, TERUG = range(4)


@dataclass
class Trajecten:
    """Enrolments in one programme, as arrays of one length; `vorige` is the index of the one it follows, or -1."""

    mens: np.ndarray
    opleiding: np.ndarray
    leertraject: np.ndarray
    begin: np.ndarray
    gepland: np.ndarray
    eind: np.ndarray
    lot: np.ndarray
    diploma: np.ndarray
    vorige: np.ndarray
    aard: np.ndarray

    def __len__(self) -> int:
        return len(self.mens)

    def kies(self, rijen: np.ndarray) -> Trajecten:
        """These rows only; `vorige` keeps its old meaning."""
        return Trajecten(*(getattr(self, f.name)[rijen] for f in fields(self)))

    @classmethod
    def samen(cls, delen: list[Trajecten]) -> Trajecten:
        """One after the other."""
        return cls(*(np.concatenate([getattr(d, f.name) for d in delen]) for f in fields(cls)))


@dataclass
class _Wachtend:
    """Students who begin again in a later year."""

    mens: np.ndarray
    opleiding: np.ndarray
    leertraject: np.ndarray
    begin: np.ndarray
    vorige: np.ndarray
    aard: np.ndarray

    def kies(self, rijen: np.ndarray) -> _Wachtend:
        return _Wachtend(*(getattr(self, f.name)[rijen] for f in fields(self)))


@dataclass
class Loopbanen:
    """The simulation itself: `speel` runs it and leaves `mensen` and the trajecten."""

    aanbod: Aanbod
    studenten: int
    zaad: int
    eerste: int
    laatste: int
    mensen: Mensen = field(default_factory=Mensen)
    _delen: list[Trajecten] = field(default_factory=list)
    _aantal: int = 0

    def __post_init__(self) -> None:
        self.rng = stroom(self.zaad, "loopbaan")
        self.succes = Succes.maak(self.aanbod, self.zaad, self.laatste - 6)
        jaren = self.laatste - self.eerste + 2
        self._aanwezig = np.zeros((len(self.aanbod), jaren + 12), dtype=np.int64)
        self._wachtrij: dict[int, list[_Wachtend]] = {}

    def speel(self) -> Trajecten:
        """All enrolments from the first to the last studiejaar, in the order in which they were made."""
        for jaar in range(self.eerste, self.laatste + 1):
            self._handel_wachtenden_af(jaar)
            self._laat_nieuwen_in(jaar)
            self._handel_wachtenden_af(jaar)
        return Trajecten.samen(self._delen)

    def _handel_wachtenden_af(self, jaar: int) -> None:
        while wachtend := self._wachtrij.pop(jaar, []):
            for deel in wachtend:
                aanleg = self.mensen.kolom("aanleg")[deel.mens]
                self._begin(deel, aanleg)

    def _laat_nieuwen_in(self, jaar: int) -> None:
        """Fill every programme up to its size on 1 October, and add the late starters of the year."""
        vulling = min(1.0, 0.45 + 0.2 * (jaar - self.eerste))
        doel = self.studenten * self.aanbod.gewicht * vulling
        gat = np.maximum(doel - self._aanwezig[:, jaar - self.eerste], 0.10 * doel) / 0.985
        op_tijd = rond_af(self.rng, gat)
        laat = rond_af(self.rng, gat * 0.07)
        opleiding = np.repeat(np.arange(len(self.aanbod)), op_tijd + laat)
        is_laat = np.concatenate([np.arange(a + b) >= a for a, b in zip(op_tijd, laat, strict=True)])
        n = len(opleiding)
        begin = np.where(is_laat, dag(jaar, 10, 2) + self.rng.integers(0, 190, n), self._start(jaar, n))
        leertraject = self._leertraject(opleiding)
        mens = self.mensen.voeg_toe(self.rng, self.aanbod, opleiding, leertraject, begin)
        leeg = np.full(n, -1)
        self._begin(
            _Wachtend(mens, opleiding, leertraject, begin.astype(np.int32), leeg, np.full(n, NIEUW)),
            self.mensen.aanleg[-1],
        )

    def _start(self, jaar: int, n: int) -> np.ndarray:
        """1 August for most, the first school weeks for others."""
        weken = dag(jaar, 8, 18) + self.rng.integers(0, 40, n)
        return np.where(kans(self.rng, n, 0.72), dag(jaar, 8, 1), weken)

    def _leertraject(self, opleiding: np.ndarray) -> np.ndarray:
        vast = self.aanbod.vast_leertraject[opleiding]
        gewoon = np.where(kans(self.rng, len(opleiding), self.aanbod.bbl[opleiding]), BBL, BOL)
        return np.where(vast >= 0, vast, gewoon)

    def _begin(self, deel: _Wachtend, aanleg: np.ndarray) -> None:
        lot, eind, diploma = trek(self.rng, self.succes, deel.opleiding, deel.leertraject, deel.begin, aanleg)
        gepland = gepland_einde(deel.begin, self.aanbod.duur[deel.opleiding], deel.leertraject)
        traject = Trajecten(
            deel.mens,
            deel.opleiding,
            deel.leertraject,
            deel.begin,
            gepland,
            eind,
            lot,
            diploma,
            deel.vorige,
            deel.aard,
        )
        nummers = np.arange(self._aantal, self._aantal + len(traject))
        self._aantal += len(traject)
        self._delen.append(traject)
        self._tel(traject)
        self._volg_op(traject, nummers)

    def _tel(self, traject: Trajecten) -> None:
        """Add these enrolments to the 1 Octobers on which they hold."""
        jaar = studiejaar_van(traject.begin)
        van = jaar + (traject.begin > dag(jaar, 10, 1)) - self.eerste
        eindjaar = studiejaar_van(traject.eind)
        tot = eindjaar - (traject.eind < dag(eindjaar, 10, 1)) - self.eerste
        rijen = np.flatnonzero(van <= tot)
        vlak = np.zeros((len(self.aanbod), self._aanwezig.shape[1] + 1), dtype=np.int64)
        grens = self._aanwezig.shape[1]
        np.add.at(vlak, (traject.opleiding[rijen], np.minimum(van[rijen], grens)), 1)
        np.add.at(vlak, (traject.opleiding[rijen], np.minimum(tot[rijen] + 1, grens)), -1)
        self._aanwezig += np.cumsum(vlak, axis=1)[:, :grens]

    def _volg_op(self, traject: Trajecten, nummers: np.ndarray) -> None:
        n = len(traject)
        niveau = self.aanbod.niveau[traject.opleiding]
        worp = self.rng.random(n)
        omhoog = (traject.lot == DIPLOMA) & (worp < OPSTROOM_KANS[niveau])
        anders = traject.lot == OVERSTAP
        terug = ((traject.lot == UITVAL) | (traject.lot == DIPLOMA)) & (worp > 1 - TERUGKEER_KANS)
        for rijen, gewichten, aard in (
            (omhoog, self.aanbod.opstroom, OPSTROOM),
            (anders, self.aanbod.overstap, SWITCH),
            (terug, self.aanbod.terugkeer, TERUG),
        ):
            kan = rijen & (gewichten.sum(axis=1)[traject.opleiding] > 0)
            self._zet_klaar(traject.kies(kan), nummers[kan], gewichten, aard)

    def _zet_klaar(self, traject: Trajecten, nummers: np.ndarray, gewichten: np.ndarray, aard: int) -> None:
        n = len(traject)
        if n == 0:
            return
        opleiding = kies(self.rng, gewichten, traject.opleiding)
        begin = self._vervolgdag(traject, aard)
        houdt_bbl = (traject.leertraject == BBL) & (self.aanbod.bbl[opleiding] > 0) & kans(self.rng, n, 0.75)
        leertraject = np.where(houdt_bbl, BBL, self._leertraject(opleiding))
        alles = _Wachtend(traject.mens, opleiding, leertraject, begin, nummers, np.full(n, aard))
        jaren = studiejaar_van(begin)
        for jaar in np.unique(jaren):
            self._wachtrij.setdefault(int(jaar), []).append(alles.kies(np.flatnonzero(jaren == jaar)))

    def _vervolgdag(self, traject: Trajecten, aard: int) -> np.ndarray:
        """A switch begins the next day; moving up after the summer; coming back one to three years later."""
        morgen = traject.eind + 1
        zomer = dag(studiejaar_van(traject.eind) + 1, 8, 1)
        if aard == SWITCH:
            return morgen.astype(np.int32)
        if aard == OPSTROOM:
            return np.where(maand_van(traject.eind) <= 3, morgen, np.maximum(zomer, morgen)).astype(np.int32)
        jaren = 1 + uit_lijst(self.rng, [0.5, 0.3, 0.2], len(traject))
        return dag(studiejaar_van(traject.eind) + jaren, 8, 1)
