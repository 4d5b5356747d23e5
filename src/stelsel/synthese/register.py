"""Who stands in the RO: the enrolments that held in the period, and the persons under whom they are known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from stelsel.synthese.bouw import Bouwer, rangnummer, tekst, volgnummers
from stelsel.synthese.dagen import GEEN
from stelsel.synthese.loopbaan import Trajecten
from stelsel.synthese.lot import DIPLOMA, UITVAL
from stelsel.synthese.toeval import kans, uit_lijst
from stelsel.synthese.vuil import Geschiedenis, Vuil, soorten, zelfde_inschrijving

REDENEN = ["01", "02", "03", "04", "05", "06", "07", "08", "09"]
REDEN_UITVAL = [0.14, 0.22, 0.08, 0.27, 0.17, 0.06, 0.04, 0.0, 0.02]
REDEN_OVERSTAP = [0.02, 0.03, 0.05, 0.88, 0.0, 0.0, 0.02, 0.0, 0.0]
DIPLOMA_REDEN = REDENEN.index("08")


@dataclass
class Register:
    """Enrolments (`i_...`, sorted by person and first day), their trajecten and the persons, by index.

    `t` are the trajecten of these enrolments, `t_i` says of which one; `i_p` the person of an enrolment;
    `p_mens` the human being behind a person: two persons with the same one are a double registration.
    """

    t: Trajecten
    t_i: np.ndarray
    t_begin_echt: np.ndarray
    t_eind_echt: np.ndarray
    i_p: np.ndarray
    i_begin: np.ndarray
    i_gepland: np.ndarray
    i_eind: np.ndarray
    i_reden: np.ndarray
    i_volgnummer: pa.Array
    p_mens: np.ndarray
    p_eerste: np.ndarray
    """True for the earlier of two persons that are the same human being."""
    oorsprong: np.ndarray
    """The row of each traject in the history that dirt was written down for."""

    @property
    def t_p(self) -> np.ndarray:
        """The person of each traject."""
        return self.i_p[self.t_i]

    def t_volgnummer(self, rijen: np.ndarray) -> pa.Array:
        """The inschrijvingvolgnummer of these trajecten."""
        return self.i_volgnummer.take(pa.array(self.t_i[rijen]))


def maak_register(rng: np.random.Generator, vuil: Vuil, historie: Geschiedenis, van: int) -> Register:
    """The enrolments that held on or after `van`, with volgnummers and the persons they belong to."""
    t = historie.t
    wortel = zelfde_inschrijving(rng, t)
    volgorde = np.lexsort((t.begin, wortel))
    isg = np.cumsum(np.concatenate([[0], np.diff(wortel[volgorde]) != 0]))
    eerste = np.flatnonzero(np.concatenate([[True], np.diff(isg) != 0]))
    laatste = np.concatenate([eerste[1:], [len(isg)]]) - 1
    begin, eind = t.begin[volgorde][eerste], t.eind[volgorde][laatste]
    gepland = np.maximum(t.gepland[volgorde][laatste], begin)
    # As DUO selects (PvE 15.1): valid in the period, until the real end or else the planned one.
    blijft = np.where(eind == GEEN, gepland, eind) >= van
    reden = _reden(rng, vuil, t.lot[volgorde][laatste], eind, blijft)
    mens = t.mens[volgorde][eerste]

    nieuw = np.flatnonzero(blijft)
    nieuw = nieuw[np.lexsort((begin[nieuw], mens[nieuw]))]
    p, p_mens, p_eerste = _personen(rng, vuil, mens[nieuw])
    nieuw = nieuw[np.lexsort((begin[nieuw], p))]
    p = np.sort(p)
    nummer_van_isg = np.full(len(blijft), -1)
    nummer_van_isg[nieuw] = np.arange(len(nieuw))
    vuil.gekozen["reden_ontbreekt"] = nummer_van_isg[vuil.gekozen["reden_ontbreekt"]]
    rijen = volgorde[blijft[isg]]
    t_i = nummer_van_isg[isg[blijft[isg]]]
    sorteer = np.lexsort((t.begin[rijen], t_i))
    rijen, t_i = rijen[sorteer], t_i[sorteer]
    met_c = kans(rng, len(p_mens), 0.4)
    return Register(
        t=t.kies(rijen), t_i=t_i, t_begin_echt=historie.begin_echt[rijen], t_eind_echt=historie.eind_echt[rijen],
        i_p=p, i_begin=begin[nieuw], i_gepland=gepland[nieuw], i_eind=eind[nieuw], i_reden=reden[nieuw],
        i_volgnummer=volgnummers(rangnummer(p), met_c[p]), p_mens=p_mens, p_eerste=p_eerste, oorsprong=rijen,
    )  # fmt: skip


def _reden(
    rng: np.random.Generator, vuil: Vuil, lot: np.ndarray, eind: np.ndarray, blijft: np.ndarray
) -> np.ndarray:
    n = len(lot)
    reden = np.select(
        [lot == DIPLOMA, lot == UITVAL],
        [np.full(n, DIPLOMA_REDEN), uit_lijst(rng, REDEN_UITVAL, n)],
        uit_lijst(rng, REDEN_OVERSTAP, n),
    )
    reden[eind == GEEN] = -1
    beeindigd = np.flatnonzero((eind != GEEN) & blijft)
    reden[vuil.kies(rng, "reden_ontbreekt", beeindigd)] = -1
    return reden


def _personen(
    rng: np.random.Generator, vuil: Vuil, mens: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For enrolments sorted by human being: the person of each; per person the human being and whether it is old."""
    uniek, index, aantal = np.unique(mens, return_inverse=True, return_counts=True)
    rang = rangnummer(mens)
    meermaals = np.flatnonzero(aantal >= 2)
    dubbel = np.zeros(len(uniek), dtype=bool)
    dubbel[meermaals[kans(rng, len(meermaals), soorten()["dubbele_persoon"]["aandeel"])]] = True
    # The old person keeps all enrolments but the last.
    eerder = dubbel[index] & (rang < aantal[index])
    oud = np.flatnonzero(dubbel)
    nummer_oud = np.full(len(uniek), -1)
    nummer_oud[oud] = len(uniek) + np.arange(len(oud))
    vuil.gekozen["dubbele_persoon"] = nummer_oud[oud]
    vuil.uit["dubbele_persoon"] = len(meermaals)
    p = np.where(eerder, nummer_oud[index], index)
    p_mens = np.concatenate([uniek, uniek[oud]])
    return p, p_mens, np.arange(len(p_mens)) >= len(uniek)


def inschrijvingstabel(bouwer: Bouwer, r: Register, persoon_id: pa.Array) -> pa.Table:
    """The table `inschrijving`."""
    return bouwer.tabel(
        "inschrijving", len(r.i_p),
        persoon_id=persoon_id.take(pa.array(r.i_p)),
        inschrijvingvolgnummer=r.i_volgnummer,
        datum_inschrijving=r.i_begin,
        datum_uitschrijving_gepland=r.i_gepland,
        datum_uitschrijving_werkelijk=r.i_eind,
        reden_uitschrijving=tekst(REDENEN, r.i_reden),
    )  # fmt: skip
