"""Read one eigen_administratie.csv: from a file to rows of people that are known from an RO."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from stelsel.bestanden.eigen_administratie.ontleder import EigenOntleder
from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.inlezen import Ingelezen, Inlezer, Recordlijst
from stelsel.bestanden.koppelen import Koppelaar
from stelsel.bestanden.leesopties import Bekend, Leesopties
from stelsel.bestanden.levering import Levering
from stelsel.bestanden.meldingen import Meldingen
from stelsel.bestanden.oorzaken import catalogus
from stelsel.bestanden.regels import BOM
from stelsel.bestanden.velden import Opties
from stelsel.bestanden.verkenning import ISO, MONSTER_DATUMS, datumstijl
from stelsel.gegevens.gegevensset import vingerafdruk
from stelsel.kern.tijd import vandaag

NUMMERS = ["bsn", "onderwijsnummer"]
INSCHRIJVING = ["persoon_id", "brin", "inschrijvingvolgnummer"]
VERWIJST = {
    "lid": ("groep", "groep_id", "onbekende_groep"),
    "begeleider": ("medewerker", "medewerker_id", "onbekende_medewerker"),
}
"""Rows that name a group or member of staff, which must stand in the same file."""


def lees_eigen(pad: Path, naam: str, opties: Leesopties) -> Levering:
    """Read the school's own administration; its tables hold `persoon_id`, of the people in `opties.bekend`.

    Raises OSError, and StelselFout when `opties.gestopt` says to stop.
    """
    assert opties.bekend is not None
    eigen = indeling("eigen_administratie")
    meldingen = Meldingen(catalogus("eigen_administratie"), eigen, naam)
    with pad.open("rb") as bestand:
        monster = bestand.read(MONSTER_DATUMS)
    regels = monster.removeprefix(BOM).splitlines()
    kop = regels[0].decode("utf-8", "replace") if regels else ""
    scheiding = ";" if kop.count(";") > kop.count(",") else ","
    ontleder = EigenOntleder(eigen, kop, scheiding)
    stijl = datumstijl(monster)
    _vorm_van_het_bestand(meldingen, monster, ontleder, stijl)
    met_nummer = {r.code for r in eigen.gegevensrecords if any(v.soort == "nummer" for v in r.velden)}
    keuze = Opties(stijl, opties.streng_onderwijsnummer, vandaag())
    inlezer = Inlezer(eigen, ontleder, keuze, meldingen, met_nummer)
    ingelezen = inlezer.lees(pad, pad.stat().st_size, opties.voortgang, opties.gestopt)
    for code, delen in ontleder.overbodig.items():
        meldingen.meld("overbodig", code, np.concatenate(delen))
    Koppelaar(ingelezen).koppel()
    tabellen = _koppel_aan_personen(ingelezen, opties.bekend)
    meldingen.sluit()
    return Levering(
        "EIGEN", pad, vingerafdruk(pad), meldingen, ingelezen, vorm={"scheiding": scheiding}, tabellen=tabellen
    )


def _vorm_van_het_bestand(meldingen: Meldingen, monster: bytes, ontleder: EigenOntleder, stijl: str) -> None:
    if ontleder.scheiding != ",":
        meldingen.meld("oude_scheiding", regels=1, gevonden=ontleder.scheiding)
    if monster.startswith(BOM):
        meldingen.meld("byte_order_mark", regels=1)
    if stijl != ISO:
        meldingen.meld("oude_datumstijl", gevonden=stijl)
    for kolom in ontleder.onbekend:
        meldingen.meld("onbekende_kolom", regels=1, gevonden=kolom)
    for kolom in ontleder.dubbel:
        meldingen.meld("dubbele_kolom", regels=1, gevonden=kolom)


def _koppel_aan_personen(ingelezen: Ingelezen, wie: Bekend) -> dict[str, pl.DataFrame]:
    """The kept rows of every table, with persoon_id; rows of unknown people, groups or staff are refused."""
    bekend: dict[str, pl.Series] = {}
    for code, (doel, kolom, _) in VERWIJST.items():
        lijst = ingelezen.lijsten.get(doel)
        leeg = pl.Series(kolom, [], dtype=pl.String)
        bekend[code] = leeg if lijst is None else lijst.waarden[kolom].filter(pl.Series(lijst.goed))
    tabellen = {}
    for code, lijst in ingelezen.lijsten.items():
        waarden = lijst.waarden
        if NUMMERS[0] in waarden.columns:
            waarden = waarden.with_columns(wie.sleutels.zoek(waarden.select(NUMMERS))).drop(NUMMERS)
            _weiger(ingelezen, lijst, waarden["persoon_id"].is_null().to_numpy(), "onbekend_nummer")
        if code in VERWIJST:
            _, kolom, oorzaak = VERWIJST[code]
            _weiger(
                ingelezen, lijst, ~waarden[kolom].is_in(bekend[code].implode()).fill_null(False).to_numpy(), oorzaak
            )
        if set(INSCHRIJVING) <= set(waarden.columns) and wie.inschrijvingen is not None:
            gevonden = waarden.select(INSCHRIJVING).join(
                wie.inschrijvingen.unique().with_columns(pl.lit(True).alias("gevonden")),
                on=INSCHRIJVING, how="left", maintain_order="left",
            )  # fmt: skip
            _weiger(ingelezen, lijst, gevonden["gevonden"].is_null().to_numpy(), "onbekende_inschrijving")
        tabellen[lijst.record.tabel] = waarden.filter(pl.Series(lijst.goed))
    return tabellen


def _weiger(ingelezen: Ingelezen, lijst: Recordlijst, masker: np.ndarray, oorzaak: str) -> None:
    masker = masker & lijst.goed
    if masker.any():
        ingelezen.meldingen.meld(oorzaak, lijst.record.code, lijst.regels[masker])
        lijst.goed[masker] = False
        ingelezen.geweigerd[lijst.regels[masker] - 1] = True
