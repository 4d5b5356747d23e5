"""Which of the known causes fits a difference. The words stand in oorzaken.yaml, in the order in which they are tried.

A cause is an expression over a row with the columns of `verschillen.SCHEMA`, those of `context.met_context`, and those
of `kenmerken`: never a score, and 'onbekend' where none fits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import polars as pl
import yaml

from stelsel.vergelijken.context import NIEUWST_A, NIEUWST_B
from stelsel.vergelijken.kenmerken import TELT_IN
from stelsel.vergelijken.verschillen import ALLEEN_A, ALLEEN_B, ANDERS

ZEKER, VERMOEDELIJK = "zeker", "vermoedelijk"
ONBEKEND = "onbekend"
NUMMER = "nummer"
"""The field of `persoon` under which another number is told; the number itself never is."""
_EINDE = {"inschrijving": ("datum_uitschrijving_werkelijk", "reden_uitschrijving"), "bpv": ("datum_einde_werkelijk",)}


@dataclass(frozen=True)
class Oorzaak:
    """One cause, as people read it. `zeker`: what makes it certain; empty when it is likely only."""

    sleutel: str
    naam: str
    uitleg: str
    doe: str
    zeker: str = ""
    bron: str = ""


@cache
def oorzaken() -> dict[str, Oorzaak]:
    """Every cause by key, in the order in which they are tried."""
    gegevens = yaml.safe_load((files(__package__) / "oorzaken.yaml").read_text("utf-8"))
    return {sleutel: Oorzaak(sleutel, **delen) for sleutel, delen in gegevens.items()}


def met_oorzaak(rijen: pl.DataFrame) -> pl.DataFrame:
    """The rows with `oorzaak` (a key) and `zekerheid`."""
    keuze = pl.lit(ONBEKEND)
    for sleutel in reversed([*oorzaken()][:-1]):
        keuze = pl.when(PAST[sleutel]().fill_null(False)).then(pl.lit(sleutel)).otherwise(keuze)
    rijen = rijen.with_columns(keuze.alias("oorzaak"))
    zeker = pl.col("oorzaak").is_in([sleutel for sleutel, oorzaak in oorzaken().items() if oorzaak.zeker])
    past = pl.when(zeker).then(pl.lit(ZEKER)).otherwise(pl.lit(VERMOEDELIJK))
    return rijen.with_columns(pl.when(pl.col("oorzaak") != ONBEKEND).then(past).alias("zekerheid"))


# -- parts of conditions ----------------------------------------------------------------------------------------------


def _op_een_kant() -> pl.Expr:
    return pl.col("soort").is_in([ALLEEN_A, ALLEEN_B])


def _veld(tabel: str, *velden: str) -> pl.Expr:
    return (pl.col("tabel") == tabel) & pl.col("veld").is_in(velden)


def _aan(nieuwste: str, oudste: str) -> Callable[[str], tuple[pl.Expr, pl.Expr]]:
    """The columns of the newer and of the older side, when `nieuwste` is the newer one."""
    return lambda naam: (pl.col(f"{naam}_{nieuwste}"), pl.col(f"{naam}_{oudste}"))


def _bij_nieuwste(maak: Callable[[Callable[[str], tuple[pl.Expr, pl.Expr]], str], pl.Expr]) -> pl.Expr:
    """A condition in terms of newer and older; null when it is not known which is which."""
    als_a, als_b = maak(_aan("a", "b"), ALLEEN_A), maak(_aan("b", "a"), ALLEEN_B)
    return pl.when(pl.col("nieuwst") == NIEUWST_A).then(als_a).when(pl.col("nieuwst") == NIEUWST_B).then(als_b)


def _een_kant_heel(naam: str) -> pl.Expr:
    """A property of the side that lacks the row."""
    return pl.when(pl.col("soort") == ALLEEN_A).then(f"{naam}_b").when(pl.col("soort") == ALLEEN_B).then(f"{naam}_a")


# -- the causes -------------------------------------------------------------------------------------------------------


def _dubbele_persoon() -> pl.Expr:
    return pl.col("dubbel")


def _nummer_veranderd() -> pl.Expr:
    return _veld("persoon", NUMMER)


def _selectieperiode() -> pl.Expr:
    return _op_een_kant() & ~pl.col("gedekt")


def _niet_herkend() -> pl.Expr:
    return _op_een_kant() & pl.col("onherkend")


def _onvolledige_levering() -> pl.Expr:
    return _op_een_kant() & ~_een_kant_heel("heel")


def _signaal() -> pl.Expr:
    return pl.col("signaal").is_not_null()


def _bepaling_duo() -> pl.Expr:
    return pl.col("bepaald")


def _niet_overgenomen() -> pl.Expr:
    return pl.col("mist_a") | pl.col("mist_b")


def _nog_niet_gebeurd() -> pl.Expr:
    """The newer side has it, and it happened after the older side was made."""

    def maak(aan: Callable[[str], tuple[pl.Expr, pl.Expr]], alleen: str) -> pl.Expr:
        gemaakt = aan("gemaakt")[1]
        nieuw, oud = aan("dag")
        hele_rij = (pl.col("soort") == alleen) & (aan("van")[0] > gemaakt)
        veld = (pl.col("soort") == ANDERS) & oud.is_null() & (nieuw > gemaakt) & ~pl.col("veld").str.contains("gepland")
        return hele_rij.fill_null(False) | veld.fill_null(False) | _met_dat_einde(aan, gemaakt)

    return _bij_nieuwste(maak)


def _met_dat_einde(aan: Callable[[str], tuple[pl.Expr, pl.Expr]], gemaakt: pl.Expr) -> pl.Expr:
    """A reason of ending comes with its end."""
    einde, geen = aan("einde")
    return (_veld("inschrijving", "reden_uitschrijving") & geen.is_null() & (einde > gemaakt)).fill_null(False)


def _pok_na_31_december() -> pl.Expr:
    telt = _veld("bpv", *TELT_IN["bpv"])
    return telt & pl.col("bbl") & (pl.col("getekend_op") > pl.col("pok_uiterlijk"))


def _pok_ontbreekt() -> pl.Expr:
    return (pl.col("tabel") == "bpv") & _op_een_kant() & pl.col("bbl") & ~pl.col("andere_bpv")


def _andere_diplomadatum() -> pl.Expr:
    return _veld("diploma", "datum_resultaat") & pl.col("a").is_not_null() & pl.col("b").is_not_null()


def _niveauoverlap_1_oktober() -> pl.Expr:
    over_grens = _veld("inschrijvingsperiode", "datum_begin") & pl.col("ander_niveau")
    return pl.col("oktober").cast(pl.Boolean) & (pl.col("overlap") | over_grens)


def _gepland_of_werkelijk() -> pl.Expr:
    velden = pl.any_horizontal(_veld(tabel, *velden) for tabel, velden in _EINDE.items())
    een_leeg = pl.col("einde_a").is_null() != pl.col("einde_b").is_null()
    return velden & een_leeg


def _ingetrokken() -> pl.Expr:
    """Only the older side has it, and the newer one is whole and speaks of those days."""
    return _bij_nieuwste(lambda aan, alleen: _op_een_kant() & (pl.col("soort") != alleen))


def _nog_niet_verwerkt() -> pl.Expr:
    """The newer side has it, and the older one nothing."""

    def maak(aan: Callable[[str], tuple[pl.Expr, pl.Expr]], alleen: str) -> pl.Expr:
        nieuw, oud = (pl.col("a"), pl.col("b")) if alleen == ALLEEN_A else (pl.col("b"), pl.col("a"))
        return (pl.col("soort") == alleen) | ((pl.col("soort") == ANDERS) & oud.is_null() & nieuw.is_not_null())

    return _bij_nieuwste(maak)


def _correctie() -> pl.Expr:
    return _bij_nieuwste(lambda aan, alleen: pl.col("soort") == ANDERS)


def _alleen_op_een_kant() -> pl.Expr:
    return _op_een_kant()


PAST: dict[str, Callable[[], pl.Expr]] = {
    "dubbele_persoon": _dubbele_persoon,
    "nummer_veranderd": _nummer_veranderd,
    "selectieperiode": _selectieperiode,
    "niet_herkend": _niet_herkend,
    "onvolledige_levering": _onvolledige_levering,
    "niet_overgenomen": _niet_overgenomen,
    "signaal": _signaal,
    "nog_niet_gebeurd": _nog_niet_gebeurd,
    "pok_na_31_december": _pok_na_31_december,
    "pok_ontbreekt": _pok_ontbreekt,
    "andere_diplomadatum": _andere_diplomadatum,
    "niveauoverlap_1_oktober": _niveauoverlap_1_oktober,
    "bepaling_duo": _bepaling_duo,
    "gepland_of_werkelijk": _gepland_of_werkelijk,
    "ingetrokken": _ingetrokken,
    "nog_niet_verwerkt": _nog_niet_verwerkt,
    "correctie": _correctie,
    "alleen_op_een_kant": _alleen_op_een_kant,
}
