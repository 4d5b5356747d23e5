"""Read a delivery whose lines are one kind of record under a header: columns go by their name, in any order.

The layout has one record. `ook` of a field are other names of its column; `kolommen` in the layout names further
columns that are known and not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from stelsel.bestanden.blad import ZONDER_BREEDTE, Blad
from stelsel.bestanden.csv_blad import WINDOWS, CsvTekst, lees_csv, lees_tekst, ruwe_rijen
from stelsel.bestanden.indeling import Indeling, Recordsoort, Veld, indeling
from stelsel.bestanden.leesopties import Leesopties
from stelsel.bestanden.levering import Levering, Telling
from stelsel.bestanden.meldingen import Meldingen
from stelsel.bestanden.oorzaken import catalogus
from stelsel.bestanden.toetsen import Toetser
from stelsel.bestanden.velden import Opties
from stelsel.gegevens.gegevensset import vingerafdruk
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag


@dataclass
class Koplijst:
    """A list that was read. `regels`: the number of each row; `goed`: may be taken over; `waarden`: typed columns."""

    indeling: Indeling
    record: Recordsoort
    blad: Blad
    tekst: CsvTekst
    scheiding: str
    regels: np.ndarray
    goed: np.ndarray
    waarden: pl.DataFrame
    meldingen: Meldingen

    def geldend(self) -> pl.DataFrame:
        """The rows that may be taken over."""
        return self.waarden.filter(pl.Series(self.goed))

    def weiger(self, oorzaak: str, masker: np.ndarray, **invulling: object) -> None:
        """Refuse rows with a message; those that were refused already are passed over."""
        masker = masker & self.goed
        if masker.any():
            per_rij = {n: w[masker] if isinstance(w, np.ndarray) else w for n, w in invulling.items()}
            self.meldingen.meld(oorzaak, self.record.code, self.regels[masker], **per_rij)
            self.goed[masker] = False

    def weiger_herhaling(self, sleutel: list[str]) -> None:
        """Refuse a row that stands in the list already, or that says something else under the same key."""
        nummers = self.waarden.with_columns(_rij=pl.Series(np.arange(len(self.goed))), _goed=pl.Series(self.goed))
        for oorzaak, kolommen in (("dubbel", self.waarden.columns), ("zelfde_sleutel", sleutel)):
            goed = nummers.filter(pl.Series(self.goed))
            eerste = goed.select("_rij", pl.col("_rij").min().over(kolommen).alias("_eerste"))
            later = eerste.filter(pl.col("_rij") > pl.col("_eerste"))
            masker, welke = np.zeros(len(self.goed), bool), np.zeros(len(self.goed), np.int64)
            masker[later["_rij"].to_numpy()] = True
            welke[later["_rij"].to_numpy()] = later["_eerste"].to_numpy()
            self.weiger(oorzaak, masker, eerste=self.regels[welke] if len(welke) else welke)


def lees_koplijst(pad: Path, naam: str, pakket: str, opties: Leesopties) -> Koplijst:
    """Read a list by the layout of its package. Faults in rows become messages.

    Raises OSError when the file cannot be read, StelselFout when a column that every row needs is not there, and when
    `opties.gestopt` says to stop.
    """
    vorm = indeling(pakket)
    (record,) = vorm.records.values()
    meldingen = Meldingen(catalogus(pakket), vorm, naam)
    tekst = lees_tekst(pad)
    kiezer = _Kiezer(vorm, record, pad)
    blad, scheiding = lees_csv(tekst, 1, kiezer.kies, _stop(opties))
    _meld_vorm(tekst, blad, kiezer, meldingen)
    regels = np.array(blad.regels, dtype=np.int64)
    # A column that is not there is empty in every row.
    niets = [None] * len(regels)
    cellen = {f"c{i}": _kolom(blad.cellen.get(veld.naam, niets)) for i, veld in enumerate(record.velden, 1)}
    toetser = Toetser(record, Opties(vandaag=vandaag()), met_nummer=False)
    getoetst = toetser.toets(pl.DataFrame(cellen), regels, meldingen)
    if opties.voortgang:
        opties.voortgang(pad.stat().st_size, pad.stat().st_size)
    return Koplijst(vorm, record, blad, tekst, scheiding, regels, getoetst.goed, getoetst.waarden, meldingen)


def _kolom(cellen: list[str | None]) -> pl.Series:
    """Spaces around a value in such a list say nothing."""
    return pl.Series([(cel or "").strip().strip(ZONDER_BREEDTE) or None for cel in cellen], dtype=pl.String)


def _stop(opties: Leesopties):
    def stop() -> None:
        if opties.gestopt and opties.gestopt():
            raise StelselFout("Het inlezen is gestopt.", code="BST-GESTOPT", exitcode=2)

    return stop


class _Kiezer:
    """Finds the columns of a record in a header. `gevonden`: names of fields; `vreemd`: how many names are unknown."""

    def __init__(self, vorm: Indeling, record: Recordsoort, pad: Path) -> None:
        self.vorm, self.record, self.pad = vorm, record, pad
        self.gevonden: dict[str, int] = {}
        self.vreemd = 0

    def kies(self, kop: list[str]) -> dict[str, int]:
        """The place of each field that is there. Raises StelselFout for a column that every row needs."""
        klein = [naam.casefold() for naam in kop]
        for veld in self.record.velden:
            plek = next((klein.index(naam.casefold()) for naam in _namen(veld) if naam.casefold() in klein), None)
            if plek is not None:
                self.gevonden[veld.naam] = plek
        bekend = {naam.casefold() for veld in self.record.velden for naam in _namen(veld)}
        bekend |= {naam.casefold() for naam in self.vorm.eigenschappen.get("kolommen", ())}
        self.vreemd = sum(bool(naam) and naam not in bekend for naam in klein)
        mist = [veld.naam for veld in self.record.velden if veld.sleutel and veld.naam not in self.gevonden]
        if mist:
            raise StelselFout(
                f"In de kopregel ontbreekt {' en '.join(mist)}.",
                waar=f"{self.pad}, regel 1",
                verwacht=", ".join(veld.naam for veld in self.record.velden),
                doe="Neem de kolom op in de uitvoer, of herstel haar naam.",
                code="BST-KOP-01",
                exitcode=2,
            )
        return self.gevonden


def _namen(veld: Veld) -> tuple[str, ...]:
    return (veld.naam, *veld.ook)


def _meld_vorm(tekst: CsvTekst, blad: Blad, kiezer: _Kiezer, meldingen: Meldingen) -> None:
    if tekst.bom:
        meldingen.meld("byte_order_mark", regels=1)
    if tekst.tekens == WINDOWS:
        meldingen.meld("andere_tekens")
    if kiezer.vreemd:
        meldingen.meld("onbekende_kolom", regels=1, aantal=kiezer.vreemd)
    if blad.leeg:
        meldingen.meld("lege_regel", regels=min(blad.leeg), aantal=len(blad.leeg))
    for oorzaak, regels in blad.slecht.items():
        meldingen.meld(oorzaak, regels=np.array(regels), breedte=blad.breedte)


@dataclass
class Koplevering(Levering):
    """As `Levering`, of a list under a header."""

    ingelezen: Koplijst

    @property
    def indeling(self) -> Indeling:
        return self.ingelezen.indeling

    @property
    def lege_regels(self) -> int:
        return len(self.ingelezen.blad.leeg)

    @property
    def _onleesbaar(self) -> list[int]:
        return [regel for regels in self.ingelezen.blad.slecht.values() for regel in regels]

    def telling(self) -> dict[str, Telling]:
        """Rows read, taken over and refused; lines that could not be cut into columns under 'onbekend'."""
        goed, slecht = self.ingelezen.goed, len(self._onleesbaar)
        aanvaard = int(goed.sum())
        return {
            self.ingelezen.record.code: Telling(len(goed), aanvaard, len(goed) - aanvaard),
            "onbekend": Telling(slecht, 0, slecht),
        }

    def afgekeurd(self) -> Iterator[bytes]:
        """What was refused, byte for byte."""
        weg = sorted([*self._onleesbaar, *self.ingelezen.regels[~self.ingelezen.goed].tolist()])
        yield from ruwe_rijen(self.ingelezen.tekst, self.ingelezen.blad, weg)


def als_codelijst(soort: str, pad: Path, lijst: Koplijst, code: str) -> Koplevering:
    """The delivery of a list that says what the codes in its column `code` mean, each of them once."""
    lijst.weiger_herhaling([code])
    lijst.meldingen.sluit()
    vorm = {"scheiding": lijst.scheiding, "tekens": lijst.tekst.tekens}
    tabellen = {lijst.record.tabel: lijst.geldend()}
    return Koplevering(soort, pad, vingerafdruk(pad), lijst.meldingen, lijst, vorm=vorm, tabellen=tabellen)
