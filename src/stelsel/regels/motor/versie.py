"""Which code gave an outcome: a hash over the file of a rule and everything of ours that it uses."""

from __future__ import annotations

import ast
import hashlib
import re
from functools import cache
from pathlib import Path

from stelsel.regels.motor.artikelen import bestaat
from stelsel.regels.motor.waarden import STANDAARD, namen

PAKKET = Path(__file__).resolve().parent.parent
NAAM = "stelsel.regels."


@cache
def codehash(bestand: Path) -> str:
    """SHA-256 in hexadecimals over the source of a rule and of the modules of `regels` behind it, in order of path."""
    som = hashlib.sha256()
    for pad in sorted(_met_invoer(bestand.resolve())):
        som.update(pad.relative_to(PAKKET).as_posix().encode())
        som.update(pad.read_bytes())
    return som.hexdigest()


@cache
def _met_invoer(bestand: Path) -> frozenset[Path]:
    gevonden: set[Path] = set()
    wachtrij = [bestand]
    while wachtrij:
        pad = wachtrij.pop()
        if pad not in gevonden:
            gevonden.add(pad)
            wachtrij += _invoer(pad)
    return frozenset(gevonden)


def _invoer(bestand: Path) -> list[Path]:
    """The files of `regels` that a file imports."""
    paden = []
    for knoop in ast.walk(ast.parse(bestand.read_text("utf-8"))):
        if isinstance(knoop, ast.ImportFrom) and (knoop.module or "").startswith(NAAM):
            for naam in (knoop.module, *(f"{knoop.module}.{deel.name}" for deel in knoop.names)):
                stam = PAKKET / naam.removeprefix(NAAM).replace(".", "/")
                paden += [pad for pad in (stam.with_suffix(".py"), stam / "__init__.py") if pad.is_file()]
    return paden


@cache
def _tekst(bestand: Path) -> str:
    """The source of a rule and of the rules behind it, without the motor."""
    paden = sorted(pad for pad in _met_invoer(bestand.resolve()) if pad.parent.name != "motor")
    return "\n".join(pad.read_text("utf-8") for pad in paden)


@cache
def gebruikte_waarden(bestand: Path) -> tuple[str, ...]:
    """The names of the legal values that a rule and the rules behind it ask for, in order."""
    return tuple(sorted(set(re.findall(r"""["']([a-z_0-9]+\.[a-z_0-9]+)["']""", _tekst(bestand))) & set(namen())))


@cache
def gebruikte_artikelen(bestand: Path) -> tuple[str, ...]:
    """The articles that a rule cites: those in its source, and those of its legal values."""
    letterlijk = re.findall(r"""["']((?:[A-Z][A-Za-z0-9]*) [^"'{}]{1,60})["']""", _tekst(bestand))
    van_waarden = [p.artikel for naam in gebruikte_waarden(bestand) for p in STANDAARD.parameter(naam).perioden]
    return tuple(sorted({verwijzing for verwijzing in [*letterlijk, *van_waarden] if bestaat(verwijzing)}))
