"""Deliveries on top of each other: which rows count after all of them, and what became of the others.

The oldest is laid down first. Each next one replaces what it says again, and withdraws what it should have said and
does not (`gegevens.opvolging`). The outcome depends on the days the files were made, not on the order of naming.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

import polars as pl

from stelsel.gegevens.opvolging import DRAAGT_PERSOON, OPVOLGING, Opvolging, gedeelde_dagen
from stelsel.gegevens.tabellen import TABELLEN

LAAG = "laag"
"""Column with the place of the delivery in the pile; the highest was made last."""
VERVANGEN, INGETROKKEN = "vervangen", "ingetrokken"


@dataclass(frozen=True)
class Laag:
    """One delivery in the pile. `tabellen`: its rows by name of table, with the columns of that table. `afgekeurd`: the
    tables of which a line was refused: what is not there may be that line."""

    brin: str | None
    van: date | None
    tot_en_met: date | None
    volledig: bool
    tabellen: Mapping[str, pl.DataFrame]
    afgekeurd: frozenset[str] = frozenset()

    def is_heel(self, tabel: str) -> bool:
        """Whether absence from this delivery says something."""
        return self.volledig and tabel not in self.afgekeurd


@dataclass
class Stapel:
    """The outcome. `geldend`: per table the rows that count. `weg`: per table the other rows, with the columns `door`
    (place of the delivery that made them lapse) and `reden` ('vervangen' or 'ingetrokken')."""

    geldend: dict[str, pl.DataFrame] = field(default_factory=dict)
    weg: dict[str, pl.DataFrame] = field(default_factory=dict)

    def aantal(self, naam: str, reden: str) -> int:
        """How many rows of a table lapsed for that reason."""
        return int((self.weg[naam]["reden"] == reden).sum()) if naam in self.weg else 0

    def verdwenen_personen(self) -> pl.DataFrame:
        """persoon_id of who lost a fact and has none left: no longer part of what the register says."""
        leeg = pl.DataFrame(schema={"persoon_id": pl.String})
        kwijt, over = (
            pl.concat([leeg, *(tabellen[naam].select("persoon_id") for naam in DRAAGT_PERSOON if naam in tabellen)])
            for tabellen in (self.weg, self.geldend)
        )
        return kwijt.unique().join(over, on="persoon_id", how="anti")


def stapel(lagen: Sequence[Laag]) -> Stapel:
    """Lay the deliveries (oldest first) on each other. Tables that no delivery holds are left out."""
    uit = Stapel()
    weg: dict[str, list[pl.DataFrame]] = {}
    for nummer, laag in enumerate(lagen):
        vervallen: dict[str, pl.DataFrame] = {}
        for naam, opvolging in OPVOLGING.items():
            eerder = uit.geldend.get(naam)
            nieuw = laag.tabellen.get(naam)
            if nieuw is not None:
                nieuw = nieuw.with_columns(pl.lit(nummer, dtype=pl.Int32).alias(LAAG))
            if eerder is not None and eerder.height:
                reden = _redenen(eerder, opvolging, lagen, nummer, vervallen.get(opvolging.ouder))
                vervallen[naam] = eerder.with_columns(reden).filter(pl.col("reden").is_not_null())
                eerder = eerder.filter(reden.is_null())
                deel = vervallen[naam].with_columns(pl.lit(nummer, dtype=pl.Int32).alias("door"))
                weg.setdefault(naam, []).append(deel)
            delen = [deel for deel in (eerder, nieuw) if deel is not None]
            if delen:
                uit.geldend[naam] = pl.concat(delen)
    uit.weg = {naam: pl.concat(delen) for naam, delen in weg.items()}
    return uit


def _redenen(
    eerder: pl.DataFrame, opvolging: Opvolging, lagen: Sequence[Laag], nummer: int, ouders_weg: pl.DataFrame | None
) -> pl.Series:
    """Why each earlier row lapses by delivery `nummer`; null where it does not."""
    laag = lagen[nummer]
    zelfde = {kolom: kolom for kolom in opvolging.sleutel}
    vervangen = [_komt_voor(eerder, laag.tabellen.get(opvolging.tabel), zelfde)]
    ingetrokken = []
    heel = laag.is_heel(opvolging.tabel)
    if opvolging.ouder and (heel or not opvolging.alleen_heel):
        # The whole is in this delivery, or this delivery made it lapse.
        vervangen.append(_komt_voor(eerder, laag.tabellen.get(opvolging.ouder), opvolging.via))
        if ouders_weg is not None:
            ingetrokken.append(_komt_voor(eerder, ouders_weg, opvolging.via))
    if heel and opvolging.begin:
        ingetrokken += [
            (eerder[LAAG] == plek) & _geldig_in(eerder, opvolging, dagen)
            for plek, eerdere in enumerate(lagen[:nummer])
            if eerdere.brin == laag.brin
            and (dagen := gedeelde_dagen(laag.van, laag.tot_en_met, eerdere.van, eerdere.tot_en_met))
        ]
    geen = pl.Series([False]).new_from_index(0, eerder.height)
    reden = pl.when(reduce(or_, vervangen, geen)).then(pl.lit(VERVANGEN))
    return pl.select(reden.when(reduce(or_, ingetrokken, geen)).then(pl.lit(INGETROKKEN)).alias("reden")).to_series()


def _komt_voor(rijen: pl.DataFrame, ander: pl.DataFrame | None, via: Mapping[str, str]) -> pl.Series:
    """Whether each row meets one in `ander`; `via` gives per column of `ander` the own column."""
    if ander is None or not ander.height:
        return pl.Series([False]).new_from_index(0, rijen.height)
    er_is = ander.select(*via).unique().with_columns(er_is=pl.lit(True))
    samen = rijen.select(*via.values()).join(
        er_is, left_on=list(via.values()), right_on=list(via), how="left", maintain_order="left"
    )
    return samen["er_is"].fill_null(False)


def _geldig_in(rijen: pl.DataFrame, opvolging: Opvolging, dagen: tuple[date, date]) -> pl.Series:
    """Whether a fact held on one of these days. Of a fact without its first day nothing is known."""
    einde = pl.coalesce(opvolging.einde)
    loopt_nog = einde >= dagen[0] if opvolging.op_een_dag else einde.fill_null(dagen[0]) >= dagen[0]
    return rijen.select((pl.col(opvolging.begin) <= dagen[1]) & loopt_nog).to_series().fill_null(False)


# -- history ----------------------------------------------------------------------------------------------------------


def vervallen_rijen(stapel_: Stapel, leveringen: pl.Series) -> Iterator[pl.DataFrame]:
    """The rows of the table `vervallen`, a table at a time: what was said, and which delivery ended it.

    A row that the replacing delivery says in the very same words did not change and is left out. `leveringen`: the
    levering_id of each place in the pile.
    """
    for naam, weg in stapel_.weg.items():
        anders = _veranderd(naam, weg, stapel_)
        if not anders.height:
            continue
        inhoud = [kolom for kolom in TABELLEN[naam].kolomnamen if kolom != "levering_id"]
        yield anders.select(
            "persoon_id",
            pl.lit(naam).alias("tabel"),
            "brin",
            "levering_id",
            leveringen.gather(anders["door"]).alias("vervallen_door"),
            "reden",
            pl.struct(inhoud).struct.json_encode().alias("rij"),
        )


def _veranderd(naam: str, weg: pl.DataFrame, stapel_: Stapel) -> pl.DataFrame:
    """The lapsed rows that the delivery which ended them does not repeat."""
    inhoud = [kolom for kolom in TABELLEN[naam].kolomnamen if kolom != "levering_id"]
    # Who ended a row may have been ended itself: look among all rows of that place in the pile.
    alles = [tabel for tabel in (stapel_.geldend.get(naam), weg) if tabel is not None]
    gezegd = pl.concat([tabel.select(*inhoud, pl.col(LAAG).alias("door")) for tabel in alles])
    return weg.join(gezegd, on=[*inhoud, "door"], how="anti", nulls_equal=True, maintain_order="left")
