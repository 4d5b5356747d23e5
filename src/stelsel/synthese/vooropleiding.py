"""What people had achieved before they came, as the school noted it down."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from stelsel.synthese.aanbod import Aanbod
from stelsel.synthese.bouw import Bouwer, rangnummer, tekst
from stelsel.synthese.dagen import GEEN, dag, jaar_van
from stelsel.synthese.loopbaan import Trajecten
from stelsel.synthese.personen import Personen
from stelsel.synthese.register import Register
from stelsel.synthese.toeval import kans, stroom
from stelsel.synthese.vuil import Vuil

# Per row of mensen.VOOROPLEIDINGEN: which codes it can be, with their shares and the age at which one gets there.
VERDELING: tuple[tuple[tuple[str, float, int], ...], ...] = (
    (("GEEN", 0.85, 0), ("VSO_GEEN_DIPLOMA", 0.15, 0)),
    (("PRO", 1.0, 16),),
    (("VMBO_BB", 1.0, 16),),
    (("VMBO_KB", 1.0, 16),),
    (("VMBO_TL", 0.7, 16), ("VMBO_GL", 0.3, 16)),
    (("HAVO", 0.45, 17), ("HAVO_3_GUNSTIG", 0.45, 15), ("VWO", 0.07, 18), ("VWO_3_GUNSTIG", 0.03, 15)),
)
# Who was born before this year left school before there was a vmbo (since 1999, the first diplomas in 2003).
EERSTE_VMBO = 1987
VOOR_HET_VMBO = {"VMBO_BB": "LBO_VBO", "VMBO_KB": "LBO_VBO", "VMBO_TL": "MAVO", "VMBO_GL": "MAVO"}
MBO = ("MBO1", "MBO2", "MBO3", "MBO4")
CODES = [
    *dict.fromkeys(code for soort in VERDELING for code, _, _ in soort),
    *dict.fromkeys(VOOR_HET_VMBO.values()),
    *MBO,
]
DAG_ONBEKEND = 0.1


@dataclass(frozen=True)
class Vooropleidingen:
    """Rows sorted by person and code: the person, the index of the code in CODES, the day or GEEN."""

    persoon: np.ndarray
    code: np.ndarray
    dag: np.ndarray


def noteer_vooropleidingen(
    zaad: int, vuil: Vuil, aanbod: Aanbod, t: Trajecten, soort: np.ndarray, r: Register, wie: Personen, van: int
) -> Vooropleidingen:
    """What the school knows of everybody in its own administration, but for a share it never noted down.

    `soort` is the row of mensen.VOOROPLEIDINGEN per human being. A diploma of this school from before the RO (`van`)
    is an earlier education too: no RO of this period holds it.
    """
    rng = stroom(zaad, "vooropleiding")
    in_eigen = np.setdiff1d(np.arange(len(wie)), vuil.gekozen["alleen_in_ro"])
    onbekend = vuil.kies(rng, "vooropleiding_ontbreekt", in_eigen)
    eerste_dag = np.full(len(soort), GEEN, dtype=np.int32)
    np.minimum.at(eerste_dag, t.mens, t.begin)
    code, dagen = _van_school(rng, soort, r, wie, eerste_dag)
    mbo_p, mbo_code, mbo_dag = _eigen_diplomas(aanbod, t, r, van)
    p = np.concatenate([np.arange(len(wie)), mbo_p])
    code, dagen = np.concatenate([code, mbo_code]), np.concatenate([dagen, mbo_dag])
    volgorde = np.lexsort((dagen, code, p))
    p, code, dagen = p[volgorde], code[volgorde], dagen[volgorde]
    # A second diploma of the same niveau adds nothing; the first day counts.
    eerste = np.concatenate([[True], (np.diff(p) != 0) | (np.diff(code) != 0)])
    rijen = np.flatnonzero(eerste & np.isin(p, np.setdiff1d(in_eigen, onbekend)))
    return Vooropleidingen(p[rijen], code[rijen], dagen[rijen])


def _van_school(
    rng: np.random.Generator, soort: np.ndarray, r: Register, wie: Personen, eerste_dag: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Per person the education before mbo and its day; two persons who are one human being have the same."""
    uniek, index = np.unique(r.p_mens, return_inverse=True)
    n = len(uniek)
    worp, dag_onbekend, zomerdag = rng.random(n), kans(rng, n, DAG_ONBEKEND), rng.integers(1, 11, n)
    code, leeftijd = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    for nummer, mogelijk in enumerate(VERDELING):
        rijen = np.flatnonzero(soort[uniek] == nummer)
        grens = np.cumsum([aandeel for _, aandeel, _ in mogelijk])[:-1]
        keuze = np.searchsorted(grens, worp[rijen], side="right")
        code[rijen] = np.array([CODES.index(code_) for code_, _, _ in mogelijk])[keuze]
        leeftijd[rijen] = np.array([jaren for _, _, jaren in mogelijk])[keuze]
    code, leeftijd = code[index], leeftijd[index]
    geboortejaar = jaar_van(wie.geboren)
    for nieuw, oud in VOOR_HET_VMBO.items():
        code[(geboortejaar < EERSTE_VMBO) & (code == CODES.index(nieuw))] = CODES.index(oud)
    behaald = np.minimum(dag(geboortejaar + leeftijd, 7, 1) + zomerdag[index], eerste_dag[r.p_mens] - 1)
    return code, np.where((leeftijd == 0) | dag_onbekend[index], GEEN, behaald).astype(np.int32)


def _eigen_diplomas(aanbod: Aanbod, t: Trajecten, r: Register, van: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Diplomas of this school from before the RO, for everybody who is in it."""
    niveau = aanbod.niveau[t.opleiding]
    ervoor = np.flatnonzero((t.diploma < van) & (niveau >= 1) & np.isin(t.mens, r.p_mens))
    # A human being may be two persons: the diploma is noted down with both.
    volgorde = np.argsort(r.p_mens, kind="stable")
    begin = np.searchsorted(r.p_mens[volgorde], t.mens[ervoor], side="left")
    eind = np.searchsorted(r.p_mens[volgorde], t.mens[ervoor], side="right")
    rij = np.repeat(ervoor, eind - begin)
    plek = np.repeat(begin, eind - begin) + rangnummer(np.repeat(np.arange(len(ervoor)), eind - begin)) - 1
    code = CODES.index(MBO[0]) + niveau[rij] - 1
    return volgorde[plek], code, t.diploma[rij].astype(np.int32)


def vooropleidingtabel(bouwer: Bouwer, v: Vooropleidingen, persoon_id: pa.Array) -> pa.Table:
    """The table `vooropleiding`."""
    return bouwer.tabel(
        "vooropleiding",
        len(v.persoon),
        persoon_id=persoon_id.take(pa.array(v.persoon)),
        code=tekst(CODES, v.code),
        behaald_op=v.dag,
    )
