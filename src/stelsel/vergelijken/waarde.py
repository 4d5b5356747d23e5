"""What the differences weigh in the funding formula: the rules on both sides' counts. Indicative, never an amount.

Euros only appear where the user gave the price of one unit of value from the school's own beschikking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from stelsel.gegevens.csv_lijst import CsvLijst
from stelsel.kern.fouten import StelselFout
from stelsel.regels.motor.waarden import STANDAARD
from stelsel.regels.register import vind
from stelsel.vergelijken.teldagen import FEBRUARI, OKTOBER, Teldag

ENTREE = "entree"
SOORT_VAN_NIVEAU = {1: ENTREE, 2: "basisberoeps", 3: "vak", 4: "middenkader"}
"""For a crebo of which only the niveau is known; of niveau 4 the kind with many more students."""
Prijzen = Mapping[tuple[int, str], Decimal]


@dataclass(frozen=True)
class Waarde:
    """One value on both sides; None where the rule cannot tell. `wat`: deelnemerswaarde or diplomawaarde. `stand`:
    which text of the law was read. `euro`: the difference (B minus A) times the price the user gave."""

    bekostigingsjaar: int
    brin: str
    deel: str
    wat: str
    a: Decimal | None
    b: Decimal | None
    stand: str
    opmerkingen: tuple[str, ...] = ()
    euro: Decimal | None = None
    indicatief: bool = field(default=True, init=False)

    @property
    def verschil(self) -> Decimal | None:
        return None if self.a is None or self.b is None else self.b - self.a


def lees_prijsfactoren(pad: Path) -> dict[str, Decimal]:
    """opleidingcode to prijsfactor, from a CSV of the user. Raises StelselFout (exit 2)."""
    lijst = CsvLijst(pad, ("opleidingcode", "prijsfactor"), ("opleidingcode", "prijsfactor"), "VGL-PRIJSFACTOR-01")
    uit = {}
    for regel, rij in lijst.rijen():
        waarde = _getal(rij["prijsfactor"])
        if waarde is None or not 0 < waarde < 10:
            raise lijst.fout("De prijsfactor is geen getal.", "een getal zoals 1,4", regel)
        uit[rij["opleidingcode"]] = waarde
    return uit


def lees_prijzen(teksten: Iterable[str]) -> dict[tuple[int, str], Decimal]:
    """(bekostigingsjaar, deel) to euros per unit, from '2026:basisberoeps=5123,45'. Raises StelselFout (exit 2)."""
    uit = {}
    for tekst in teksten:
        waar, _, bedrag = tekst.partition("=")
        jaar, _, deel = waar.partition(":")
        waarde = _getal(bedrag)
        if not jaar.isdigit() or len(jaar) != 4 or waarde is None or deel not in _delen(int(jaar)):
            raise StelselFout(
                "Deze prijs is niet te lezen.",
                waar="--prijs",
                verwacht=f"JAAR:DEEL=BEDRAG, met als deel {' of '.join(_delen(2026))}, zoals 2026:entree=5123,45",
                doe="Neem het bedrag per eenheid uit de beschikking van je school over.",
                code="VGL-PRIJS-01",
                exitcode=2,
            )
        uit[int(jaar), deel] = waarde
    return uit


def _getal(tekst: str) -> Decimal | None:
    kaal = tekst.strip().replace(".", "").replace(",", ".") if "," in tekst else tekst.strip()
    return Decimal(kaal) if kaal.replace(".", "", 1).isdecimal() and kaal.isascii() else None


def _delen(jaar: int) -> dict[str, list[str]]:
    """The parts of the budget of a year and the kinds of programme in each; empty for a year that is not known."""
    periode = STANDAARD.parameter("bekostiging.variant").perioden
    geldt = [p for p in periode if p.geldt_op(date(jaar, 1, 1))]
    return dict(geldt[0].waarde["delen"]) if geldt else {}


# -- students ---------------------------------------------------------------------------------------------------------


def deelnemerswaarden(
    groepen: pl.DataFrame, soorten: Mapping[str, str], factoren: Mapping[str, Decimal], dagen: Iterable[Teldag]
) -> Iterator[Waarde]:
    """The value of the students of every part of the budget of which the two sides count others."""
    bekend = {(teldag.jaar, teldag.welke) for teldag in dagen}
    rijen = groepen.to_dicts()
    for rij in rijen:
        rij["soort"] = soorten.get(rij["crebo"]) or SOORT_VAN_NIVEAU[rij["niveau"]]
        rij["deel"] = next((deel for deel, erin in _delen(rij["jaar"]).items() if rij["soort"] in erin), "")
    for jaar, brin, deel in sorted({(rij["jaar"], rij["brin"], rij["deel"]) for rij in rijen if rij["deel"]}):
        van_deel = [rij for rij in rijen if (rij["jaar"], rij["brin"], rij["deel"]) == (jaar, brin, deel)]
        a, b = ([_kaal(rij) for rij in van_deel if rij["kant"] == letter] for letter in "ab")
        if sorted(a) != sorted(b):
            ontbreekt = [w for w in (OKTOBER, FEBRUARI) if (jaar, w) not in bekend]
            yield _deelnemerswaarde(jaar, brin, deel, van_deel, factoren, ontbreekt)


def _kaal(rij: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(str(rij[naam]) for naam in ("welke", "crebo", "niveau", "leertraject", "studenten"))


def _deelnemerswaarde(
    jaar: int,
    brin: str,
    deel: str,
    rijen: list[dict[str, Any]],
    factoren: Mapping[str, Decimal],
    ontbreekt: list[str],
) -> Waarde:
    regel = vind("deelnemerswaarde_entree" if deel == ENTREE else "deelnemerswaarde")
    uitkomsten = {}
    for letter in "ab":
        feiten = _feiten(jaar, deel, [rij for rij in rijen if rij["kant"] == letter], factoren, ontbreekt)
        uitkomsten[letter] = regel.beantwoord(regel.uit(feiten))
    opmerkingen = []
    if ontbreekt:
        dagen = " en ".join("1 oktober" if w == OKTOBER else "1 februari" for w in ontbreekt)
        opmerkingen.append(f"{dagen} ligt buiten wat beide kanten dekken")
    zonder = {rij["crebo"] for rij in rijen if rij["welke"] == OKTOBER and rij["crebo"] not in factoren}
    if zonder:
        van = "één opleiding" if len(zonder) == 1 else f"{len(zonder)} opleidingen"
        opmerkingen.append(f"van {van} is geen prijsfactor gegeven: daar is met 1 gerekend")
    a, b = (_bedrag(uitkomsten[letter].antwoord) for letter in "ab")
    return Waarde(jaar, brin, deel, "deelnemerswaarde", a, b, _stand(jaar), tuple(opmerkingen))


def _feiten(
    jaar: int, deel: str, rijen: list[dict[str, Any]], factoren: Mapping[str, Decimal], ontbreekt: list[str]
) -> dict[str, Any]:
    def som(welke: str, bbl: bool) -> int | None:
        if welke in ontbreekt:
            return None
        return sum(r["studenten"] for r in rijen if r["welke"] == welke and (r["leertraject"] == "BBL") == bbl)

    groepen: dict[tuple[str, Decimal], dict[str, Any]] = {}
    for rij in rijen:
        if rij["welke"] == OKTOBER:
            factor = factoren.get(rij["crebo"], Decimal(1))
            groep = groepen.setdefault((rij["soort"], factor), {"bol": 0, "bbl": 0, "prijsfactor": factor})
            groep["bbl" if rij["leertraject"] == "BBL" else "bol"] += rij["studenten"]
            if deel != ENTREE:
                groep["soort"] = rij["soort"]
    return {
        "bekostigingsjaar": jaar,
        "bol_oktober": som(OKTOBER, False),
        "bbl_oktober": som(OKTOBER, True),
        "bol_februari": som(FEBRUARI, False),
        "bbl_februari": som(FEBRUARI, True),
        "groepen": list(groepen.values()),
    }


# -- diplomas ---------------------------------------------------------------------------------------------------------


def diplomawaarden(
    a: pl.DataFrame,
    b: pl.DataFrame,
    personen: pl.DataFrame,
    soorten: Mapping[str, str],
    gedeeld: Sequence[tuple[date, date]] = (),
) -> Iterator[Waarde]:
    """The value of the diplomas of these persons (persoon_id), per year and part of the budget, where the sides differ.

    `a` and `b`: the table diploma; `gedeeld`: the periods that both sides cover. Persons with like diplomas are
    decided once.
    """
    sommen: dict[tuple[int, str, str], dict[str, Decimal | None]] = {}
    geteld: dict[Any, Mapping[str, Decimal] | None] = {}
    for letter, tabel in (("a", a), ("b", b)):
        for brin, jaar, diplomas, aantal in _gevallen(tabel.join(personen, on="persoon_id", how="semi"), soorten):
            sleutel = (jaar, diplomas)
            if sleutel not in geteld:
                geteld[sleutel] = _diplomawaarde(jaar, diplomas)
            _tel_op(sommen, (jaar, brin), letter, geteld[sleutel], aantal)
    for (jaar, brin, deel), per_kant in sorted(sommen.items()):
        links, rechts = (per_kant.get(letter, Decimal(0)) for letter in "ab")
        if links != rechts or links is None:
            yield Waarde(jaar, brin, deel, "diplomawaarde", links, rechts, _stand(jaar), _buiten(jaar - 2, gedeeld))


def _buiten(jaar: int, gedeeld: Sequence[tuple[date, date]]) -> tuple[str, ...]:
    """A remark when the diplomas of a calendar year are not all in what both sides cover."""
    heel = not gedeeld or any(van <= date(jaar, 1, 1) and date(jaar, 12, 31) <= tot for van, tot in gedeeld)
    return () if heel else (f"kalenderjaar {jaar} ligt niet helemaal in wat beide kanten dekken",)


def _tel_op(
    sommen: dict[tuple[int, str, str], dict[str, Decimal | None]],
    waar: tuple[int, str],
    letter: str,
    per_deel: Mapping[str, Decimal] | None,
    aantal: int,
) -> None:
    """Add up; what one person's unknown value belongs to is not known, so it makes all parts of that year unknown."""
    jaar, brin = waar
    for deel in _delen(jaar) if per_deel is None else per_deel:
        kant = sommen.setdefault((jaar, brin, deel), {})
        eerder = kant.get(letter, Decimal(0))
        kant[letter] = None if per_deel is None or eerder is None else eerder + per_deel[deel] * aantal


