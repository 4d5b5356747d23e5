"""One of the two sides: a gegevensset, what its deliveries say of themselves, and its rows by table."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl

from stelsel.bestanden.indeling import indeling
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.opvolging import DRAAGT_PERSOON

AFGEKEURD, FOUT = "afgekeurd", "fout"
VAN_DUO = frozenset({"RO", "GRONDSLAG"})
OMGENUMMERD = "grondslag_"
"""What stands before the name of a table of which the persons carry a number of that delivery only."""
_LEVERINGEN = {
    "levering_id": pl.String,
    "soort": pl.String,
    "bestand": pl.String,
    "brin": pl.String,
    "van": pl.Date,
    "tot_en_met": pl.Date,
    "gemaakt": pl.Date,
    "volledig": pl.Boolean,
}


class Kant:
    """One side. `waar`: how the user named it. `nummers`: the table persoonsnummer as far as it is known."""

    def __init__(self, waar: str, gegevens: Gegevensset, nummers: pl.DataFrame | None = None) -> None:
        self.waar = waar
        self.gegevens = gegevens
        self.nummers = nummers

    @property
    def map(self) -> Path:
        return self.gegevens.map

    @property
    def omgenummerd(self) -> bool:
        """Whether its persons can only be recognised by what is registered of them."""
        return self.gegevens.heeft(f"{OMGENUMMERD}persoon") and not self.gegevens.heeft("persoon")

    @cached_property
    def leveringen(self) -> pl.DataFrame:
        """Its deliveries: levering_id, soort, bestand, brin, van, tot_en_met, gemaakt, volledig.

        A delivery without a day of its own gets the day on which the set was made. `volledig` is what the file was.
        """
        rijen = []
        for bron in self.gegevens.bronnen:
            rij = {naam: bron.get(naam) for naam in _LEVERINGEN}
            rij["van"], rij["tot_en_met"] = _dag(bron.get("van")), _dag(bron.get("tot_en_met"))
            rij["gemaakt"] = _dag(bron.get("aangemaakt")) or _dag(self.gegevens.gemaakt)
            rijen.append(rij | {"volledig": bron.get("volledig") != "nee"})
        return pl.DataFrame(rijen, schema=_LEVERINGEN)

    @property
    def gemaakt(self) -> date | None:
        """The newest day on which something of this side was made."""
        return self.leveringen["gemaakt"].max()

    def spreekt_over(self, naam: str) -> bool:
        """Whether the absence of a row in this table says something: it has rows, or a delivery that would have.

        Of persons alone, as the school's own administration names them, nothing follows for the register.
        """
        namen = DRAAGT_PERSOON if naam == "persoon" else (naam,)
        heeft = any(self.gegevens.heeft(self._tabelnaam(eigen)) for eigen in namen)
        return heeft or bool(self.leveringen["soort"].is_in(list(VAN_DUO)).any())

    def kolommen(self, naam: str) -> list[str]:
        """The columns this side has of a table; empty when it has no such table."""
        return list(pl.read_parquet_schema(self._pad(naam))) if self._bestaat(naam) else []

    def rijen(self, naam: str, kolommen: list[str]) -> pl.DataFrame:
        """The rows of a table, these columns."""
        return pl.read_parquet(self._pad(naam), columns=kolommen)

    def _tabelnaam(self, naam: str) -> str:
        return f"{OMGENUMMERD}{naam}" if self.omgenummerd else naam

    def _bestaat(self, naam: str) -> bool:
        return self._tabelnaam(naam) in self.gegevens.beschrijving["tabellen"]

    def _pad(self, naam: str) -> Path:
        return self.gegevens.pad(self._tabelnaam(naam))

    @cached_property
    def _meldingen(self) -> pl.DataFrame:
        """levering_id, record, veld and ernst of what was refused or emptied when it was read."""
        kolommen = ["levering_id", "record", "veld", "ernst"]
        if not self.gegevens.heeft("melding"):
            return pl.DataFrame(schema=dict.fromkeys(kolommen, pl.String))
        alles = pl.scan_parquet(self.gegevens.pad("melding")).select(kolommen)
        return alles.filter(pl.col("ernst").is_in([AFGEKEURD, FOUT])).collect()

    def meldingen(self) -> dict[str, int]:
        """How many lines were refused and how many fields left empty when it was read."""
        return {naam: int((self._meldingen["ernst"] == naam).sum()) for naam in (AFGEKEURD, FOUT)}

    def niet_overgenomen(self) -> pl.DataFrame:
        """levering_id, tabel and veld of which something in the file was not taken over; '' for a whole line."""
        vorm = indeling("grondslag" if self.omgenummerd else "ro")
        plaatsen = [
            {"record": record.code, "naam": naam, "tabel": record.tabel.removeprefix(OMGENUMMERD), "kolom": kolom}
            for record in vorm.gegevensrecords
            for naam, kolom in (("", ""), *((veld.naam, veld.kolom) for veld in record.velden))
        ]
        veld = pl.when(pl.col("ernst") == AFGEKEURD).then(pl.lit("")).otherwise("veld").alias("naam")
        met = self._meldingen.select("levering_id", "record", veld).join(pl.DataFrame(plaatsen), on=["record", "naam"])
        return met.select("levering_id", "tabel", pl.col("kolom").alias("veld")).unique()


def _dag(waarde: object) -> date | None:
    return date.fromisoformat(str(waarde)[:10]) if waarde else None
