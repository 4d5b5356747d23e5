"""Header and trailer of a delivery with records, and whether the file is whole: what they all share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from stelsel.bestanden.inlezen import Ingelezen, Recordlijst
from stelsel.bestanden.meldingen import als_aantal
from stelsel.bestanden.verkenning import Kenmerken

ONBEKENDE_BRIN = "onbekend"


@dataclass(frozen=True)
class Kopslot:
    """A header or trailer: line number (0 when there is none), its values, and whether it is as it should be."""

    regel: int
    waarden: dict[str, Any]
    in_orde: bool


def vorm_van_het_bestand(bestand: Ingelezen, kenmerken: Kenmerken) -> None:
    """Peculiarities of the file as a whole: one message each."""
    meld = bestand.meldingen.meld
    if kenmerken.scheiding != bestand.indeling.eigenschappen["scheiding"]:
        meld("oude_scheiding", gevonden=kenmerken.scheiding)
    if kenmerken.breedte:
        meld("opgevuld", breedte=kenmerken.breedte)
    if kenmerken.bom:
        meld("byte_order_mark")
    if kenmerken.datumstijl != bestand.indeling.datumstijlen[0]:
        meld("oude_datumstijl", gevonden=kenmerken.datumstijl)
    if kenmerken.regeleinde not in ("CRLF", "LF"):
        soort = "alleen CR" if kenmerken.regeleinde == "CR" else "meer dan één soort"
        meld("regeleinden", soort=soort)


def eerste(bestand: Ingelezen, code: str, plek: int, plaats: str) -> Kopslot:
    """The first good record of that kind; others are refused. `plek`: 0 for the first line, -1 for the last."""
    record = bestand.indeling.records[code]
    leeg = dict.fromkeys((veld.kolom for veld in record.velden), None)
    lijst = bestand.lijsten.get(code)
    goede = np.flatnonzero(lijst.goed) if lijst is not None else np.empty(0, np.int64)
    if lijst is None or not len(goede):
        bestand.meldingen.meld("ontbreekt", code, naam=record.naam)
        return Kopslot(0, leeg, False)
    regel = int(lijst.regels[goede[0]])
    in_orde = True
    if len(goede) > 1:
        extra = lijst.regels[goede[1:]]
        bestand.meldingen.meld("meer_dan_een", code, extra, naam=record.naam)
        weiger(bestand, lijst, goede[1:])
        in_orde = False
    gevuld = np.ones(len(bestand.soorten), bool)
    gevuld[bestand.leeg - 1] = False
    if regel != int(np.flatnonzero(gevuld)[plek]) + 1 and in_orde:
        bestand.meldingen.meld("misplaatst", code, regel, naam=record.naam, plaats=plaats)
        in_orde = False
    waarden = lijst.waarden.row(int(goede[0]), named=True)
    return Kopslot(regel, waarden, in_orde)


def weiger(bestand: Ingelezen, lijst: Recordlijst, rijen: np.ndarray) -> None:
    lijst.goed[rijen] = False
    bestand.geweigerd[lijst.regels[rijen] - 1] = True


def aantallen_kloppen(bestand: Ingelezen, slot: Kopslot) -> bool:
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
                genoemd=als_aantal(genoemd),
                geteld=geteld,
                soort=veld.kolom,
            )
        klopt &= genoemd == geteld
    return klopt


def niet_afgebroken(bestand: Ingelezen, kenmerken: Kenmerken, slot: Kopslot) -> bool:
    """A file without a last line end has been cut off, unless that last line is good and a trailer was seen."""
    laatste = len(bestand.soorten)
    if not laatste or kenmerken.eindigt_op_regeleinde:
        return True
    if slot.regel and not bestand.geweigerd[laatste - 1]:
        return True
    bestand.meldingen.meld("afgebroken", regels=laatste)
    return False


def uit_naam(bestand: Ingelezen) -> dict[str, str]:
    """The parts of the name of the file, by the names they have in the layout; empty when it has another form."""
    gevonden = re.fullmatch(bestand.indeling.eigenschappen["bestandsnaam"], bestand.meldingen.bestand, re.IGNORECASE)
    return gevonden.groupdict() if gevonden else {}
