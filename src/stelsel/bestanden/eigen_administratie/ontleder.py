"""Cut eigen_administratie.csv into records: columns go by their name in the first line, values may be quoted."""

from __future__ import annotations

import numpy as np
import polars as pl

from stelsel.bestanden.indeling import Indeling, Recordsoort
from stelsel.bestanden.kolommen import in_kolommen, lege_regels, namen_uit
from stelsel.bestanden.ontleden import ONBEKEND, Ontleding, Ontleed, onleesbaar
from stelsel.bestanden.regels import Brok


class EigenOntleder:
    """Cuts pieces by the header. `onbekend`: columns in the header that Stelsel does not know. `dubbel`: those that
    stand in it more than once; the last one counts. `overbodig`: per record kind the lines (from 1) in which a
    column is filled that does not belong to that kind."""

    def __init__(self, indeling: Indeling, kop: str, scheiding: str) -> None:
        self.indeling = indeling
        self.scheiding = scheiding
        self.kolommen = namen_uit(kop, scheiding)
        self.onbekend = [kolom for kolom in self.kolommen if kolom not in indeling.eigenschappen["kolommen"]]
        bekend = set(self.kolommen) - set(self.onbekend)
        self.dubbel = sorted(kolom for kolom in bekend if self.kolommen.count(kolom) > 1)
        self.overbodig: dict[str, list[np.ndarray]] = {}

    def ontleed(self, brok: Brok) -> Ontleding:
        """Sort the lines out and cut the good ones into the columns of their record."""
        goed = np.ones(len(brok), bool)
        if brok.eerste_regel == 1:
            goed[0] = False
        slecht = {"lege_regel": lege_regels(brok, goed)}
        goed[slecht["lege_regel"]] = False
        for oorzaak, regels in onleesbaar(brok, goed).items():
            slecht[oorzaak] = regels
            goed[regels] = False
        regels, tabel, heel = in_kolommen(brok, goed, self.scheiding, len(self.kolommen))
        soorten = self._soorten(tabel)
        soort = np.full(len(brok), ONBEKEND, np.int8)
        soort[regels] = soorten
        slecht["recordsoort"] = regels[soorten == ONBEKEND]
        slecht["velden"] = regels[(soorten != ONBEKEND) & ~heel]
        uit = Ontleding(soort=soort, slecht={o: r for o, r in slecht.items() if len(r)})
        for nummer, record in enumerate(self.indeling.records.values()):
            van_soort = np.flatnonzero((soorten == nummer) & heel)
            if len(van_soort):
                deel = tabel[van_soort]
                uit.records.append(Ontleed(record, regels[van_soort], self._velden(record, deel)))
                self._merk_overbodig(record, deel, brok.eerste_regel + regels[van_soort])
        return uit

    def _soorten(self, tabel: pl.DataFrame) -> np.ndarray:
        plek = {code: nummer for nummer, code in enumerate(self.indeling.records)}
        return tabel["c0"].replace_strict(plek, default=ONBEKEND, return_dtype=pl.Int8).fill_null(ONBEKEND).to_numpy()

    def _velden(self, record: Recordsoort, deel: pl.DataFrame) -> pl.DataFrame:
        plek = {naam: f"c{i}" for i, naam in enumerate(self.kolommen)}
        return deel.select(
            (pl.col(plek[veld.naam]) if veld.naam in plek else pl.lit(None, dtype=pl.String)).alias(f"c{i}")
            for i, veld in enumerate(record.velden, 1)
        )

    def _merk_overbodig(self, record: Recordsoort, deel: pl.DataFrame, regels: np.ndarray) -> None:
        eigen = {"soort", *self.onbekend, *(veld.naam for veld in record.velden)}
        andere = [f"c{i}" for i, naam in enumerate(self.kolommen) if naam not in eigen]
        if not andere:
            return
        gevuld = deel.select(pl.any_horizontal(pl.col(andere).is_not_null())).to_series().to_numpy()
        if gevuld.any():
            self.overbodig.setdefault(record.code, []).append(regels[gevuld])
