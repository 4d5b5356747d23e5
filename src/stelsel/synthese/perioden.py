"""The periods within an enrolment (ISP), and extra support (ISE)."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from stelsel.synthese.aanbod import BBL, BOL, EX, LEERTRAJECTEN, ODT, OVO, Aanbod
from stelsel.synthese.bouw import Bouwer, tekst
from stelsel.synthese.dagen import GEEN, dag, studiejaar_van
from stelsel.synthese.loopbaan import NIEUW
from stelsel.synthese.register import Register
from stelsel.synthese.toeval import kans

DOMEINCODE = {
    "Zorg en welzijn": "79140", "ICT": "79050", "Entree": "79999", "Handel": "79080", "Mobiliteit": "79060",
    "Economie": "79090", "Bouw en infra": "79000", "Horeca": "79120", "Veiligheid en sport": "79100",
    "Transport en logistiek": "79070", "Techniek": "79020", "Uiterlijke verzorging": "79110", "Toerisme": "79130",
    "Media en vormgeving": "79040", "Laboratorium": "79030", "Groen": "79160",
}  # fmt: skip
NIVEAUS = [None, "MBO-1", "MBO-2", "MBO-3", "MBO-4"]
IN_DOMEIN = 0.015
"""Share of new bol students of niveau 2-4 who are enrolled in a domein first."""
MET_ONDERSTEUNING = 0.04
ODT_VANAF = dag(2019, 1, 1)
"""First day of the leertraject ODT; until then it was OVO (PvE, waardenlijst Leertraject)."""


def aanbieders(aanbod: Aanbod) -> list[str]:
    """An invented RIO code per programme: one onderwijsaanbieder per domein."""
    domeinen = sorted(set(aanbod.domein))
    return [f"990A{101 + domeinen.index(d)}" for d in aanbod.domein]


def locaties(aanbod: Aanbod) -> list[str]:
    """An invented RIO code per programme: five locations."""
    domeinen = sorted(set(aanbod.domein))
    return [f"990X{201 + domeinen.index(d) % 5}" for d in aanbod.domein]


def periodetabel(
    rng: np.random.Generator,
    bouwer: Bouwer,
    aanbod: Aanbod,
    r: Register,
    persoon_id: pa.Array,
    peildatum: int,
) -> pa.Table:
    """The table `inschrijvingsperiode`: one row per traject, and a new one on 1 August or where something changed."""
    rij, begin, leertraject, in_domein = _rijen(rng, aanbod, r, peildatum)
    t, i = r.t, r.t_i[rij]
    p = t.opleiding[rij]
    volgende = np.concatenate([begin[1:], [0]])
    laatste = np.concatenate([i[1:] != i[:-1], [True]])
    einde_isg = np.where(r.i_eind[i] == GEEN, r.i_gepland[i], r.i_eind[i])
    tot_en_met = np.where(laatste, einde_isg, volgende - 1)
    codes = aanbod.crebolijst() + [DOMEINCODE[d] for d in aanbod.domein]
    crebo = np.where(in_domein, len(aanbod.crebolijst()) + p, aanbod.crebo(p, studiejaar_van(t.begin)[rij]))
    dlp = (
        (aanbod.niveau[p] == 2) & (leertraject == BOL) & (t.mens[rij] % 60 == 0) & (begin >= dag(2020, 8, 1))
    )
    bekostigbaar = np.isin(leertraject, (BOL, BBL)) & (t.mens[rij] % 67 != 0)
    return bouwer.tabel(
        "inschrijvingsperiode", len(rij),
        persoon_id=persoon_id.take(pa.array(r.i_p[i])),
        inschrijvingvolgnummer=r.i_volgnummer.take(pa.array(i)),
        datum_begin=begin,
        tot_en_met=tot_en_met.astype(np.int32),
        afgeleid=np.ones(len(rij), dtype=bool),
        opleidingcode=tekst(codes, crebo),
        leertraject=tekst(LEERTRAJECTEN, leertraject),
        niveau=tekst(NIVEAUS, np.where(in_domein, aanbod.niveau[p], 0)),
        indicatie_bekostigbaar=bekostigbaar,
        onderwijsaanbieder=tekst(aanbieders(aanbod), p),
        onderwijslocatie=tekst(locaties(aanbod), p),
        leerroute=tekst(["DLP"], dlp - 1),
        leerroutefase=tekst(["MBO"], dlp - 1),
    )  # fmt: skip


def _rijen(rng: np.random.Generator, aanbod: Aanbod, r: Register, peildatum: int) -> tuple[np.ndarray, ...]:
    """Rows as (traject, first day, leertraject, in a domein), sorted by enrolment and day."""
    t = r.t
    n = len(t)
    alle = np.arange(n)
    # Nothing is registered any more after the planned end of an enrolment that nobody ended.
    tot = np.where(t.eind == GEEN, np.minimum(r.i_gepland[r.t_i], peildatum), t.eind)
    wisselt = np.isin(t.leertraject, (BOL, BBL)) & (aanbod.bbl[t.opleiding] > 0.05) & kans(rng, n, 0.03)
    anders = np.where(t.leertraject == BOL, BBL, BOL)
    in_domein = (
        (t.aard == NIEUW)
        & (t.leertraject == BOL)
        & (aanbod.niveau[t.opleiding] > 1)
        & kans(rng, n, IN_DOMEIN)
    )
    delen = [(alle, t.begin, np.zeros(n, dtype=bool))]
    kiest = t.begin + rng.integers(60, 150, n)
    rijen = alle[in_domein & (kiest < tot)]
    delen.append((rijen, kiest[rijen], np.zeros(len(rijen), dtype=bool)))
    for jaar in range(1, 6):
        augustus = dag(studiejaar_van(t.begin) + jaar, 8, 1)
        rijen = alle[(augustus <= tot) & ((wisselt & (jaar == 1)) | kans(rng, n, 0.55))]
        delen.append((rijen, augustus[rijen], wisselt[rijen]))
    rij = np.concatenate([d[0] for d in delen])
    begin = np.concatenate([d[1] for d in delen]).astype(np.int32)
    gewisseld = np.concatenate([d[2] for d in delen])
    _, uniek = np.unique(r.t_i[rij].astype(np.int64) * 2**32 + begin, return_index=True)
    rij, begin, gewisseld = rij[uniek], begin[uniek], gewisseld[uniek]
    leertraject = np.where(gewisseld, anders[rij], t.leertraject[rij])
    leertraject = np.where((leertraject == ODT) & (begin < ODT_VANAF), OVO, leertraject)
    return rij, begin, leertraject, in_domein[rij] & (begin == t.begin[rij])


def ondersteuning(
    rng: np.random.Generator, r: Register, peildatum: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Extra support as (enrolment, first day, last day or GEEN): one period for some, begun weeks after the start."""
    n = len(r.i_p)
    begin = r.i_begin + rng.integers(20, 300, n)
    tot = np.minimum(r.i_eind, peildatum)
    geen_ex = np.zeros(n, dtype=bool)
    geen_ex[r.t_i] = r.t.leertraject < EX
    rijen = np.flatnonzero((begin < tot) & geen_ex & kans(rng, n, MET_ONDERSTEUNING * 1.4))
    eind = begin[rijen] + rng.integers(90, 420, len(rijen))
    eind = np.where(eind > peildatum, GEEN, np.minimum(eind, r.i_eind[rijen]))
    return rijen, begin[rijen].astype(np.int32), eind.astype(np.int32)


def ondersteuningstabel(
    bouwer: Bouwer, r: Register, persoon_id: pa.Array, ise: tuple[np.ndarray, ...]
) -> pa.Table:
    """The table `extra_ondersteuning`."""
    i, begin, eind = ise
    return bouwer.tabel(
        "extra_ondersteuning", len(i),
        persoon_id=persoon_id.take(pa.array(r.i_p[i])),
        inschrijvingvolgnummer=r.i_volgnummer.take(pa.array(i)),
        datum_begin=begin,
        datum_eind=eind,
    )  # fmt: skip
