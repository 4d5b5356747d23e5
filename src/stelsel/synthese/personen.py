"""The table of persons, their invented numbers, and the dirt in both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from stelsel.gegevens.tabellen import PERSOONSNUMMER
from stelsel.kern.sleutels import verzonnen_bsns, verzonnen_onderwijsnummers
from stelsel.synthese.bouw import Bouwer, naar_tabel, tekst
from stelsel.synthese.dagen import GEEN, dag_van_maand, jaar_van, maand_van
from stelsel.synthese.namen import Naamkaart, naamkolommen, trek_namen
from stelsel.synthese.register import Register
from stelsel.synthese.toeval import stroom
from stelsel.synthese.vuil import Vuil

EERSTE_STUDENTNUMMER = 100_001


@dataclass
class Personen:
    """The persons of the register, as arrays of one length; `vast` holds the names of the fixed people by row."""

    geboren: np.ndarray
    vrouw: np.ndarray
    kaart: Naamkaart
    vast: dict[int, dict[str, Any]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.geboren)

    @classmethod
    def maak(cls, zaad: int, r: Register, geboren: np.ndarray, vrouw: np.ndarray) -> Personen:
        """Names for all persons; two persons who are one human being get the same name."""
        uniek, index = np.unique(r.p_mens, return_inverse=True)
        kaart = trek_namen(stroom(zaad, "namen"), vrouw[uniek])
        zelfde = Naamkaart(kaart.roepnaam[index], kaart.achternaam[index], kaart.herkomst[index])
        return cls(geboren[r.p_mens].copy(), vrouw[r.p_mens].copy(), zelfde)

    def leeftijd(self, op: int) -> np.ndarray:
        """Age in whole years on a day."""
        maand, dag = maand_van(self.geboren), dag_van_maand(self.geboren)
        nu = np.array([op])
        nog_niet = (maand > maand_van(nu)) | ((maand == maand_van(nu)) & (dag > dag_van_maand(nu)))
        return jaar_van(nu) - jaar_van(self.geboren) - nog_niet


def persoontabel(
    zaad: int, vuil: Vuil, bouwer: Bouwer, wie: Personen, persoon_id: pa.Array, *, met_namen: bool
) -> pa.Table:
    """The table `persoon`, with partial birth dates and with persons of whom only RO is known."""
    n = len(wie)
    rng = stroom(zaad, "persoon")
    gewoon = np.setdiff1d(np.arange(n), np.array(list(wie.vast), dtype=np.int64))
    deels = vuil.kies(rng, "gedeeltelijke_geboortedatum", gewoon)
    onbekend = vuil.kies(rng, "geslacht_onbekend", gewoon)
    naamloos = vuil.kies(rng, "alleen_in_ro", gewoon)
    maand, dag = maand_van(wie.geboren), dag_van_maand(wie.geboren)
    dag[deels] = GEEN
    # One in three partial dates lacks the month too.
    maand[deels[::3]] = GEEN
    geslacht = wie.vrouw.astype(np.int32)
    geslacht[onbekend] = 2
    namen = _namen(rng, wie, naamloos) if met_namen else {}
    return bouwer.tabel(
        "persoon", n,
        persoon_id=persoon_id,
        geboortejaar=jaar_van(wie.geboren),
        geboortemaand=maand,
        geboortedag=dag,
        geslacht=tekst(["M", "V", "O"], geslacht),
        **namen,
    )  # fmt: skip


def _namen(rng: np.random.Generator, wie: Personen, naamloos: np.ndarray) -> dict[str, pa.Array]:
    n = len(wie)
    studentnummer = EERSTE_STUDENTNUMMER + rng.permutation(n)
    namen = naamkolommen(wie.kaart, studentnummer, rng.integers(0, 10**7, n), vast=wie.vast)
    leeg = np.zeros(n, dtype=bool)
    leeg[naamloos] = True
    masker = pa.array(leeg)
    return {
        kolom: pc.if_else(masker, pa.scalar(None, pa.string()), waarde) for kolom, waarde in namen.items()
    }


def nummertabel(
    zaad: int, vuil: Vuil, r: Register, persoon_id: pa.Array, levering_id: str, peildatum: int
) -> pa.Table:
    """The table `persoonsnummer`: invented numbers in an order that says nothing.

    Nearly everybody has a BSN; some only an onderwijsnummer, some changed from the one to the other.
    """
    n = len(r.p_mens)
    rng = stroom(zaad, "nummers")
    jong = np.flatnonzero(~r.p_eerste)
    zonder = vuil.kies(rng, "zonder_bsn", jong)
    wissel = vuil.kies(rng, "nummerwissel", np.setdiff1d(jong, zonder))
    met_onderwijsnummer = np.concatenate([np.flatnonzero(r.p_eerste), zonder, wissel])
    met_bsn = np.setdiff1d(jong, zonder)
    eerste_dag = np.full(n, GEEN, dtype=np.int32)
    np.minimum.at(eerste_dag, r.i_p, r.i_begin)
    wisseldag = np.full(n, GEEN, dtype=np.int32)
    wisseldag[wissel] = np.minimum(eerste_dag[wissel] + rng.integers(30, 500, len(wissel)), peildatum)
    van_onderwijsnummer = eerste_dag[met_onderwijsnummer]
    tot = wisseldag[met_onderwijsnummer]
    wie = np.concatenate([met_bsn, met_onderwijsnummer])
    nummers = (verzonnen_bsns(len(met_bsn)), verzonnen_onderwijsnummers(len(met_onderwijsnummer)))
    nummer = np.concatenate([rng.permutation(soort) for soort in nummers])
    return naar_tabel(PERSOONSNUMMER, len(wie), {
        "persoon_id": persoon_id.take(pa.array(wie)),
        "soort": tekst(["bsn", "onderwijsnummer"], (np.arange(len(wie)) >= len(met_bsn)).astype(np.int32)),
        "nummer": pc.utf8_lpad(pc.cast(pa.array(nummer), pa.string()), 9, "0"),
        "van": np.concatenate([wisseldag[met_bsn], van_onderwijsnummer]),
        "tot_en_met": np.concatenate([np.full(len(met_bsn), GEEN), np.where(tot == GEEN, GEEN, tot - 1)]),
        "levering_id": levering_id,
    })  # fmt: skip
