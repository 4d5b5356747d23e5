"""What a TBG-i says of itself: institution, bekostigingsjaar and day of making, by its name and by its contents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import polars as pl

from stelsel.bestanden.groepen_inlezen import Gelezen

ONBEKENDE_BRIN = "onbekend"


@dataclass(frozen=True)
class Zelfbeschrijving:
    """Institution, bekostigingsjaar, the studiejaar it counts (inclusive), and the day of making."""

    brin: str
    jaar: int | None
    van: date | None
    tot_en_met: date | None
    aangemaakt: date | None


def beschrijf(gelezen: Gelezen, naam: str) -> Zelfbeschrijving:
    """Compare name and contents, and give the messages that follow from it. For the BRIN the contents go before the
    name, for the bekostigingsjaar the name goes before the contents."""
    uit_naam = _uit_naam(gelezen, naam)
    meld = gelezen.meldingen.meld
    brins = _waarden(gelezen, ("INS", "DIP"), "brin").value_counts(sort=True)
    brin = brins["brin"][0] if brins.height else None
    if brins.height > 1:
        meld("meer_brins", aantal=brins.height)
    if uit_naam and brin and uit_naam["brin"] != brin:
        meld("brin_in_naam", gevonden=uit_naam["brin"], verwacht=brin)
    brin = brin or uit_naam.get("brin")
    if brin is None:
        meld("geen_brin")
    jaar, uit_teldata = uit_naam.get("jaar"), _jaar_van_teldata(gelezen)
    if jaar and uit_teldata and jaar != uit_teldata:
        meld("jaar_in_naam", gevonden=str(jaar), verwacht=str(uit_teldata))
    jaar = jaar or uit_teldata
    if jaar is None:
        meld("geen_jaar")
    van, tot = (date(jaar - 2, 8, 1), date(jaar - 1, 7, 31)) if jaar else (None, None)
    return Zelfbeschrijving(brin or ONBEKENDE_BRIN, jaar, van, tot, uit_naam.get("aangemaakt"))


def _waarden(gelezen: Gelezen, soorten: tuple[str, ...], kolom: str) -> pl.Series:
    delen = [
        lijst.waarden[kolom].filter(pl.Series(lijst.goed)).cast(pl.String)
        for code, lijst in gelezen.lijsten.items()
        if code in soorten
    ]
    return pl.concat(delen).drop_nulls() if delen else pl.Series(kolom, [], dtype=pl.String)


def _jaar_van_teldata(gelezen: Gelezen) -> int | None:
    """The bekostigingsjaar that most teldata belong to: two years after the studiejaar begins."""
    dagen = _waarden(gelezen, ("TEL",), "teldatum").str.to_date("%Y-%m-%d")
    jaren = (dagen.dt.year() - (dagen.dt.month() < 8).cast(pl.Int32) + 2).rename("jaar")
    telling = jaren.value_counts(sort=True)
    return int(telling["jaar"][0]) if telling.height else None


def _uit_naam(gelezen: Gelezen, naam: str) -> dict:
    """What the name of the file says; empty when it has another form."""
    gevonden = re.fullmatch(gelezen.indeling.eigenschappen["bestandsnaam"], naam, re.IGNORECASE)
    try:
        if gevonden is None:
            raise ValueError("another name")
        dag, jaar = date.fromisoformat(gevonden["dag"]), int(gevonden["jaar"])
        date(jaar - 2, 8, 1)
    except ValueError:
        gelezen.meldingen.meld("bestandsnaam")
        return {}
    return {"brin": gevonden["brin"].upper(), "jaar": jaar, "aangemaakt": dag}
