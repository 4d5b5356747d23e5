"""Cut a vsv file into records: columns go by their name, and each line is of the one kind the file is."""

from __future__ import annotations

import threading

import numpy as np
import polars as pl

from stelsel.bestanden.indeling import Indeling, Veld
from stelsel.bestanden.kolommen import in_kolommen, lege_regels
from stelsel.bestanden.ontleden import ONBEKEND, Ontleding, Ontleed, onleesbaar
from stelsel.bestanden.regels import Brok
from stelsel.bestanden.velden import geldig_nummer

GEEN_NUMMER = "0"
"""What DUO writes in the column of a number that somebody does not have."""
ANDERE_CODERING = "cp1252"


class VsvOntleder:
    """Cuts pieces of a file of kind `soort`. `kolommen`: the names in its header, in capitals; `kopregel`: whether it
    has one, or its columns stand in the order of the layout.

    `gelijk`: lines with the same number in both columns; `andere_codering`: lines read as Windows-1252. A piece that
    is read again tells its lines twice.
    """

    def __init__(self, indeling: Indeling, soort: str, kolommen: list[str], scheiding: str, *, kopregel: bool) -> None:
        self.record = indeling.records[soort]
        self.nummer = list(indeling.records).index(soort)
        self.kolommen, self.scheiding, self.kopregel = kolommen, scheiding, kopregel
        self.plek = plekken(self.record.velden, kolommen)
        self.nummers = [i for i, veld in enumerate(self.record.velden, 1) if veld.soort == "nummer"]
        self.een_kolom = len({self.record.velden[i - 1].naam for i in self.nummers}) == 1
        self.gelijk: set[int] = set()
        self.andere_codering: set[int] = set()
        self._slot = threading.Lock()

    def ontleed(self, brok: Brok) -> Ontleding:
        """Sort the lines out and cut the good ones into the columns of their record."""
        goed = np.ones(len(brok), bool)
        is_kop = self.kopregel and brok.eerste_regel == 1
        if is_kop:
            goed[0] = False
        slecht = {"lege_regel": lege_regels(brok, goed)}
        goed[slecht["lege_regel"]] = False
        anders = self._onleesbaar(brok, goed, slecht)
        regels, tabel, heel = in_kolommen(brok, goed, self.scheiding, len(self.kolommen), anders)
        soort = np.full(len(brok), ONBEKEND, np.int8)
        for plaatsen in (regels, slecht.get("stuurteken", regels)):
            soort[plaatsen] = self.nummer
        slecht["velden"] = regels[~heel]
        uit = Ontleding(
            soort=soort, slecht={oorzaak: plaatsen for oorzaak, plaatsen in slecht.items() if len(plaatsen)}
        )
        if heel.any():
            velden = self._velden(tabel.filter(pl.Series(heel)), brok.eerste_regel + regels[heel])
            uit.records.append(Ontleed(self.record, regels[heel], velden))
        return uit

    def _onleesbaar(self, brok: Brok, goed: np.ndarray, slecht: dict[str, np.ndarray]) -> dict[int, str]:
        """Take out what cannot be read; lines that are no UTF-8 are read as Windows-1252, which every byte fits in."""
        gevonden = onleesbaar(brok, goed)
        slecht["stuurteken"] = gevonden["stuurteken"]
        goed[slecht["stuurteken"]] = False
        anders = {int(i): brok.regel(i).decode(ANDERE_CODERING, "replace") for i in gevonden["bytes"]}
        with self._slot:
            self.andere_codering.update(brok.eerste_regel + i for i in anders)
        return anders

    def _velden(self, tabel: pl.DataFrame, regels: np.ndarray) -> pl.DataFrame:
        """The columns of the record as c1, c2, ...; what the header lacks is empty."""
        uit = tabel.select(
            (pl.col(f"c{self.plek[i]}") if i in self.plek else pl.lit(None, dtype=pl.String)).alias(f"c{i}")
            for i in range(1, self.record.breedte)
        )
        bsn, ander = (f"c{i}" for i in self.nummers)
        zonder_nul = uit.with_columns(pl.when(pl.col(c) != GEEN_NUMMER).then(c).alias(c) for c in (bsn, ander))
        zelfde = (zonder_nul[bsn] == zonder_nul[ander]).fill_null(False)
        if zelfde.any() and not self.een_kolom:
            with self._slot:
                self.gelijk.update(regels[zelfde.to_numpy()].tolist())
        # One number in two columns is of the kind whose check digit fits; what fits neither is told as a bsn.
        past = zonder_nul.select(geldig_nummer(pl.col(ander), "onderwijsnummer", streng=False)).to_series()
        weg_bsn, weg_ander = zelfde & past.fill_null(False), zelfde & ~past.fill_null(False)
        return zonder_nul.with_columns(
            pl.when(~weg_bsn).then(bsn).alias(bsn), pl.when(~weg_ander).then(ander).alias(ander)
        )


def plekken(velden: tuple[Veld, ...], kolommen: list[str]) -> dict[int, int]:
    """Of each field of a record (from 1) the place of its column (from 0); one that is not there is left out. Of a
    column that stands there more than once the last one counts."""
    plek = {naam: i for i, naam in enumerate(kolommen)}
    uit = {}
    for nummer, veld in enumerate(velden, 1):
        gevonden = next((plek[naam] for naam in (veld.naam, *veld.ook) if naam in plek), None)
        if gevonden is not None:
            uit[nummer] = gevonden
    return uit
