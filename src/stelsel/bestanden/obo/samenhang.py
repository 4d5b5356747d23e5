"""What chapter 13 says of the contents of an OBO: which records belong in it, and what goes with what.

All of it is a remark: whoever reads the file should know it, and no record is the worse for it.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from stelsel.bestanden.inlezen import Recordlijst
from stelsel.bestanden.koppelen import Koppelaar
from stelsel.bestanden.obo.voorloop import Zelfbeschrijving

INDICATIES = (("indicatie_geldig_op_1_oktober", 0, 10), ("indicatie_geldig_op_1_februari", 1, 2))


class Samenhang:
    """Looks over the records of one file that were kept, after they have been linked."""

    def __init__(self, koppelaar: Koppelaar, zelf: Zelfbeschrijving) -> None:
        self.lijsten = koppelaar.bestand.lijsten
        self.meldingen = koppelaar.meldingen
        self.koppelaar = koppelaar
        self.zelf = zelf

    def toets(self) -> None:
        """Give every remark."""
        self._volgorde()
        self._zonder_kind("ISG", "ISP", "zonder_periode")
        self._zonder_kind("PER", "ISG", "geen_inschrijving")
        genoemd = self._diploma_zonder_inschrijving()
        if self.zelf.studiejaar:
            self._inschrijving_buiten_studiejaar(genoemd, self.zelf.studiejaar)
            self._diploma_buiten_kalenderjaar(self.zelf.studiejaar)
            self._duur_buiten_studiejaar(self.zelf.studiejaar)
            self._indicaties(self.zelf.studiejaar)

    def _meld(self, oorzaak: str, lijst: Recordlijst, raak: np.ndarray, kolom: str = "") -> None:
        rijen = np.flatnonzero(raak & lijst.goed)
        if len(rijen):
            veld = lijst.record.veld(kolom) if kolom else None
            self.meldingen.meld(oorzaak, lijst.record.code, lijst.regels[rijen], veld=veld)

    def _volgorde(self) -> None:
        lijst = self.lijsten.get("PER")
        if lijst is None:
            return
        rijen = np.flatnonzero(lijst.goed)
        # A number without a bsn stands behind all bsn's: one text that sorts as the specification wants.
        nummer = pl.coalesce("bsn", pl.concat_str(pl.lit("~"), "onderwijsnummer"))
        nummers = lijst.waarden.select(nummer).to_series().gather(rijen)
        terug = (nummers < nummers.shift(1)).fill_null(False).to_numpy()
        if terug.any():
            self.meldingen.meld("volgorde", regels=int(lijst.regels[rijen[terug.argmax()]]))

    def _zonder_kind(self, ouder: str, kind: str, oorzaak: str) -> None:
        lijst, kinderen = self.lijsten.get(ouder), self.lijsten.get(kind)
        if lijst is None:
            return
        zonder = np.ones(len(lijst), bool)
        if kinderen is not None:
            rij = self.koppelaar.ouder_rij[kind][kinderen.goed]
            zonder[rij[rij >= 0]] = False
        self._meld(oorzaak, lijst, zonder)

    def _diploma_zonder_inschrijving(self) -> np.ndarray:
        """Remark on diplomas whose enrolment is not there; gives the keys of the enrolments that are named."""
        inschrijvingen, diplomas = self.lijsten.get("ISG"), self.lijsten.get("DIP")
        if diplomas is None:
            return np.empty(0, "U")
        genoemd = _sleutels(diplomas)
        aanwezig = _sleutels(inschrijvingen)[inschrijvingen.goed] if inschrijvingen is not None else genoemd[:0]
        heeft = diplomas.waarden["inschrijvingvolgnummer"].is_not_null().to_numpy()
        self._meld("geen_inschrijving", diplomas, heeft & ~np.isin(genoemd, aanwezig), "inschrijvingvolgnummer")
        return genoemd[diplomas.goed & heeft]

    def _inschrijving_buiten_studiejaar(self, genoemd: np.ndarray, jaar: int) -> None:
        lijst = self.lijsten.get("ISG")
        if lijst is None:
            return
        van, tot = date(jaar, 8, 1), date(jaar + 1, 7, 31)
        buiten = (pl.col("datum_inschrijving") > tot) | (pl.col("datum_uitschrijving_werkelijk") < van)
        raak = lijst.waarden.select(buiten.fill_null(False)).to_series().to_numpy()
        self._meld("buiten_selectie", lijst, raak & ~np.isin(_sleutels(lijst), genoemd))

    def _diploma_buiten_kalenderjaar(self, jaar: int) -> None:
        lijst = self.lijsten.get("DIP")
        if lijst is not None:
            buiten = lijst.waarden["datum_resultaat"].dt.year() != jaar
            self._meld("buiten_selectie", lijst, buiten.fill_null(False).to_numpy(), "datum_resultaat")

    def _duur_buiten_studiejaar(self, jaar: int) -> None:
        """Residence titles and nationalities that did not hold in the studiejaar, as far as the dates are known."""
        van, tot = f"{jaar}-08-01", f"{jaar + 1}-07-31"
        for code in ("VBT", "NAT"):
            lijst = self.lijsten.get(code)
            if lijst is None:
                continue
            heel = ~pl.col("einde_geldigheid").str.contains("-00")
            # The end is the first day on which it no longer held.
            buiten = (pl.col("begin_geldigheid") > tot) | (heel & (pl.col("einde_geldigheid") <= van))
            self._meld("buiten_selectie", lijst, lijst.waarden.select(buiten.fill_null(False)).to_series().to_numpy())

    def _indicaties(self, jaar: int) -> None:
        """An enrolment holds on a counting date by its dates; a period that began later does not."""
        for code in ("ISG", "ISP"):
            lijst = self.lijsten.get(code)
            if lijst is None:
                continue
            for kolom, erbij, maand in INDICATIES:
                dag = date(jaar + erbij, maand, 1)
                begin = "datum_inschrijving" if code == "ISG" else "datum_begin"
                anders = pl.col(kolom) & (pl.col(begin) > dag)
                if code == "ISG":
                    einde = pl.col("datum_uitschrijving_werkelijk")
                    geldig = (pl.col(begin) <= dag) & (einde.is_null() | (einde >= dag))
                    anders = pl.col(kolom) != geldig
                raak = lijst.waarden.select(anders.fill_null(False)).to_series().to_numpy()
                self._meld("andere_indicatie", lijst, raak, kolom)


def _sleutels(lijst: Recordlijst) -> np.ndarray:
    """Of each line the enrolment it is or names, as one hash."""
    deel = lijst.waarden.select(pl.col("inschrijvingvolgnummer").cast(pl.String).hash(7)).to_series().to_numpy()
    return lijst.persoon ^ deel
