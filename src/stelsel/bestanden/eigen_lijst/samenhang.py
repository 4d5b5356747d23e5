"""What the rows of a file say together: repetitions, contradictions, what belongs to nothing, and the end of a period.

A row is taken over as a whole or not at all. A fact that more rows repeat (the enrolment of somebody with two
periods) is kept once; rows that contradict it are refused.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from stelsel.bestanden.eigen_lijst.rijen import NUMMERS, PERSOON, RIJ, LijstMeldingen, Rijen
from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.omzetten import PERSOON_RIJ
from stelsel.gegevens.tabellen import TABELLEN

LIJST = "_lijst"
HULP = (RIJ, PERSOON, LIJST)
BIJ = {
    "inschrijvingsperiode": ("inschrijving", [PERSOON, "inschrijvingvolgnummer"]),
    "extra_ondersteuning": ("inschrijving", [PERSOON, "inschrijvingvolgnummer"]),
    "groepslidmaatschap": ("groep", ["groep_id"]),
}
"""Of a table whose rows belong to another table: that table, and the columns they share."""
GEBOORTE = ("geboortejaar", "geboortemaand", "geboortedag")


class Samenhang:
    """The rows of all lists of one file. `goed` is by row, over the lists in their order."""

    def __init__(self, lijsten: Sequence[Rijen], meldingen: LijstMeldingen) -> None:
        self.lijsten = lijsten
        self.meldingen = meldingen
        self.regels = np.concatenate([lijst.regels for lijst in lijsten] or [np.empty(0, np.int64)])
        self.goed = np.concatenate([lijst.goed for lijst in lijsten] or [np.empty(0, bool)])
        self._weiger_herhaling()
        self.tabellen = self._op_elkaar()
        while self._weiger_tegenspraak() | self._weiger_wezen():
            continue
        self._meld_andere_persoon()

    def _weiger_herhaling(self) -> None:
        """A row that stands in its list twice, in the columns the mapping names, is taken over once."""
        begin = 0
        for lijst in self.lijsten:
            if len(lijst):
                nummers = lijst.tekst.with_columns(pl.Series(RIJ, np.arange(len(lijst))))
                eerste = nummers.select(pl.col(RIJ).min().over(lijst.tekst.columns)).to_series().to_numpy()
                weg = np.flatnonzero((eerste < np.arange(len(lijst))) & lijst.goed)
                if len(weg):
                    self.meldingen.meld("dubbel", regels=lijst.regels[weg], eerste=lijst.regels[eerste[weg]])
                    self.goed[begin + weg] = False
            begin += len(lijst)

    def _op_elkaar(self) -> dict[str, pl.DataFrame]:
        """Per table the rows of all lists, with the row, the person and the list they came from."""
        delen: dict[str, list[pl.DataFrame]] = {}
        begin = 0
        for nummer, lijst in enumerate(self.lijsten):
            persoon = _persoon(lijst)
            for naam, tabel in lijst.tabellen.items():
                deel = tabel.with_columns(
                    persoon.gather(tabel[RIJ]).alias(PERSOON),
                    pl.col(RIJ) + begin,
                    pl.lit(nummer, dtype=pl.Int32).alias(LIJST),
                )
                delen.setdefault(naam, []).append(deel)
            begin += len(lijst)
        volgorde = [naam for naam in indeling("eigen_lijst").records if naam in delen]
        return {naam: pl.concat(delen[naam], how="diagonal_relaxed") for naam in volgorde}

    def geldend(self, naam: str) -> pl.DataFrame:
        """The rows of a table that are not refused, in the order of the file."""
        tabel = self.tabellen[naam]
        return tabel.filter(pl.Series(self.goed[tabel[RIJ].to_numpy()]))

    def _weiger(self, oorzaak: str, naam: str, rijen: np.ndarray, **invulling: object) -> bool:
        if len(rijen):
            self.meldingen.meld(oorzaak, naam, self.regels[rijen], **invulling)
            self.goed[rijen] = False
        return bool(len(rijen))

    def _weiger_tegenspraak(self) -> bool:
        """Refuse rows that say something else of what an earlier row said. True when there were any."""
        raak = False
        for naam in self.tabellen:
            if naam == "persoon":
                continue
            anders = _anders_dan_de_eerste(self.geldend(naam), _sleutel(naam))
            rijen = anders[RIJ].unique(maintain_order=True).to_numpy()
            eerste = anders.unique(RIJ, maintain_order=True)["_eerste"].to_numpy()
            raak |= self._weiger("zelfde_sleutel", naam, rijen, eerste=self.regels[eerste])
        return raak

    def _weiger_wezen(self) -> bool:
        """Refuse rows that belong to something that is not there. True when there were any."""
        raak = False
        for naam, (ouder, via) in BIJ.items():
            if naam in self.tabellen and ouder in self.tabellen:
                los = self.geldend(naam).join(self.geldend(ouder), on=via, how="anti", maintain_order="left")
                raak |= self._weiger("wees", naam, los[RIJ].unique(maintain_order=True).to_numpy(), ouder=ouder)
        return raak

    def _meld_andere_persoon(self) -> None:
        """A person of whom two rows say something else is kept, as the first of them says."""
        if "persoon" not in self.tabellen:
            return
        tabel = self.geldend("persoon").drop(*NUMMERS, strict=False)
        anders = _anders_dan_de_eerste(tabel, [PERSOON], leeg_is_anders=False)
        anders = anders.with_columns(pl.col("_kolom").replace(dict.fromkeys(GEBOORTE, "geboortedatum")))
        for rijen in anders.unique([RIJ, "_kolom"], maintain_order=True).partition_by("_kolom", maintain_order=True):
            veldnaam = rijen["_kolom"][0]
            plek, eerste = rijen[RIJ].to_numpy(), rijen["_eerste"].to_numpy()
            self.meldingen.meld(
                "persoon_anders", "persoon", self.regels[plek], veldnaam=veldnaam, eerste=self.regels[eerste]
            )

    # -- the outcome --------------------------------------------------------------------------------------------------

    def personen(self) -> pl.DataFrame:
        """Each person once, with the numbers by which he is known and what the lists say of him."""
        if "persoon" not in self.tabellen:
            return pl.DataFrame()
        tabel = _eenmaal(self.geldend("persoon"), [PERSOON])
        for nummer in NUMMERS:
            if nummer not in tabel.columns:
                tabel = tabel.with_columns(pl.lit(None, dtype=pl.String).alias(nummer))
        ander = pl.when(pl.col("bsn").is_null()).then("onderwijsnummer").alias("onderwijsnummer")
        return tabel.with_columns(ander)

    def rijen(self, personen: pl.DataFrame) -> dict[str, pl.DataFrame]:
        """The rows of every table but `persoon`, each fact once, with the place of its person in `personen`."""
        plek = personen.select(PERSOON).with_row_index(PERSOON_RIJ) if personen.width else None
        uit = {}
        for naam in self.tabellen:
            if naam == "persoon":
                continue
            tabel = _eenmaal(self.geldend(naam), _sleutel(naam))
            if naam == "inschrijvingsperiode":
                tabel = self._met_einde(tabel)
            if "persoon_id" in TABELLEN[naam].kolomnamen and plek is not None:
                tabel = tabel.join(plek, on=PERSOON, how="left", maintain_order="left")
            uit[naam] = _volledig(naam, tabel.drop(*HULP, strict=False))
        return uit

    def _met_einde(self, perioden: pl.DataFrame) -> pl.DataFrame:
        """The end of a period, where the list does not give it: the day before the next one, or the end of the
        enrolment (the real end, or the planned one)."""
        via = [PERSOON, "inschrijvingvolgnummer"]
        inschrijving = _volledig("inschrijving", _eenmaal(self.geldend("inschrijving"), via), behoud=HULP)
        einde = pl.coalesce("datum_uitschrijving_werkelijk", "datum_uitschrijving_gepland").alias("_einde")
        met = perioden.join(inschrijving.select(*via, einde), on=via, how="left", maintain_order="left")
        volgende = pl.col("datum_begin").sort().shift(-1).over(via, order_by="datum_begin")
        afgeleid = pl.coalesce(volgende.dt.offset_by("-1d"), pl.col("_einde"))
        gegeven = pl.col("tot_en_met") if "tot_en_met" in perioden.columns else pl.lit(None, dtype=pl.Date)
        return met.with_columns(
            pl.coalesce(gegeven, afgeleid).alias("tot_en_met"), gegeven.is_null().alias("afgeleid")
        ).drop("_einde")


def _persoon(lijst: Rijen) -> pl.Series:
    """By which number the person of each row is known; null where by none."""
    leeg = pl.Series(PERSOON, [None] * len(lijst), dtype=pl.String)
    tabel = lijst.tabellen.get("persoon")
    if tabel is None:
        return leeg
    delen = [pl.format(f"{nummer} {{}}", pl.col(nummer)) for nummer in NUMMERS if nummer in tabel.columns]
    return tabel.select(pl.coalesce(delen).alias(PERSOON)).to_series()


def _sleutel(naam: str) -> list[str]:
    """The columns by which a row of a table is one row; its institution is that of the file."""
    eigen = [kolom for kolom in TABELLEN[naam].sleutel if kolom not in ("brin", "persoon_id")]
    return [PERSOON, *eigen] if "persoon_id" in TABELLEN[naam].kolomnamen else eigen


def _anders_dan_de_eerste(tabel: pl.DataFrame, sleutel: list[str], *, leeg_is_anders: bool = True) -> pl.DataFrame:
    """The rows that say something else than the first of the same key: `_rij`, `_kolom` and `_eerste` (its row).

    What a list does not name at all is not said by it; an empty cell in a list is, unless `leeg_is_anders` is False.
    """
    leeg = pl.DataFrame(schema={RIJ: pl.Int64, "_kolom": pl.String, "_eerste": pl.Int64})
    kolommen = [kolom for kolom in tabel.columns if kolom not in (*HULP, *sleutel)]
    if not tabel.height or not tabel.select(pl.struct(sleutel).is_duplicated().any()).item():
        return leeg
    delen = [leeg]
    for kolom in kolommen:
        waarde = pl.col(kolom)
        if leeg_is_anders:
            eerste, rij, lijst = (pl.col(naam).first().over(sleutel) for naam in (kolom, RIJ, LIJST))
            elders = (waarde != eerste).fill_null(False)
            anders = pl.when(pl.col(LIJST) == lijst).then(waarde.ne_missing(eerste)).otherwise(elders)
        else:
            gevuld = waarde.is_not_null()
            eerste = waarde.filter(gevuld).first().over(sleutel)
            rij = pl.col(RIJ).filter(gevuld).first().over(sleutel)
            anders = (waarde != eerste).fill_null(False)
        raak = tabel.select(RIJ, pl.lit(kolom).alias("_kolom"), rij.alias("_eerste"), anders.alias("_anders"))
        delen.append(raak.filter("_anders").drop("_anders"))
    return pl.concat(delen)


def _eenmaal(tabel: pl.DataFrame, sleutel: list[str]) -> pl.DataFrame:
    """Each key once, with of every column the first value that is filled."""
    if not tabel.height or not tabel.select(pl.struct(sleutel).is_duplicated().any()).item():
        return tabel
    rest = [kolom for kolom in tabel.columns if kolom not in sleutel]
    return tabel.group_by(sleutel, maintain_order=True).agg(pl.col(rest).drop_nulls().first())


def _volledig(naam: str, tabel: pl.DataFrame, behoud: Sequence[str] = ()) -> pl.DataFrame:
    """With every column that the table has, as far as the delivery itself does not add it."""
    schema = pl.DataFrame(pl.from_arrow(TABELLEN[naam].leeg())).schema
    buiten = {"persoon_id", "brin", "levering_id"}
    mist = [
        pl.lit(None, dtype=type_).alias(kolom)
        for kolom, type_ in schema.items()
        if kolom not in buiten and kolom not in tabel.columns
    ]
    eigen = [pl.col(kolom).cast(type_) for kolom, type_ in schema.items() if kolom in tabel.columns]
    over = [kolom for kolom in (PERSOON_RIJ, *behoud) if kolom in tabel.columns]
    return tabel.select(*eigen, *mist, *over)
