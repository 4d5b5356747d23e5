"""Who on side B is who on side A: by persoon_id, by the numbers in the key files, or by what is registered of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import Studiejaar
from stelsel.vergelijken.feiten import LAGEN, koppel_op_feiten, leeftijden
from stelsel.vergelijken.kant import Kant
from stelsel.vergelijken.tabellen import VERGELEKEN

GEBOREN = ["geboortejaar", "geboortemaand", "geboortedag"]
_FEITTABELLEN = tuple(LAGEN[0])
_WISSEL = {
    "persoon_id": pl.String, "persoon_b": pl.String, "soort_a": pl.String, "soort_b": pl.String,
}  # fmt: skip


@dataclass(frozen=True)
class Koppeling:
    """`vertaling`: persoon_b and persoon_a where the two differ. `gewisseld`: who has another number on each side
    (persoon_id on A, persoon_b, and the kind of number on each side, null where not known). `op_feiten`: the persons
    of B carry no number, so that they were recognised by their facts. `gedeeld`: how many persons both sides have.
    `soorten`: persoon_id (as on A) and the kind of number (soort), as far as known."""

    vertaling: pl.DataFrame
    gewisseld: pl.DataFrame
    op_feiten: bool
    gedeeld: int
    soorten: pl.DataFrame
    personen_a: int
    personen_b: int


def koppel(a: Kant, b: Kant) -> Koppeling:
    """Link the persons of two sides. Raises StelselFout (exit 2) when they have nobody in common."""
    ids_a, ids_b = _ids(a), _ids(b)
    op_feiten = a.omgenummerd or b.omgenummerd
    if op_feiten:
        vertaling = _op_feiten(a, b)
        gewisseld = pl.DataFrame(schema=_WISSEL)
    else:
        vertaling = _op_nummer(a, b, ids_a, ids_b)
        gewisseld = _gewisseld(a, b, ids_a, ids_b, vertaling)
        vertaling = pl.concat([vertaling, gewisseld.select("persoon_b", pl.col("persoon_id").alias("persoon_a"))])
    vertaald = vertaal(ids_b, vertaling)
    gedeeld = vertaald.join(ids_a, on="persoon_id", how="semi").height
    if not gedeeld and ids_a.height and ids_b.height and not op_feiten:
        raise _niemand_gedeeld(a, b)
    soorten_b = vertaal(_soorten(b.nummers, "soort"), vertaling)
    soorten = pl.concat([_soorten(a.nummers, "soort"), soorten_b]).unique("persoon_id", keep="first")
    return Koppeling(vertaling, gewisseld, op_feiten, gedeeld, soorten, ids_a.height, ids_b.height)


def vertaal(rijen: pl.DataFrame, vertaling: pl.DataFrame) -> pl.DataFrame:
    """Rows of B with the persoon_id that side A has for the same person."""
    if not vertaling.height:
        return rijen
    met = rijen.join(vertaling, left_on="persoon_id", right_on="persoon_b", how="left", maintain_order="left")
    return met.with_columns(pl.coalesce("persoon_a", "persoon_id").alias("persoon_id")).drop("persoon_a")


def _ids(kant: Kant) -> pl.DataFrame:
    return kant.rijen("persoon", ["persoon_id"]) if kant.kolommen("persoon") else pl.DataFrame({"persoon_id": [""]})[:0]


def _niemand_gedeeld(a: Kant, b: Kant) -> StelselFout:
    return StelselFout(
        "A en B hebben geen enkele persoon gemeen.",
        waar=f"{a.waar} en {b.waar}",
        verwacht="twee gegevenssets die met hetzelfde sleutelbestand zijn gelezen, of met hun sleutels.parquet erbij",
        doe="Lees beide met dezelfde --sleutels, of vergelijk de bestanden zelf.",
        code="VGL-PERSONEN-01",
        exitcode=2,
    )


def _op_nummer(a: Kant, b: Kant, ids_a: pl.DataFrame, ids_b: pl.DataFrame) -> pl.DataFrame:
    """Persons of B that A does not know by id, and does know by number; a bsn goes before an onderwijsnummer."""
    leeg = pl.DataFrame(schema={"persoon_b": pl.String, "persoon_a": pl.String})
    if a.nummers is None or b.nummers is None:
        return leeg
    onbekend = b.nummers.join(ids_b, on="persoon_id", how="semi").join(ids_a, on="persoon_id", how="anti")
    samen = onbekend.select("persoon_id", "soort", "nummer").join(
        a.nummers.join(ids_a, on="persoon_id", how="semi").select("soort", "nummer", persoon_a="persoon_id"),
        on=["soort", "nummer"],
    )
    samen = samen.sort("soort", "nummer").unique("persoon_id", keep="first", maintain_order=True)
    paren = samen.select(persoon_b="persoon_id", persoon_a="persoon_a")
    # Two persons of B cannot become one of A here: that is a double registration, which is told apart later.
    bezet = paren.filter(pl.col("persoon_a").is_unique())
    return pl.concat([leeg, bezet])


# -- by facts ---------------------------------------------------------------------------------------------------------


def _op_feiten(a: Kant, b: Kant) -> pl.DataFrame:
    """All persons of B that could be recognised on A, whichever of the two carries no numbers."""
    dagen = _studiejaar(a if a.omgenummerd else b)
    paren = koppel_op_feiten(_tabellen(a, dagen), _tabellen(b, dagen))
    return paren.select("persoon_b", "persoon_a")


def _studiejaar(kant: Kant) -> tuple[date, date]:
    """The days between which the ages of a renumbered delivery lie: those of its studiejaar."""
    van = kant.leveringen["van"].max() or kant.gemaakt
    jaar = Studiejaar.van_datum(van)
    return jaar.van, jaar.tot_en_met


def _tabellen(kant: Kant, dagen: tuple[date, date]) -> dict[str, pl.DataFrame]:
    uit = {}
    for naam in _FEITTABELLEN:
        aanwezig = [kolom for kolom in VERGELEKEN[naam].kolommen if kolom in kant.kolommen(naam)]
        if aanwezig:
            uit[naam] = kant.rijen(naam, aanwezig)
    return uit | {"persoon": _personen(kant, dagen)}


def _personen(kant: Kant, dagen: tuple[date, date]) -> pl.DataFrame:
    kolommen = kant.kolommen("persoon")
    if set(GEBOREN) <= set(kolommen):
        personen = kant.rijen("persoon", ["persoon_id", "geslacht", *GEBOREN])
        return personen.join(leeftijden(personen, dagen), on="persoon_id").drop(GEBOREN)
    ages = [naam for naam in kolommen if naam.startswith("leeftijd")]
    personen = kant.rijen("persoon", ["persoon_id", "geslacht", *ages])
    laagst, hoogst = (f(ages) if ages else pl.lit(None, pl.Int32) for f in (pl.min_horizontal, pl.max_horizontal))
    return personen.select("persoon_id", "geslacht", leeftijd_laagst=laagst, leeftijd_hoogst=hoogst)


# -- another number ---------------------------------------------------------------------------------------------------


def _gewisseld(a: Kant, b: Kant, ids_a: pl.DataFrame, ids_b: pl.DataFrame, vertaling: pl.DataFrame) -> pl.DataFrame:
    """Who stands on each side under another number: only there, with the same birth date, sex and enrolments."""
    over_b = vertaal(ids_b, vertaling).join(ids_a, on="persoon_id", how="anti")
    over_a = ids_a.join(vertaal(ids_b, vertaling), on="persoon_id", how="anti")
    if not over_a.height or not over_b.height:
        return pl.DataFrame(schema=_WISSEL)
    kanten = [_van(kant, over) for kant, over in ((a, over_a), (b, over_b))]
    paren = koppel_op_feiten(*kanten, zonder_nummers=False)
    paren = paren.select(persoon_id="persoon_a", persoon_b="persoon_b")
    paren = paren.join(_soorten(a.nummers, "soort_a"), on="persoon_id", how="left", maintain_order="left")
    soorten_b = _soorten(b.nummers, "soort_b").rename({"persoon_id": "persoon_b"})
    paren = paren.join(soorten_b, on="persoon_b", how="left", maintain_order="left").select(*_WISSEL)
    # Two different BSNs are two people, however much they look alike.
    return paren.filter((pl.col("soort_a") != pl.col("soort_b")).fill_null(True))


def _van(kant: Kant, over: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The facts of these persons; instead of an age the whole birth date, which must be the same."""
    personen = kant.rijen("persoon", ["persoon_id", "geslacht", *GEBOREN]).join(over, on="persoon_id", how="semi")
    dag = pl.col("geboortejaar") * 10_000 + pl.col("geboortemaand") * 100 + pl.col("geboortedag")
    personen = personen.select("persoon_id", "geslacht", leeftijd_laagst=dag, leeftijd_hoogst=dag).drop_nulls()
    uit = {"persoon": personen}
    for naam in _FEITTABELLEN:
        if kant.kolommen(naam):
            rijen = kant.rijen(naam, list(VERGELEKEN[naam].kolommen))
            uit[naam] = rijen.join(personen, on="persoon_id", how="semi")
    return uit


def _soorten(nummers: pl.DataFrame | None, naam: str) -> pl.DataFrame:
    if nummers is None:
        return pl.DataFrame(schema={"persoon_id": pl.String, naam: pl.String})
    return nummers.select("persoon_id", pl.col("soort").alias(naam)).unique("persoon_id", keep="last")
