"""The kinds of delivery Stelsel knows: one `levering.yaml` per folder says how it is recognised and who reads it.

A delivery is added as a folder below `stelsel.bestanden`:

    levering.yaml    how it is recognised, its reader, and how the report names it (see `Leveringssoort`)
    indeling.yaml    its records and fields, and the tables they fill
    meldingen.yaml   its messages, each with a code of its own
    lezer.py         the reader: (path, name, Leesopties) -> Levering

Nothing else knows one by name: recognising, reading, reporting and the documents all follow these files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from stelsel.bestanden.indeling import indeling

if TYPE_CHECKING:
    from stelsel.bestanden.leesopties import Leesopties
    from stelsel.bestanden.levering import Levering

BESTAND = "levering.yaml"
NOG_NIET = "nog_niet.yaml"


@dataclass(frozen=True)
class Leveringssoort:
    """One kind of delivery.

    `naam`: short name, as it stands in the table `levering`. `pakket`: its folder; '' when it is known but not read.
    `wat`: what it is in a sentence, with article; `van`: who sends it. `lezer`: 'module:function' of the reader.

    How it is recognised, by rising doubt: `eerste_regel` (patterns of the whole first line; `eerste_regel_met_naam`
    those that only count when the name fits too), `begin` (first bytes, in hexadecimals), `naam_bestand` (patterns of
    the whole name), `regel` (patterns of the beginning of any line); `rest` takes what nobody else recognised.
    `naam_telt`: its name says what its bytes do not, such as a month or a status. `alleen_met`: an option of `lees`
    without which it is not considered; `herkent` ('module:function', of the first bytes, the name and the files given
    along) may then say that it is this kind before all others, and `vooraf` ('module:function', of the paths, their
    names and the options) may then refuse the files of this kind together, before any file is read. `recordsoorten`:
    the codes one of which must begin a line somewhere, or else the file is refused with `geen`.

    How it is read: deliveries that bring persons first, and then those that only refer to them (`verwijst`). `dekt`:
    its selection period is coverage of the register. `codelijst`: it only says what codes in the others mean.
    `trekt_in`: what a later whole file does not hold any more counts as withdrawn. `persoontabel`: the table with a
    row for each of its persons, '' when it has none. `vervangt`: columns of the delivery of which a later one of the
    same replaces an earlier as a whole. `tabellen`: the tables it may fill, when those are not just the ones of its
    layout. `volgorde`: which is tried, listed and named first.

    How it is told: `kop` (head of the report; {brin}, {periode}, {aangemaakt}), `documentatie` (names of the list of
    messages and of the explanation in docs/bestanden).
    """

    naam: str
    wat: str
    volgorde: int
    pakket: str = ""
    van: str = ""
    lezer: str = ""
    eerste_regel: tuple[re.Pattern[bytes], ...] = ()
    eerste_regel_met_naam: tuple[re.Pattern[bytes], ...] = ()
    begin: tuple[bytes, ...] = ()
    naam_bestand: tuple[re.Pattern[str], ...] = ()
    naam_telt: bool = False
    regel: tuple[re.Pattern[bytes], ...] = ()
    rest: bool = False
    alleen_met: str = ""
    vooraf: str = ""
    herkent: str = ""
    recordsoorten: tuple[str, ...] = ()
    geen: str = ""
    verwijst: bool = False
    dekt: bool = False
    trekt_in: bool = True
    codelijst: bool = False
    persoontabel: str = "persoon"
    vervangt: tuple[str, ...] = ()
    vult: tuple[str, ...] = ()
    kop: str = ""
    documentatie: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def tabellen(self) -> tuple[str, ...]:
        """The tables it may fill."""
        return self.vult or tuple(dict.fromkeys(record.tabel for record in indeling(self.pakket).gegevensrecords))

    def heet_zo(self, naam: str) -> bool:
        """Whether the name of a file is that of this kind."""
        return any(patroon.fullmatch(naam) for patroon in self.naam_bestand)

    def lees(self, pad: Path, naam: str, opties: Leesopties) -> Levering:
        """Read a file of this kind; `naam` is its name as the user knows it. See the reader for what it raises."""
        lezer: Callable[[Path, str, Leesopties], Levering] = _functie(self.lezer)
        return lezer(pad, naam, opties)

    def herken_zelf(self, kop: bytes, naam: str, bestanden: Mapping[str, Path]) -> bool:
        """Whether this kind, by what the user gave along, is sure of a file that begins with `kop`."""
        return bool(self.herkent) and self.alleen_met in bestanden and _functie(self.herkent)(kop, naam, bestanden)

    def bekijk_vooraf(self, paden: Sequence[Path], namen: Sequence[str], opties: Leesopties) -> None:
        """Refuse files of this kind together, before any file is read: raises StelselFout."""
        if self.vooraf:
            _functie(self.vooraf)(paden, namen, opties)


@cache
def bekende_soorten() -> tuple[Leveringssoort, ...]:
    """Every kind that is recognised, also those that are not read yet, in their order."""
    map_ = files("stelsel.bestanden")
    soorten = [
        _soort(yaml.safe_load((pakket / BESTAND).read_text("utf-8")), pakket.name)
        for pakket in map_.iterdir()
        if (pakket / BESTAND).is_file()
    ]
    soorten += [_soort(waarden, "") for waarden in yaml.safe_load((map_ / NOG_NIET).read_text("utf-8")) or ()]
    return tuple(sorted(soorten, key=lambda soort: soort.volgorde))


@cache
def leveringssoorten() -> tuple[Leveringssoort, ...]:
    """Every kind that Stelsel reads, in their order."""
    return tuple(soort for soort in bekende_soorten() if soort.lezer)


def leveringssoort(naam: str) -> Leveringssoort:
    """The kind of that name that Stelsel reads; raises KeyError."""
    for soort in leveringssoorten():
        if soort.naam == naam:
            return soort
    raise KeyError(f"Stelsel leest geen {naam!r}")


def naam_telt(naam: str) -> bool:
    """Whether a file of that name is of a kind whose name says what its bytes do not."""
    return any(soort.naam_telt and soort.heet_zo(naam) for soort in bekende_soorten())


def leesbaar() -> str:
    """What Stelsel reads, as the part of a sentence."""
    wat = [f"{soort.wat} {soort.van}".strip() for soort in leveringssoorten()]
    return f"{', '.join(wat[:-1])} of {wat[-1]}"


def _functie(plek: str) -> Callable[..., Any]:
    module, _, functie = plek.partition(":")
    return getattr(import_module(module), functie)


def _soort(waarden: dict[str, Any], pakket: str) -> Leveringssoort:
    vorm = dict(waarden)
    for naam in ("eerste_regel", "eerste_regel_met_naam", "regel"):
        vorm[naam] = tuple(re.compile(patroon.encode()) for patroon in vorm.get(naam, ()))
    vorm["naam_bestand"] = tuple(re.compile(patroon, re.IGNORECASE) for patroon in vorm.get("naam_bestand", ()))
    vorm["begin"] = tuple(bytes.fromhex(hexa) for hexa in vorm.get("begin", ()))
    for naam in ("recordsoorten", "vervangt"):
        vorm[naam] = tuple(vorm.get(naam, ()))
    vorm["vult"] = tuple(vorm.pop("tabellen", ()))
    return Leveringssoort(pakket=pakket, **vorm)
