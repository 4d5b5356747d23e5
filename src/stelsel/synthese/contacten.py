"""Parents and others whom the school may call."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from stelsel.synthese.bouw import Bouwer, tekst
from stelsel.synthese.dagen import GEEN
from stelsel.synthese.groepen import Groepen
from stelsel.synthese.namen import Naamkaart, naamkolommen, trek_namen
from stelsel.synthese.personen import Personen
from stelsel.synthese.register import Register
from stelsel.synthese.toeval import kans, uit_lijst

RELATIES = ["ouder", "voogd", "anders"]


def contacttabel(
    rng: np.random.Generator,
    bouwer: Bouwer,
    r: Register,
    g: Groepen,
    wie: Personen,
    persoon_id: pa.Array,
    peildatum: int,
) -> pa.Table:
    """The table `contactpersoon`: everybody under 18 has one or two who sign; up to 21 some have one to call."""
    leeftijd = wie.leeftijd(peildatum)
    hier = np.unique(r.t_p[g.l_t[g.l_tot == GEEN]])
    jong = leeftijd[hier] < 18
    met_een = hier[jong | (kans(rng, len(hier), 0.5) & (leeftijd[hier] < 21))]
    met_een = np.union1d(
        met_een, np.array([p for p, vast in wie.vast.items() if "ouder" in vast], dtype=np.int64)
    )
    met_twee = met_een[kans(rng, len(met_een), 0.55)]
    p = np.concatenate([met_een, met_twee])
    volgnummer = np.concatenate([np.ones(len(met_een)), np.full(len(met_twee), 2)]).astype(np.int64)
    volgorde = np.lexsort((volgnummer, p))
    p, volgnummer = p[volgorde], volgnummer[volgorde]
    n = len(p)
    kaart = trek_namen(rng, (volgnummer == 1) ^ kans(rng, n, 0.25), wie.kaart.herkomst[p])
    familie = kans(rng, n, 0.7)
    achternaam = np.where(familie, wie.kaart.achternaam[p], kaart.achternaam)
    relatie = uit_lijst(rng, [0.95, 0.03, 0.02], n)
    vast = _vaste_ouders(wie, p, volgnummer)
    namen = naamkolommen(
        Naamkaart(kaart.roepnaam, achternaam, kaart.herkomst),
        np.arange(n) + 1,
        rng.integers(0, 10**7, n),
        bij="example.org",
        vast=vast,
    )
    return bouwer.tabel(
        "contactpersoon", n,
        persoon_id=persoon_id.take(pa.array(p)),
        volgnummer=volgnummer,
        relatie=tekst(RELATIES, relatie),
        wettelijk_vertegenwoordiger=leeftijd[p] < 18,
        **namen,
    )  # fmt: skip


def _vaste_ouders(wie: Personen, p: np.ndarray, volgnummer: np.ndarray) -> dict[int, dict[str, str]]:
    """The first parents of the fixed students: same surname, and a first name where one is fixed."""
    uit = {}
    for rij in np.flatnonzero(np.isin(p, list(wie.vast)) & (volgnummer == 1)):
        student = wie.vast[int(p[rij])]
        naam = {deel: student[deel] for deel in ("voorvoegsel", "achternaam") if deel in student}
        uit[int(rij)] = naam | ({"roepnaam": student["ouder"]} if "ouder" in student else {})
    return uit
