"""A table as text for a screen: columns in line, long remarks as numbered notes below."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Sequence
from typing import Any

from stelsel.weergave.tabellen import notatie
from stelsel.weergave.tabellen.vorm import Tabel
from stelsel.weergave.tabellen.vorm import kolommen as kolommen_van

BREEDTE = 100
# codes and years are names, not amounts: no points in them, and years in the Dutch way
NAMEN = ("niveau", "crebo", "opleidingcode", "geboortejaar")


def als_tekst(
    tabel: Tabel,
    noten: Collection[str] = (),
    onderschrift: Sequence[str] = (),
    breedte: int = BREEDTE,
    decimalen: int = 1,
) -> str:
    """The table with a heading and a line under it; numbers to the right.

    The parts (divided by '; ') of the columns `noten` become numbered notes, each written once. `onderschrift`:
    lines that stand below. `breedte`: where notes and lines are broken off. `decimalen`: of numbers with a fraction.
    """
    nummers: dict[str, int] = {}
    kolommen = [
        _kolom(naam, [_noten(w, nummers) if naam in noten else _cel(naam, w, decimalen) for w in waarden], waarden)
        for naam, waarden in kolommen_van(tabel).items()
    ]
    regels = [_regel([k[0] for k in kolommen], kolommen), "  ".join("-" * _breed(k) for k in kolommen)]
    regels += [_regel([k[i + 1] for k in kolommen], kolommen) for i in range(len(kolommen[0]) - 1)]
    for tekst, nummer in nummers.items():
        kop = f"{nummer}) "
        regels += textwrap.wrap(kop + tekst, breedte, subsequent_indent=" " * len(kop), break_long_words=False)
    for tekst in onderschrift:
        regels += textwrap.wrap(tekst, breedte, subsequent_indent="  ", break_long_words=False)
    return "\n".join(regel.rstrip() for regel in regels) + "\n"


class _Kolom(list[str]):
    """The cells of a column, heading first, and whether they go to the right."""

    rechts = False


def _kolom(naam: str, cellen: Sequence[str], waarden: Sequence[Any]) -> _Kolom:
    kolom = _Kolom([naam, *cellen])
    kolom.rechts = any(isinstance(w, (int, float)) and not isinstance(w, bool) for w in waarden)
    return kolom


def _cel(naam: str, waarde: Any, decimalen: int) -> str:
    if naam == "studiejaar" and isinstance(waarde, int):
        return notatie.studiejaar(waarde)
    if naam in NAMEN and waarde is not None:
        return str(waarde)
    return notatie.waarde(waarde, decimalen)


def _noten(waarde: str | None, nummers: dict[str, int]) -> str:
    delen = [deel for deel in (waarde or "").split("; ") if deel]
    return " ".join(f"{nummers.setdefault(deel, len(nummers) + 1)})" for deel in delen)


def _breed(kolom: Sequence[str]) -> int:
    return max(len(cel) for cel in kolom)


def _regel(cellen: Sequence[str], kolommen: Sequence[_Kolom]) -> str:
    uit = []
    for cel, kolom in zip(cellen, kolommen, strict=True):
        uit.append(cel.rjust(_breed(kolom)) if kolom.rechts else cel.ljust(_breed(kolom)))
    return "  ".join(uit)