Diplomas = tuple[tuple[str, int, int, bool], ...]
"""Per diploma: soort, year, its place among the days of this person in order, and whether of this institution."""


def _gevallen(tabel: pl.DataFrame, soorten: Mapping[str, str]) -> Iterator[tuple[str, int, Diplomas, int]]:
    """Per institution and year that counts: the like cases and how often each occurs."""
    soort = pl.col("opleidingcode").replace_strict(dict(soorten), default=None, return_dtype=pl.String)
    rijen = tabel.filter(pl.col("indicatie_bekostigbaar")).with_columns(soort.alias("soort"))
    rijen = rijen.drop_nulls(["soort", "datum_resultaat"]).select(
        "persoon_id",
        "brin",
        "soort",
        pl.col("datum_resultaat").dt.year().alias("jaar"),
        pl.col("datum_resultaat").rank("dense").over("persoon_id").cast(pl.Int32).alias("plek"),
    )
    wie = rijen.select("persoon_id", pl.col("brin").alias("eigen"), pl.col("jaar").alias("teljaar")).unique()
    alles = wie.join(rijen, on="persoon_id").filter(pl.col("jaar") <= pl.col("teljaar"))
    alles = alles.with_columns((pl.col("brin") == pl.col("eigen")).alias("hier")).sort("plek", "soort")
    diplomas = pl.struct("soort", "jaar", "plek", "hier").alias("diplomas")
    per_persoon = alles.group_by("persoon_id", "eigen", "teljaar", maintain_order=True).agg(diplomas)
    for brin, jaar, lijst, aantal in per_persoon.group_by("eigen", "teljaar", "diplomas").len().rows():
        yield brin, jaar + 2, tuple(tuple(diploma.values()) for diploma in lijst), aantal


def _diplomawaarde(jaar: int, diplomas: Diplomas) -> Mapping[str, Decimal] | None:
    """The value per part of the budget; None when the rule cannot tell."""
    regel = vind("diplomawaarde")
    feiten = [
        {"soort": soort, "datum": str(date(jaar_, 1, 1) + timedelta(days=plek)), "deze_instelling": hier}
        for soort, jaar_, plek, hier in diplomas
    ]
    uitkomst = regel.beantwoord(regel.uit({"bekostigingsjaar": jaar, "diplomas": feiten}))
    return None if _bedrag(uitkomst.antwoord) is None else uitkomst.waarden["per_deel"]


# -- both -------------------------------------------------------------------------------------------------------------


def _bedrag(antwoord: Any) -> Decimal | None:
    return antwoord if isinstance(antwoord, Decimal) else None


def _stand(jaar: int) -> str:
    return str(STANDAARD.op("bekostiging.variant", date(jaar, 1, 1))["stand"])
