"""The tables of a gegevensset as they may leave the school."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
import pyarrow as pa

from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.tabel import Tabel
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.gegevens.uitvoer.leeftijden import GEBOREN, leeftijden
from stelsel.gegevens.uitvoer.pseudoniemsleutel import Pseudoniemsleutel
from stelsel.gegevens.uitvoer.regels import Uitvoerregel, regel, uitvoerregels
from stelsel.kern.tijd import Studiejaar

BREEDTE = 4
CIJFERS_VAN_POSTCODE = 4


class Pseudonimiseerder:
    """Gives every table of a set by the rules of `regels.yaml`, under one key and with ages in one studiejaar.

    Rows stand in the order of the key of their table, so that two exports cannot be laid side by side.
    """

    def __init__(self, bron: Gegevensset, sleutel: Pseudoniemsleutel, studiejaar: Studiejaar) -> None:
        self.bron = bron
        self.sleutel = sleutel
        self.studiejaar = studiejaar
        self._nieuw: dict[Uitvoerregel, pl.DataFrame] = {}

    def tabel(self, naam: str, ook: Iterable[str] = ()) -> pl.DataFrame:
        """A table that may leave; empty when it may not. Columns that do not leave are not in it.

        `ook` names columns that go along as they are although their rule says otherwise.
        """
        tabel, ook = TABELLEN[naam], frozenset(ook)
        bron = self._lees(naam)
        kolommen = [k.naam for k in tabel.kolommen if k.naam in ook or regel(naam, k.naam).gaat_mee]
        uit = bron.select(kolommen).collect() if kolommen else pl.DataFrame()
        for kolom in [kolom for kolom in kolommen if kolom not in ook]:
            uit = self._vervang(uit, tabel, kolom)
        if naam == "leeftijd":
            uit = pl.concat([uit, self._leeftijden().select(uit.columns)])
        volgorde = [kolom for kolom in tabel.sleutel if kolom in uit.columns]
        return uit.sort(volgorde, maintain_order=True) if volgorde else uit

    def vertaal(self, naam: str, kolom: str, waarden: pl.DataFrame) -> pl.DataFrame:
        """The same change for a table outside the set, such as the numbers: `kolom` as in table `naam`."""
        return self._vervang(waarden, TABELLEN[naam], kolom)

    def pseudoniem(self, naam: str, kolom: str, id_: str) -> str:
        """One id as the column of that table has it, also when it is not in the set."""
        return str(self.sleutel.pseudoniemen(regel(naam, kolom).soort, pl.Series([id_]))[0])

    def _lees(self, naam: str) -> pl.LazyFrame:
        """A table of the source with all its columns, also when the set is from before a column was there."""
        leeg = pl.DataFrame(pl.from_arrow(TABELLEN[naam].leeg()))
        if not self.bron.heeft(naam):
            return leeg.lazy()
        gelezen = pl.scan_parquet(self.bron.pad(naam))
        aanwezig = gelezen.collect_schema().names()
        ontbreekt = [pl.lit(None, dtype=t).alias(k) for k, t in leeg.schema.items() if k not in aanwezig]
        return gelezen.with_columns(ontbreekt).select(leeg.columns)

    def _vervang(self, tabel: pl.DataFrame, van: Tabel, kolom: str) -> pl.DataFrame:
        hoe = regel(van.naam, kolom)
        if hoe.wat == "vier_cijfers":
            return tabel.with_columns(vier_cijfers(pl.col(kolom)))
        if hoe.wat == "dag":
            return tabel.with_columns(pl.col(kolom).dt.truncate("1d"))
        if hoe.wat == "volgnummer":
            return self._hernummerd(tabel, kolom, hoe)
        if hoe.wat in ("pseudoniem", "code"):
            nieuw = self._sleutelwaarden(hoe)
            return tabel.with_columns(pl.col(kolom).replace_strict(nieuw["oud"], nieuw["nieuw"], default=None))
        return tabel

    def _sleutelwaarden(self, hoe: Uitvoerregel) -> pl.DataFrame:
        """oud, nieuw: every value of this kind in the whole set, with its pseudonym or code."""
        if hoe not in self._nieuw:
            oud = self._verzamel(hoe, ())["waarde"]
            maak = self.sleutel.pseudoniemen if hoe.wat == "pseudoniem" else self.sleutel.codes
            self._nieuw[hoe] = pl.DataFrame({"oud": oud, "nieuw": maak(hoe.soort, oud)})
        return self._nieuw[hoe]

    def _hernummerd(self, tabel: pl.DataFrame, kolom: str, hoe: Uitvoerregel) -> pl.DataFrame:
        """Counted per person in the order of the text, so that who sorts on it gets the same order.

        `tabel` has its pseudonyms already: persoon_id is the first column of every table with a volgnummer.
        """
        if hoe not in self._nieuw:
            self._nieuw[hoe] = self._nummer(hoe)
        nieuw = self._nieuw[hoe].rename({"waarde": kolom})
        met = tabel.join(nieuw, on=["persoon_id", kolom], how="left", maintain_order="left")
        soort = tabel.schema[kolom]
        getal = pl.col("nieuw").cast(pl.String).str.zfill(BREEDTE) if soort == pl.String else pl.col("nieuw")
        return met.with_columns(getal.cast(soort).alias(kolom)).select(tabel.columns)

    def _nummer(self, hoe: Uitvoerregel) -> pl.DataFrame:
        alle = self._verzamel(hoe, ("persoon_id",))
        rang = pl.int_range(1, pl.len() + 1, dtype=pl.Int32).over("persoon_id").alias("nieuw")
        return self.vertaal("persoon", "persoon_id", alle.with_columns(rang))

    def _verzamel(self, hoe: Uitvoerregel, bij: tuple[str, ...]) -> pl.DataFrame:
        """Every filled value of the columns with this rule, once, with the columns `bij` beside it."""
        delen = [
            self._lees(naam).select(*bij, pl.col(kolom).alias("waarde")).drop_nulls("waarde").unique()
            for naam, kolommen in uitvoerregels().items()
            for kolom, ander in kolommen.items()
            if ander == hoe
        ]
        return pl.concat(delen).unique().sort(*bij, "waarde").collect()

    def _leeftijden(self) -> pl.DataFrame:
        personen = self._lees("persoon").select("persoon_id", *GEBOREN, "levering_id").collect()
        uit = leeftijden(personen, self.studiejaar)
        for kolom in ("persoon_id", "levering_id"):
            uit = self.vertaal("persoon", kolom, uit)
        return uit


def vier_cijfers(postcode: pl.Expr) -> pl.Expr:
    """The digits a Dutch postcode begins with; what begins with no four digits is no Dutch postcode and stays out."""
    return postcode.str.strip_chars().str.extract(rf"^(\d{{{CIJFERS_VAN_POSTCODE}}})(?:\s*[A-Za-z]{{2}})?$", 1)


def als_arrow(tabel: pl.DataFrame) -> pa.Table:
    """A table of Polars as the writer of a gegevensset wants it."""
    return tabel.to_arrow(compat_level=pl.CompatLevel.oldest())
