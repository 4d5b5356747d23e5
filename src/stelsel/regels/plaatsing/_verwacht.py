"""The niveau one expects after an earlier education, and whether another niveau lies below, on or above it."""

from __future__ import annotations

from typing import Any, Literal, Protocol

from stelsel.regels.begrippen import Vooropleiding
from stelsel.regels.motor import Redenering, Waarde, naam
from stelsel.regels.motor.logica import minstens

Indeling = Literal["MBO_RAAD", "DOMEIN_GK"]
# The classifications know a few kinds that admission (WEB 8.2.1) does not, and the register may know none at all.
HoogsteVooropleiding = Literal[Vooropleiding, "VM2", "HAVO_VWO_ONVOLTOOID", "VOOROPLEIDING_ONBEKEND"]

NIET_INGEDEELD = "niet_ingedeeld"
KLASSEN = {
    "onder": "Het niveau ligt onder het niveau dat bij de vooropleiding wordt verwacht.",
    "op": "Het niveau is het niveau dat bij de vooropleiding wordt verwacht.",
    "boven": "Het niveau ligt boven het niveau dat bij de vooropleiding wordt verwacht.",
    NIET_INGEDEELD: "De indeling heeft hier geen klasse voor.",
}
WOORDEN = {
    "onder": "dat is onder niveau",
    "op": "dat is op niveau",
    "boven": "dat is boven niveau",
    NIET_INGEDEELD: "een klasse boven niveau heeft deze indeling hier niet",
}
Cel = dict[str, Any]
Plek = tuple[Waarde, Cel | None]


class Ingedeeld(Protocol):
    """The facts that a classification reads; no variant means that of the MBO Raad."""

    variant: Indeling | None
    vooropleiding: HoogsteVooropleiding | None
    leeftijd: int | None


def vergelijk(f: Ingedeeld, r: Redenering, niveau: int | None, feit: str) -> str | None:
    """The class of `niveau`, which the field `feit` holds; None when a fact that decides is missing."""
    plek = _domein_gk(f, r) if f.variant == "DOMEIN_GK" else _mbo_raad(f, r)
    if niveau is None:
        r.eis("IE passend diploma", None, ja="", nee="", feiten=(feit,))
    if plek is None or niveau is None:
        return None
    waarde, cel = plek
    if cel is None:
        zin = f"Deze indeling noemt geen verwacht niveau bij: {naam(f.vooropleiding)}."
        r.stel_vast(waarde, zin, ("vooropleiding",))
        return NIET_INGEDEELD
    klasse = _klasse(cel, niveau)
    r.reken(verwacht_niveau=cel["verwacht"])
    zin = f"Verwacht is niveau {cel['verwacht']}; het is niveau {niveau}: {WOORDEN[klasse]}."
    r.stel_vast(waarde, zin, ("vooropleiding", feit))
    return klasse


def _klasse(cel: Cel, niveau: int) -> str:
    if niveau == cel["verwacht"]:
        return "op"
    if niveau < cel["verwacht"]:
        return "onder"
    return "boven" if cel.get("boven", True) else NIET_INGEDEELD


def _mbo_raad(f: Ingedeeld, r: Redenering) -> Plek | None:
    """From a certain age on the earlier education does not count; the age is asked only where that differs."""
    volwassen = r.waarde("niveauplaatsing.mbo_raad_volwassen")
    grens = volwassen["leeftijd"]
    oud = minstens(f.leeftijd, grens)
    if oud:
        zin = f"De student is {f.leeftijd} jaar op 1 augustus; vanaf {grens} jaar telt de vooropleiding niet mee."
        r.stel_vast(volwassen, zin, ("leeftijd",))
        return volwassen, volwassen["cel"]
    plek = _uit_tabel(f, r, r.waarde("niveauplaatsing.mbo_raad"))
    if oud is None and (plek is None or plek[1] != volwassen["cel"]):
        r.eis(volwassen, None, ja="", nee="", feiten=("leeftijd",))
        return None
    return plek


def _domein_gk(f: Ingedeeld, r: Redenering) -> Plek | None:
    tabel = r.waarde("niveauplaatsing.domein_gk")
    r.beoordeel("Deze indeling is niet nagelezen. Gebruik haar om te vergelijken, niet om te beslissen.", tabel)
    return _uit_tabel(f, r, tabel)


def _uit_tabel(f: Ingedeeld, r: Redenering, tabel: Waarde) -> Plek | None:
    if f.vooropleiding is None:
        r.eis(tabel, None, ja="", nee="", feiten=("vooropleiding",))
        return None
    return tabel, tabel.waarde.get(f.vooropleiding)
