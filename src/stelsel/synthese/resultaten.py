"""Diplomas with their generic exam parts and keuzedelen, loose results, and certificates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from stelsel.synthese.aanbod import BBL, BOL, EX, ODT, Aanbod
from stelsel.synthese.bouw import Bouwer, tekst, volgnummers
from stelsel.synthese.dagen import GEEN, studiejaar_van
from stelsel.synthese.perioden import aanbieders
from stelsel.synthese.register import Register
from stelsel.synthese.toeval import kans

EERSTE_NUMMER = 1_000_001
REKENEN_NIEUW_VANAF = 2022
"""First cohort with the mbo-rekeneisen (EKB 17b1; domein.md 4.1)."""
NEDERLANDS, REKENEN, ENGELS = range(3)
GEO_CODES = ["3001", "3005", "3002", "3006", "3027", "3028", "3029", "3013", "3014", "3017"]
# Code (index) per niveau 1-4; rekenen for cohorts before and from 2022. -1: no such part at that niveau.
NEDERLANDS_CODE = np.array([-1, 0, 0, 0, 1])
REKENEN_OUD = np.array([-1, 2, 2, 2, 3])
REKENEN_NIEUW = np.array([-1, -1, 4, 5, 6])
KEUZEDELEN = [f"K{n:04d}" for n in (
    21, 22, 23, 26, 31, 55, 61, 65, 67, 72, 80, 92, 110, 125, 138, 161, 165, 181, 186, 202, 207, 210, 226, 251,
    274, 286, 301, 320, 505, 518, 533, 566, 625, 666, 715, 723, 803, 889, 1006, 1011, 1056, 1120, 1189, 1240,
)]  # fmt: skip
AANTAL_KEUZEDELEN = np.array([0, 1, 2, 3, 3])
CERTIFICATEN = ["C0004", "C0012", "C0041", "C0163", "C0188"]
VRIJSTELLINGEN = [None, "MBO", "KZDL"]


@dataclass
class Resultaten:
    """Makes the four tables with one row of numbers for all results."""

    rng: np.random.Generator
    bouwer: Bouwer
    aanbod: Aanbod
    r: Register
    persoon_id: pa.Array
    peildatum: int
    volgend: int = EERSTE_NUMMER

    def tabellen(self) -> dict[str, pa.Table]:
        """diploma, amvb_onderdeel, examenonderdeel and keuzedeelresultaat."""
        t = self.r.t
        gehaald = t.diploma != GEEN
        met_diploma = np.flatnonzero(gehaald & (t.leertraject != ODT))
        certificaat = np.flatnonzero(gehaald & (t.leertraject == ODT))
        nummers = self._nummers(len(met_diploma))
        zonder = self._met_losse_resultaten()
        return {
            "diploma": self._diploma(met_diploma, nummers),
            "amvb_onderdeel": self._amvb(certificaat),
            "examenonderdeel": self._examens(met_diploma, nummers, zonder),
            "keuzedeelresultaat": self._keuzedelen(met_diploma, nummers, zonder),
        }

    def _nummers(self, aantal: int) -> np.ndarray:
        uit = np.arange(self.volgend, self.volgend + aantal)
        self.volgend += aantal
        return uit

    def _wie(self, rij: np.ndarray) -> dict[str, Any]:
        return {"persoon_id": self.persoon_id.take(pa.array(self.r.t_p[rij]))}

    def _crebo(self, rij: np.ndarray) -> pa.Array:
        t = self.r.t
        return tekst(
            self.aanbod.crebolijst(), self.aanbod.crebo(t.opleiding[rij], studiejaar_van(t.begin[rij]))
        )

    def _los(self, rij: np.ndarray, datum: np.ndarray) -> dict[str, Any]:
        return {
            "datum_resultaat": datum,
            "inschrijvingvolgnummer": self.r.t_volgnummer(rij),
            "onderwijsaanbieder": tekst(aanbieders(self.aanbod), self.r.t.opleiding[rij]),
        }

    def _diploma(self, rij: np.ndarray, nummers: np.ndarray) -> pa.Table:
        return self.bouwer.tabel(
            "diploma", len(rij), **self._wie(rij), **self._los(rij, self.r.t.diploma[rij]),
            resultaatvolgnummer=volgnummers(nummers),
            opleidingcode=self._crebo(rij),
            indicatie_bekostigbaar=np.isin(self.r.t.leertraject[rij], (BOL, BBL, EX)),
        )  # fmt: skip

    def _amvb(self, rij: np.ndarray) -> pa.Table:
        keuze = self.rng.integers(0, len(CERTIFICATEN), len(rij))
        return self.bouwer.tabel(
            "amvb_onderdeel", len(rij), **self._wie(rij), **self._los(rij, self.r.t.diploma[rij]),
            resultaatvolgnummer=volgnummers(self._nummers(len(rij))),
            code_amvb_onderdeel=tekst(CERTIFICATEN, keuze),
            certificaat=np.ones(len(rij), dtype=bool),
        )  # fmt: skip

    def _met_losse_resultaten(self) -> np.ndarray:
        """Students past their first year without a diploma (yet), some of whom have parts behind them."""
        t = self.r.t
        tot = np.minimum(t.eind, self.peildatum)
        ver = (t.diploma == GEEN) & (tot - t.begin > 330) & np.isin(t.leertraject, (BOL, BBL))
        return np.flatnonzero(ver & kans(self.rng, len(t), 0.5))

    def _losse_datum(self, rij: np.ndarray) -> np.ndarray:
        tot = np.minimum(self.r.t.eind[rij], self.peildatum)
        return (
            self.r.t.begin[rij] + 200 + self.rng.random(len(rij)) * (tot - self.r.t.begin[rij] - 200)
        ).astype(np.int32)

    def _examens(self, diploma: np.ndarray, nummers: np.ndarray, los: np.ndarray) -> pa.Table:
        keuze = {vak: self._code(diploma, vak) for vak in (NEDERLANDS, REKENEN, ENGELS)}
        delen = []
        zwak = self.rng.integers(0, 30, len(diploma))
        for vak, code in keuze.items():
            heeft = np.flatnonzero(code >= 0)
            # At most one part of a diploma is a 5 (EKB art 17; domein.md 4.3).
            delen.append(
                self._examen_bij_diploma(diploma[heeft], nummers[heeft], code[heeft], vak, zwak[heeft] == vak)
            )
        code = self._code(los, NEDERLANDS)
        delen.append(self._los_examen(los, code))
        return pa.concat_tables(delen)

    def _code(self, rij: np.ndarray, vak: int) -> np.ndarray:
        t = self.r.t
        niveau = self.aanbod.niveau[t.opleiding[rij]]
        if vak == NEDERLANDS:
            return NEDERLANDS_CODE[niveau]
        if vak == REKENEN:
            nieuw = studiejaar_van(t.begin[rij]) >= REKENEN_NIEUW_VANAF
            return np.where(nieuw, REKENEN_NIEUW[niveau], REKENEN_OUD[niveau])
        hoger = np.searchsorted([0.8, 0.93], self.rng.random(len(rij)))
        return np.where(niveau == 4, GEO_CODES.index("3013") + hoger, -1)

    def _cijfers(self, n: int, vijf: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """School exam, central exam (tenths) and final mark: their mean, its first decimal rounded half up."""
        ie = np.clip(np.round(self.rng.normal(70, 8, n)), 58, 95).astype(np.int64)
        ce = np.clip(np.round(self.rng.normal(66, 10, n)), 52, 95).astype(np.int64)
        ie, ce = np.where(vijf, 56, ie), np.where(vijf, 45 + ce % 8, ce)
        return ie, ce, ((ie + ce) // 2 + 5) // 10

    def _examen_bij_diploma(
        self, rij: np.ndarray, nummers: np.ndarray, code: np.ndarray, vak: int, vijf: np.ndarray
    ) -> pa.Table:
        ie, ce, eind = self._cijfers(len(rij), vijf)
        centraal = (vak != REKENEN) & (self.aanbod.niveau[self.r.t.opleiding[rij]] > 1)
        vrijgesteld = kans(self.rng, len(rij), 0.03) & ~vijf
        return self.bouwer.tabel(
            "examenonderdeel", len(rij), **self._wie(rij),
            resultaatvolgnummer_diploma=volgnummers(nummers),
            opleidingcode_diploma=self._crebo(rij),
            resultaatvolgnummer=volgnummers(self._nummers(len(rij))),
            code_generiek_examenonderdeel=tekst(GEO_CODES, code),
            eindcijfer=eind,
            vrijstelling=tekst(VRIJSTELLINGEN, np.where(vrijgesteld, 1 + self.rng.integers(0, 2, len(rij)), 0)),
            cijfer_ie=np.where(centraal, ie, GEEN),
            cijfer_ce=np.where(centraal, ce, GEEN),
        )  # fmt: skip

    def _los_examen(self, rij: np.ndarray, code: np.ndarray) -> pa.Table:
        ie = np.clip(np.round(self.rng.normal(62, 11, len(rij))), 30, 95).astype(np.int64)
        ce = np.clip(np.round(self.rng.normal(60, 12, len(rij))), 25, 95).astype(np.int64)
        heeft_ce = kans(self.rng, len(rij), 0.6)
        return self.bouwer.tabel(
            "examenonderdeel", len(rij), **self._wie(rij), **self._los(rij, self._losse_datum(rij)),
            resultaatvolgnummer=volgnummers(self._nummers(len(rij))),
            code_generiek_examenonderdeel=tekst(GEO_CODES, code),
            eindcijfer=np.where(heeft_ce, ((ie + ce) // 2 + 5) // 10, GEEN),
            cijfer_ie=ie,
            cijfer_ce=np.where(heeft_ce, ce, GEEN),
        )  # fmt: skip

    def _keuzedelen(self, diploma: np.ndarray, nummers: np.ndarray, los: np.ndarray) -> pa.Table:
        aantal = AANTAL_KEUZEDELEN[self.aanbod.niveau[self.r.t.opleiding[diploma]]]
        aantal = np.where(self.aanbod.duur[self.r.t.opleiding[diploma]] == 1, 1, aantal)
        plek = np.repeat(np.arange(len(diploma)), aantal)
        volgorde = np.arange(len(plek)) - np.repeat(np.cumsum(aantal) - aantal, aantal)
        rij = diploma[plek]
        # At least half of the keuzedelen of a diploma are passed: only a second or third one may be failed.
        gehaald = (volgorde != 1) | ~kans(self.rng, len(plek), 0.12)
        bij_diploma = self.bouwer.tabel(
            "keuzedeelresultaat", len(plek), **self._wie(rij),
            resultaatvolgnummer_diploma=volgnummers(nummers[plek]),
            opleidingcode_diploma=self._crebo(rij),
            resultaatvolgnummer=volgnummers(self._nummers(len(plek))),
            code_keuzedeel=self._keuzedeel(rij, volgorde),
            resultaat=tekst(["Niet behaald", "Behaald"], gehaald.astype(np.int32)),
        )  # fmt: skip
        rij = los[kans(self.rng, len(los), 0.7)]
        losse = self.bouwer.tabel(
            "keuzedeelresultaat", len(rij), **self._wie(rij), **self._los(rij, self._losse_datum(rij)),
            resultaatvolgnummer=volgnummers(self._nummers(len(rij))),
            code_keuzedeel=self._keuzedeel(rij, np.zeros(len(rij), dtype=np.int64)),
            resultaat=tekst(["Niet behaald", "Behaald"], kans(self.rng, len(rij), 0.8).astype(np.int32)),
            certificaat=kans(self.rng, len(rij), 0.1),
        )  # fmt: skip
        return pa.concat_tables([bij_diploma, losse])

    def _keuzedeel(self, rij: np.ndarray, volgorde: np.ndarray) -> pa.Array:
        """A keuzedeel out of the eight that a programme offers, another one for each place in a diploma."""
        t = self.r.t
        keuze = (t.mens[rij] * 3 + volgorde * 3) % 8
        return tekst(KEUZEDELEN, (t.opleiding[rij] * 5 + keuze) % len(KEUZEDELEN))
