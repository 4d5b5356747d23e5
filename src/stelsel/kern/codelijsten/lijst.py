"""Read a code list: `<naam>.yaml`, whose codes stand in it or in the CSV file it names.

`gedateerd: true` means that the list grows over time (crebo, keuzedelen): a code that is not in it may simply be
newer than the list, so a reader warns and keeps it. A list that is not dated is fixed by the specification.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class Codelijst:
    """A list of codes. `codes` maps a code to its properties (always `naam`; often `van` and `tot_en_met`)."""

    naam: str
    bron: str
    stand: str
    zekerheid: str
    gedateerd: bool
    codes: dict[str, dict[str, Any]]

    def bevat(self, code: str) -> bool:
        """Whether the code is in the list at all."""
        return code in self.codes

    def geldig(self, code: str, op: date) -> bool:
        """Whether the code is in the list and valid on a day (both ends inclusive; no end: still valid)."""
        eigenschappen = self.codes.get(code)
        if eigenschappen is None:
            return False
        van, tot_en_met = eigenschappen.get("van"), eigenschappen.get("tot_en_met")
        return (van is None or van <= op) and (tot_en_met is None or op <= tot_en_met)

    def omschrijving(self, code: str) -> str:
        """The name of a code, or the code itself when the list does not know it."""
        return str(self.codes.get(code, {}).get("naam", code))


@cache
def codelijst(naam: str) -> Codelijst:
    """The list of that name; raises KeyError for a name that does not exist."""
    map_ = files(__package__)
    bestand = map_ / f"{naam}.yaml"
    if not bestand.is_file():
        raise KeyError(f"geen codelijst {naam!r}; er zijn: {', '.join(namen())}")
    kop = yaml.safe_load(bestand.read_text("utf-8"))
    if "bestand" in kop:
        codes = _uit_csv((map_ / kop["bestand"]).read_text("utf-8"), kop["sleutel"])
    else:
        codes = {
            str(code): (waarde if isinstance(waarde, dict) else {"naam": waarde})
            for code, waarde in kop["codes"].items()
        }
    return Codelijst(naam, kop["bron"], str(kop["stand"]), kop["zekerheid"], kop["gedateerd"], codes)


@cache
def namen() -> tuple[str, ...]:
    """The names of all lists, in alphabetical order."""
    return tuple(sorted(b.name[:-5] for b in files(__package__).iterdir() if b.name.endswith(".yaml")))


def _uit_csv(tekst: str, sleutel: str) -> dict[str, dict[str, Any]]:
    return {rij.pop(sleutel): dict(rij) for rij in csv.DictReader(tekst.splitlines())}
