"""What the file says of itself: the header (VLP), the trailer (SLR) and its name, and whether it is whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

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
    """Institution, selection period (inclusive), day of making, and whether the file is whole."""

    brin: str
    van: date | None
    tot_en_met: date | None
    aangemaakt: date | None
    volledig: bool


def beschrijf(bestand: Ingelezen, kenmerken: Kenmerken) -> Zelfbeschrijving:
    """Compare header, trailer, name and contents, and give the messages that follow from it.

    The header goes before the name; where the header lacks something the name fills it.
    """
    vorm_van_het_bestand(bestand, kenmerken)
    kop = eerste(bestand, "VLP", 0, "vóór alle andere records")
    slot = eerste(bestand, "SLR", -1, "na alle andere records")
    heel = kop.in_orde & slot.in_orde & aantallen_kloppen(bestand, slot) & niet_afgebroken(bestand, kenmerken, slot)
    naam = _uit_naam(bestand)
    waarden = {deel: waarde if waarde is not None else naam.get(deel) for deel, waarde in kop.waarden.items()}
    _vergelijk_met_naam(bestand, kop, naam)
    if waarden["brin"] is None:
        bestand.meldingen.meld("geen_brin")
    return Zelfbeschrijving(
        waarden["brin"] or ONBEKENDE_BRIN, waarden["van"], waarden["tot_en_met"], waarden["aangemaakt"], heel
    )


def _uit_naam(bestand: Ingelezen) -> dict[str, Any]:
    """What the name of the file says; empty when it has another form."""
    gevonden = uit_naam(bestand)
    try:
        van, tot = (date.fromisoformat(gevonden[deel]) for deel in ("van", "tot"))
    except (KeyError, ValueError):
        bestand.meldingen.meld("bestandsnaam")
        return {}
    return {"brin": gevonden["brin"].upper(), "van": van, "tot_en_met": tot}


def _vergelijk_met_naam(bestand: Ingelezen, kop: Kopslot, naam: dict[str, Any]) -> None:
    if not naam or not kop.regel:
        return
    if kop.waarden["brin"] and kop.waarden["brin"] != naam["brin"]:
        bestand.meldingen.meld("brin_in_naam", regels=kop.regel, gevonden=naam["brin"], verwacht=kop.waarden["brin"])
    periodes = [(kop.waarden[deel], naam[deel]) for deel in ("van", "tot_en_met")]
    if any(waarde and waarde != genoemd for waarde, genoemd in periodes):
        bestand.meldingen.meld("periode_in_naam", regels=kop.regel)
