"""What DUO counts according to a TBG-i, beside what the other side counts; with DUO's signals as far as it gave any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from stelsel.vergelijken.context import ISG
from stelsel.vergelijken.kant import Kant
from stelsel.vergelijken.spraak import TBGI
from stelsel.vergelijken.teldagen import WIE, Teldag, sleutel_van
from stelsel.vergelijken.verschillen import ANDERS, NIET_GETOOND, SCHEMA

TELDATUM, TELT = "teldatum", "telt"
VELDEN = {TELT: TELT, "opleidingcode": "crebo", "niveau": "niveau", "leertraject": "leertraject"}
"""Fields of a difference on a counting day, and what they are called in `Geteld.inzet`."""
GEEN = "geen teldatum"
BIJ_DIPLOMA = ["persoon_id", "brin", "resultaatvolgnummer"]
_KOLOMMEN = [*ISG, "teldatum", "opleidingcode", "niveau", "leertraject", "bekostigingsstatus"]
_SIGNAAL = [*ISG, "teldatum", "resultaatvolgnummer", "signaalcode", "signaalomschrijving"]


def is_terugmelding(kant: Kant) -> bool:
    """Whether a side speaks as a TBG-i does."""
    return kant.spraak is TBGI


class Teruggemeld:
    """What DUO says of every enrolment on a counting day; to be asked as `teldagen.Stand`."""

    def __init__(self, rijen: pl.DataFrame) -> None:
        self.rijen = rijen.with_columns(
            sleutel_van(ISG).alias("isg"),
            sleutel_van(["persoon_id"]).alias("persoon"),
            pl.col("opleidingcode").alias("crebo"),
            pl.col("niveau").str.strip_prefix("MBO-").cast(pl.Int32, strict=False),
        )

    def op(self, teldag: Teldag) -> pl.DataFrame:
        """isg, persoon, brin, crebo, leertraject, niveau and telt (DUO funds it) of that day."""
        telt = (pl.col("bekostigingsstatus") & pl.col("niveau").is_not_null()).fill_null(False)
        return self.rijen.filter(teldatum=teldag.dag).select(*WIE, "crebo", "leertraject", "niveau", telt.alias(TELT))

    def onbepaald(self, teldag: Teldag) -> pl.DataFrame:
        """isg of the enrolments of which DUO has not said whether it funds them."""
        return self.rijen.filter(pl.col("bekostigingsstatus").is_null(), teldatum=teldag.dag).select("isg")

    def sleutels(self, nummers: pl.DataFrame) -> pl.DataFrame:
        """The keys of these enrolments (`isg`): isg, persoon_id, brin and inschrijvingvolgnummer."""
        return self.rijen.select("isg", *ISG).unique("isg").join(nummers, on="isg", how="semi")


def teruggemelde_rijen(kant: Kant) -> pl.DataFrame:
    """What a TBG-i says of counting days, one row for each enrolment and day."""
    return _lees(kant, "terugmelding_teldatum", _KOLOMMEN).unique([*ISG, "teldatum"], keep="last", maintain_order=True)


def signalen(kant: Kant) -> pl.DataFrame:
    """The signals of a side: ISG, teldatum, resultaatvolgnummer and `signaal` in words."""
    rijen = _lees(kant, "terugmelding_signaal", _SIGNAAL)
    woorden = pl.format("{}: {}", pl.col("signaalcode").fill_null("?"), pl.col("signaalomschrijving").fill_null(""))
    woorden = woorden.str.replace_all("[0-9]{8,}", NIET_GETOOND)
    return rijen.select(*_SIGNAAL[:-2], woorden.alias("signaal"))


def _lees(kant: Kant, tabel: str, kolommen: list[str]) -> pl.DataFrame:
    return pl.read_parquet(kant.gegevens.pad(tabel), columns=kolommen)


def op_teldata(inzet: pl.DataFrame, verschillen: pl.DataFrame) -> pl.DataFrame:
    """A difference for each field of an enrolment on a counting day that the two sides count otherwise. What one side
    lacks as a whole is told with that enrolment. Columns: those of `verschillen.SCHEMA`."""
    heel = verschillen.filter((pl.col("tabel") == "inschrijving") & (pl.col("veld") == ""))
    inzet = inzet.join(heel, on=ISG, how="anti")
    return pl.concat([pl.DataFrame(schema=SCHEMA), *_per_veld(inzet)])


def _per_veld(inzet: pl.DataFrame) -> Iterator[pl.DataFrame]:
    beide = pl.col("leertraject_a").is_not_null() & pl.col("leertraject_b").is_not_null()
    for veld, naam in VELDEN.items():
        anders = pl.col(f"{naam}_a").ne_missing(pl.col(f"{naam}_b"))
        rijen = inzet.filter(anders if veld == TELT else anders & beide)
        waar = ["brin", "inschrijvingvolgnummer", pl.col("dag").cast(pl.String)]
        delen = {
            "tabel": pl.lit(TELDATUM),
            "sleutel": pl.concat_str(waar, separator=" / "),
            "veld": pl.lit(veld),
            "soort": pl.lit(ANDERS),
            "a": _in_woorden(naam, "a"),
            "b": _in_woorden(naam, "b"),
            **{f"{einde}_{letter}": pl.col("dag") for einde in ("van", "tot") for letter in "ab"},
            "onderliggend": pl.lit(0, pl.UInt32),
        }
        leeg = {kolom: pl.lit(None, soort) for kolom, soort in SCHEMA.items() if kolom not in (*delen, *ISG)}
        yield rijen.select(*ISG, **delen, **leeg).select(*SCHEMA)


def _in_woorden(naam: str, letter: str) -> pl.Expr:
    waarde = pl.col(f"{naam}_{letter}")
    if naam != TELT:
        return waarde.cast(pl.String)
    er_niet = pl.col(f"leertraject_{letter}").is_null()
    return pl.when(er_niet).then(pl.lit(GEEN)).when(waarde).then(pl.lit("ja")).otherwise(pl.lit("nee"))


def met_signaal(verschillen: pl.DataFrame, gegeven: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The differences with `bepaald` (DUO decides this, and a side says what it decided) and `signaal` (what DUO gave
    for it; it stands behind the value of that side as well). `gegeven`: the signals of each side that is a TBG-i."""
    over_diploma = (pl.col("tabel") == "diploma") & (pl.col("veld") == "indicatie_bekostigbaar")
    over_telling = (pl.col("tabel") == TELDATUM) & (pl.col("veld") == TELT)
    bepaald = pl.lit(bool(gegeven)) & (over_telling | over_diploma)
    uit = verschillen.with_columns(bepaald.alias("bepaald"), pl.lit(None, pl.String).alias("signaal"))
    laatste = pl.col("sleutel").str.split(" / ").list.last()
    for letter, van_duo in gegeven.items():
        plekken = (
            (over_telling, [*ISG, "teldatum"], laatste.str.to_date("%Y-%m-%d", strict=False).alias("teldatum")),
            (over_telling, ISG, pl.lit(None, pl.Date).alias("teldatum")),
            (over_diploma, BIJ_DIPLOMA, laatste.alias("resultaatvolgnummer")),
        )
        gevonden = [_bij(uit.filter(waar).with_columns(plek), van_duo, sleutel) for waar, sleutel, plek in plekken]
        per_rij = pl.concat(gevonden).group_by("nr").agg(pl.col("woorden").unique().sort().str.join("; "))
        uit = uit.join(per_rij, on="nr", how="left", maintain_order="left")
        achter = pl.format("{} (signaal {})", pl.col(letter).fill_null("-"), "woorden")
        uit = uit.with_columns(
            pl.when(pl.col("woorden").is_not_null()).then(achter).otherwise(letter).alias(letter),
            pl.coalesce("signaal", "woorden").alias("signaal"),
        ).drop("woorden")
    return uit


def _bij(rijen: pl.DataFrame, gegeven: pl.DataFrame, sleutel: list[str]) -> pl.DataFrame:
    """nr and words of the signals with this key; one about a whole enrolment has no teldatum."""
    van_geheel = gegeven.filter(pl.col("teldatum").is_null()) if sleutel == ISG else gegeven
    met = rijen.select("nr", *sleutel).join(van_geheel, on=sleutel)
    return met.select("nr", pl.col("signaal").alias("woorden"))
