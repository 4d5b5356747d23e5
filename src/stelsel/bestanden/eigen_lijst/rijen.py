"""The rows of one list, checked: per table it fills the typed values, and which rows can be taken over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl

from stelsel.bestanden.blad import Bijzonder, Blad
from stelsel.bestanden.eigen_lijst.cellen import als_tekst, voldoet
from stelsel.bestanden.eigen_lijst.eigen_indeling import Deel, Lijst
from stelsel.bestanden.indeling import Veld, indeling
from stelsel.bestanden.meldingen import Meldingen
from stelsel.bestanden.toetsen import Toetser
from stelsel.bestanden.velden import Opties

NUMMERS = ("bsn", "onderwijsnummer")
RIJ, PERSOON = "_rij", "_persoon"
"""Columns of every table while a file is read: the row it came from, and by which number its person is known."""


class LijstMeldingen(Meldingen):
    """As `Meldingen`; a field is named by its column in the list, and a date by the way the mapping says it is
    written (`datums`, by that name)."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.datums: dict[str, str] = {}
        self._al_gezegd: set[tuple[str, str]] = set()

    def meld(self, *args: Any, veld: Veld | None = None, verwacht: str = "", **rest: Any) -> None:
        if veld is not None and veld.naam in self.datums:
            verwacht = self.datums[veld.naam] if not verwacht or verwacht == "jjjj-mm-dd" else verwacht
        super().meld(*args, veld=veld, verwacht=verwacht, **rest)

    def meld_eens(self, oorzaak: str, regels: list[int], veldnaam: str) -> None:
        """Say of a whole column how often, on the first row; a column that fills two tables is told once."""
        if regels and (oorzaak, veldnaam) not in self._al_gezegd:
            self._al_gezegd.add((oorzaak, veldnaam))
            self.meld(oorzaak, regels=min(regels), veldnaam=veldnaam, aantal=len(regels))


@dataclass
class Rijen:
    """The rows of one list. `regels`: their numbers in the file. `goed`: may be taken over. `tabellen`: per table its
    typed columns, with `_rij` the place among `regels`. `tekst`: all text of a row, to find repetitions by."""

    lijst: Lijst
    blad: Blad
    regels: np.ndarray
    goed: np.ndarray
    tabellen: dict[str, pl.DataFrame]
    tekst: pl.DataFrame

    def __len__(self) -> int:
        return len(self.regels)


def toets_rijen(blad: Blad, lijst: Lijst, opties: Opties, meldingen: LijstMeldingen, waar: str) -> Rijen:
    """Check the rows of a list; `waar` is set before the names of its columns in messages ('' or 'sheet!')."""
    regels = np.array(blad.regels, dtype=np.int64)
    _meld_vorm(blad, lijst, meldingen, waar)
    goed, gevuld = np.ones(len(regels), bool), np.zeros(len(regels), bool)
    tabellen, teksten = {}, []
    for deel in lijst.delen:
        velden, tekst = _tekst(blad, deel, meldingen, waar)
        telt = np.array(voldoet(blad, deel.alleen_als) if deel.alleen_als else [True] * len(regels), dtype=bool)
        plek = np.flatnonzero(telt)
        gevuld |= telt if deel.tabel != "persoon" else False
        record = replace(indeling("eigen_lijst").records[deel.tabel], velden=velden)
        toetser = Toetser(record, opties, met_nummer=deel.tabel == "persoon")
        getoetst = toetser.toets(tekst.filter(pl.Series(telt)), regels[plek], meldingen)
        goed[plek[~getoetst.goed]] = False
        tabellen[deel.tabel] = getoetst.waarden.with_columns(pl.Series(RIJ, plek.astype(np.int64)))
        masker = pl.lit(pl.Series(telt))
        teksten.append(tekst.select(pl.when(masker).then(pl.all()).name.suffix(f"_{deel.tabel}")))
    if lijst.tabellen != ("persoon",) and not gevuld.all():
        meldingen.meld("niets_in_rij", regels=regels[~gevuld & goed], veldnaam=waar.rstrip("!"))
        goed &= gevuld
    return Rijen(lijst, blad, regels, goed, tabellen, pl.concat(teksten, how="horizontal"))


def _tekst(blad: Blad, deel: Deel, meldingen: LijstMeldingen, waar: str) -> tuple[tuple[Veld, ...], pl.DataFrame]:
    """The fields of a table that the mapping fills, named as the list names them, and their text as c1, c2, ..."""
    velden, kolommen = [], {}
    for veld in indeling("eigen_lijst").records[deel.tabel].velden:
        bron = deel.velden.get(veld.naam)
        if bron is None:
            continue
        kop = " + ".join(bron.kolommen)
        hier = replace(veld, naam=f"{waar}{kop}" if kop else f"{deel.tabel}.{veld.naam}")
        if bron.datums_in_woorden:
            meldingen.datums[hier.naam] = bron.datums_in_woorden
        waarden, hersteld = als_tekst(blad, bron, veld)
        for oorzaak, plekken in hersteld.items():
            meldingen.meld_eens(oorzaak, [blad.regels[i] for i in plekken], hier.naam)
        velden.append(hier)
        kolommen[f"c{len(velden)}"] = pl.Series(waarden, dtype=pl.String)
    return tuple(velden), pl.DataFrame(kolommen)


def _meld_vorm(blad: Blad, lijst: Lijst, meldingen: LijstMeldingen, waar: str) -> None:
    """What is to be said of the sheet itself."""
    hier = waar.rstrip("!")
    for oorzaak, regels in blad.slecht.items():
        meldingen.meld(oorzaak, regels=np.array(regels), veldnaam=hier, breedte=blad.breedte)
    for oorzaak, regels in (("lege_regel", blad.leeg), ("naast_de_kop", blad.naast)):
        meldingen.meld_eens(oorzaak, regels, hier)
    for kolom, regels in blad.formules.items():
        meldingen.meld_eens("formule", regels, f"{waar}{kolom}")
    for kolom, cellen in blad.cellen.items():
        for bijzonder in Bijzonder:
            raak = [blad.regels[i] for i, cel in enumerate(cellen) if cel is bijzonder]
            if raak:
                meldingen.meld(bijzonder.value, regels=np.array(raak), veldnaam=f"{waar}{kolom}")
    if not blad.regels and not blad.slecht:
        meldingen.meld("geen_rijen", regels=lijst.kopregel, veldnaam=hier)
