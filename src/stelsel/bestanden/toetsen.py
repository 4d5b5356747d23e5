"""Check all lines of one record kind at once: values, messages, and which lines must be refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from stelsel.bestanden.indeling import Recordsoort, Veld
from stelsel.bestanden.meldingen import Meldingen
from stelsel.bestanden.velden import Opties, Toets, lees_veld
from stelsel.kern.codelijsten import Codelijst

NUMMERS = ("bsn", "onderwijsnummer")
VAN_PERSOON = ("nummer", "pgn")
BESTANDSBREED = "voorloopnul"


@dataclass(frozen=True)
class Getoetst:
    """Lines of one record kind after their checks.

    `regels`: line numbers in the file (from 1). `waarden`: typed columns, a doubtful field empty. `tekst`: the
    fields as they stood. `goed`: False for a line that must be refused.
    """

    record: Recordsoort
    regels: np.ndarray
    waarden: pl.DataFrame
    tekst: pl.DataFrame
    goed: np.ndarray


class Toetser:
    """Checks the lines of one record kind; made once per file, used for every piece of it."""

    def __init__(self, record: Recordsoort, opties: Opties, *, met_nummer: bool) -> None:
        self.record = record
        self.met_nummer = met_nummer
        # The number is checked where the person stands; other records only point at that person.
        self.velden = [
            (veld, i) for i, veld in enumerate(record.velden, 1) if veld.soort not in VAN_PERSOON or met_nummer
        ]
        self.gelezen = [(veld, lees_veld(veld, pl.col(f"c{i}"), opties)) for veld, i in self.velden]
        buiten = [(veld, _buiten_geldigheid(veld, opties.lijsten_van(veld))) for veld, _ in self.velden if veld.op]
        self.geldigheid = [(veld, expr) for veld, expr in buiten if expr is not None]
        self.heeft_nummers = {v.kolom: i for i, v in enumerate(record.velden, 1) if v.soort in VAN_PERSOON}

    def toets(self, tekst: pl.DataFrame, regels: np.ndarray, meldingen: Meldingen) -> Getoetst:
        """Check lines; `tekst` has columns c1, c2, ..., `regels` their line numbers."""
        goed = np.ones(tekst.height, bool)
        uitdrukkingen = [expr.alias(kolom) for _, gelezen in self.gelezen for kolom, expr in gelezen.waarden.items()]
        toetsen = [(veld, toets) for veld, gelezen in self.gelezen for toets in gelezen.toetsen]
        maskers = [toets.raak.alias(f"m{n}") for n, (_, toets) in enumerate(toetsen)]
        vooraf = {naam: expr for _, gelezen in self.gelezen for naam, expr in gelezen.vooraf.items()}
        alles = tekst.lazy().with_columns(**vooraf).select(*uitdrukkingen, *maskers).collect()
        raak = alles.select(pl.col([m.meta.output_name() for m in maskers]).any(ignore_nulls=True)).row(0)
        for n, (veld, toets) in enumerate(toetsen):
            if raak[n]:
                plekken = alles[f"m{n}"].fill_null(False).arg_true().to_numpy()
                self._raak(veld, toets, plekken, tekst, regels, goed, meldingen)
        waarden = alles.drop([m.meta.output_name() for m in maskers])
        waarden = self._einde_na_begin(waarden, tekst, regels, meldingen)
        self._geldigheid(waarden, regels, meldingen)
        self._nummers(tekst, regels, goed, meldingen)
        return Getoetst(self.record, regels, waarden, tekst, goed)

    def _raak(
        self,
        veld: Veld,
        toets: Toets,
        plekken: np.ndarray,
        tekst: pl.DataFrame,
        regels: np.ndarray,
        goed: np.ndarray,
        meldingen: Meldingen,
    ) -> None:
        """Give the lines that a check hit their message."""
        if toets.oorzaak == BESTANDSBREED:
            meldingen.tel(toets.oorzaak, veld, regels[plekken])
            return
        oorzaken = {toets.oorzaak: plekken}
        if toets.tenzij is not None:
            anders = tekst[plekken].select(toets.tenzij.fill_null(False).alias("anders"))["anders"].to_numpy()
            oorzaken = {toets.oorzaak: plekken[~anders], toets.anders: plekken[anders]}
        kolom = tekst[f"c{1 + self.record.velden.index(veld)}"]
        for oorzaak, raak in oorzaken.items():
            if not len(raak):
                continue
            meldingen.meld(
                oorzaak, self.record.code, regels[raak], veld=veld, gevonden=kolom[raak], verwacht=toets.verwacht
            )
            if meldingen.catalogus.oorzaken[oorzaak].ernst == "afgekeurd":
                goed[raak] = False

    def _einde_na_begin(
        self, waarden: pl.DataFrame, tekst: pl.DataFrame, regels: np.ndarray, meldingen: Meldingen
    ) -> pl.DataFrame:
        """An end before its start is emptied; the record is kept."""
        for veld, i in self.velden:
            if not veld.na:
                continue
            te_vroeg = waarden[veld.kolom] < waarden[veld.na]
            if te_vroeg.any():
                plekken = te_vroeg.fill_null(False).arg_true().to_numpy()
                meldingen.meld(
                    "einde_voor_begin", self.record.code, regels[plekken], veld=veld, gevonden=tekst[f"c{i}"][plekken]
                )
                leeg = pl.when(~te_vroeg.fill_null(False)).then(pl.col(veld.kolom))
                waarden = waarden.with_columns(leeg.alias(veld.kolom))
        return waarden

    def _geldigheid(self, waarden: pl.DataFrame, regels: np.ndarray, meldingen: Meldingen) -> None:
        """Codes that exist but did not hold on the date of the record."""
        for veld, buiten in self.geldigheid:
            raak = waarden.select(buiten).to_series()
            if raak.any():
                plekken = raak.fill_null(False).arg_true().to_numpy()
                meldingen.meld(
                    "code_niet_geldig",
                    self.record.code,
                    regels[plekken],
                    veld=veld,
                    gevonden=waarden[veld.kolom][plekken],
                    verwacht="een code die op de datum van het record geldt",
                )

    def _nummers(self, tekst: pl.DataFrame, regels: np.ndarray, goed: np.ndarray, meldingen: Meldingen) -> None:
        """Exactly one of the two numbers must be filled, or the only one there is."""
        if len(self.heeft_nummers) == 1:
            ((kolom, plek),) = self.heeft_nummers.items()
            geen = tekst[f"c{plek}"].is_null().arg_true().to_numpy()
            if len(geen):
                meldingen.meld("geen_nummer", self.record.code, regels[geen], veldnaam=self.record.veld(kolom).naam)
                goed[geen] = False
        if set(self.heeft_nummers) != set(NUMMERS):
            return
        bsn, ander = (tekst[f"c{self.heeft_nummers[naam]}"].is_not_null().to_numpy() for naam in NUMMERS)
        if not (bsn ^ ander).all():
            geen, beide = np.flatnonzero(~bsn & ~ander), np.flatnonzero(bsn & ander)
            veldnaam = "Burgerservicenummer, onderwijsnummer"
            if len(geen):
                meldingen.meld("geen_nummer", self.record.code, regels[geen], veldnaam=veldnaam)
                goed[geen] = False
            if len(beide):
                meldingen.meld("beide_nummers", self.record.code, regels[beide], veldnaam=veldnaam)


def _buiten_geldigheid(veld: Veld, lijsten: list[Codelijst]) -> pl.Expr | None:
    """True where a known code is used on a day outside its validity; None when no code has bounds."""
    per_periode: dict[tuple[date | None, date | None], list[str]] = {}
    for lijst in lijsten:
        for code, eigenschappen in lijst.codes.items():
            periode = (eigenschappen.get("van"), eigenschappen.get("tot_en_met"))
            if any(periode):
                per_periode.setdefault(periode, []).append(code)
    delen = []
    for (van, tot_en_met), codes_ in per_periode.items():
        dag = pl.col(veld.op)
        buiten = pl.lit(False)
        if van:
            buiten |= dag < van
        if tot_en_met:
            buiten |= dag > tot_en_met
        delen.append(pl.col(veld.kolom).is_in(codes_) & buiten)
    return pl.any_horizontal(delen) if delen else None
