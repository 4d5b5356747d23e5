"""The readings: which choice is made where law and note are silent or differ (one field per question).

The questions, choices and sources are data (`lezingen.yaml`); this file holds the value that is passed around.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from functools import cache
from typing import Any

from stelsel.indicatoren.bestand import lees_yaml
from stelsel.kern.fouten import StelselFout


@dataclass(frozen=True)
class Lezingen:
    """A choice for every question. The defaults are those of the definitions; each field is a choice's name.

    `minimum` also takes a whole number. Raises StelselFout (exit 2) for a choice that does not exist.
    """

    hoofdinschrijving: str = "niveau"
    aanwezig: str = "beroepsopleiding"
    jr_groep: str = "hoofdinschrijving"
    jr_late_instromer: str = "hoogste"
    diploma_na_vertrek: str = "telt"
    diploma_ovo: str = "populatie"
    diploma_niveau_onbekend: str = "telt"
    jr_verlater: str = "opbrengstjaar"
    dr_venster: str = "opbrengstjaren"
    sr_instromer: str = "oktober"
    sr_nieuw: str = "zes_jaar"
    sr_diploma: str = "niveau_2_4"
    extranei: str = "tellen"
    niet_bekostigd: str = "tellen"
    einde: str = "gepland"
    niveau_bron: str = "referentielijst"
    afronding: str = "geen"
    hoog: str = "of"
    minimum: str = "norm"
    nul_honderd: str = "niet_beoordeeld"
    sr_jaren: str = "norm"
    entree: str = "apart"

    def __post_init__(self) -> None:
        # a number may be given as one; a choice is always kept as text, so that equal readings are equal
        for naam, waarde in asdict(self).items():
            object.__setattr__(self, naam, str(waarde))
            _eis_keuze(naam, str(waarde))

    def met(self, keuzes: Iterable[str]) -> Lezingen:
        """These readings with the given changes, each `naam=waarde`. Raises StelselFout (exit 2)."""
        anders: dict[str, Any] = {}
        for keuze in keuzes:
            naam, is_, waarde = keuze.partition("=")
            if not is_ or naam not in NAMEN:
                raise _fout(
                    f"De lezing '{keuze[:60]}' bestaat niet.", "naam=waarde, met als naam een van: " + ", ".join(NAMEN)
                )
            anders[naam] = waarde
        return replace(self, **anders)

    def als_dict(self) -> dict[str, str]:
        """Every question with its choice, in a fixed order."""
        return asdict(self)

    def afwijkend(self) -> dict[str, str]:
        """Only what differs from the defaults."""
        gewoon = asdict(STANDAARD)
        return {naam: waarde for naam, waarde in asdict(self).items() if waarde != gewoon[naam]}


def _eis_keuze(naam: str, waarde: str) -> None:
    # The default needs no file: most calculations never read lezingen.yaml.
    if waarde == Lezingen.__dataclass_fields__[naam].default:
        return
    vraag = vragen()[naam]
    if waarde in vraag["keuzes"] or (vraag.get("getal") and waarde.isascii() and waarde.isdigit()):
        return
    mogelijk = ", ".join(vraag["keuzes"]) + (" of een geheel getal" if vraag.get("getal") else "")
    raise _fout(f"De lezing {naam} kent de keuze '{waarde[:40]}' niet.", f"een van: {mogelijk}")


def _fout(wat: str, verwacht: str) -> StelselFout:
    return StelselFout(
        wat,
        waar="--lezing",
        verwacht=verwacht,
        doe="Zie 'stelsel indicator toon jaarresultaat' voor alle lezingen en hun keuzes.",
        code="IND-LEZ-01",
        exitcode=2,
    )


@cache
def vragen() -> dict[str, dict[str, Any]]:
    """Per reading: vraag, indicatoren, standaard, keuzes with their meaning, bron, zekerheid."""
    return lees_yaml("lezingen.yaml")


NAMEN = tuple(veld.name for veld in fields(Lezingen))
STANDAARD = Lezingen()
