"""What the file says of itself: the header (VLP), the trailer (SLR) and its name, and whether it is whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from stelsel.bestanden.inlezen import Ingelezen, Recordlijst
from stelsel.bestanden.verkenning import Kenmerken

ONBEKENDE_BRIN = "onbekend"


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
    _vorm_van_het_bestand(bestand, kenmerken)
    kop = _eerste(bestand, "VLP", 0, "vóór alle andere records")
    slot = _eerste(bestand, "SLR", -1, "na alle andere records")
    heel = kop.in_orde & slot.in_orde & _aantallen_kloppen(bestand, slot) & _niet_afgebroken(bestand, kenmerken, slot)
    uit_naam = _uit_naam(bestand)
    waarden = {naam: waarde if waarde is not None else uit_naam.get(naam) for naam, waarde in kop.waarden.items()}
    _vergelijk_met_naam(bestand, kop, uit_naam)
    if waarden["brin"] is None:
        bestand.meldingen.meld("geen_brin")
    return Zelfbeschrijving(
        waarden["brin"] or ONBEKENDE_BRIN, waarden["van"], waarden["tot_en_met"], waarden["aangemaakt"], heel
    )


@dataclass(frozen=True)
class _Kopslot:
    """A header or trailer: line number (0 when there is none), its values, and whether it is as it should be."""

    regel: int
    waarden: dict[str, Any]
    in_orde: bool


def _vorm_van_het_bestand(bestand: Ingelezen, kenmerken: Kenmerken) -> None:
    """Peculiarities of the file as a whole: one message each."""
    meld = bestand.meldingen.meld
    if kenmerken.scheiding != bestand.indeling.eigenschappen["scheiding"]:
        meld("oude_scheiding", gevonden=kenmerken.scheiding)
    if kenmerken.breedte:
        meld("opgevuld", breedte=kenmerken.breedte)
    if kenmerken.bom:
        meld("byte_order_mark")
    if kenmerken.datumstijl != "jjjj-mm-dd":
        meld("oude_datumstijl", gevonden=kenmerken.datumstijl)
    if kenmerken.regeleinde not in ("CRLF", "LF"):
        soort = "alleen CR" if kenmerken.regeleinde == "CR" else "meer dan één soort"
        meld("regeleinden", soort=soort)


def _eerste(bestand: Ingelezen, code: str, plek: int, plaats: str) -> _Kopslot:
    """The first good record of that kind; others are refused. `plek`: 0 for the first line, -1 for the last."""
    record = bestand.indeling.records[code]
    leeg = dict.fromkeys((veld.kolom for veld in record.velden), None)
    lijst = bestand.lijsten.get(code)
    goede = np.flatnonzero(lijst.goed) if lijst is not None else np.empty(0, np.int64)
    if lijst is None or not len(goede):
        bestand.meldingen.meld("ontbreekt", code, naam=record.naam)
        return _Kopslot(0, leeg, False)
    regel = int(lijst.regels[goede[0]])
    in_orde = True
    if len(goede) > 1:
        extra = lijst.regels[goede[1:]]
        bestand.meldingen.meld("meer_dan_een", code, extra, naam=record.naam)
        _weiger(bestand, lijst, goede[1:])
        in_orde = False
    gevuld = np.ones(len(bestand.soorten), bool)
    gevuld[bestand.leeg - 1] = False
    if regel != int(np.flatnonzero(gevuld)[plek]) + 1 and in_orde:
        bestand.meldingen.meld("misplaatst", code, regel, naam=record.naam, plaats=plaats)
        in_orde = False
    waarden = lijst.waarden.row(int(goede[0]), named=True)
    return _Kopslot(regel, waarden, in_orde)


def _weiger(bestand: Ingelezen, lijst: Recordlijst, rijen: np.ndarray) -> None:
    lijst.goed[rijen] = False
    bestand.geweigerd[lijst.regels[rijen] - 1] = True


def _aantallen_kloppen(bestand: Ingelezen, slot: _Kopslot) -> bool:
    klopt = True
    if not slot.regel:
        return klopt
    gelezen = bestand.gelezen
    for veld in bestand.indeling.records["SLR"].velden:
        genoemd, geteld = slot.waarden[veld.kolom], gelezen[veld.kolom]
        if genoemd is not None and genoemd != geteld:
            bestand.meldingen.meld(
                "aantal",
                "SLR",
                slot.regel,
                veldnaam=veld.naam,
                gevonden=str(genoemd),
                genoemd=genoemd,
                geteld=geteld,
                soort=veld.kolom,
            )
        klopt &= genoemd == geteld
    return klopt


def _niet_afgebroken(bestand: Ingelezen, kenmerken: Kenmerken, slot: _Kopslot) -> bool:
    """A file without a last line end has been cut off, unless that last line is good and a trailer was seen."""
    laatste = len(bestand.soorten)
    if not laatste or kenmerken.eindigt_op_regeleinde:
        return True
    if slot.regel and not bestand.geweigerd[laatste - 1]:
        return True
    bestand.meldingen.meld("afgebroken", regels=laatste)
    return False


def _uit_naam(bestand: Ingelezen) -> dict[str, Any]:
    """What the name of the file says; empty when it has another form."""
    patroon = bestand.indeling.eigenschappen["bestandsnaam"]
    gevonden = re.fullmatch(patroon, bestand.meldingen.bestand, re.IGNORECASE)
    if not gevonden:
        bestand.meldingen.meld("bestandsnaam")
        return {}
    try:
        van, tot = (date.fromisoformat(gevonden[deel]) for deel in ("van", "tot"))
    except ValueError:
        bestand.meldingen.meld("bestandsnaam")
        return {}
    return {"brin": gevonden["brin"].upper(), "van": van, "tot_en_met": tot}


def _vergelijk_met_naam(bestand: Ingelezen, kop: _Kopslot, uit_naam: dict[str, Any]) -> None:
    if not uit_naam or not kop.regel:
        return
    if kop.waarden["brin"] and kop.waarden["brin"] != uit_naam["brin"]:
        bestand.meldingen.meld(
            "brin_in_naam", regels=kop.regel, gevonden=uit_naam["brin"], verwacht=kop.waarden["brin"]
        )
    periodes = [(kop.waarden[deel], uit_naam[deel]) for deel in ("van", "tot_en_met")]
    if any(waarde and waarde != naam for waarde, naam in periodes):
        bestand.meldingen.meld("periode_in_naam", regels=kop.regel)
