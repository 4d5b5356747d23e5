"""The old and the new state of each line: what chapter 14 says of them, and one row per field that says something."""

from __future__ import annotations

import numpy as np
import polars as pl

from stelsel.bestanden.indeling import Recordsoort, Veld
from stelsel.bestanden.inlezen import Ingelezen, Recordlijst
from stelsel.bestanden.obo_verschillen.ontleder import VerschilOntleder
from stelsel.bestanden.omzetten import PERSOON_RIJ

VORIG, HUIDIG = "_vorig", "_huidig"


class Standen:
    """The detail records of one file. Give the remarks (`toets`) before the rows (`rijen`)."""

    def __init__(self, bestand: Ingelezen, ontleder: VerschilOntleder, soort: str) -> None:
        self.bestand = bestand
        self.soort = soort
        self.geleegd = {sleutel: np.concatenate(delen) for sleutel, delen in ontleder.geleegd.items()}
        codes = [record.code for record in bestand.indeling.gegevensrecords]
        self.lijsten = [bestand.lijsten[code] for code in codes if code in bestand.lijsten]

    def toets(self) -> None:
        """Give every remark."""
        self._volgorde()
        for lijst in self.lijsten:
            if self.soort and lijst.record.code != self.soort:
                self._meld("andere_soort", lijst, np.ones(len(lijst), bool))
            self._standen(lijst)

    def _standen(self, lijst: Recordlijst) -> None:
        waarden = lijst.waarden
        soort = waarden["soort_wijziging"].cast(pl.String).fill_null("").to_numpy()
        oud, nieuw = (self._gevuld(lijst, kant) for kant in (VORIG, HUIDIG))
        sterren = self._sterren(lijst)
        gelijk = np.zeros(len(lijst), bool)
        for veld, huidig in _paren(lijst.record):
            if huidig:
                zelfde = waarden.select(pl.col(veld.kolom) == pl.col(huidig.kolom)).to_series()
                gelijk |= zelfde.fill_null(False).to_numpy()
        self._meld("vorig_gevuld", lijst, (soort == "T") & oud)
        self._meld("huidig_gevuld", lijst, (soort == "V") & nieuw)
        leeg = ((soort == "T") & ~nieuw) | (np.isin(soort, ("W", "V")) & ~oud)
        self._meld("stand_leeg", lijst, leeg)
        self._meld("niets_gewijzigd", lijst, (soort == "W") & (gelijk | ~(nieuw | sterren)))
        self._meld("ster", lijst, (soort != "W") & sterren)

    def _gevuld(self, lijst: Recordlijst, kant: str) -> np.ndarray:
        kolommen = [veld.kolom for paar in _paren(lijst.record) for veld in paar if veld and _kant(veld) == kant]
        return lijst.waarden.select(pl.any_horizontal(pl.col(kolommen).is_not_null())).to_series().to_numpy()

    def _sterren(self, lijst: Recordlijst) -> np.ndarray:
        regels = [regels for (code, _), regels in self.geleegd.items() if code == lijst.record.code]
        return np.isin(lijst.regels, np.concatenate(regels)) if regels else np.zeros(len(lijst), bool)

    def _volgorde(self) -> None:
        """Lines stand in the order of bsn, those with an onderwijsnummer behind them."""
        for lijst in self.lijsten:
            rijen = np.flatnonzero(lijst.goed)
            nummer = pl.coalesce("bsn", pl.concat_str(pl.lit("~"), "onderwijsnummer"))
            nummers = lijst.waarden.select(nummer).to_series().gather(rijen)
            terug = (nummers < nummers.shift(1)).fill_null(False).to_numpy()
            if terug.any():
                self.bestand.meldingen.meld("volgorde", regels=int(lijst.regels[rijen[terug.argmax()]]))
                return

    def _meld(self, oorzaak: str, lijst: Recordlijst, raak: np.ndarray) -> None:
        regels = lijst.regels[raak & lijst.goed]
        if len(regels):
            self.bestand.meldingen.meld(oorzaak, lijst.record.code, regels)

    def personen(self) -> pl.DataFrame:
        """Everybody in the kept lines once, in the order of the file, by bsn or else by onderwijsnummer."""
        delen = [
            lijst.waarden.select(
                pl.Series("persoon", lijst.persoon),
                "bsn",
                pl.when(pl.col("bsn").is_null()).then("onderwijsnummer").alias("onderwijsnummer"),
            ).filter(pl.Series(lijst.goed))
            for lijst in self.lijsten
        ]
        leeg = pl.DataFrame(schema={"persoon": pl.UInt64, "bsn": pl.String, "onderwijsnummer": pl.String})
        return pl.concat([leeg, *delen]).unique("persoon", keep="first", maintain_order=True)

    def rijen(self, personen: pl.DataFrame, aangevraagd: object, vorige: object) -> pl.DataFrame:
        """One row per field that is filled on either side or was made empty, with `persoon_rij`."""
        plek = personen.select("persoon").with_row_index(PERSOON_RIJ)
        delen = [self._van_lijst(lijst, plek) for lijst in self.lijsten]
        vast = {"aangevraagd": aangevraagd, "vorige_aanvraag": vorige}
        erbij = [pl.lit(dag, dtype=pl.Date).alias(naam) for naam, dag in vast.items()]
        return (
            pl.concat(delen).sort("regel_in_bestand", maintain_order=True).with_columns(erbij)
            if delen
            else plek.clear()
        )

    def _van_lijst(self, lijst: Recordlijst, plek: pl.DataFrame) -> pl.DataFrame:
        wie = pl.DataFrame({"persoon": lijst.persoon}).join(plek, on="persoon", how="left", maintain_order="left")
        basis = lijst.waarden.with_columns(
            wie[PERSOON_RIJ],
            pl.lit(lijst.record.code).alias("recordsoort"),
            pl.Series("regel_in_bestand", lijst.regels).cast(pl.Int32),
            pl.col("soort_wijziging").cast(pl.String),
        )
        delen = []
        for veld, huidig in _paren(lijst.record):
            geleegd = self.geleegd.get((lijst.record.code, huidig.kolom), np.empty(0, np.int64)) if huidig else ()
            delen.append(
                basis.select(
                    PERSOON_RIJ,
                    "recordsoort",
                    "regel_in_bestand",
                    "soort_wijziging",
                    pl.lit(veld.kolom.removesuffix(VORIG)).alias("veld"),
                    _tekst(veld).alias("vorig"),
                    (_tekst(huidig) if huidig else pl.lit(None, dtype=pl.String)).alias("huidig"),
                    pl.Series("geleegd", np.isin(lijst.regels, geleegd)),
                ).filter(
                    pl.Series(lijst.goed)
                    & (pl.col("vorig").is_not_null() | pl.col("huidig").is_not_null() | pl.col("geleegd"))
                )
            )
        return pl.concat(delen)


def _kant(veld: Veld) -> str:
    return HUIDIG if veld.kolom.endswith(HUIDIG) else VORIG


def _paren(record: Recordsoort) -> list[tuple[Veld, Veld | None]]:
    """Each field of the old state with its field of the new state, where there is one."""
    huidig = {veld.kolom.removesuffix(HUIDIG): veld for veld in record.velden if veld.kolom.endswith(HUIDIG)}
    oud = [veld for veld in record.velden if veld.kolom.endswith(VORIG)]
    return [(veld, huidig.get(veld.kolom.removesuffix(VORIG))) for veld in oud]


def _tekst(veld: Veld) -> pl.Expr:
    """A value as the specification writes it."""
    kolom = pl.col(veld.kolom)
    if veld.soort == "ja_nee":
        return pl.when(kolom).then(pl.lit("J")).when(~kolom).then(pl.lit("N"))
    return kolom.cast(pl.String)
