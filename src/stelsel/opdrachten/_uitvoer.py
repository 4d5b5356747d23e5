"""What commands that give a table have in common: filters on the command line, and where the table goes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from stelsel.kern.fouten import StelselFout

BINAIR = ("xlsx", "parquet")
VORMEN = click.Choice(["tabel", "csv", "json", "xlsx", "parquet"])


def lees_filters(filters: Iterable[str]) -> dict[str, list[str]]:
    """--filter NAAM=WAARDE, per name the values. Raises StelselFout (exit 2)."""
    uit: dict[str, list[str]] = {}
    for deel in filters:
        naam, is_, waarde = deel.partition("=")
        if not is_:
            raise StelselFout(
                f"Het filter '{deel[:60]}' mist een waarde.",
                waar="--filter",
                verwacht="naam=waarde, bijvoorbeeld niveau=4",
                code="IND-FILTER-02",
                exitcode=2,
            )
        uit.setdefault(naam, []).append(waarde)
    return uit


def lees_dimensies(per: str) -> tuple[str, ...]:
    """--per with commas between the names."""
    return tuple(deel.strip() for deel in per.split(",") if deel.strip())


def eis_uitvoerplek(uit: str, naar: Path | None) -> None:
    """A workbook on a screen is noise. Raises StelselFout (exit 2)."""
    if uit in BINAIR and naar is None and sys.stdout.isatty():
        raise StelselFout(
            f"De vorm {uit} past niet op een scherm.",
            waar="--uit",
            doe=f"Geef --naar cijfers.{uit}, of stuur de uitvoer door met > cijfers.{uit}.",
            code="IND-UIT-01",
            exitcode=2,
        )


def schrijf(inhoud: bytes, naar: Path | None, *, over_personen: bool = False) -> None:
    """To the screen or a file; what is about persons can be read by its owner only. Raises StelselFout (exit 2) when it
    cannot be written."""
    if naar is None:
        sys.stdout.buffer.write(inhoud)
        sys.stdout.buffer.flush()
        return
    try:
        if over_personen:
            _schrijf_besloten(inhoud, naar)
        else:
            naar.write_bytes(inhoud)
    except OSError:
        raise StelselFout(
            "Stelsel kan dit bestand niet schrijven.",
            waar=str(naar),
            verwacht="een bestand in een map waarin je mag schrijven",
            code="IND-UIT-02",
            exitcode=2,
        ) from None
    click.echo(f"Geschreven: {naar}", err=True)


def _schrijf_besloten(inhoud: bytes, naar: Path) -> None:
    from stelsel.bestanden.veilig import VeiligBestand

    with VeiligBestand(naar) as bestand:
        bestand.write(inhoud)


def toon_json(inhoud: Any) -> None:
    """Anything as JSON on the screen."""
    click.echo(json.dumps(inhoud, ensure_ascii=False, indent=1))
