"""One of the two sides: a gegevensset, what its deliveries say of themselves, and its rows by table."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl

from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.leveringssoorten import leveringssoort
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.opvolging import DRAAGT_PERSOON
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.vergelijken.spraak import GRONDSLAG, Spraak, spraak_van

AFGEKEURD, FOUT = "afgekeurd", "fout"
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

    @cached_property
    def spraak(self) -> Spraak:
        """How it speaks of the register."""
        return spraak_van(self.gegevens)

    @property
    def omgenummerd(self) -> bool:
        """Whether its persons can only be recognised by what is registered of them."""
        return self.spraak is GRONDSLAG

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

    @cached_property
    def sprekend(self) -> pl.DataFrame:
        """Of its deliveries those of the kind in whose way it speaks; all of them when there are none."""
        eigen = self.leveringen.filter(soort=self.spraak.soort)
        return eigen if eigen.height else self.leveringen

    def spreekt_over(self, naam: str) -> bool:
        """Whether the absence of a row in this table says something: it has rows, or a delivery that would have.

        Of persons alone, as the school's own administration names them, nothing follows for the register.
        """
        namen = DRAAGT_PERSOON if naam == "persoon" else (naam,)
        eigen = {self.spraak.tabellen[ander] for ander in namen if ander in self.spraak.tabellen}
        if any(self.gegevens.heeft(tabel) for tabel in eigen):
            return True
        heeft_levering = self.spraak.soort in self.leveringen["soort"]
        return heeft_levering and not eigen.isdisjoint(leveringssoort(self.spraak.soort).tabellen)

    def kolommen(self, naam: str) -> list[str]:
        """The columns this side has of a table, as the register calls them; empty when it has no such table."""
        if not self._bestaat(naam):
            return []
        heeft = [self.spraak.van_register(naam, eigen) for eigen in pl.read_parquet_schema(self._pad(naam))]
        alleen = self.spraak.alleen.get(naam)
        return [kolom for kolom in heeft if kolom in alleen] if alleen else heeft

    def rijen(self, naam: str, kolommen: list[str]) -> pl.DataFrame:
        """The rows of a table, these columns as the register calls them; what it does not have is empty."""
        heeft = [kolom for kolom in kolommen if kolom in self.kolommen(naam)]
        eigen = {self.spraak.eigen(naam, kolom): kolom for kolom in heeft}
        rijen = pl.read_parquet(self._pad(naam), columns=[*eigen]).rename(eigen)
        if len(heeft) < len(kolommen):
            soorten = dict(pl.DataFrame(pl.from_arrow(TABELLEN[naam].leeg())).schema)
            leeg = [pl.lit(None, soorten[kolom]).alias(kolom) for kolom in kolommen if kolom not in heeft]
            rijen = rijen.with_columns(leeg)
        return rijen.select(kolommen)

    def _bestaat(self, naam: str) -> bool:
        return self.spraak.tabellen.get(naam, "") in self.gegevens.beschrijving["tabellen"]

    def _pad(self, naam: str) -> Path:
        return self.gegevens.pad(self.spraak.tabellen[naam])

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
        vergeleken = {eigen: naam for naam, eigen in self.spraak.tabellen.items()}
        plaatsen = [
            {"record": record.code, "naam": naam, "tabel": tabel, "kolom": self.spraak.van_register(tabel, kolom)}
            for record in indeling(self.spraak.pakket).gegevensrecords
            if (tabel := vergeleken.get(record.tabel))
            for naam, kolom in (("", ""), *((veld.naam, veld.kolom) for veld in record.velden))
        ]
        veld = pl.when(pl.col("ernst") == AFGEKEURD).then(pl.lit("")).otherwise("veld").alias("naam")
        met = self._meldingen.select("levering_id", "record", veld).join(pl.DataFrame(plaatsen), on=["record", "naam"])
        return met.select("levering_id", "tabel", pl.col("kolom").alias("veld")).unique()


def _dag(waarde: object) -> date | None:
    return date.fromisoformat(str(waarde)[:10]) if waarde else None
