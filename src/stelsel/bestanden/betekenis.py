"""What the codes in a set mean: the tables `opleiding` and `instelling`, of the codes that the deliveries use.

A list of codes that was read along goes before what Stelsel knows itself. A set of nothing but such lists holds all of
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stelsel.bestanden.levering import Levering
from stelsel.gegevens.gegevensset import GegevenssetSchrijver
from stelsel.gegevens.opleidingen import opleidingstabel
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.kern.codelijsten import codelijst
from stelsel.kern.sleutels import is_crebo

OPLEIDING, INSTELLING = "opleiding", "instelling"
MET_OPLEIDING = ("opleidingcode", "opleidingcode_diploma")


def schrijf_opleidingen(
    zelf: Sequence[Levering], codelijsten: Sequence[Levering], schrijver: GegevenssetSchrijver
) -> list[str]:
    """Write the table `opleiding`; gives the codes that are used and of which the niveau is not known."""
    codes: set[str] = set()
    niveaus: dict[str, set[int]] = {}
    for tabel in (tabel for levering in zelf for tabel in levering.tabellen.values()):
        for kolom in set(MET_OPLEIDING) & set(tabel.columns):
            # A programme without a crebo has a RIO code, of which no list says the niveau.
            codes |= set(filter(is_crebo, tabel[kolom].drop_nulls().unique().to_list()))
        if {"opleidingcode", "niveau"} <= set(tabel.columns):
            for code, niveau in tabel.select("opleidingcode", "niveau").drop_nulls().unique().iter_rows():
                niveaus.setdefault(code, set()).add(int(niveau.removeprefix("MBO-")))
    gegeven = _gegeven(codelijsten, OPLEIDING, "opleidingcode")
    opleidingen = opleidingstabel(codes if zelf else gegeven, gegeven, niveaus)
    schrijver.schrijf(OPLEIDING, opleidingen)
    return [rij["opleidingcode"] for rij in opleidingen.to_pylist() if rij["niveau"] is None and zelf]


def schrijf_instellingen(
    zelf: Sequence[Levering], codelijsten: Sequence[Levering], schrijver: GegevenssetSchrijver
) -> None:
    """Write the table `instelling`."""
    brins = {levering.brin for levering in zelf if levering.brin}
    for tabel in (tabel for levering in zelf for tabel in levering.tabellen.values() if "brin" in tabel.columns):
        brins |= set(tabel["brin"].drop_nulls().unique().to_list())
    gegeven = _gegeven(codelijsten, INSTELLING, "brin")
    namen = {**codelijst("instelling").codes, **gegeven}
    rijen = [{"brin": brin, "naam": namen.get(brin, {}).get("naam")} for brin in sorted(brins if zelf else gegeven)]
    schrijver.schrijf(INSTELLING, TABELLEN[INSTELLING].uit_rijen(rijen))


def _gegeven(codelijsten: Sequence[Levering], tabel: str, code: str) -> dict[str, dict[str, Any]]:
    """Per code what the lists say of it, without what they leave empty; a later list goes before an earlier one."""
    uit: dict[str, dict[str, Any]] = {}
    for levering in codelijsten:
        for rij in levering.tabellen[tabel].iter_rows(named=True) if tabel in levering.tabellen else ():
            gevuld = {naam: waarde for naam, waarde in rij.items() if waarde is not None and naam != code}
            uit.setdefault(rij[code], {}).update(gevuld)
    return uit
