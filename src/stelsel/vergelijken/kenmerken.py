"""What a cause needs to know of a difference beyond the row: of its enrolment, its person, and the counting days."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from stelsel.vergelijken.context import ISG
from stelsel.vergelijken.teldagen import FEBRUARI, OKTOBER, Geteld, pok_uiterlijk
from stelsel.vergelijken.verschillen import ALLEEN_A, ALLEEN_B

GEBOREN = ["geslacht", "geboortejaar", "geboortemaand", "geboortedag"]
FEIT = ["brin", "inschrijvingvolgnummer", "datum_inschrijving"]
TELT_IN = {
    "inschrijving": {"", "datum_inschrijving", "datum_uitschrijving_gepland", "datum_uitschrijving_werkelijk"},
    "inschrijvingsperiode": {"", "datum_begin", "opleidingcode", "leertraject", "niveau", "indicatie_bekostigbaar"},
    "bpv": {"", "datum_begin", "datum_einde_gepland", "datum_einde_werkelijk"},
    "teldatum": {"telt", "opleidingcode", "leertraject", "niveau"},
}
"""Differences that can change what counts on a counting day; '' is a whole row."""


@dataclass(frozen=True)
class Rijen:
    """The compared rows of both sides by table, with the persons of side A; `soorten`: persoon_id and soort (bsn or
    onderwijsnummer) as far as known; `op_feiten`: persons were recognised by their facts; `getekend`: the signing days
    the school gave."""

    a: dict[str, pl.DataFrame]
    b: dict[str, pl.DataFrame]
    soorten: pl.DataFrame
    op_feiten: bool = False
    getekend: pl.DataFrame | None = None


def met_kenmerken(verschillen: pl.DataFrame, rijen: Rijen, geteld: Geteld) -> pl.DataFrame:
    """The differences with what the causes look at; see the functions below for each column."""
    verschillen = _met_inzet(verschillen, geteld)
    verschillen = _met_einde(verschillen, rijen)
    verschillen = _met_bpv(verschillen, rijen)
    return _met_dubbel(_met_onherkend(verschillen, rijen), rijen)


def _met_inzet(verschillen: pl.DataFrame, geteld: Geteld) -> pl.DataFrame:
    """`oktober` and `februari`: on how many counting days this enrolment counts otherwise; `teldata`: which.
    `overlap`: on such a 1 October a side has the person on two niveaus; `ander_niveau`: the sides differ in niveau."""
    op_twee = geteld.overlap.with_columns(pl.lit(True).alias("overlap"))
    inzet = geteld.inzet.join(op_twee, on=["persoon_id", "dag"], how="left")
    is_oktober = pl.col("welke") == OKTOBER
    per_isg = inzet.group_by(ISG).agg(
        is_oktober.sum().cast(pl.UInt32).alias("oktober"),
        (pl.col("welke") == FEBRUARI).sum().cast(pl.UInt32).alias("februari"),
        pl.col("dag").sort().cast(pl.String).str.join("; ").alias("teldata"),
        (is_oktober & pl.col("overlap").fill_null(False)).any().alias("overlap"),
        (is_oktober & (pl.col("niveau_a") != pl.col("niveau_b")).fill_null(False)).any().alias("ander_niveau"),
    )
    telt = pl.any_horizontal(
        (pl.col("tabel") == tabel) & pl.col("veld").is_in(list(velden)) for tabel, velden in TELT_IN.items()
    )
    met = verschillen.join(per_isg, on=ISG, how="left", maintain_order="left")
    leeg = {"oktober": 0, "februari": 0, "teldata": "", "overlap": False, "ander_niveau": False}
    return met.with_columns(
        pl.when(telt).then(pl.col(naam)).otherwise(None).fill_null(waarde).alias(naam) for naam, waarde in leeg.items()
    )


def _met_einde(verschillen: pl.DataFrame, rijen: Rijen) -> pl.DataFrame:
    """`einde_a` and `einde_b`: the real end of the enrolment (of a bpv: its own) on each side."""
    for letter, kant in (("a", rijen.a), ("b", rijen.b)):
        einde = kant["inschrijving"].select(*ISG, pl.col("datum_uitschrijving_werkelijk").alias("isg_einde"))
        einde = einde.join(verschillen.select(ISG).unique(), on=ISG, how="semi").unique(ISG, keep="last")
        verschillen = verschillen.join(einde, on=ISG, how="left", maintain_order="left")
        eigen = pl.when(pl.col("tabel") == "bpv").then(f"dag_{letter}").otherwise("isg_einde")
        verschillen = verschillen.with_columns(eigen.alias(f"einde_{letter}")).drop("isg_einde")
    return verschillen


def _met_bpv(verschillen: pl.DataFrame, rijen: Rijen) -> pl.DataFrame:
    """Of a bpv: `bbl` (its enrolment is in bbl on either side), `andere_bpv` (the side that lacks it has another one
    for that enrolment), `getekend_op`, and `pok_uiterlijk` (the last day to sign, of the studiejaar it began in)."""
    bpv = verschillen.filter(tabel="bpv").select("nr", *ISG, "soort", "sleutel", "van_a", "van_b")
    bbl = pl.concat([kant["inschrijvingsperiode"].filter(leertraject="BBL").select(ISG) for kant in (rijen.a, rijen.b)])
    in_bbl = bpv.join(bbl, on=ISG, how="semi").select("nr", pl.lit(True).alias("bbl"))
    heeft = [
        bpv.filter(soort=soort).join(kant["bpv"], on=ISG, how="semi").select("nr", pl.lit(True).alias("andere_bpv"))
        for soort, kant in ((ALLEEN_A, rijen.b), (ALLEEN_B, rijen.a))
    ]
    begin = pl.coalesce("van_a", "van_b")
    jaar = begin.dt.year() - (begin.dt.month() < 8).cast(pl.Int32)
    uit = bpv.with_columns(jaar.alias("studiejaar"))
    jaren = uit["studiejaar"].drop_nulls().unique().to_list()
    grenzen = {"studiejaar": jaren, "pok_uiterlijk": [pok_uiterlijk(jaar) for jaar in jaren]}
    grens = pl.DataFrame(grenzen, schema={"studiejaar": pl.Int32, "pok_uiterlijk": pl.Date})
    uit = uit.join(grens, on="studiejaar", how="left")
    uit = uit.join(in_bbl, on="nr", how="left").join(pl.concat(heeft), on="nr", how="left")
    if rijen.getekend is None:
        uit = uit.with_columns(pl.lit(None, pl.Date).alias("getekend_op"))
    else:
        uit = uit.with_columns(pl.col("sleutel").str.split(" / ").list.last().alias("volgnummer"))
        uit = uit.join(rijen.getekend, on=[*ISG, "volgnummer"], how="left")
    uit = uit.select("nr", "bbl", "andere_bpv", "getekend_op", "pok_uiterlijk")
    met = verschillen.join(uit, on="nr", how="left", maintain_order="left")
    return met.with_columns(pl.col("bbl").fill_null(False), pl.col("andere_bpv").fill_null(False))


def _met_onherkend(verschillen: pl.DataFrame, rijen: Rijen) -> pl.DataFrame:
    """`onherkend`: one side has no numbers, and nobody on the other side could be taken for this person."""
    beide = rijen.a["persoon"].select("persoon_id").join(rijen.b["persoon"], on="persoon_id", how="semi")
    herkend = beide.unique().with_columns(pl.lit(True).alias("herkend"))
    met = verschillen.join(herkend, on="persoon_id", how="left", maintain_order="left")
    niet = pl.lit(rijen.op_feiten) & ~pl.col("herkend").fill_null(False)
    return met.with_columns(niet.alias("onherkend")).drop("herkend")


def _met_dubbel(verschillen: pl.DataFrame, rijen: Rijen) -> pl.DataFrame:
    """`dubbel`: the other side has this very enrolment with another person of the same birth date and sex.

    In a large school many of one birthday begin on one day, and some schools give every first enrolment number 1. So
    more is asked: nobody else has that number and day, or one of the two carries an onderwijsnummer and one a BSN.
    """
    if not set(GEBOREN) <= set(rijen.a["persoon"].columns) & set(rijen.b["persoon"].columns):
        return verschillen.with_columns(pl.lit(False).alias("dubbel"))
    hele = verschillen.filter((pl.col("tabel") == "inschrijving") & (pl.col("veld") == ""))
    gevonden = []
    for soort, eigen, ander in ((ALLEEN_A, rijen.a, rijen.b), (ALLEEN_B, rijen.b, rijen.a)):
        zoek = _feiten(eigen, hele.filter(soort=soort).select(*ISG, "nr"), on=ISG)
        kandidaat = _feiten(ander, zoek.select(FEIT).unique(), on=FEIT)
        paren = zoek.join(kandidaat, on=[*FEIT, *GEBOREN], suffix="_ander")
        gevonden.append(paren.filter(pl.col("persoon_id") != pl.col("persoon_id_ander")))
    alles = pl.concat([deel.select("nr", "persoon_id", "persoon_id_ander", *FEIT) for deel in gevonden])
    sterk = alles.filter(_enige(alles, rijen) | _ander_soort_nummer(alles, rijen))
    uniek = sterk.select("nr").unique().with_columns(pl.lit(True).alias("dubbel"))
    met = verschillen.join(uniek, on="nr", how="left", maintain_order="left")
    return met.with_columns(pl.col("dubbel").fill_null(False))


def _feiten(kant: dict[str, pl.DataFrame], welke: pl.DataFrame, on: list[str]) -> pl.DataFrame:
    """The enrolments that were asked for, with sex and whole birth date of the person."""
    isg = kant["inschrijving"].select(*ISG, "datum_inschrijving").join(welke, on=on)
    return isg.join(kant["persoon"].select("persoon_id", *GEBOREN), on="persoon_id").drop_nulls()


def _enige(paren: pl.DataFrame, rijen: Rijen) -> pl.Series:
    """Whether nobody but these two has the number and the day of the enrolment."""
    isg = pl.concat([kant["inschrijving"].select("persoon_id", *FEIT) for kant in (rijen.a, rijen.b)])
    isg = isg.join(paren.select(FEIT).unique(), on=FEIT, how="semi")
    mensen = isg.group_by(FEIT).agg(pl.col("persoon_id").n_unique().alias("mensen"))
    return paren.join(mensen, on=FEIT, how="left", maintain_order="left")["mensen"] <= 2


def _ander_soort_nummer(paren: pl.DataFrame, rijen: Rijen) -> pl.Series:
    ander = rijen.soorten.rename({"persoon_id": "persoon_id_ander", "soort": "soort_ander"})
    met = paren.join(rijen.soorten, on="persoon_id", how="left", maintain_order="left")
    met = met.join(ander, on="persoon_id_ander", how="left", maintain_order="left")
    return (met["soort"] != met["soort_ander"]).fill_null(False)


def diploma_in_het_geding() -> pl.Expr:
    """Whether a difference is about a diploma that may count in another year, or not at all."""
    ander_jaar = pl.col("dag_a").dt.year() != pl.col("dag_b").dt.year()
    velden = pl.col("veld").is_in(["", "opleidingcode", "indicatie_bekostigbaar"])
    datum = (pl.col("veld") == "datum_resultaat") & ander_jaar.fill_null(True)
    return (pl.col("tabel") == "diploma") & (velden | datum)
