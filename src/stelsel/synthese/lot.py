"""What becomes of an enrolment: a diploma, leaving without one, or another programme; and on which day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stelsel.synthese.aanbod import BBL, BOL, Aanbod
from stelsel.synthese.dagen import GEEN, dag, maandeinde, studiejaar_van
from stelsel.synthese.toeval import kans, stroom, uit_lijst

DIPLOMA, UITVAL, OVERSTAP = range(3)

OVERSTAP_KANS = {BOL: 0.11, BBL: 0.045}
BBL_EFFECT = 0.28
"""Log-odds by which bbl students finish more often than bol students of the same programme."""

# Leaving without a diploma by year of study (rows: nominal years), as measured from the start.
UITVAL_JAAR = {
    1: (0.86, 0.14),
    2: (0.64, 0.27, 0.09),
    3: (0.54, 0.25, 0.15, 0.06),
    4: (0.48, 0.24, 0.15, 0.09, 0.04),
}
DIPLOMA_VERSCHIL = (-1, 0, 1, 2)
DIPLOMA_VERSCHIL_KANS = (0.05, 0.74, 0.17, 0.04)


@dataclass(frozen=True)
class Succes:
    """The chance of a diploma per programme and studiejaar: level, trend and a wave per programme and year."""

    aanbod: Aanbod
    jaar0: int
    golf: np.ndarray

    @classmethod
    def maak(cls, aanbod: Aanbod, zaad: int, jaar0: int) -> Succes:
        """`jaar0` is the studiejaar in which the level of aanbod.yaml holds."""
        golf = stroom(zaad, "golf").normal(0.0, 0.10, size=(60, 200)).T[: len(aanbod)]
        return cls(aanbod, jaar0, golf)

    def diplomakans(
        self, p: np.ndarray, leertraject: np.ndarray, cohort: np.ndarray, aanleg: np.ndarray
    ) -> np.ndarray:
        """Per student: the share with a diploma among those who leave or graduate."""
        midden = cohort + self.aanbod.duur[p] // 2
        jaren = np.clip(midden - self.jaar0, -5, 7)
        basis = np.clip(self.aanbod.jr[p] + self.aanbod.trend[p] * jaren, 0.05, 0.97)
        # bbl students finish more often: the mean of both leerwegen stays the level of the programme.
        bbl = BBL_EFFECT * ((leertraject == BBL) - self.aanbod.bbl[p])
        logit = (
            np.log(basis / (1 - basis))
            + bbl
            + aanleg
            + self.golf[p, (midden - self.jaar0) % self.golf.shape[1]]
        )
        return 1 / (1 + np.exp(-logit))


def trek(
    rng: np.random.Generator,
    succes: Succes,
    p: np.ndarray,
    leertraject: np.ndarray,
    begin: np.ndarray,
    aanleg: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Fate, last day, and day of the diploma (GEEN without) of enrolments that begin on `begin`."""
    n = len(p)
    cohort = studiejaar_van(begin)
    overstapkans = np.select(
        [leertraject == code for code in OVERSTAP_KANS], list(OVERSTAP_KANS.values()), 0.0
    )
    if len(succes.aanbod) == 1:
        overstapkans = np.zeros(n)
    lot = np.where(kans(rng, n, succes.diplomakans(p, leertraject, cohort, aanleg)), DIPLOMA, UITVAL)
    lot = np.where(kans(rng, n, overstapkans), OVERSTAP, lot)
    duur = succes.aanbod.duur[p]
    diploma = _diplomadag(rng, begin, cohort, duur)
    eind = np.select(
        [lot == DIPLOMA, lot == UITVAL],
        [_einde_na_diploma(rng, diploma), _uitvaldag(rng, begin, cohort, duur)],
        _overstapdag(rng, begin, cohort, duur),
    ).astype(np.int32)
    eind = np.maximum(eind, begin + 3)
    return lot, eind, np.where(lot == DIPLOMA, np.minimum(diploma, eind), GEEN).astype(np.int32)


