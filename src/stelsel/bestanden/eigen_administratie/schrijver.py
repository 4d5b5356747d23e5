"""Write eigen_administratie.csv: the columns of docs/bestanden/eigen-administratie.md from the tables of gegevens."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pyarrow as pa

from stelsel.bestanden.indeling import Recordsoort, Veld, indeling
from stelsel.bestanden.nummers import beste_nummers
from stelsel.bestanden.veilig import VeiligBestand


def schrijven(pad: Path, tabellen: Mapping[str, pa.Table], nummers: pa.Table) -> dict[str, int]:
    """Write the school's own tables as one CSV (mode 0600) and return the number of rows per `soort`.

    `tabellen` holds any of persoon, medewerker, groep, contactpersoon, vooropleiding, groepslidmaatschap,
    begeleider_van, aanwezigheid_week and resultaat, by name; `nummers` is the table `persoonsnummer`. Persons without
    a number and persons of whom nothing but RO is known get no row. Raises StelselFout when the place cannot be
    written.
    """
    eigen = indeling("eigen_administratie")
    wie = beste_nummers(nummers)
    kolommen = eigen.eigenschappen["kolommen"]
    aantallen: dict[str, int] = {}
    with VeiligBestand(pad) as bestand:
        bestand.write((",".join(kolommen) + "\n").encode())
        for record in eigen.gegevensrecords:
            if record.tabel not in tabellen:
                continue
            rijen = _rijen(record, pl.DataFrame(pl.from_arrow(tabellen[record.tabel])), wie)
            aantallen[record.code] = rijen.height
            rijen.select(_kolom(record, kolom) for kolom in kolommen).write_csv(
                bestand, include_header=False, quote_style="necessary", null_value="", line_terminator="\n"
            )
    return aantallen


def _rijen(record: Recordsoort, tabel: pl.DataFrame, wie: pl.DataFrame) -> pl.DataFrame:
    if record.code == "student":
        tabel = tabel.filter(pl.any_horizontal(pl.col("achternaam", "roepnaam", "email", "telefoon").is_not_null()))
    if "persoon_id" in tabel.columns:
        tabel = tabel.join(wie, on="persoon_id", how="inner", maintain_order="left")
    return tabel


def _kolom(record: Recordsoort, naam: str) -> pl.Expr:
    if naam == "soort":
        return pl.lit(record.code).alias("soort")
    for veld in record.velden:
        if veld.naam == naam:
            return _waarde(veld).alias(naam)
    return pl.lit(None, dtype=pl.String).alias(naam)


def _waarde(veld: Veld) -> pl.Expr:
    kolom = pl.col(veld.kolom)
    if veld.soort == "ja_nee":
        return pl.when(kolom).then(pl.lit("J")).when(~kolom).then(pl.lit("N"))
    if veld.soort == "tienden":
        return pl.format("{}.{}", kolom // 10, kolom % 10)
    return kolom.cast(pl.String)
