"""Practice: agreements with companies, one after another in bbl, one or two a year in bol."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from stelsel.synthese.aanbod import BBL, BOL, Aanbod
from stelsel.synthese.bouw import Bouwer, rangnummer, tekst, volgnummers
from stelsel.synthese.dagen import GEEN, dag, studiejaar_van
from stelsel.synthese.register import Register
from stelsel.synthese.toeval import kans
from stelsel.synthese.vuil import Vuil

EERSTE_LEERBEDRIJF = 900_000_001
GEEN_LEERBEDRIJF = 999_999_999
"""The number a school writes when it does not know the company yet."""
BBL_UREN_PER_JAAR = 610
MAX_DELEN = 6


@dataclass
class _Delen:
    rij: list[np.ndarray]
    begin: list[np.ndarray]
    gepland: list[np.ndarray]
    uren: list[np.ndarray]

    def voeg_toe(self, rij: np.ndarray, begin: np.ndarray, gepland: np.ndarray, uren: np.ndarray) -> None:
        self.rij.append(rij)
        self.begin.append(begin.astype(np.int64))
        self.gepland.append(gepland.astype(np.int64))
        self.uren.append(uren.astype(np.int64))


def bpvtabel(
    rng: np.random.Generator,
    vuil: Vuil,
    bouwer: Bouwer,
    aanbod: Aanbod,
    r: Register,
    persoon_id: pa.Array,
    peildatum: int,
) -> pa.Table:
    """The table `bpv`: what has begun by the peildatum."""
    delen = _Delen([], [], [], [])
    _bbl(rng, vuil, r, delen, peildatum)
    _bol(rng, aanbod, r, delen, peildatum)
    rij, begin, gepland, uren = (
        np.concatenate(d) for d in (delen.rij, delen.begin, delen.gepland, delen.uren)
    )
    volgorde = np.lexsort((begin, r.t_i[rij]))
    rij, begin, gepland, uren = rij[volgorde], begin[volgorde], gepland[volgorde], uren[volgorde]
    n = len(rij)
    # Until somebody really left: an enrolment that was put back in time is outlived by its bpv.
    eind = np.minimum(gepland, np.maximum(r.t_eind_echt[rij], begin))
    eind = np.where(eind > peildatum, GEEN, eind)
    laat = np.zeros(n, dtype=bool)
    laat[vuil.kies(rng, "bpv_laat_afgesloten", np.flatnonzero(begin + 5 <= peildatum))] = True
    afsluit = np.where(
        laat, np.minimum(begin + rng.integers(3, 60, n), peildatum), begin - rng.integers(2, 45, n)
    )
    leerbedrijf = _leerbedrijven(rng, aanbod, r.t.opleiding[rij], len(r.p_mens))
    leerbedrijf[vuil.kies(rng, "bpv_zonder_leerbedrijf", np.arange(n))] = GEEN_LEERBEDRIJF
    i = r.t_i[rij]
    return bouwer.tabel(
        "bpv", n,
        persoon_id=persoon_id.take(pa.array(r.i_p[i])),
        inschrijvingvolgnummer=r.i_volgnummer.take(pa.array(i)),
        volgnummer=volgnummers(rangnummer(i)),
        afsluitdatum=afsluit,
        datum_begin=begin,
        datum_einde_gepland=np.maximum(gepland, begin),
        datum_einde_werkelijk=eind,
        omvang=np.clip(uren, 8, 9999),
        leerbedrijf_id=volgnummers(leerbedrijf),
        opleidingcode=tekst(aanbod.crebolijst(), aanbod.crebo(r.t.opleiding[rij], studiejaar_van(r.t.begin[rij]))),
    )  # fmt: skip


def _bbl(rng: np.random.Generator, vuil: Vuil, r: Register, delen: _Delen, peildatum: int) -> None:
    """From the first day to the planned end, with another company now and then."""
    rij = np.flatnonzero(r.t.leertraject == BBL)
    zonder = vuil.kies(rng, "bbl_zonder_bpv", rij)
    vuil.gekozen["bbl_zonder_bpv"] = r.oorsprong[zonder]
    rij = np.setdiff1d(rij, zonder)
    begin = r.t_begin_echt[rij].astype(np.int64)
    for _ in range(MAX_DELEN):
        gaat = begin <= np.minimum(r.t_eind_echt[rij], peildatum)
        rij, begin = rij[gaat], begin[gaat]
        duur = np.where(kans(rng, len(rij), 0.55), 4000, 150 + rng.integers(0, 500, len(rij)))
        gepland = np.maximum(np.minimum(begin + duur, r.t.gepland[rij]), begin + 20)
        delen.voeg_toe(rij, begin, gepland, BBL_UREN_PER_JAAR * (gepland - begin) / 365)
        begin = gepland + 1


def _bol(rng: np.random.Generator, aanbod: Aanbod, r: Register, delen: _Delen, peildatum: int) -> None:
    """A block of weeks in each year (the first year of a longer programme not always), a second one for some."""
    t = r.t
    for jaar in range(MAX_DELEN):
        studiejaar = studiejaar_van(t.begin) + jaar
        blok = dag(studiejaar, 11, 10) + rng.integers(0, 95, len(t))
        aanwezig = (
            (t.leertraject == BOL) & (blok >= r.t_begin_echt) & (blok <= np.minimum(r.t_eind_echt, peildatum))
        )
        doet_mee = kans(rng, len(t), np.where((jaar == 0) & (aanbod.niveau[t.opleiding] >= 3), 0.6, 0.93))
        rij = np.flatnonzero(aanwezig & doet_mee)
        weken = rng.integers(9, 21, len(rij))
        begin, gepland = blok[rij], blok[rij] + weken * 7 - 3
        # One in eight changes company halfway.
        breekt = kans(rng, len(rij), 0.12)
        halverwege = np.where(breekt, begin + weken * 3, gepland)
        delen.voeg_toe(rij, begin, halverwege, (halverwege - begin + 3) / 7 * 30)
        tweede = np.flatnonzero(breekt & (halverwege + 7 <= np.minimum(r.t_eind_echt[rij], peildatum)))
        vervolg = halverwege[tweede] + 7
        delen.voeg_toe(rij[tweede], vervolg, gepland[tweede] + 7, (gepland[tweede] - vervolg + 10) / 7 * 30)


def _leerbedrijven(
    rng: np.random.Generator, aanbod: Aanbod, opleiding: np.ndarray, personen: int
) -> np.ndarray:
    """A company per agreement: each domein has its own, a few of them take many students."""
    domeinen = sorted(set(aanbod.domein))
    domein = np.array([domeinen.index(d) for d in aanbod.domein])[opleiding]
    per_domein = max(4, personen // (12 * len(domeinen)))
    keuze = (rng.random(len(opleiding)) ** 2.2 * per_domein).astype(np.int64)
    return EERSTE_LEERBEDRIJF + domein * per_domein + keuze
