"""Official figures (of DUO or the Inspectie) beside our own, with the difference."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from stelsel.indicatoren.definities import dimensies
from stelsel.indicatoren.resultaat import Resultaat
from stelsel.kern.fouten import StelselFout

VAST = ("indicator", "studiejaar", "venster", "waarde")
VERBETER = "Verbeter het bestand en probeer het opnieuw."
HELE_GETALLEN = ("studiejaar", "venster", "niveau")


def lees_officieel(pad: Path) -> list[dict[str, Any]]:
    """Read official figures: CSV with indicator, studiejaar, venster, dimensions and waarde (percent).

    Comma or semicolon between columns, decimal point or comma. A dimension that is empty or absent is not broken
    down by. Raises StelselFout (exit 2) with file and line for what cannot be read.
    """
    try:
        regels = pad.read_text("utf-8-sig").splitlines()
    except FileNotFoundError:
        raise _fout(pad, "Dit bestand is er niet.", "een CSV-bestand in UTF-8", doe="Controleer de naam.") from None
    except (OSError, UnicodeDecodeError):
        raise _fout(pad, "Dit bestand is niet te lezen.", "een CSV-bestand in UTF-8") from None
    scheiding = ";" if regels and regels[0].count(";") > regels[0].count(",") else ","
    lezer = csv.DictReader(regels, delimiter=scheiding)
    kolommen = lezer.fieldnames or []
    mag = {*VAST, *dimensies()}
    if not set(VAST) <= set(kolommen) or not set(kolommen) <= mag:
        raise _fout(
            pad, "De kolommen zijn niet die van officiële cijfers.", "kolommen: " + ", ".join([*VAST, *dimensies()])
        )
    return [_rij(pad, lezer.line_num, rij) for rij in lezer]


def _rij(pad: Path, regel: int, rij: dict[str, Any]) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for naam, tekst in rij.items():
        try:
            uit[naam] = _waarde(naam, (tekst or "").strip())
        except (ValueError, AttributeError, TypeError):
            raise _fout(pad, f"De waarde van {naam} is geen getal.", "een getal, zoals 2024 of 71,5", regel) from None
    return uit


def _waarde(naam: str, tekst: str) -> Any:
    if naam in ("studiejaar", "venster") or (naam in HELE_GETALLEN and tekst):
        return int(tekst[:4] if naam == "studiejaar" else tekst)
    if naam == "waarde":
        return float(tekst.replace(",", "."))
    return tekst or None


def _fout(pad: Path, wat: str, verwacht: str, regel: int | None = None, doe: str = VERBETER) -> StelselFout:
    return StelselFout(
        wat,
        waar=f"{pad}, regel {regel}" if regel else str(pad),
        verwacht=verwacht,
        doe=doe,
        code="IND-OFF-01",
        exitcode=2,
    )


def naast(resultaat: Resultaat, officieel: Iterable[Mapping[str, Any]]) -> Resultaat:
    """The result with `officieel` (percent) and `verschil` (own value minus official, in percentage points).

    `officieel`: rows as `lees_officieel` gives them. A row belongs to a group when indicator, studiejaar, venster
    and all dimensions are equal and it has no other dimension filled.
    """
    venster = resultaat.verantwoording["venster"]
    sleutels = ["indicator", *(naam for naam in resultaat.kolommen if naam in dimensies())]
    bekend = {
        tuple(rij.get(k) for k in sleutels): rij["waarde"]
        for rij in officieel
        if rij["venster"] == venster and not any(rij.get(k) for k in dimensies() if k not in sleutels)
    }
    rijen = []
    for rij in resultaat.rijen:
        van_hen, van_ons = bekend.get(tuple(rij[k] for k in sleutels)), rij["waarde"]
        verschil = None if van_hen is None or van_ons is None else van_ons - van_hen
        rijen.append(rij | {"officieel": van_hen, "verschil": verschil})
    return replace(resultaat, kolommen=(*resultaat.kolommen, "officieel", "verschil"), rijen=rijen)
