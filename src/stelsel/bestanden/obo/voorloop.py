"""What an OBO says of itself: the header (VLP), the control totals (CTR) and its name, and whether it is whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from stelsel.bestanden.inlezen import Ingelezen
from stelsel.bestanden.kopslot import (
    ONBEKENDE_BRIN,
    Kopslot,
    eerste,
    niet_afgebroken,
    uit_naam,
    vorm_van_het_bestand,
)
from stelsel.bestanden.meldingen import als_aantal
from stelsel.bestanden.verkenning import Kenmerken

MET_OPLEIDING = ("ISP", "BPV", "DIP")


@dataclass(frozen=True)
class Zelfbeschrijving:
    """Institution, studiejaar, day of asking and of making, and whether the file is whole."""

    brin: str
    studiejaar: int | None
    aangevraagd: date | None
    aangemaakt: date | None
    volledig: bool


def beschrijf(bestand: Ingelezen, kenmerken: Kenmerken) -> Zelfbeschrijving:
    """Compare header, totals, name and contents, and give the messages that follow from it. The header goes first;
    where it lacks something the name fills it."""
    vorm_van_het_bestand(bestand, kenmerken)
    kop = eerste(bestand, "VLP", 0, "vóór alle andere records")
    slot = eerste(bestand, "CTR", -1, "na alle andere records")
    heel = kop.in_orde & slot.in_orde & _totalen_kloppen(bestand, slot) & niet_afgebroken(bestand, kenmerken, slot)
    naam = _uit_naam(bestand)
    zelf = {**kop.waarden, "studiejaar": eerste_jaar(bestand, kop)}
    _vergelijk_met_naam(bestand, kop.regel, zelf, naam)
    waarden = {deel: waarde if waarde is not None else naam.get(deel) for deel, waarde in zelf.items()}
    if waarden["brin"] is None:
        bestand.meldingen.meld("geen_brin")
    return Zelfbeschrijving(
        waarden["brin"] or ONBEKENDE_BRIN, waarden["studiejaar"], waarden["aangevraagd"], waarden["aangemaakt"], heel
    )


def eerste_jaar(bestand: Ingelezen, kop: Kopslot) -> int | None:
    """The first year of the studiejaar of the header, which names both."""
    if not kop.waarden["studiejaar"]:
        return None
    eerste_, tweede = (int(jaar) for jaar in kop.waarden["studiejaar"].split("-"))
    if tweede != eerste_ + 1:
        veld = bestand.indeling.records["VLP"].veld("studiejaar")
        bestand.meldingen.meld("studiejaar", "VLP", kop.regel, veld=veld, gevonden=kop.waarden["studiejaar"])
    # A year in which no date can lie says nothing.
    return eerste_ if 1 <= eerste_ < date.max.year else None


def _uit_naam(bestand: Ingelezen) -> dict[str, Any]:
    gevonden = uit_naam(bestand)
    try:
        dag = date.fromisoformat(gevonden["dag"])
    except (KeyError, ValueError):
        bestand.meldingen.meld("bestandsnaam")
        return {}
    return {"brin": gevonden["brin"].upper(), "studiejaar": int(gevonden["studiejaar"]), "aangemaakt": dag}


def _vergelijk_met_naam(bestand: Ingelezen, regel: int, zelf: dict[str, Any], naam: dict[str, Any]) -> None:
    oorzaken = {"brin": "brin_in_naam", "studiejaar": "studiejaar_in_naam", "aangemaakt": "dag_in_naam"}
    for deel, oorzaak in oorzaken.items():
        if zelf[deel] and deel in naam and zelf[deel] != naam[deel]:
            bestand.meldingen.meld(oorzaak, regels=regel, gevonden=str(naam[deel]), verwacht=str(zelf[deel]))


def _totalen_kloppen(bestand: Ingelezen, slot: Kopslot) -> bool:
    """Whether the control totals are those of the lines in the file (§ 13.5.9)."""
    klopt = True
    if not slot.regel:
        return klopt
    totalen = controletotalen(bestand)
    for veld in bestand.indeling.records["CTR"].velden:
        genoemd, geteld = slot.waarden[veld.kolom], totalen[veld.kolom]
        if geteld is None:
            continue
        if genoemd is not None and genoemd != geteld:
            bestand.meldingen.meld(
                "totaal",
                "CTR",
                slot.regel,
                veldnaam=veld.naam,
                gevonden=str(genoemd),
                genoemd=als_aantal(genoemd),
                geteld=geteld,
            )
        klopt &= genoemd == geteld
    return klopt


def controletotalen(bestand: Ingelezen) -> dict[str, int | None]:
    """The totals as the contents give them, by the columns of CTR; None for a total of fields where a line could not be
    cut into fields: what is wrong with that line is told already."""
    gelezen = bestand.gelezen
    aantallen = {"deelnames": gelezen["ISG"], "diplomas": gelezen["DIP"]}
    if any(gelezen[code] != len(bestand.lijsten.get(code, ())) for code in MET_OPLEIDING):
        return {**aantallen, "opleidingcodes": None, "bekostigbaar": None, "generaal": None}
    totalen = {
        **aantallen,
        "opleidingcodes": sum(_som(bestand, code, pl.col("opleidingcode").cast(pl.String)) for code in MET_OPLEIDING),
        "bekostigbaar": sum(_som(bestand, code, pl.col("indicatie_bekostigbaar")) for code in ("ISP", "DIP")),
    }
    return {**totalen, "generaal": sum(totalen.values())}


def _som(bestand: Ingelezen, code: str, wat: pl.Expr) -> int:
    lijst = bestand.lijsten.get(code)
    return 0 if lijst is None else int(lijst.waarden.select(wat.cast(pl.Int64).sum()).item())
