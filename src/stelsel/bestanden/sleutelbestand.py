"""Which number belongs to which person: kept apart from the gegevensset, readable by its owner only.

A person_id is random and says nothing of the number. Only this file knows both, so that a second delivery finds
the same person back.
"""

from __future__ import annotations

import os
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from stelsel.bestanden.veilig import VeiligBestand
from stelsel.gegevens.tabellen import PERSOONSNUMMER
from stelsel.gegevens.uuids import BYTES, als_uuids
from stelsel.kern.fouten import StelselFout

NAAM = "sleutels.parquet"
NUMMER = ["soort", "nummer"]


def willekeurige_ids(aantal: int) -> pl.Series:
    """`aantal` random UUIDs (version 4) as text, made all at once."""
    return als_uuids(os.urandom(BYTES * aantal), 4).alias("persoon_id")


class Sleutels:
    """The numbers that are known so far: the table `persoonsnummer`.

    `herkend` (herkenning, persoon_id) are persons without a number that could be trusted who may return in another
    file of this run; it is not kept.
    """

    def __init__(self, nummers: pl.DataFrame | None = None) -> None:
        schema = pl.DataFrame(pl.from_arrow(PERSOONSNUMMER.leeg()))
        self.nummers = schema if nummers is None else nummers.select(schema.columns).cast(dict(schema.schema))
        self.herkend = pl.DataFrame(schema={"herkenning": pl.UInt64, "persoon_id": pl.String})

    @classmethod
    def open(cls, pad: Path) -> Sleutels:
        """Read a key file; one that does not exist yet is empty. Raises StelselFout (exit 2) for another file."""
        if not pad.exists():
            return cls()
        try:
            # By way of Arrow half a million keys would take 300 MB, and the memory pool of Arrow keeps it.
            return cls(pl.read_parquet(pad))
        except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException):
            raise StelselFout(
                "Dit sleutelbestand is niet te lezen.",
                waar=str(pad),
                verwacht=f"een {NAAM} zoals 'stelsel lees' dat maakt",
                doe="Geef met --sleutels het juiste bestand, of laat de optie weg.",
                code="BST-SLEUTELS-01",
                exitcode=2,
            ) from None

    @classmethod
    def open_bestaand(cls, pad: Path) -> Sleutels:
        """Read a key file that must be there. Raises StelselFout (exit 2)."""
        if not pad.is_file():
            raise StelselFout(
                "Dit sleutelbestand is er niet.",
                waar=str(pad),
                verwacht=f"{NAAM}, dat 'stelsel lees' in de gegevensset zet",
                doe="Geef met --sleutels het juiste bestand.",
                code="BST-SLEUTELS-02",
                exitcode=2,
            )
        return cls.open(pad)

    def als_tabel(self) -> pa.Table:
        """The table `persoonsnummer`."""
        return self.nummers.to_arrow(compat_level=pl.CompatLevel.oldest()).cast(PERSOONSNUMMER.arrow_schema())

    def ken_toe(self, personen: pl.DataFrame, levering_id: str) -> pl.Series:
        """The persoon_id of each row, new where the number is not known; new numbers are added.

        `personen` has the text columns bsn and onderwijsnummer; where both are empty (a number that could not be
        trusted) the person gets a new id that no later delivery will find. With a column herkenning (a hash of what a
        delivery wrote) that person is the same one in every file of this run with that hash.
        """
        eigen = personen.select(
            pl.when(pl.col("bsn").is_not_null())
            .then(pl.lit("bsn"))
            .when(pl.col("onderwijsnummer").is_not_null())
            .then(pl.lit("onderwijsnummer"))
            .alias("soort"),
            pl.coalesce("bsn", "onderwijsnummer").alias("nummer"),
        ).with_columns(willekeurige_ids(personen.height).alias("nieuw"))
        bekend = self.nummers.select(*NUMMER, "persoon_id").unique(NUMMER, keep="last", maintain_order=True)
        met = eigen.join(bekend, on=NUMMER, how="left", maintain_order="left")
        nieuw = met.filter(pl.col("persoon_id").is_null() & pl.col("nummer").is_not_null())
        erbij = nieuw.select(
            pl.col("nieuw").alias("persoon_id"),
            *NUMMER,
            pl.lit(None, dtype=pl.Date).alias("van"),
            pl.lit(None, dtype=pl.Date).alias("tot_en_met"),
            pl.lit(levering_id).alias("levering_id"),
        )
        self.nummers = pl.concat([self.nummers, erbij])
        ids = met.select("nummer", pl.coalesce("persoon_id", "nieuw").alias("persoon_id"))
        if "herkenning" in personen.columns:
            return self._herken(ids.with_columns(personen["herkenning"]))
        return ids["persoon_id"]

    def _herken(self, ids: pl.DataFrame) -> pl.Series:
        """The ids, where there is no number those of the same herkenning before."""
        zonder = pl.when(pl.col("nummer").is_null()).then("herkenning").alias("herkenning")
        eerder = self.herkend.rename({"persoon_id": "eerder"})
        ids = ids.with_columns(zonder).join(eerder, on="herkenning", how="left", maintain_order="left")
        nieuw = ids.filter(pl.col("herkenning").is_not_null() & pl.col("eerder").is_null())
        self.herkend = pl.concat([self.herkend, nieuw.select("herkenning", "persoon_id").unique("herkenning")])
        return ids.select(pl.coalesce("eerder", "persoon_id").alias("persoon_id")).to_series()

    def zoek(self, personen: pl.DataFrame) -> pl.Series:
        """The persoon_id of each row by bsn or onderwijsnummer; null where the number is not known."""
        eigen = personen.select(
            pl.when(pl.col("bsn").is_not_null())
            .then(pl.lit("bsn"))
            .otherwise(pl.lit("onderwijsnummer"))
            .alias("soort"),
            pl.coalesce("bsn", "onderwijsnummer").alias("nummer"),
        )
        bekend = self.nummers.select(*NUMMER, "persoon_id").unique(NUMMER, keep="last", maintain_order=True)
        return eigen.join(bekend, on=NUMMER, how="left", maintain_order="left")["persoon_id"]

    def bewaar(self, pad: Path) -> None:
        """Write the key file, whole or not at all, mode 0600."""
        with VeiligBestand(pad) as bestand:
            pq.write_table(self.als_tabel(), bestand, compression="zstd", compression_level=1)
