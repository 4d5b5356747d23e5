"""What counts on 1 October and 1 February on each side, and on which of those days the two differ.

An enrolment counts when it holds on the day, in bol or bbl, with 'bekostigbaar' and a niveau; bbl on 1 October only
with a praktijkovereenkomst that runs on the last day for it (UBWEB 2.2.2, 2.2.3; the days are parameters of the rules).
What the register does not know (residence, home, whether somebody attends) is left out: see the rule `telt_mee`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import polars as pl

from stelsel.gegevens.opvolging import gedeelde_dagen
from stelsel.kern.tijd import teldatum_februari, teldatum_oktober, vandaag
from stelsel.regels.motor.waarden import STANDAARD, GeenWaarde
from stelsel.vergelijken.kant import Kant
from stelsel.vergelijken.paren import vinger

OKTOBER, FEBRUARI = "OKTOBER", "FEBRUARI"
ISG = ["persoon_id", "brin", "inschrijvingvolgnummer"]
WIE = ["isg", "persoon", "brin"]
TELT = ("BOL", "BOL_DT", "BBL")
STAND = ("crebo", "leertraject", "niveau", "telt")
Rijen = dict[str, pl.DataFrame]


@dataclass(frozen=True)
class Teldag:
    """A counting day of bekostigingsjaar `jaar`; `pok_uiterlijk`: the last day for a praktijkovereenkomst."""

    dag: date
    welke: str
    jaar: int
    pok_uiterlijk: date


def teldagen(a: Kant, b: Kant, op: date | None = None) -> list[Teldag]:
    """The counting days that both sides could know; with `op` only that day."""
    dagen = [dag for jaar in _jaren(a, b) for dag in _van_studiejaar(jaar)]
    gedeeld = gedeelde_perioden(a, b)
    return [
        teldag
        for teldag in dagen
        if (op is None or teldag.dag == op) and (not gedeeld or any(van <= teldag.dag <= tot for van, tot in gedeeld))
    ]


def gedeelde_perioden(a: Kant, b: Kant) -> list[tuple[date, date]]:
    """Periods that both sides speak of, of any institution."""
    kolommen = ["brin", "van", "tot_en_met"]
    paren = a.leveringen.select(kolommen).join(b.leveringen.select(kolommen), on="brin", suffix="_b").drop_nulls()
    delen = (gedeelde_dagen(*rij[1:]) for rij in paren.rows())
    return [deel for deel in delen if deel]


def _jaren(a: Kant, b: Kant) -> range:
    dagen = [dag for kant in (a, b) for naam in ("van", "tot_en_met") for dag in kant.leveringen[naam].drop_nulls()]
    if not dagen:
        # A registration without a period: the studiejaren that still matter for funding.
        return range(vandaag().year - 4, vandaag().year + 1)
    return range(min(dagen).year - 1, max(dagen).year + 1)


def _van_studiejaar(jaar: int) -> list[Teldag]:
    """1 October and 1 February of a studiejaar, for as far as the rules know the bekostigingsjaar (T is two later)."""
    uiterlijk = pok_uiterlijk(jaar)
    if uiterlijk is None:
        return []
    dagen = ((teldatum_oktober(jaar), OKTOBER), (teldatum_februari(jaar), FEBRUARI))
    return [Teldag(dag, welke, jaar + 2, uiterlijk) for dag, welke in dagen]


def pok_uiterlijk(jaar: int) -> date | None:
    """The last day for a praktijkovereenkomst that counts on 1 October of a studiejaar; None where no rule is known."""
    try:
        plek = STANDAARD.op("telt_mee.niveau_2_4", date(jaar + 2, 1, 1))["pok_uiterlijk"]
    except GeenWaarde:
        return None
    return date(jaar + 2 + plek["jaar"], plek["maand"], plek["dag"])


# -- one side ---------------------------------------------------------------------------------------------------------


class Stand:
    """What one side says of every enrolment on a day. Persons and enrolments are numbers here (hashes of their keys,
    the same on both sides): half a million keys of text would take most of the time."""

    def __init__(self, rijen: Rijen, niveaus: pl.DataFrame, getekend: pl.DataFrame | None) -> None:
        """`rijen`: the tables inschrijving, inschrijvingsperiode and bpv with the persons of side A; `niveaus`:
        opleidingcode, niveau; `getekend`: the keys of bpv with getekend_op, when the school gave them."""
        self.inschrijving = rijen["inschrijving"]
        self.perioden = _perioden(rijen["inschrijving"], rijen["inschrijvingsperiode"], niveaus)
        self.bpv = _overeenkomsten(rijen["bpv"], getekend)

    def op(self, teldag: Teldag) -> pl.DataFrame:
        """isg, persoon, brin, crebo, leertraject, niveau and telt of what holds that day."""
        geldt = self.perioden.filter((pl.col("van") <= teldag.dag) & (pl.col("tot") >= teldag.dag))
        telt = pl.col("leertraject").is_in(TELT) & pl.col("bekostigbaar") & pl.col("niveau").is_not_null()
        if teldag.welke == OKTOBER:
            geldt = geldt.join(self._met_pok(teldag), on="isg", how="left")
            # Entree asks for an agreement only, whether it runs on that day or not.
            heeft = pl.when(pl.col("niveau") == 1).then("pok").otherwise("pok_loopt").fill_null(False)
            telt = telt & ((pl.col("leertraject") != "BBL") | heeft)
        return geldt.select(*WIE, "crebo", "leertraject", "niveau", telt.fill_null(False).alias("telt"))

    def _met_pok(self, teldag: Teldag) -> pl.DataFrame:
        uiterlijk = pl.lit(teldag.pok_uiterlijk)
        op_tijd = self.bpv.filter((pl.col("getekend_op") <= uiterlijk).fill_null(True))
        loopt = (pl.col("van") <= uiterlijk) & (pl.col("tot").fill_null(uiterlijk) >= uiterlijk)
        begonnen = (pl.col("van") <= uiterlijk).fill_null(True)
        return op_tijd.group_by("isg").agg(begonnen.any().alias("pok"), loopt.fill_null(False).any().alias("pok_loopt"))

    def onbepaald(self, teldag: Teldag) -> pl.DataFrame:
        """isg of the enrolments of which this side does not say whether they count: none."""
        return self.perioden.select("isg").clear()

    def sleutels(self, nummers: pl.DataFrame) -> pl.DataFrame:
        """The keys of these enrolments (`isg`): isg, persoon_id, brin and inschrijvingvolgnummer."""
        return self.inschrijving.select(_isg(), *ISG).join(nummers, on="isg", how="semi")


def sleutel_van(kolommen: list[str]) -> pl.Expr:
    """A person or an enrolment as a number, the same on both sides."""
    return vinger(kolommen)


def _isg() -> pl.Expr:
    return sleutel_van(ISG).alias("isg")


def _perioden(inschrijving: pl.DataFrame, periode: pl.DataFrame, niveaus: pl.DataFrame) -> pl.DataFrame:
    """Every period with the days on which it holds: until the next one, or the end of its enrolment."""
    einde = pl.coalesce("datum_uitschrijving_werkelijk", "datum_uitschrijving_gepland").fill_null(date.max)
    isg = inschrijving.select(_isg(), pl.col("datum_inschrijving").alias("begin"), einde.alias("einde"))
    rijen = periode.filter(pl.col("datum_begin").is_not_null()).select(
        _isg(),
        sleutel_van(["persoon_id"]).alias("persoon"),
        "brin",
        pl.col("datum_begin").alias("van"),
        pl.col("opleidingcode").alias("crebo"),
        "leertraject",
        pl.col("indicatie_bekostigbaar").alias("bekostigbaar"),
        pl.col("niveau").str.strip_prefix("MBO-").cast(pl.Int32, strict=False).alias("eigen_niveau"),
    )
    rijen = rijen.sort("isg", "van")
    volgende = pl.when(pl.col("isg") == pl.col("isg").shift(-1)).then(pl.col("van").shift(-1))
    rijen = rijen.with_columns((volgende - pl.duration(days=1)).alias("voor_volgende"))
    met = rijen.join(isg, on="isg").join(niveaus, left_on="crebo", right_on="opleidingcode", how="left")
    return met.select(
        *WIE,
        "crebo",
        "leertraject",
        "bekostigbaar",
        pl.coalesce("niveau", "eigen_niveau").alias("niveau"),
        pl.max_horizontal("van", "begin").alias("van"),
        pl.min_horizontal("voor_volgende", "einde").alias("tot"),
    )


def _overeenkomsten(bpv: pl.DataFrame, getekend: pl.DataFrame | None) -> pl.DataFrame:
    if getekend is None:
        bpv = bpv.with_columns(pl.lit(None, pl.Date).alias("getekend_op"))
    else:
        bpv = bpv.join(getekend, on=[*ISG, "volgnummer"], how="left")
    tot = pl.coalesce("datum_einde_werkelijk", "datum_einde_gepland")
    return bpv.select(_isg(), pl.col("datum_begin").alias("van"), tot.alias("tot"), "getekend_op")


# -- the two sides ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Geteld:
    """`inzet`: enrolment, dag, welke, and what each side says (`niveau_a`, `telt_a`, ...), where that differs and
    counts on either side. `overlap`: persoon_id and dag, of these, where a side has the person on two niveaus on 1
    October. `groepen`: per side, bekostigingsjaar, welke, brin, crebo, niveau and leertraject how many students
    count."""

    inzet: pl.DataFrame
    overlap: pl.DataFrame
    groepen: pl.DataFrame


class Telling(Protocol):
    """What one side says of every enrolment on a day."""

    def op(self, teldag: Teldag) -> pl.DataFrame:
        """isg, persoon, brin, crebo, leertraject, niveau and telt of what holds that day."""

    def onbepaald(self, teldag: Teldag) -> pl.DataFrame:
        """isg of the enrolments of which this side does not say whether they count."""

    def sleutels(self, nummers: pl.DataFrame) -> pl.DataFrame:
        """The keys of these enrolments (`isg`): isg, persoon_id, brin and inschrijvingvolgnummer."""


def tel(kant_a: Telling, kant_b: Telling, dagen: Sequence[Teldag]) -> Geteld:
    """Look at every counting day, one after the other: all days at once would not fit in memory."""
    inzet, overlap, groepen = [_lege_inzet()], [pl.DataFrame(schema=_OVERLAP)], [pl.DataFrame(schema=_GROEPEN)]
    for teldag in dagen:
        open_ = pl.concat([kant.onbepaald(teldag) for kant in (kant_a, kant_b)])
        standen = {
            letter: kant.op(teldag).join(open_, on="isg", how="anti") if open_.height else kant.op(teldag)
            for letter, kant in (("a", kant_a), ("b", kant_b))
        }
        anders = _inzet(standen["a"], standen["b"], teldag)
        inzet.append(anders)
        if teldag.welke == OKTOBER:
            overlap += [_op_twee_niveaus(stand, anders, teldag) for stand in standen.values()]
        groepen += [_groepen(letter, stand, teldag) for letter, stand in standen.items()]
    alles = pl.concat(inzet)
    sleutels = pl.concat([kant.sleutels(alles.select("isg").unique()) for kant in (kant_a, kant_b)]).unique("isg")
    wie = alles.select("isg", "persoon").unique().join(sleutels, on="isg").select("persoon", "persoon_id").unique()
    return Geteld(
        alles.join(sleutels.drop("brin"), on="isg").drop("isg", "persoon"),
        pl.concat(overlap).unique().join(wie, on="persoon").select("persoon_id", "dag"),
        pl.concat(groepen),
    )


def _inzet(a: pl.DataFrame, b: pl.DataFrame, teldag: Teldag) -> pl.DataFrame:
    kolommen = ["isg", *STAND]
    a, b = (stand.with_columns(vinger(kolommen).alias("vinger")) for stand in (a, b))
    anders_a, anders_b = (
        eigen.join(ander.select("vinger"), on="vinger", how="anti").drop("vinger") for eigen, ander in ((a, b), (b, a))
    )
    samen = anders_a.join(anders_b, on=WIE, how="full", suffix="_b", coalesce=True)
    samen = samen.rename({naam: f"{naam}_a" for naam in STAND})
    samen = samen.with_columns(pl.col("telt_a").fill_null(False), pl.col("telt_b").fill_null(False))
    telt = samen.filter(pl.col("telt_a") | pl.col("telt_b"))
    return telt.with_columns(
        pl.lit(teldag.dag).alias("dag"), pl.lit(teldag.welke).alias("welke"), pl.lit(teldag.jaar).alias("jaar")
    ).select(_lege_inzet().columns)


def _op_twee_niveaus(stand: pl.DataFrame, inzet: pl.DataFrame, teldag: Teldag) -> pl.DataFrame:
    """Of the persons with a difference that day, who has two niveaus on this side."""
    van_wie = stand.join(inzet.select("persoon"), on="persoon", how="semi")
    telling = van_wie.group_by("persoon").agg(pl.col("niveau").drop_nulls().n_unique().alias("niveaus"))
    return telling.filter(pl.col("niveaus") > 1).select("persoon", pl.lit(teldag.dag).alias("dag"))


def _groepen(letter: str, stand: pl.DataFrame, teldag: Teldag) -> pl.DataFrame:
    """Students per group. Somebody with two enrolments that count is counted once (WEB 2.2.2 lid 3), on the highest
    niveau; which one it should be is not for this comparison to say."""
    telt = stand.filter("telt")
    meer = pl.struct("persoon", "brin").is_duplicated()
    dubbel = telt.filter(meer).sort("niveau", "isg", descending=[True, False])
    een = pl.concat([telt.filter(~meer), dubbel.unique(["persoon", "brin"], keep="first", maintain_order=True)])
    telling = een.group_by("brin", "crebo", "niveau", "leertraject").len("studenten")
    return telling.with_columns(
        pl.lit(letter).alias("kant"), pl.lit(teldag.jaar).alias("jaar"), pl.lit(teldag.welke).alias("welke")
    ).select(*_GROEPEN)


_OVERLAP = {"persoon": pl.UInt64, "dag": pl.Date}
_GROEPEN = {
    "kant": pl.String, "jaar": pl.Int32, "welke": pl.String, "brin": pl.String, "crebo": pl.String,
    "niveau": pl.Int32, "leertraject": pl.String, "studenten": pl.UInt32,
}  # fmt: skip


def _lege_inzet() -> pl.DataFrame:
    soorten = {"crebo": pl.String, "leertraject": pl.String, "niveau": pl.Int32, "telt": pl.Boolean}
    per_kant = {f"{naam}_{letter}": soort for letter in "ab" for naam, soort in soorten.items()}
    wie = {"isg": pl.UInt64, "persoon": pl.UInt64, "brin": pl.String}
    return pl.DataFrame(schema={**wie, "dag": pl.Date, "welke": pl.String, "jaar": pl.Int32, **per_kant})
