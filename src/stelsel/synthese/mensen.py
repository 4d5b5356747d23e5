"""The people who come in: age, sex and what they bring along."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from stelsel.synthese.aanbod import BBL, Aanbod
from stelsel.synthese.toeval import kans, uit_lijst

VOOROPLEIDINGEN = ("geen", "praktijkonderwijs", "vmbo-bb", "vmbo-kb", "vmbo-gl/tl", "havo/vwo")
VERWACHT_NIVEAU = np.array([1, 1, 2, 3, 4, 4])
# Share per vooropleiding of those who enter a niveau directly.
VOOROPLEIDING_KANS = {
    1: (0.55, 0.40, 0.05, 0.00, 0.00, 0.00),
    2: (0.10, 0.12, 0.60, 0.13, 0.05, 0.00),
    3: (0.02, 0.02, 0.18, 0.50, 0.25, 0.03),
    4: (0.01, 0.00, 0.01, 0.25, 0.58, 0.15),
}


@dataclass
class Mensen:
    """All people so far, as growing columns; the index is the person."""

    geboren: list[np.ndarray] = field(default_factory=list)
    vrouw: list[np.ndarray] = field(default_factory=list)
    vooropleiding: list[np.ndarray] = field(default_factory=list)
    aanleg: list[np.ndarray] = field(default_factory=list)
    aantal: int = 0

    def voeg_toe(
        self,
        rng: np.random.Generator,
        aanbod: Aanbod,
        p: np.ndarray,
        leertraject: np.ndarray,
        begin: np.ndarray,
    ) -> np.ndarray:
        """New people who begin programme `p`; returns their indexes."""
        n = len(p)
        niveau = aanbod.niveau[p]
        vooropleiding = np.zeros(n, dtype=np.int64)
        for stap, gewichten in VOOROPLEIDING_KANS.items():
            rijen = np.flatnonzero(niveau == stap)
            vooropleiding[rijen] = uit_lijst(rng, list(gewichten), len(rijen))
        leeftijd = _leeftijd(rng, niveau, leertraject, vooropleiding)
        self.geboren.append((begin - leeftijd * 365.25).astype(np.int32))
        self.vrouw.append(kans(rng, n, aanbod.vrouw[p]))
        self.vooropleiding.append(vooropleiding)
        tekort = np.clip(niveau - VERWACHT_NIVEAU[vooropleiding], 0, 2)
        # Centred, so that the programme keeps its level: who starts above the expected niveau finishes less often.
        self.aanleg.append(-0.03 - 0.40 * tekort + rng.normal(0.0, 0.25, n))
        nummers = np.arange(self.aantal, self.aantal + n)
        self.aantal += n
        return nummers

    def kolom(self, naam: str) -> np.ndarray:
        """One of the columns as a whole array."""
        delen: list[np.ndarray] = getattr(self, naam)
        heel = np.concatenate(delen) if delen else np.empty(0)
        setattr(self, naam, [heel])
        return heel


def _leeftijd(
    rng: np.random.Generator, niveau: np.ndarray, leertraject: np.ndarray, vooropleiding: np.ndarray
) -> np.ndarray:
    """Years: bol mostly straight from school, bbl half of them adults."""
    n = len(niveau)
    school = 16.1 + (vooropleiding == 5) * 1.2 + rng.gamma(1.6, 0.55, n)
    volwassen = 20 + rng.gamma(1.4, 7.0, n)
    later = np.select([leertraject >= 2, leertraject == BBL, niveau == 1], [0.95, 0.52, 0.22], 0.07)
    return np.where(kans(rng, n, later), np.minimum(volwassen, 64.0), school)
