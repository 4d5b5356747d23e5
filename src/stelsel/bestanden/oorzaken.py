"""The messages a reader can give, as data: code, seriousness, sentence, what was expected and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

ERNST = ("afgekeurd", "fout", "waarschuwing")
"""From worst to least: a refused line, an emptied field, a remark."""
BESTAND = "BST"
"""The record of a message that is about the whole file."""


@dataclass(frozen=True)
class Oorzaak:
    """One cause. `titel` groups messages in a report; sentences may hold {names} that the reader fills."""

    naam: str
    nn: int
    records: tuple[str, ...]
    ernst: str
    titel: str
    zin: str
    doe: str
    verwacht: str = ""
    bron: str = ""


@dataclass(frozen=True)
class Catalogus:
    """All causes of one delivery."""

    naam: str
    oorzaken: dict[str, Oorzaak]

    def code(self, oorzaak: str, record: str) -> str:
        """The stable code `<delivery>-<record>-<nn>`; raises KeyError for a pair that is not listed."""
        soort = self.oorzaken[oorzaak]
        if record not in soort.records:
            raise KeyError(f"{oorzaak} hoort niet bij {record}")
        return f"{self.naam}-{record}-{soort.nn:02d}"

    @property
    def codes(self) -> dict[str, Oorzaak]:
        """Every code that can occur, in order of record and number."""
        paren = [(self.code(o.naam, record), o) for o in self.oorzaken.values() for record in o.records]
        return dict(sorted(paren, key=lambda paar: paar[0]))


@cache
def catalogus(pakket: str) -> Catalogus:
    """The catalogue `meldingen.yaml` in a package below `stelsel.bestanden`, such as 'ro'."""
    inhoud = yaml.safe_load((files("stelsel.bestanden") / pakket / "meldingen.yaml").read_text("utf-8"))
    oorzaken = {
        naam: Oorzaak(naam=naam, **{**waarden, "records": tuple(waarden["records"])})
        for naam, waarden in inhoud["oorzaken"].items()
    }
    return Catalogus(inhoud["naam"], oorzaken)
