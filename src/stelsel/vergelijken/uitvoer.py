"""A comparison as text, CSV, JSON or XLSX. A CSV and a workbook are safe to open: no cell can start a formula."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from stelsel.kern.fouten import StelselFout
from stelsel.vergelijken.oorzaken import oorzaken
from stelsel.vergelijken.tekst import als_tekst
from stelsel.vergelijken.uitslag import KOLOMMEN, Vergelijking
from stelsel.weergave.tabellen import als_bytes
from stelsel.weergave.tabellen.rekenblad import FORMULETEKENS, TEKST

VORMEN = ("tekst", "csv", "json", "xlsx")
MEESTE_RIJEN = 200_000
"""More rows than this make a workbook that takes minutes and that few computers open."""


def als(vergelijking: Vergelijking, vorm: str) -> bytes:
    """The comparison in one of VORMEN. Raises StelselFout (exit 2) when it does not fit in a workbook."""
    if vorm == "tekst":
        return als_tekst(vergelijking).encode()
    if vorm == "json":
        inhoud = vergelijking.als_dict()
        return (json.dumps(inhoud, ensure_ascii=False, indent=1, default=_json) + "\n").encode()
    return _csv(vergelijking) if vorm == "csv" else _xlsx(vergelijking)


def _json(waarde: Any) -> Any:
    if isinstance(waarde, Decimal):
        return float(waarde)
    if isinstance(waarde, date):
        return waarde.isoformat()
    raise TypeError(type(waarde).__name__)


def _leesbaar(vergelijking: Vergelijking) -> pl.DataFrame:
    namen = {sleutel: oorzaak.naam for sleutel, oorzaak in oorzaken().items()}
    return vergelijking.verschillen.select(KOLOMMEN).with_columns(
        pl.col("oorzaak").replace_strict(namen, return_dtype=pl.String)
    )


def _csv(vergelijking: Vergelijking) -> bytes:
    doel = io.BytesIO()
    _leesbaar(vergelijking).with_columns(_onschadelijk(naam) for naam in _tekstkolommen(vergelijking)).write_csv(
        doel, line_terminator="\n"
    )
    return doel.getvalue()


def _tekstkolommen(vergelijking: Vergelijking) -> list[str]:
    return [naam for naam in KOLOMMEN if vergelijking.verschillen.schema[naam] == pl.String]


def _onschadelijk(naam: str) -> pl.Expr:
    kolom = pl.col(naam)
    gevaar = pl.any_horizontal(kolom.str.starts_with(teken) for teken in FORMULETEKENS)
    return pl.when(gevaar).then(pl.lit(TEKST) + kolom).otherwise(kolom).alias(naam)


def _xlsx(vergelijking: Vergelijking) -> bytes:
    if vergelijking.verschillen.height > MEESTE_RIJEN:
        raise StelselFout(
            "Dit zijn te veel verschillen voor een werkboek.",
            waar="--uit xlsx",
            verwacht=f"ten hoogste {MEESTE_RIJEN} verschillen",
            doe="Kies --uit csv, of vergelijk met --op één dag.",
            code="VGL-UIT-01",
            exitcode=2,
        )
    rijen = _leesbaar(vergelijking)
    return als_bytes(
        {naam: rijen[naam].to_list() for naam in KOLOMMEN},
        "xlsx",
        blad="verschillen",
        verantwoording=_verantwoording(vergelijking),
    )


def _verantwoording(vergelijking: Vergelijking) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for letter, kant in (("A", vergelijking.a), ("B", vergelijking.b)):
        uit[letter] = "; ".join(
            f"{lev.bestand} ({lev.soort}, {lev.van or '?'} t/m {lev.tot_en_met or '?'}, gemaakt {lev.gemaakt or '?'})"
            for lev in kant.leveringen
        )
    if vergelijking.op:
        uit["Alleen wat deze dag raakt"] = vergelijking.op
    for nummer, regel in enumerate(vergelijking.niet_vergeleken, 1):
        uit[f"Niet vergeleken {nummer}"] = regel
    for naam, weging in vergelijking.per_oorzaak().items():
        oorzaak = oorzaken()[naam]
        uit[oorzaak.naam] = f"{weging.verschillen} verschillen. {oorzaak.uitleg} {oorzaak.doe}"
    for waarde in vergelijking.waarden:
        uit[f"{waarde.wat} {waarde.bekostigingsjaar} {waarde.brin} {waarde.deel}"] = (
            f"indicatief: A {waarde.a}, B {waarde.b} ({waarde.stand})"
        )
    return uit
