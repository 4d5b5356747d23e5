"""The definitions of the indicators, read from `definities.yaml`, and the days each of them needs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from stelsel.indicatoren.bestand import MAP, lees_yaml
from stelsel.indicatoren.lezingen import Lezingen, vragen
from stelsel.indicatoren.normen import BESTAND as NORMEN
from stelsel.kern.fouten import StelselFout

OORDEEL = "oordeel"
DRIE = ("jaarresultaat", "diplomaresultaat", "startersresultaat")
BESTANDEN = ("definities.yaml", "lezingen.yaml", "sql/telling.sql")


@dataclass(frozen=True)
class Definitie:
    """What an indicator is, in words and in the days it needs."""

    sleutel: str
    naam: str
    omschrijving: str
    populatie: str
    teller: str
    noemer: str
    jaren: str
    nodig_van: tuple[int, int, int]
    nodig_tot_en_met: tuple[int, int, int]
    bron: str
    artikel: str
    zekerheid: str
    regel: tuple[str, ...] = ()

    def nodig(self, jaar: int, venster: int, lezingen: Lezingen) -> tuple[date, date]:
        """First and last day a delivery must cover for studiejaar `jaar` and the `venster - 1` before it."""
        van = min(_begin(naam, lezingen) for naam in (DRIE if self.sleutel == OORDEEL else (self.sleutel,)))
        return _dag(van, jaar - venster + 1), _dag(self.nodig_tot_en_met, jaar)

    def lezingen(self) -> tuple[str, ...]:
        """Names of the readings that can change this indicator."""
        return tuple(n for n, v in vragen().items() if self.sleutel in v["indicatoren"] or self.sleutel == OORDEEL)


def _dag(verschil: tuple[int, int, int], jaar: int) -> date:
    jaren, maand, dag = verschil
    return date(jaar + jaren, maand, dag)


def _begin(naam: str, lezingen: Lezingen) -> tuple[int, int, int]:
    """First day needed, relative to t: the one of the definition, unless a reading looks back more or less far."""
    gewoon = definities()[naam].nodig_van
    dr_begin = (-5, 8, 1) if lezingen.dr_venster == "augustus" else definities()["diplomaresultaat"].nodig_van
    if naam == "diplomaresultaat" or (naam == "jaarresultaat" and lezingen.jr_verlater == "dr_venster"):
        return dr_begin
    if naam == "startersresultaat":
        return {"vijf_jaar": (-5, 10, 1), "geen_dag": (-6, 8, 1)}.get(lezingen.sr_nieuw, gewoon)
    return gewoon


@cache
def definities() -> dict[str, Definitie]:
    """All definitions, by name, in the order of the file."""
    return {
        sleutel: _lees(sleutel, waarden) for sleutel, waarden in lees_yaml("definities.yaml")["indicatoren"].items()
    }


def _lees(sleutel: str, waarden: dict) -> Definitie:
    nodig = waarden["nodig"]
    woorden = {k: v for k, v in waarden.items() if k not in ("nodig", "regel")}
    return Definitie(
        sleutel=sleutel,
        nodig_van=tuple(nodig["van"]),
        nodig_tot_en_met=tuple(nodig["tot_en_met"]),
        regel=tuple(waarden.get("regel", ())),
        **woorden,
    )


def definitie(naam: str) -> Definitie:
    """The definition of that name. Raises StelselFout (exit 2) naming the ones that exist."""
    if naam not in definities():
        raise StelselFout(
            f"De indicator '{naam[:40]}' bestaat niet.",
            verwacht="een van: " + ", ".join(definities()),
            doe="Zie 'stelsel indicator lijst'.",
            code="IND-NAAM-01",
            exitcode=2,
        )
    return definities()[naam]


@cache
def bronnen() -> dict[str, str]:
    """The sources that the definitions name by an abbreviation, in full."""
    return dict(lees_yaml("definities.yaml")["bronnen"])


@cache
def dimensies() -> dict[str, str]:
    """The dimensions by which figures can be broken down, with their meaning."""
    return dict(lees_yaml("definities.yaml")["dimensies"])


def eis_dimensies(namen: Iterable[str], *, waar: str = "--per") -> tuple[str, ...]:
    """The names, when all exist and none comes twice. Raises StelselFout (exit 2)."""
    namen = tuple(namen)
    fout = [naam for naam in namen if naam not in dimensies()]
    if fout or len(set(namen)) < len(namen):
        wat = f"De dimensie '{fout[0][:40]}' bestaat niet." if fout else "Een dimensie staat er twee keer."
        raise StelselFout(
            wat,
            waar=waar,
            verwacht="een of meer van: " + ", ".join(dimensies()),
            doe="Scheid meer dimensies met een komma, bijvoorbeeld --per brin,dossier,niveau.",
            code="IND-DIM-01",
            exitcode=2,
        )
    return namen


def definitieversie(lezingen: Lezingen) -> str:
    """A hash of everything that makes a figure what it is: definitions, norms, query and chosen readings.

    SHA-256 in hexadecimals over the data files of this package, the legal values and the readings as canonical JSON.
    """
    som = hashlib.sha256()
    for bestand in (*(MAP / naam for naam in BESTANDEN), NORMEN):
        som.update(bestand.read_bytes())
    som.update(json.dumps(lezingen.als_dict(), sort_keys=True).encode())
    return som.hexdigest()
