"""Recognise persons by what is registered of them, where a delivery carries no number that the other side knows.

DUO renumbers the persons of a GRONDSLAG and leaves their birth dates out (PvE 4.8.2 § 17.1). What remains is a person's
enrolments with their volgnummers, days and crebo's, placements, results, sex and ages. Two persons are taken for one
when their facts are the same and nobody else on either side has them; layer by layer with fewer facts, so that a
difference in one of them does not hide somebody. Who cannot be told apart stays unlinked: guessing is worse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce

import polars as pl

Tabellen = Mapping[str, pl.DataFrame]
PAAR = {"persoon_a": pl.String, "persoon_b": pl.String}
_MENGER = pl.lit(0x9E3779B97F4A7C15, dtype=pl.UInt64)
_MEEST = 400
"""So many pairs of whom all facts are the same are still looked at for ages that tell them apart."""

_ISG = ("brin", "inschrijvingvolgnummer", "datum_inschrijving")
_ISP = ("brin", "inschrijvingvolgnummer", "datum_begin", "opleidingcode", "leertraject")
_BPV = ("brin", "inschrijvingvolgnummer", "volgnummer", "datum_begin", "leerbedrijf_id")
_DIP = ("brin", "resultaatvolgnummer", "opleidingcode", "datum_resultaat")
_GEO = ("brin", "resultaatvolgnummer", "code_generiek_examenonderdeel", "eindcijfer", "cijfer_ie", "cijfer_ce")
_KZD = ("brin", "resultaatvolgnummer", "code_keuzedeel", "resultaat")

LAGEN: tuple[Mapping[str, Sequence[str]], ...] = (
    {
        "inschrijving": (*_ISG, "datum_uitschrijving_gepland", "datum_uitschrijving_werkelijk", "reden_uitschrijving"),
        "inschrijvingsperiode": _ISP,
        "bpv": _BPV,
        "diploma": _DIP,
        "examenonderdeel": _GEO,
        "keuzedeelresultaat": _KZD,
    },
    {"inschrijving": _ISG, "inschrijvingsperiode": _ISP, "bpv": _BPV, "diploma": _DIP},
    {"inschrijving": _ISG, "inschrijvingsperiode": _ISP, "bpv": _BPV},
    {"inschrijving": _ISG, "inschrijvingsperiode": _ISP, "diploma": _DIP},
    {"inschrijving": _ISG, "inschrijvingsperiode": _ISP},
)
"""Which facts must be the same, from many to few."""
EEN_FEIT: tuple[tuple[str, Sequence[str]], ...] = (
    ("diploma", _DIP),
    ("bpv", _BPV),
    ("inschrijvingsperiode", _ISP),
    ("inschrijving", _ISG),
)
"""Then: one fact that only one person on each side has."""


def koppel_op_feiten(a: Tabellen, b: Tabellen, *, zonder_nummers: bool = True) -> pl.DataFrame:
    """persoon_a and persoon_b of who is the same person; nobody occurs twice.

    `a` and `b`: tables of the register by name, each with persoon_id. `persoon` may have geslacht, leeftijd_laagst and
    leeftijd_hoogst: pairs of which the sex differs, or the ages do not meet, are no pairs. With `zonder_nummers` false
    it is not enough that one fact agrees.
    """
    kanten = (a, _kenmerken(a)), (b, _kenmerken(b))
    gevonden = pl.DataFrame(schema=PAAR)
    for laag in LAGEN:
        meest = _MEEST if laag is LAGEN[0] else 1
        gevonden = _erbij(gevonden, *((_som(kant, laag), wie) for kant, wie in kanten), meest=meest)
    for naam, kolommen in EEN_FEIT if zonder_nummers else ():
        gevonden = _erbij(gevonden, *((_vingers(kant, naam, kolommen), wie) for kant, wie in kanten))
    return gevonden


def leeftijden(geboren: pl.DataFrame, dagen: tuple[date, date]) -> pl.DataFrame:
    """persoon_id with leeftijd_laagst and leeftijd_hoogst between two days; null where the birth date is not whole.

    `geboren` has persoon_id, geboortejaar, geboortemaand and geboortedag.
    """
    dag = pl.date("geboortejaar", "geboortemaand", "geboortedag")
    verjaard = pl.col("geboortemaand").cast(pl.Int32) * 100 + pl.col("geboortedag")

    def op(moment: date) -> pl.Expr:
        nog_niet = (verjaard > moment.month * 100 + moment.day).cast(pl.Int32)
        return pl.when(dag.is_not_null()).then(moment.year - pl.col("geboortejaar") - nog_niet)

    laagst, hoogst = (op(moment) for moment in dagen)
    return geboren.select("persoon_id", laagst.alias("leeftijd_laagst"), hoogst.alias("leeftijd_hoogst"))


def _kenmerken(kant: Tabellen) -> pl.DataFrame:
    """The persons of a side with sex and ages, null where not known."""
    kolommen = {"persoon_id": pl.String, "geslacht": pl.String}
    kolommen |= dict.fromkeys(("leeftijd_laagst", "leeftijd_hoogst"), pl.Int32)
    personen = kant["persoon"]
    return personen.select(
        (pl.col(naam) if naam in personen.columns else pl.lit(None)).cast(soort).alias(naam)
        for naam, soort in kolommen.items()
    )


def _vingers(kant: Tabellen, naam: str, kolommen: Sequence[str]) -> pl.DataFrame:
    """persoon_id and `vinger`, a hash per fact of one table."""
    tabel = kant.get(naam)
    if tabel is None or not set(kolommen) <= set(tabel.columns):
        return pl.DataFrame(schema={"persoon_id": pl.String, "vinger": pl.UInt64})
    begin = pl.lit(len(naam), dtype=pl.UInt64)
    vinger = reduce(lambda uit, k: uit * _MENGER ^ pl.col(k).hash(len(naam)), kolommen, begin)
    return tabel.select("persoon_id", vinger.alias("vinger"))


def _som(kant: Tabellen, laag: Mapping[str, Sequence[str]]) -> pl.DataFrame:
    """All facts of a person in one number, whatever their order; who has none is left out."""
    delen = [_vingers(kant, naam, kolommen) for naam, kolommen in laag.items()]
    # Made smaller before adding, so that no sum of facts can overflow.
    klein = (pl.col("vinger").hash(7) // 2**20).sum()
    return pl.concat(delen).group_by("persoon_id").agg(klein.alias("vinger"))


def _erbij(gevonden: pl.DataFrame, *kanten: tuple[pl.DataFrame, pl.DataFrame], meest: int = 1) -> pl.DataFrame:
    """The pairs so far, and who has the same facts as one other and nobody else.

    `kanten`: facts and persons of each side; `meest`: so many pairs may have them before sex and age are looked at.
    Whoever was found before counts as well: that he is the only one left with facts that two had says nothing.
    """
    tel_a, tel_b = (feiten.unique().group_by("vinger").len() for feiten, _ in kanten)
    te_doen = tel_a.join(tel_b, on="vinger").filter(pl.col("len").cast(pl.UInt64) * pl.col("len_right") <= meest)
    links, rechts = (
        feiten.join(te_doen, on="vinger", how="semi").join(wie, on="persoon_id").unique() for feiten, wie in kanten
    )
    paren = links.join(rechts, on="vinger", suffix="_b").filter(_kan_dezelfde_zijn())
    paren = paren.select(pl.col("persoon_id").alias("persoon_a"), pl.col("persoon_id_b").alias("persoon_b")).unique()
    uniek = paren.filter(pl.col("persoon_a").is_unique() & pl.col("persoon_b").is_unique())
    for naam in PAAR:
        uniek = uniek.join(gevonden, on=naam, how="anti")
    return pl.concat([gevonden, uniek])


def _kan_dezelfde_zijn() -> pl.Expr:
    zelfde = (pl.col("geslacht") == pl.col("geslacht_b")).fill_null(True)
    te_jong = pl.col("leeftijd_hoogst") < pl.col("leeftijd_laagst_b")
    te_oud = pl.col("leeftijd_laagst") > pl.col("leeftijd_hoogst_b")
    return zelfde & ~te_jong.fill_null(False) & ~te_oud.fill_null(False)
