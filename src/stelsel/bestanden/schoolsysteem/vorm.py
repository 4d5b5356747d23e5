"""The mapping of one export: what it is, how it is written, and which column holds what.

Two layouts of presence are known: a row per student and week with hours, and a row per student and lesson with what
happened. Results are a row per mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stelsel.bestanden.eigen_lijst.datumvorm import datumvorm
from stelsel.bestanden.eigen_lijst.knopen import Knoop, lees_knopen
from stelsel.kern.sleutels import is_brin

CODE = "BST-SCHOOLSYSTEEM-01"
WEEK, LES, RESULTAAT = "aanwezigheid_per_week", "aanwezigheid_per_les", "resultaten"
NUMMERS = ("bsn", "onderwijsnummer")
NODIG = {
    WEEK: ("jaar", "week", "uren_gepland", "uren_geoorloofd", "uren_ongeoorloofd"),
    LES: ("datum", "uren", "status"),
    RESULTAAT: ("onderdeel", "datum", "cijfer"),
}
STATUSSEN = ("aanwezig", "geoorloofd", "ongeoorloofd")
KOPPEN = ("soort", "bestand", "brin", "datums", "kolommen", "statussen")


@dataclass(frozen=True)
class Vorm:
    """`bestand`: which names it takes ('aanwezigheid*.csv'); `kolommen`: per field the heading in the file;
    `statussen`: per word of the school's system aanwezig, geoorloofd or ongeoorloofd (only per lesson)."""

    pad: Path
    soort: str
    bestand: str
    brin: str
    datums: str
    kolommen: Mapping[str, str]
    statussen: Mapping[str, str] = field(default_factory=dict)


def lees_vorm(pad: Path) -> Vorm:
    """Read a mapping. Raises StelselFout (exit 2) with file and line for the first fault in it."""
    delen = lees_knopen(pad).delen(KOPPEN, ("soort", "bestand", "brin", "kolommen"))
    soort = delen["soort"].tekst()
    if soort not in NODIG:
        raise delen["soort"].onbekend(f"De soort {soort} bestaat niet.", soort, NODIG, CODE)
    brin = delen["brin"].tekst()
    if not is_brin(brin):
        raise delen["brin"].fout("Dit is geen BRIN.", "twee cijfers en twee hoofdletters, zoals 99XX")
    datums = delen["datums"].tekst() if "datums" in delen else "jjjj-mm-dd"
    if datumvorm(datums) is None:
        raise delen["datums"].fout("Zo is geen datum geschreven.", "zoals d-m-jjjj of jjjj-mm-dd")
    bestand = delen["bestand"].tekst()
    if not bestand or "/" in bestand or "\\" in bestand:
        raise delen["bestand"].fout("Dit is geen bestandsnaam.", 'een naam zonder map, zoals "cijfers*.csv"', CODE)
    kolommen = _kolommen(delen["kolommen"], soort)
    statussen = _statussen(delen, soort)
    return Vorm(pad, soort, bestand, brin, datums, kolommen, statussen)


def _kolommen(knoop: Knoop, soort: str) -> dict[str, str]:
    mag = (*NUMMERS, "inschrijvingvolgnummer", *NODIG[soort])
    gegeven = knoop.delen(mag, NODIG[soort])
    if not any(nummer in gegeven for nummer in NUMMERS):
        raise knoop.fout("Er staat niet waaraan een student is te herkennen.", "bsn of onderwijsnummer", CODE)
    return {veld: deel.tekst() for veld, deel in gegeven.items()}


def _statussen(delen: Mapping[str, Knoop], soort: str) -> dict[str, str]:
    if soort != LES:
        return {}
    if "statussen" not in delen:
        raise delen["soort"].fout("Er staat niet wat elke status betekent.", "statussen: {woord: aanwezig}", CODE)
    uit = {}
    for woord, knoop in delen["statussen"].delen().items():
        status = knoop.tekst()
        if status not in STATUSSEN:
            raise knoop.onbekend(f"De status {status} bestaat niet.", status, STATUSSEN, CODE)
        uit[woord.casefold()] = status
    return uit