def gepland_einde(begin: np.ndarray, duur: np.ndarray, leertraject: np.ndarray) -> np.ndarray:
    """The planned last day: 31 July after the nominal years, for most bbl students a whole number of years."""
    cohort = studiejaar_van(begin)
    zomer = dag(cohort + duur, 7, 31)
    laat = begin >= dag(cohort + 1, 2, 1)
    zomer = np.where(laat, dag(cohort + duur + 1, 1, 31), zomer)
    rond = begin + (365.25 * duur).astype(np.int64) - 1
    return np.where((leertraject == BBL) & (begin % 3 == 0), rond, zomer).astype(np.int32)


def _diplomadag(
    rng: np.random.Generator, begin: np.ndarray, cohort: np.ndarray, duur: np.ndarray
) -> np.ndarray:
    n = len(begin)
    verschil = np.array(DIPLOMA_VERSCHIL)[uit_lijst(rng, list(DIPLOMA_VERSCHIL_KANS), n)]
    jaar = cohort + np.maximum(1, duur + verschil)
    # A late start finishes late more often.
    jaar = jaar + (begin >= dag(cohort + 1, 2, 1))
    moment = uit_lijst(rng, [0.66, 0.13, 0.09, 0.12], n)
    u = rng.random(n)
    dagen = np.select(
        [moment == 0, moment == 1, moment == 2],
        [dag(jaar, 6, 10) + (u * 42), dag(jaar, 1, 12) + u * 60, dag(jaar, 8, 24) + u * 34],
        dag(jaar - 1, 10, 5) + u * 240,
    )
    return np.maximum(dagen, begin + 90).astype(np.int32)


def _einde_na_diploma(rng: np.random.Generator, diploma: np.ndarray) -> np.ndarray:
    """Most enrolments end on the day of the diploma, at the end of that month, or on 31 July."""
    n = len(diploma)
    zomer = dag(studiejaar_van(diploma) + 1, 7, 31)
    wijze = uit_lijst(rng, [0.45, 0.25, 0.30], n)
    tot_zomer = np.where(zomer - diploma <= 70, zomer, maandeinde(diploma))
    return np.select([wijze == 0, wijze == 1], [diploma, maandeinde(diploma)], tot_zomer)


def _uitvaldag(
    rng: np.random.Generator, begin: np.ndarray, cohort: np.ndarray, duur: np.ndarray
) -> np.ndarray:
    """Most leave in the first year, in the months after the start or at the end of the year."""
    n = len(begin)
    jaar = np.zeros(n, dtype=np.int64)
    for d, gewichten in UITVAL_JAAR.items():
        rijen = np.flatnonzero(duur == d)
        jaar[rijen] = uit_lijst(rng, list(gewichten), len(rijen))
    moment = uit_lijst(rng, [0.05, 0.57, 0.38], n)
    start = np.where(jaar == 0, begin, dag(cohort + jaar, 8, 20))
    zomer = dag(cohort + jaar + 1, 7, 31)
    vroeg = start + 2 + rng.random(n) * 35
    midden = start + 50 + rng.gamma(2.0, 38.0, n)
    dagen = np.select(
        [moment == 0, moment == 1], [vroeg, midden], zomer - rng.integers(0, 2, n) * rng.integers(0, 50, n)
    )
    dagen = np.minimum(dagen, zomer).astype(np.int32)
    aan_maandeinde = kans(rng, n, 0.45)
    return np.maximum(np.where(aan_maandeinde, maandeinde(dagen), dagen), begin + 3)


def _overstapdag(
    rng: np.random.Generator, begin: np.ndarray, cohort: np.ndarray, duur: np.ndarray
) -> np.ndarray:
    n = len(begin)
    jaar = np.where(duur > 1, uit_lijst(rng, [0.72, 0.28], n), 0)
    zomer = dag(cohort + jaar + 1, 7, 31)
    onderweg = np.maximum(dag(cohort + jaar, 10, 15), begin) + 20 + rng.random(n) * 100
    return np.where(kans(rng, n, 0.55), zomer, onderweg).astype(np.int32)
