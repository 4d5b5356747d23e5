"""Lay the rows of one table beside each other: what is equal goes first, then rows meet by key, then by content."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import polars as pl

from stelsel.vergelijken.tabellen import Vergelekentabel

B = "_b"
"""Behind the name of a column of side B."""
_MENGER = pl.lit(0x9E3779B97F4A7C15, dtype=pl.UInt64)
_HERHALING = "herhaling"


@dataclass(frozen=True)
class Paren:
    """The rows that are not equal. `samen`: the same row on both sides, columns of B with `_b` behind them. `alleen_a`
    and `alleen_b`: rows that nothing on the other side belongs to."""

    samen: pl.DataFrame
    alleen_a: pl.DataFrame
    alleen_b: pl.DataFrame


def maak_paren(tabel: Vergelekentabel, a: pl.DataFrame, b: pl.DataFrame, kolommen: list[str]) -> Paren:
    """Pair rows of two tables that have at least `kolommen` (keys included)."""
    a, b = _verschillend(a, b, kolommen)
    sleutel = list(tabel.sleutel)
    a, b = (_genummerd(rijen, sleutel) for rijen in (a, b))
    samen = a.join(b, on=[*sleutel, _HERHALING], suffix=B, coalesce=False, nulls_equal=True)
    over_a, over_b = (
        rijen.join(samen, left_on=[*sleutel, _HERHALING], right_on=kant, how="anti", nulls_equal=True)
        for rijen, kant in ((a, [*sleutel, _HERHALING]), (b, [f"{k}{B}" for k in (*sleutel, _HERHALING)]))
    )
    if tabel.anders and over_a.height and over_b.height:
        anders = list(tabel.anders)
        meer, over_a, over_b = _op_inhoud(over_a, over_b, anders)
        samen = pl.concat([samen, meer.select(samen.columns)])
    weg = [_HERHALING, f"{_HERHALING}{B}"]
    return Paren(samen.drop(weg), over_a.drop(_HERHALING), over_b.drop(_HERHALING))


def vinger(kolommen: list[str]) -> pl.Expr:
    """A hash of the content of a row. Two different rows of one key share it less than once in 10^19."""
    nul = pl.lit(0, dtype=pl.UInt64)
    return reduce(lambda uit, paar: uit * _MENGER ^ pl.col(paar[1]).hash(paar[0]), enumerate(kolommen), nul)


def _verschillend(a: pl.DataFrame, b: pl.DataFrame, kolommen: list[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of each side that the other does not have in the same words."""
    vingers = [rijen.select(vinger(kolommen).alias("vinger")) for rijen in (a, b)]
    nieuw_a, nieuw_b = (
        eigen.with_row_index("rij").join(ander, on="vinger", how="anti")["rij"].sort()
        for eigen, ander in (vingers, vingers[::-1])
    )
    return a[nieuw_a], b[nieuw_b]


def _genummerd(rijen: pl.DataFrame, sleutel: list[str]) -> pl.DataFrame:
    """Rows with one key (a date that is empty more than once) still meet one by one."""
    return rijen.with_columns(pl.int_range(pl.len(), dtype=pl.UInt32).over(sleutel).alias(_HERHALING))


def _op_inhoud(
    a: pl.DataFrame, b: pl.DataFrame, kolommen: list[str]
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Pair what is left where these columns are the same and nothing else on either side has them."""
    enige_a, enige_b = (rijen.filter(pl.struct(kolommen).is_unique()) for rijen in (a, b))
    samen = enige_a.join(enige_b, on=kolommen, suffix=B, coalesce=False, nulls_equal=True)
    over_a = a.join(samen, on=kolommen, how="anti", nulls_equal=True)
    over_b = b.join(samen, left_on=kolommen, right_on=[f"{k}{B}" for k in kolommen], how="anti", nulls_equal=True)
    return samen, over_a, over_b
