"""What a GRONDSLAG says of itself: the header (VLP), the trailer (SLR) and its name, and whether it is whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from stelsel.bestanden.inlezen import Ingelezen
from stelsel.bestanden.kopslot import (
    ONBEKENDE_BRIN,
    Kopslot,
    aantallen_kloppen,
    eerste,
    niet_afgebroken,
    uit_naam,
    vorm_van_het_bestand,
)
from stelsel.bestanden.verkenning import Kenmerken


@dataclass(frozen=True)
class Zelfbeschrijving:
    """Institution, studiejaar, day of making, V (provisional) or D (definitive), and whether the file is whole."""

    brin: str
    studiejaar: int | None
    aangemaakt: date | None
    bekostiging: str | None
    volledig: bool


def beschrijf(bestand: Ingelezen, kenmerken: Kenmerken) -> Zelfbeschrijving:
    """Compare header, trailer, name and contents, and give the messages that follow from it.

    The header goes before the name; where the header has no BRIN the name gives it, or else the records do.
    """
    vorm_van_het_bestand(bestand, kenmerken)
    kop = eerste(bestand, "VLP", 0, "vóór alle andere records")
    slot = eerste(bestand, "SLR", -1, "na alle andere records")
    heel = kop.in_orde & slot.in_orde & aantallen_kloppen(bestand, slot) & niet_afgebroken(bestand, kenmerken, slot)
    naam = _uit_naam(bestand)
    _vergelijk_met_naam(bestand, kop, naam)
    brin = kop.waarden["brin"] or naam.get("brin") or _uit_records(bestand)
    if brin is None:
        bestand.meldingen.meld("geen_brin")
    return Zelfbeschrijving(
        brin or ONBEKENDE_BRIN,
        kop.waarden["studiejaar"] or naam.get("studiejaar"),
        kop.waarden["aangemaakt"],
        kop.waarden["bekostiging"],
        heel,
    )


def _uit_naam(bestand: Ingelezen) -> dict[str, Any]:
    """BRIN and studiejaar in the name of the file; empty when it has another form.

    The day in the name is the end of the period that was asked for (§ 17.3), not the day of making.
    """
    gevonden = uit_naam(bestand)
    if not gevonden:
        bestand.meldingen.meld("bestandsnaam")
        return {}
    return {"brin": gevonden["brin"].upper(), "studiejaar": int(gevonden["studiejaar"])}


def _vergelijk_met_naam(bestand: Ingelezen, kop: Kopslot, naam: dict[str, Any]) -> None:
    for deel, oorzaak in (("brin", "brin_in_naam"), ("studiejaar", "studiejaar_in_naam")):
        in_kop, in_naam = kop.waarden[deel], naam.get(deel)
        if in_kop and in_naam and in_kop != in_naam:
            bestand.meldingen.meld(oorzaak, regels=kop.regel, gevonden=str(in_naam), verwacht=str(in_kop))


def _uit_records(bestand: Ingelezen) -> str | None:
    """The BRIN that all enrolments have, when they have one."""
    lijst = bestand.lijsten.get("ISG")
    if lijst is None:
        return None
    brins = lijst.waarden["brin"].gather(np.flatnonzero(lijst.goed)).unique()
    return brins[0] if len(brins) == 1 else None
