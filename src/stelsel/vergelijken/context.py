"""What a difference is weighed against: when each side was made, which is newer, and what each could have known."""

from __future__ import annotations

import polars as pl

from stelsel.vergelijken.kant import Kant
from stelsel.vergelijken.spraak import OBO, REGISTER, SPRAKEN
from stelsel.vergelijken.tabellen import VERGELEKEN
from stelsel.vergelijken.verschillen import ALLEEN_A, ALLEEN_B

NIEUWST_A, NIEUWST_B, GELIJK = "A", "B", "gelijk"


ISG = ["persoon_id", "brin", "inschrijvingvolgnummer"]
Inschrijvingen = dict[str, pl.DataFrame]
"""The enrolments (persoon_id, brin, inschrijvingvolgnummer) of side 'a' and side 'b'."""


def met_context(verschillen: pl.DataFrame, a: Kant, b: Kant, inschrijvingen: Inschrijvingen) -> pl.DataFrame:
    """The differences with per side `bestand_*`, `gemaakt_*`, `heel_*` (the file was whole) and `mist_*` (it has
    nothing here, and of this kind something in its file was not taken over), and further:

    `nieuwst` (A, B or gelijk; null where a day is not known), `sinds` (the day of the newer delivery) and `gedekt`
    (whether the side that lacks a row could have had it; true where nothing is lacking).
    """
    met = verschillen.with_row_index("nr").with_columns(gedekt=pl.lit(True))
    for letter, kant, ontbreekt in (("a", a, ALLEEN_B), ("b", b, ALLEEN_A)):
        met = _noem_levering(met, letter, kant, ontbreekt, inschrijvingen[letter])
    gemaakt_a, gemaakt_b = pl.col("gemaakt_a"), pl.col("gemaakt_b")
    nieuwst = (
        pl.when(gemaakt_a > gemaakt_b)
        .then(pl.lit(NIEUWST_A))
        .when(gemaakt_a < gemaakt_b)
        .then(pl.lit(NIEUWST_B))
        .when(gemaakt_a == gemaakt_b)
        .then(pl.lit(GELIJK))
    )
    return met.with_columns(nieuwst.alias("nieuwst"), pl.max_horizontal(gemaakt_a, gemaakt_b).alias("sinds"))


def _noem_levering(
    verschillen: pl.DataFrame, letter: str, kant: Kant, ontbreekt: str, inschrijvingen: pl.DataFrame
) -> pl.DataFrame:
    """Name the delivery of one side: the one that said the row, or the one that should have said it."""
    stil = _zwijgend(verschillen.filter(soort=ontbreekt), letter, kant, inschrijvingen)
    naam = f"levering_{letter}"
    met = verschillen.join(stil, on="nr", how="left", maintain_order="left", suffix="_stil")
    met = met.with_columns(
        pl.coalesce(naam, "stil").alias(naam), pl.coalesce("gedekt_stil", "gedekt").alias("gedekt")
    ).drop("stil", "gedekt_stil")
    over = kant.leveringen.select(
        pl.col("levering_id").alias(naam),
        pl.col("bestand").alias(f"bestand_{letter}"),
        pl.col("gemaakt").alias(f"gemaakt_{letter}"),
        pl.col("volledig").alias(f"heel_{letter}"),
    ).unique(naam, keep="last")
    met = met.join(over, on=naam, how="left", maintain_order="left")
    weg = kant.niet_overgenomen().select(
        pl.col("levering_id").alias(naam), "tabel", "veld", pl.lit(True).alias(f"mist_{letter}")
    )
    met = met.join(weg, on=[naam, "tabel", "veld"], how="left", maintain_order="left")
    return met.with_columns(
        pl.col(f"gemaakt_{letter}").fill_null(pl.lit(kant.gemaakt, pl.Date)),
        pl.col(f"mist_{letter}").fill_null(False) & pl.col(letter).is_null(),
    )


def _zwijgend(rijen: pl.DataFrame, letter: str, kant: Kant, inschrijvingen: pl.DataFrame) -> pl.DataFrame:
    """nr, `stil` (the delivery that lacks the row) and `gedekt`, for rows that this side does not have.

    Best is a whole delivery of the same institution over days on which the row held, then one that was not whole, then
    any of that institution, and of equal ones the newest.
    """
    rijen = _met_dagen(rijen, "b" if letter == "a" else "a", inschrijvingen)
    paren = rijen.join(kant.sprekend, how="cross")
    zelfde = pl.col("brin_right").is_null() | pl.col("brin").is_null() | (pl.col("brin") == pl.col("brin_right"))
    paren = paren.with_columns(gedekt=zelfde & _is_geselecteerd())
    rang = pl.col("gedekt").cast(pl.Int8) * 4 + zelfde.cast(pl.Int8) * 2 + pl.col("volledig").cast(pl.Int8)
    beste = paren.with_columns(rang=rang).sort("nr", "rang", "gemaakt").unique("nr", keep="last", maintain_order=True)
    return beste.select("nr", pl.col("levering_id").alias("stil"), "gedekt")


def _is_geselecteerd() -> pl.Expr:
    """Whether a delivery should have held the row.

    An RO also holds the results of the enrolments in it, whenever obtained (PvE 4.8.2 § 15.1). A GRONDSLAG, an OBO and
    a TBG-i hold diplomas of the calendar year in which their studiejaar begins, and no others (§ 17.1, 13.1, 16.1). Of
    an enrolment an OBO has only the periods that hold in its studiejaar.
    """
    van_jaar = pl.col("soort").is_in([spraak.soort for spraak in SPRAKEN if spraak is not REGISTER])
    jaar = pl.col("van").dt.year()
    kalender = van_jaar & (pl.col("tabel") == "diploma")
    erbij = pl.col("hoort_erbij") & (pl.col("soort") != OBO.soort)
    van = pl.when(kalender).then(pl.date(jaar, 1, 1)).otherwise("van")
    tot = pl.when(kalender).then(pl.date(jaar, 12, 31)).otherwise("tot_en_met")
    binnen = (pl.col("eerste") <= tot).fill_null(True) & (pl.col("laatste") >= van).fill_null(True)
    return erbij | (pl.col("bij_inschrijving") & ~van_jaar) | binnen


def _met_dagen(rijen: pl.DataFrame, ander: str, inschrijvingen: pl.DataFrame) -> pl.DataFrame:
    """nr, brin, tabel, and the days (`eerste`, `laatste`) of which one must lie in a selection period for the row to be
    there. `hoort_erbij`: it belongs to an enrolment that this side has; `bij_inschrijving`: it is a result of one."""
    bij = rijen.join(inschrijvingen, on=ISG, how="semi").select("nr", pl.lit(True).alias("bij"))
    onder = [naam for naam, tabel in VERGELEKEN.items() if tabel.opvolging.ouder == "inschrijving"]
    resultaat = [naam for naam, tabel in VERGELEKEN.items() if tabel.opvolging.op_een_dag and tabel.begin]
    is_resultaat = pl.col("tabel").is_in(resultaat)
    return rijen.join(bij, on="nr", how="left").select(
        "nr",
        "brin",
        "tabel",
        pl.col("tabel").is_in(onder).alias("hoort_erbij"),
        (is_resultaat & pl.col("bij").fill_null(False)).alias("bij_inschrijving"),
        pl.col(f"van_{ander}").alias("eerste"),
        pl.when(is_resultaat).then(f"van_{ander}").otherwise(f"tot_{ander}").alias("laatste"),
    )
