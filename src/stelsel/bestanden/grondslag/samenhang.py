"""What chapter 17 says of the contents of a GRONDSLAG: which records belong in it, and what goes with what.

All of it is a remark: whoever reads the file should know it, and no record is the worse for it.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from stelsel.bestanden.grondslag.voorloop import Zelfbeschrijving
from stelsel.bestanden.inlezen import Recordlijst
from stelsel.bestanden.koppelen import Koppelaar
from stelsel.gegevens.tabellen_grondslag import LEEFTIJDEN

ONDERDELEN = ("AMO", "GEO", "KZD")
MET_BRIN = ("ISG", "DIP", *ONDERDELEN)
ALLEEN_LOS = ("certificaat", "datum_resultaat", "inschrijvingvolgnummer")
INSCHRIJVING = ["persoon", "brin", "inschrijvingvolgnummer"]


class Samenhang:
    """Looks over the records of one file that were kept, after they have been linked."""

    def __init__(self, koppelaar: Koppelaar, zelf: Zelfbeschrijving) -> None:
        self.lijsten = koppelaar.bestand.lijsten
        self.meldingen = koppelaar.meldingen
        self.ouder_rij = koppelaar.ouder_rij
        self.zelf = zelf

    def toets(self) -> None:
        """Give every remark."""
        self._volgorde()
        self._leeftijden()
        self._andere_brin()
        self._zonder_periode()
        self._alleen_los()
        self._bepaling()
        self._inschrijvingen()
        self._resultaten_buiten_selectie()

    def _meld(self, oorzaak: str, lijst: Recordlijst, raak: pl.Series | np.ndarray, kolom: str = "") -> None:
        masker = raak.fill_null(False).to_numpy() if isinstance(raak, pl.Series) else raak
        rijen = np.flatnonzero(masker & lijst.goed)
        if len(rijen):
            veld = lijst.record.veld(kolom) if kolom else None
            gevonden = lijst.waarden[kolom].gather(rijen) if kolom else None
            self.meldingen.meld(oorzaak, lijst.record.code, lijst.regels[rijen], veld=veld, gevonden=gevonden)

    def _volgorde(self) -> None:
        """Persons stand in the order of their number, where that can be told: by its digits."""
        lijst = self.lijsten.get("PER")
        if lijst is None:
            return
        rijen = np.flatnonzero(lijst.goed)
        nummers = lijst.waarden["pgn"].gather(rijen).str.extract(r"([0-9]+)$").cast(pl.Int64)
        terug = (nummers < nummers.shift(1)).fill_null(False).to_numpy()
        if not nummers.null_count() and terug.any():
            self.meldingen.meld("volgorde", regels=int(lijst.regels[rijen[terug.argmax()]]))

    def _leeftijden(self) -> None:
        lijst = self.lijsten.get("PER")
        if lijst is not None:
            spreiding = pl.max_horizontal(LEEFTIJDEN) - pl.min_horizontal(LEEFTIJDEN)
            self._meld("leeftijden", lijst, lijst.waarden.select(spreiding > 1).to_series())

    def _andere_brin(self) -> None:
        for code in MET_BRIN:
            lijst = self.lijsten.get(code)
            if lijst is not None:
                self._meld("andere_brin", lijst, lijst.waarden["brin"] != self.zelf.brin, "brin")

    def _zonder_periode(self) -> None:
        inschrijvingen, perioden = self.lijsten.get("ISG"), self.lijsten.get("ISP")
        if inschrijvingen is None:
            return
        zonder = np.ones(len(inschrijvingen), bool)
        if perioden is not None:
            ouders = self.ouder_rij["ISP"][perioden.goed]
            zonder[ouders[ouders >= 0]] = False
        self._meld("zonder_periode", inschrijvingen, zonder)

    def _alleen_los(self) -> None:
        for code in ONDERDELEN:
            lijst = self.lijsten.get(code)
            if lijst is None:
                continue
            van_diploma = ~lijst.bij_persoon
            for kolom in ALLEEN_LOS:
                if kolom in lijst.waarden.columns:
                    gevuld = lijst.waarden[kolom].is_not_null().to_numpy()
                    self._meld("alleen_los", lijst, van_diploma & gevuld, kolom)

    def _bepaling(self) -> None:
        kolom = "status_bepaling_bekostigingsstatus"
        for code in ("BII", "BID"):
            lijst = self.lijsten.get(code)
            if lijst is not None and self.zelf.bekostiging:
                anders = pl.col(kolom).cast(pl.String).is_in(["V", "D"]) & (pl.col(kolom) != self.zelf.bekostiging)
                self._meld("andere_bepaling", lijst, lijst.waarden.select(anders).to_series(), kolom)

    def _inschrijvingen(self) -> None:
        """Enrolments that a result names and that are not there; enrolments outside the studiejaar that none names."""
        lijst = self.lijsten.get("ISG")
        aanwezig = _sleutels(lijst) if lijst is not None else pl.DataFrame(schema=_SLEUTELS)
        aanwezig = aanwezig.filter(pl.Series(lijst.goed)) if lijst is not None else aanwezig
        genoemd = [pl.DataFrame(schema=_SLEUTELS)]
        for code in ("DIP", *ONDERDELEN):
            resultaten = self.lijsten.get(code)
            if resultaten is None:
                continue
            los = resultaten.bij_persoon if code in ONDERDELEN else np.ones(len(resultaten), bool)
            sleutels = _sleutels(resultaten)
            er = sleutels.join(
                aanwezig.unique().with_columns(er=True), on=INSCHRIJVING, how="left", maintain_order="left"
            )
            zonder = (er["er"].is_null() & sleutels["inschrijvingvolgnummer"].is_not_null()).to_numpy()
            self._meld("geen_inschrijving", resultaten, zonder & los, "inschrijvingvolgnummer")
            genoemd.append(sleutels.filter(pl.Series(resultaten.goed & los)))
        if lijst is not None and self.zelf.studiejaar:
            self._buiten_studiejaar(lijst, pl.concat(genoemd).drop_nulls().unique())

    def _buiten_studiejaar(self, lijst: Recordlijst, genoemd: pl.DataFrame) -> None:
        van, tot = _studiejaar(self.zelf.studiejaar)
        einde = pl.coalesce("datum_uitschrijving_werkelijk", "datum_uitschrijving_gepland")
        buiten = (pl.col("datum_inschrijving") > tot) | (einde < van)
        rijen = np.flatnonzero(lijst.waarden.select(buiten.fill_null(False)).to_series().to_numpy())
        # Only the few outside are looked up.
        sleutels = _sleutels(lijst)[rijen]
        bij = sleutels.join(genoemd.with_columns(er=True), on=INSCHRIJVING, how="left", maintain_order="left")["er"]
        raak = np.zeros(len(lijst), bool)
        raak[rijen[bij.is_null().to_numpy()]] = True
        self._meld("buiten_selectie", lijst, raak)

    def _resultaten_buiten_selectie(self) -> None:
        jaar = self.zelf.studiejaar
        if not jaar:
            return
        for code in ("DIP", *ONDERDELEN):
            lijst = self.lijsten.get(code)
            if lijst is None:
                continue
            van, tot = (date(jaar, 1, 1), date(jaar, 12, 31)) if code == "DIP" else _studiejaar(jaar)
            buiten = ~lijst.waarden["datum_resultaat"].is_between(van, tot)
            los = np.ones(len(lijst), bool) if code == "DIP" else lijst.bij_persoon
            self._meld("buiten_selectie", lijst, buiten.fill_null(False).to_numpy() & los, "datum_resultaat")


_SLEUTELS = {"persoon": pl.UInt64, "brin": pl.String, "inschrijvingvolgnummer": pl.String}


def _sleutels(lijst: Recordlijst) -> pl.DataFrame:
    """Of each line the enrolment it is or names."""
    persoon = pl.Series("persoon", lijst.persoon)
    return lijst.waarden.select(persoon, pl.col(INSCHRIJVING[1:]).cast(pl.String))


def _studiejaar(jaar: int) -> tuple[date, date]:
    return date(jaar, 8, 1), date(jaar + 1, 7, 31)
