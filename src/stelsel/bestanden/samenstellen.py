"""From deliveries to one gegevensset: persons get their id, later deliveries replace earlier ones, rows are written.

Which rows count when several deliveries speak of the same people is decided in `stapelen`; what an earlier one said
and a later one says otherwise, or no longer, goes to the table `vervallen`. Some kinds of delivery replace an earlier
one as a whole (`Leveringssoort.vervangt`): their persons have no number by which the two could be laid on each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cached_property

import polars as pl
import polars.selectors as cs
import pyarrow as pa

from stelsel.bestanden.inlezen import TEGELIJK
from stelsel.bestanden.levering import Levering
from stelsel.bestanden.leveringssoorten import leveringssoort
from stelsel.bestanden.omzetten import PERSOON_RIJ
from stelsel.bestanden.sleutelbestand import Sleutels
from stelsel.bestanden.stapelen import INGETROKKEN, LAAG, VERVANGEN, Laag, Stapel, stapel, vervallen_rijen
from stelsel.gegevens.gegevensset import GegevenssetSchrijver
from stelsel.gegevens.opvolging import OPVOLGING
from stelsel.gegevens.tabellen import TABELLEN

CELLEN_PER_DEEL = 1_000_000
INSCHRIJVING = ["persoon_id", "brin", "inschrijvingvolgnummer"]


class Samensteller:
    """Puts deliveries together and writes their tables. `vervangen` and `ingetrokken` count, per table, the rows that a
    later delivery replaced, and those that it withdrew by not holding them any more."""

    def __init__(self, leveringen: list[Levering], sleutels: Sleutels) -> None:
        # Python's sort is stable: of deliveries made on one day the one named last goes on top.
        self.leveringen = sorted(leveringen, key=lambda levering: levering.aangemaakt or date.min)
        self.vervangen: dict[str, int] = {}
        self._vervang_geheel()
        self.ids = {
            levering.levering_id: sleutels.ken_toe(levering.personen, levering.levering_id)
            for levering in self.leveringen
            if levering.personen.height
        }
        self.ingetrokken: dict[str, int] = {}

    @cached_property
    def _register(self) -> list[Levering]:
        """The deliveries that speak of the register itself; another kind says nothing by what it does not hold."""
        return self._die_vullen("inschrijving")

    @cached_property
    def _stapel(self) -> Stapel:
        """What counts of all those deliveries together; the persons are laid on each other in `personen`."""
        return stapel([self._laag(levering) for levering in self._register])

    def _laag(self, levering: Levering) -> Laag:
        namen = [naam for naam in OPVOLGING if naam in levering.tabellen]
        delen = {naam: [pl.DataFrame(pl.from_arrow(deel)) for deel in self._delen(levering, naam)] for naam in namen}
        tabellen = {naam: self._vergelijkbaar(naam, pl.concat(deel)) for naam, deel in delen.items() if deel}
        afgekeurd = [code for code, telling in levering.telling().items() if telling.afgekeurd]
        onzeker = levering.indeling.tabellen_van(afgekeurd)
        heel = levering.volledig and leveringssoort(levering.soort).trekt_in
        return Laag(levering.brin, levering.van, levering.tot_en_met, heel, tabellen, onzeker)

    def _vergelijkbaar(self, naam: str, tabel: pl.DataFrame) -> pl.DataFrame:
        """A table as another kind of delivery has it too: kinds differ in the order of their columns, and some hold
        codes as numbers of a list."""
        if len({levering.soort for levering in self._register}) == 1:
            return tabel
        return tabel.select(TABELLEN[naam].kolomnamen).with_columns(cs.categorical().cast(pl.String))

    @property
    def tabellen(self) -> list[str]:
        """The tables these deliveries may fill, persons left out, in the order of `gegevens`."""
        vult = {naam for levering in self.leveringen for naam in leveringssoort(levering.soort).tabellen}
        return [naam for naam in TABELLEN if naam in vult - {"persoon"}]

    def _vervang_geheel(self) -> None:
        """Empty the deliveries that a later one of the same kind over the same replaces."""
        gezien = set()
        for levering in reversed(self.leveringen):
            soort = leveringssoort(levering.soort)
            waarover = (soort.naam, *(getattr(levering, naam) for naam in soort.vervangt))
            if soort.vervangt and waarover in gezien:
                for naam, tabel in levering.tabellen.items():
                    self.vervangen[naam] = self.vervangen.get(naam, 0) + tabel.height
                levering.personen, levering.tabellen = levering.personen.clear(), {}
            gezien.add(waarover)

    def _die_vullen(self, naam: str) -> list[Levering]:
        """The deliveries of a kind that may fill a table."""
        return [levering for levering in self.leveringen if naam in leveringssoort(levering.soort).tabellen]

    def inschrijvingen(self) -> pl.DataFrame | None:
        """persoon_id, brin and inschrijvingvolgnummer of all enrolments; None when no delivery with enrolments was
        read."""
        met_inschrijvingen = self._die_vullen("inschrijving")
        if not met_inschrijvingen:
            return None
        leeg = pl.DataFrame(schema=dict.fromkeys(INSCHRIJVING, pl.String))
        delen = [
            levering.tabellen["inschrijving"].select(
                self._persoon_ids(levering, levering.tabellen["inschrijving"]),
                pl.lit(levering.brin).alias("brin"),
                "inschrijvingvolgnummer",
            )
            for levering in met_inschrijvingen
            if "inschrijving" in levering.tabellen
        ]
        return pl.concat([leeg, *delen])

    def personen(self, eigen: list[Levering]) -> pl.DataFrame:
        """All persons, each once, as the last delivery described them, with the names the school gave.

        `eigen` may name people who are known from a key file only: they get a row without a birth date.
        """
        kolommen = TABELLEN["persoon"].kolomnamen
        leeg = pl.DataFrame(pl.from_arrow(TABELLEN["persoon"].leeg()))
        delen = [
            levering.personen.with_columns(
                self.ids[levering.levering_id], pl.lit(levering.levering_id).alias("levering_id")
            )
            for levering in self._die_vullen("persoon")
            if levering.levering_id in self.ids
        ]
        bekend = [deel.select(c for c in kolommen if c in deel.columns) for deel in delen]
        beschreven = [deel for deel in bekend if "geboortejaar" in deel.columns]
        alles = pl.concat(beschreven, how="diagonal_relaxed") if beschreven else None
        # One delivery names each person once; looking for what is not there would take more memory than the rest.
        enig = len(beschreven) == 1
        personen = leeg if alles is None else alles if enig else self._laatste("persoon", alles, ["persoon_id"])
        personen = _met_wie_alleen_genoemd_is(personen, [deel for deel in bekend if "geboortejaar" not in deel.columns])
        if len(self._register) > 1:
            weg = self._stapel.verdwenen_personen()
            self.ingetrokken["persoon"] = weg.height
            personen = personen.join(weg, on="persoon_id", how="anti", maintain_order="left")
        genoemd = [
            tabel.select("persoon_id", pl.lit(levering.levering_id).alias("levering_id"))
            for levering in eigen
            for tabel in levering.tabellen.values()
            if "persoon_id" in tabel.columns
        ]
        if not genoemd:
            return personen
        nieuw = pl.concat(genoemd).unique("persoon_id", keep="last", maintain_order=True)
        erbij = nieuw.join(personen, on="persoon_id", how="anti", maintain_order="left")
        personen = pl.concat([personen, erbij], how="diagonal_relaxed")
        namen = [levering.tabellen["persoon"] for levering in eigen if "persoon" in levering.tabellen]
        if not namen:
            return personen
        laatste = pl.concat(namen).unique("persoon_id", keep="last", maintain_order=True)
        over = [kolom for kolom in personen.columns if kolom not in laatste.columns or kolom == "persoon_id"]
        return personen.select(over).join(laatste, on="persoon_id", how="left", maintain_order="left")

    def schrijf(self, eigen: list[Levering], schrijver: GegevenssetSchrijver) -> None:
        """Write all tables, a few at the same time: one Parquet file keeps one core busy. `eigen`: the deliveries that
        refer to people, which go on top of the others in the tables that both fill."""
        van_eigen = {naam for levering in eigen for naam in levering.tabellen if naam != "persoon"}
        with ThreadPoolExecutor(TEGELIJK) as werkers:
            rest = [naam for naam in self.tabellen if naam not in van_eigen]
            for klaar in [werkers.submit(self._schrijf_tabel, naam, schrijver) for naam in rest]:
                klaar.result()
        for naam in sorted(van_eigen):
            self._schrijf_eigen(naam, eigen, schrijver)
        self._schrijf_vervallen(schrijver)

    def _schrijf_tabel(self, naam: str, schrijver: GegevenssetSchrijver) -> None:
        """Write one table, in the order of the files."""
        leveringen = self._die_vullen(naam)
        if len(leveringen) == 1:
            for deel in self._delen(leveringen[0], naam):
                schrijver.schrijf(naam, deel)
            return
        if naam not in OPVOLGING:
            alles = [pl.DataFrame(pl.from_arrow(deel)) for lev in leveringen for deel in self._delen(lev, naam)]
            if alles:
                sleutel = list(TABELLEN[naam].sleutel)
                schrijver.schrijf(naam, als_arrow(self._laatste(naam, pl.concat(alles), sleutel)))
            return
        if naam in self._stapel.geldend:
            schrijver.schrijf(naam, als_arrow(self._stapel.geldend[naam].drop(LAAG)))
        self.vervangen[naam] = self._stapel.aantal(naam, VERVANGEN)
        self.ingetrokken[naam] = self._stapel.aantal(naam, INGETROKKEN)

    def _schrijf_vervallen(self, schrijver: GegevenssetSchrijver) -> None:
        """Write what earlier deliveries said and no longer counts, as far as it was something else."""
        if len(self._register) > 1:
            leveringen = pl.Series([levering.levering_id for levering in self._register])
            for deel in vervallen_rijen(self._stapel, leveringen):
                schrijver.schrijf("vervallen", als_arrow(deel))

    def _delen(self, levering: Levering, naam: str) -> Iterator[pa.Table]:
        """The rows of one delivery, a part at a time: ids of 36 characters for all rows at once would not fit."""
        tabel = levering.tabellen.get(naam)
        if tabel is None or not tabel.height:
            return
        for deel in in_delen(tabel):
            vast = {"brin": levering.brin, "levering_id": levering.levering_id}
            erbij = [pl.lit(waarde).alias(kolom) for kolom, waarde in vast.items() if kolom not in deel.columns]
            if PERSOON_RIJ in deel.columns:
                erbij.append(self._persoon_ids(levering, deel))
            yield als_arrow(deel.with_columns(erbij).drop(PERSOON_RIJ, strict=False))

    def _persoon_ids(self, levering: Levering, deel: pl.DataFrame) -> pl.Series:
        return self.ids[levering.levering_id].gather(deel[PERSOON_RIJ]).alias("persoon_id")

    def _schrijf_eigen(self, naam: str, eigen: list[Levering], schrijver: GegevenssetSchrijver) -> None:
        """Write a table of the school's own administration; of equal keys the last one named is kept."""
        eerder = [
            pl.DataFrame(pl.from_arrow(deel)) for lev in self._die_vullen(naam) for deel in self._delen(lev, naam)
        ]
        delen = [
            levering.tabellen[naam].with_columns(pl.lit(levering.levering_id).alias("levering_id"))
            for levering in eigen
            if naam in levering.tabellen
        ]
        alles = pl.concat([*eerder, *delen], how="diagonal_relaxed")
        schrijver.schrijf(naam, als_arrow(self._laatste(naam, alles, list(TABELLEN[naam].sleutel))))

    def _laatste(self, naam: str, alles: pl.DataFrame, sleutel: list[str]) -> pl.DataFrame:
        # Looking whether there is anything to do costs a tenth of doing it.
        dubbel = alles.height and alles.select(pl.struct(sleutel).n_unique()).item() < alles.height
        over = alles.unique(sleutel, keep="last", maintain_order=True) if dubbel else alles
        self.vervangen[naam] = self.vervangen.get(naam, 0) + alles.height - over.height
        return over


def _met_wie_alleen_genoemd_is(personen: pl.DataFrame, genoemd: list[pl.DataFrame]) -> pl.DataFrame:
    """The persons with those whom deliveries only name by number and none describes: they get a row of their own, and
    never take the place of one."""
    if not genoemd:
        return personen
    nieuw = pl.concat(genoemd, how="diagonal_relaxed").unique("persoon_id", keep="last", maintain_order=True)
    erbij = nieuw.join(personen, on="persoon_id", how="anti", maintain_order="left")
    return pl.concat([personen, erbij], how="diagonal_relaxed")


def in_delen(tabel: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """A table in parts of which the text fits in memory; one without rows is one part."""
    rijen = CELLEN_PER_DEEL // tabel.width
    for begin in range(0, max(tabel.height, 1), rijen):
        yield tabel.slice(begin, rijen)


def als_arrow(tabel: pl.DataFrame) -> pa.Table:
    """A Polars table as Arrow, with plain strings."""
    return tabel.to_arrow(compat_level=pl.CompatLevel.oldest())
