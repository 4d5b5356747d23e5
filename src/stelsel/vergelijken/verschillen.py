"""From paired rows to differences: one per field, or one for a row that only one side has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from stelsel.vergelijken.paren import B, Paren
from stelsel.vergelijken.tabellen import PERSOON, VERGELEKEN, Vergelekentabel

ANDERS, ALLEEN_A, ALLEEN_B = "anders", "alleen in A", "alleen in B"
NIET_GETOOND = "(niet getoond)"
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "persoon_id": pl.String,
    "tabel": pl.String,
    "brin": pl.String,
    "inschrijvingvolgnummer": pl.String,
    "sleutel": pl.String,
    "veld": pl.String,
    "soort": pl.String,
    "a": pl.String,
    "b": pl.String,
    "dag_a": pl.Date,
    "dag_b": pl.Date,
    "levering_a": pl.String,
    "levering_b": pl.String,
    "van_a": pl.Date,
    "tot_a": pl.Date,
    "van_b": pl.Date,
    "tot_b": pl.Date,
    "onderliggend": pl.UInt32,
}
"""Columns of a table of differences. `dag_a` and `dag_b`: the value itself where the field is a date. `van_*` and
`tot_*`: the days on which the row holds. `onderliggend`: rows below it that the other side lacks with it."""


class Verzameling:
    """Collects the differences of all tables; what belongs to a row that the other side lacks is told with that row."""

    def __init__(self) -> None:
        self._delen: list[pl.DataFrame] = []
        self._alleen: dict[tuple[str, str], pl.DataFrame] = {}

    def voeg_toe(self, tabel: Vergelekentabel, paren: Paren, velden: list[str]) -> None:
        """The differences of one table; a whole comes before its parts."""
        self._delen += list(_per_veld(tabel, paren.samen, velden))
        for soort, rijen in ((ALLEEN_A, paren.alleen_a), (ALLEEN_B, paren.alleen_b)):
            if rijen.height:
                self._alleen[tabel.naam, soort] = rijen

    def tabel(self) -> pl.DataFrame:
        """All differences, with the columns of SCHEMA."""
        delen = [deel for soort in (ALLEEN_A, ALLEEN_B) for deel in self._alleen_in(soort)]
        leeg = pl.DataFrame(schema=SCHEMA)
        return pl.concat([leeg, *self._delen, *delen])

    def _alleen_in(self, soort: str) -> Iterator[pl.DataFrame]:
        rijen = {naam: rij for (naam, welke), rij in self._alleen.items() if welke == soort}
        onder: dict[str, list[pl.DataFrame]] = {}
        for naam, deel in rijen.items():
            opvolging = VERGELEKEN[naam].opvolging
            if opvolging.ouder in rijen:
                via = list(opvolging.via.values())
                ouders = rijen[opvolging.ouder].select(pl.col(van).alias(naar) for van, naar in opvolging.via.items())
                telling = deel.join(ouders, on=via, how="semi").select(
                    pl.col(naar).alias(van) for van, naar in opvolging.via.items()
                )
                onder.setdefault(opvolging.ouder, []).append(telling)
                rijen[naam] = deel.join(ouders, on=via, how="anti")
        if "persoon" in rijen:
            rijen["persoon"] = _zonder_wie_meer_heeft(rijen)
        for naam, deel in rijen.items():
            if deel.height:
                yield _hele_rijen(VERGELEKEN[naam], deel, soort, onder.get(naam, []))


def _zonder_wie_meer_heeft(rijen: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Somebody whom only one side has is told by the enrolments and results that come with it."""
    anderen = [deel.select(PERSOON) for naam, deel in rijen.items() if naam != "persoon"]
    return rijen["persoon"].join(pl.concat(anderen), on=PERSOON, how="anti") if anderen else rijen["persoon"]


def _per_veld(tabel: Vergelekentabel, samen: pl.DataFrame, velden: list[str]) -> Iterator[pl.DataFrame]:
    for veld in velden:
        eigen, ander = pl.col(veld), pl.col(f"{veld}{B}")
        rijen = samen.filter(eigen.ne_missing(ander))
        if not rijen.height:
            continue
        van_a, tot_a = _geldigheid(tabel, "")
        van_b, tot_b = _geldigheid(tabel, B)
        is_dag = rijen.schema[veld] == pl.Date
        yield rijen.select(
            *_wie(tabel, rijen),
            pl.lit(veld).alias("veld"),
            pl.lit(ANDERS).alias("soort"),
            _als_tekst(tabel, rijen, veld, eigen).alias("a"),
            _als_tekst(tabel, rijen, veld, ander).alias("b"),
            (eigen if is_dag else pl.lit(None, pl.Date)).alias("dag_a"),
            (ander if is_dag else pl.lit(None, pl.Date)).alias("dag_b"),
            pl.col("levering_id").alias("levering_a"),
            pl.col(f"levering_id{B}").alias("levering_b"),
            van_a.alias("van_a"),
            tot_a.alias("tot_a"),
            van_b.alias("van_b"),
            tot_b.alias("tot_b"),
            pl.lit(0, pl.UInt32).alias("onderliggend"),
        ).select(*SCHEMA)


