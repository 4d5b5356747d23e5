"""Write records of persons in the order of a delivery: what every writer of DUO's record files shares.

Persons follow each other; within a person come enrolments, each with what belongs to it, then diplomas with their
parts, then loose parts. Rows keep the order of the tables, so that a file that was read is written back as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BufferedWriter

import polars as pl
import pyarrow as pa

from stelsel.bestanden.indeling import Recordsoort, Veld
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.tabellen import TABELLEN

PERSONEN_PER_DEEL = 25_000
VOLGORDE = ["persoon", "groep", "blok", "plaats"]


@dataclass(frozen=True)
class Schrijfvorm:
    """How a kind of delivery is written.

    `plaats`: where a record stands within a person, as group (enrolment, diploma, loose part) and place in a block;
    `los`: the group of a part without a diploma. `tekst`: the line of a record. `regeleinde`: of every line.
    """

    plaats: Mapping[str, tuple[int, int]]
    los: Mapping[str, int]
    tekst: Callable[[Recordsoort], pl.Expr]
    regeleinde: str


def bronnen_van(bron: Gegevensset | Mapping[str, pa.Table]) -> set[str]:
    """SHA-256 of the deliveries that a gegevensset was read from."""
    return {deel["sha256"] for deel in bron.bronnen if "sha256" in deel} if isinstance(bron, Gegevensset) else set()


class Deelschrijver:
    """Writes the records of a number of persons at a time, so that memory does not grow with the school.

    `tabellen`: the rows per record kind, each with `persoon`; they are taken out of it. `personen`: `persoon` from 0 up
    and what of the person stands in every record, in the order of the file.
    """

    def __init__(
        self,
        records: Sequence[Recordsoort],
        tabellen: dict[str, pl.DataFrame],
        personen: pl.DataFrame,
        vorm: Schrijfvorm,
    ) -> None:
        self.records = records
        self.personen = personen
        self.vorm = vorm
        self.aantallen: dict[str, int] = {}
        self.tabellen: dict[str, pl.DataFrame] = {}
        for record in records:
            tabel = tabellen.pop(record.code)
            # A set that was read from one delivery stands in this order already.
            if not tabel["persoon"].is_sorted():
                tabel = tabel.sort("persoon", maintain_order=True)
            self.tabellen[record.code] = tabel.with_row_index("blok")
            self.aantallen[record.code] = tabel.height

    def schrijf(self, bestand: BufferedWriter) -> Iterator[int]:
        """Write all records, and say after each part how many persons are done."""
        for begin in range(0, self.personen.height, PERSONEN_PER_DEEL):
            personen = self.personen.slice(begin, PERSONEN_PER_DEEL)
            regels = self._regels(personen)
            regels.select("regel").write_csv(
                bestand, include_header=False, quote_style="never", line_terminator=self.vorm.regeleinde
            )
            yield begin + personen.height

    def _regels(self, personen: pl.DataFrame) -> pl.DataFrame:
        deel = {code: _van(tabel, personen) for code, tabel in self.tabellen.items()}
        delen = [self._records(record, deel) for record in self.records]
        return pl.concat(delen).sort(VOLGORDE, maintain_order=True)

    def _records(self, record: Recordsoort, deel: dict[str, pl.DataFrame]) -> pl.DataFrame:
        """One kind of record: the text of each line and where it stands among the others of the same person."""
        groep, plaats = self.vorm.plaats[record.code]
        tabel = deel[record.code]
        if record.ouder_via:
            blokken = _blokken(record, deel[record.ouder], self._record(record.ouder))
            sleutel = ["persoon", *record.ouder_via]
            tabel = tabel.drop("blok").join(blokken, on=sleutel, how="left", maintain_order="left")
        los = pl.col("blok").is_null()
        return tabel.select(
            "persoon",
            pl.when(los).then(self.vorm.los.get(record.code, groep)).otherwise(groep).cast(pl.UInt8).alias("groep"),
            pl.col("blok").fill_null(0),
            pl.lit(plaats, dtype=pl.UInt8).alias("plaats"),
            self.vorm.tekst(record).alias("regel"),
        )

    def _record(self, code: str) -> Recordsoort:
        return next(record for record in self.records if record.code == code)


def _blokken(record: Recordsoort, ouders: pl.DataFrame, ouder: Recordsoort) -> pl.DataFrame:
    """The blocks of the parents, by the columns under which a child names its parent."""
    eigen = [kolom for kolom in TABELLEN[ouder.tabel].sleutel if kolom != "persoon_id" and kolom in ouders.columns]
    namen = dict(zip(eigen[-len(record.ouder_via) :], record.ouder_via, strict=True))
    return ouders.select("persoon", *(pl.col(kolom).alias(naam) for kolom, naam in namen.items()), "blok")


def _van(tabel: pl.DataFrame, personen: pl.DataFrame) -> pl.DataFrame:
    """The rows of these persons, who follow each other, with what every record says of the person; the table is sorted
    by person."""
    eerste, laatste = personen["persoon"][0], personen["persoon"][-1]
    van, tot = tabel["persoon"].search_sorted(pl.Series([eerste, laatste + 1], dtype=pl.UInt32), side="left")
    erbij = [kolom for kolom in personen.columns if kolom == "persoon" or kolom not in tabel.columns]
    return tabel.slice(van, tot - van).join(personen.select(erbij), on="persoon", how="left", maintain_order="left")


def ja_nee(veld: Veld, ja: str, nee: str) -> pl.Expr:
    """The text of a truth; empty where it is not known."""
    kolom = pl.col(veld.kolom)
    return pl.when(kolom).then(pl.lit(ja)).when(~kolom).then(pl.lit(nee))
