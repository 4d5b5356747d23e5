"""What happens to each column when a gegevensset leaves the school: `regels.yaml` as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

BESTAND = "regels.yaml"
MET_SOORT = frozenset({"pseudoniem", "code", "volgnummer"})
ZONDER_SOORT = frozenset({"blijft", "weg", "leeftijd", "vier_cijfers", "dag"})


@dataclass(frozen=True)
class Uitvoerregel:
    """What happens to a column. Columns of one `soort` keep referring to each other."""

    wat: str
    soort: str = ""

    @property
    def gaat_mee(self) -> bool:
        """Whether anything of the column is in the export, changed or not."""
        return self.wat not in ("weg", "leeftijd")


WEG = Uitvoerregel("weg")


@cache
def uitvoerregels() -> dict[str, dict[str, Uitvoerregel]]:
    """The rules per table and column; a table without columns does not leave. Raises ValueError for an unknown rule."""
    gelezen = yaml.safe_load(files(__package__).joinpath(BESTAND).read_text("utf-8"))
    return {tabel: {} if kolommen == "weg" else _kolommen(kolommen) for tabel, kolommen in gelezen.items()}


def regel(tabel: str, kolom: str) -> Uitvoerregel:
    """The rule of a column. What has none does not leave."""
    return uitvoerregels().get(tabel, {}).get(kolom, WEG)


def _kolommen(kolommen: dict[str, str]) -> dict[str, Uitvoerregel]:
    return {kolom: _regel(tekst) for kolom, tekst in kolommen.items()}


def _regel(tekst: str) -> Uitvoerregel:
    wat, _, soort = tekst.partition(" ")
    if wat not in (MET_SOORT if soort else ZONDER_SOORT):
        raise ValueError(f"{BESTAND}: {tekst!r} is geen regel")
    return Uitvoerregel(wat, soort)