def _hele_rijen(tabel: Vergelekentabel, rijen: pl.DataFrame, soort: str, onder: list[pl.DataFrame]) -> pl.DataFrame:
    sleutel = list(tabel.sleutel)
    aantal = pl.lit(0, pl.UInt32)
    if onder:
        telling = pl.concat([deel.select(sleutel) for deel in onder]).group_by(sleutel).len("onder")
        rijen = rijen.join(telling, on=sleutel, how="left", maintain_order="left")
        aantal = pl.col("onder").fill_null(0).cast(pl.UInt32)
    van, tot = _geldigheid(tabel, "")
    eigen, ander = ("a", "b") if soort == ALLEEN_A else ("b", "a")
    niets = pl.lit(None, pl.Date)
    return rijen.select(
        *_wie(tabel, rijen),
        pl.lit("").alias("veld"),
        pl.lit(soort).alias("soort"),
        _samenvatting(tabel, rijen).alias(eigen),
        pl.lit(None, pl.String).alias(ander),
        niets.alias("dag_a"),
        niets.alias("dag_b"),
        pl.col("levering_id").alias(f"levering_{eigen}"),
        pl.lit(None, pl.String).alias(f"levering_{ander}"),
        van.alias(f"van_{eigen}"),
        tot.alias(f"tot_{eigen}"),
        niets.alias(f"van_{ander}"),
        niets.alias(f"tot_{ander}"),
        aantal.alias("onderliggend"),
    ).select(*SCHEMA)


def _wie(tabel: Vergelekentabel, rijen: pl.DataFrame) -> list[pl.Expr]:
    """Whose row it is, and where it stands, in words without a name or number of a person."""
    delen = [pl.col(naam).cast(pl.String) for naam in tabel.sleutel if naam != PERSOON]
    leeg = pl.lit(None, pl.String)
    heeft = rijen.columns
    return [
        pl.col(PERSOON),
        pl.lit(tabel.naam).alias("tabel"),
        (pl.col("brin") if "brin" in heeft else leeg).alias("brin"),
        (pl.col("inschrijvingvolgnummer") if "inschrijvingvolgnummer" in heeft else leeg).alias(
            "inschrijvingvolgnummer"
        ),
        (pl.concat_str(delen, separator=" / ", ignore_nulls=True) if delen else pl.lit("")).alias("sleutel"),
    ]


def _geldigheid(tabel: Vergelekentabel, achter: str) -> tuple[pl.Expr, pl.Expr]:
    niets = pl.lit(None, pl.Date)
    van = pl.col(f"{tabel.begin}{achter}") if tabel.begin else niets
    tot = pl.coalesce([f"{kolom}{achter}" for kolom in tabel.einde]) if tabel.einde else niets
    return van, tot


def _als_tekst(tabel: Vergelekentabel, rijen: pl.DataFrame, veld: str, waarde: pl.Expr) -> pl.Expr:
    """The value as text; of what tells who somebody is only that there is one."""
    if tabel.is_geheim(veld):
        return pl.when(waarde.is_not_null()).then(pl.lit(NIET_GETOOND))
    if rijen.schema[veld] == pl.Boolean:
        return pl.when(waarde).then(pl.lit("ja")).when(waarde.is_not_null()).then(pl.lit("nee"))
    return waarde.cast(pl.String)


SAMENVATTING: dict[str, tuple[str, ...]] = {
    "persoon": (),
    "inschrijving": ("datum_inschrijving", "datum_uitschrijving_gepland", "datum_uitschrijving_werkelijk"),
    "inschrijvingsperiode": ("datum_begin", "opleidingcode", "leertraject"),
    "extra_ondersteuning": ("datum_begin", "datum_eind"),
    "bpv": ("datum_begin", "datum_einde_gepland", "leerbedrijf_id"),
    "diploma": ("datum_resultaat", "opleidingcode"),
    "amvb_onderdeel": ("datum_resultaat", "code_amvb_onderdeel"),
    "examenonderdeel": ("datum_resultaat", "code_generiek_examenonderdeel"),
    "keuzedeelresultaat": ("datum_resultaat", "code_keuzedeel", "resultaat"),
}
"""What is told of a whole row."""


def _samenvatting(tabel: Vergelekentabel, rijen: pl.DataFrame) -> pl.Expr:
    delen = [
        pl.when(pl.col(naam).is_not_null()).then(pl.format("{} {}", pl.lit(naam), pl.col(naam).cast(pl.String)))
        for naam in SAMENVATTING[tabel.naam]
        if naam in rijen.columns
    ]
    return pl.concat_str(delen, separator=", ", ignore_nulls=True) if delen else pl.lit("aanwezig")
