"""The option that names the key of the pseudonyms, for every command that writes persons."""

from __future__ import annotations

import os
from pathlib import Path

import click

pseudoniemoptie = click.option(
    "--pseudoniemsleutel",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Sleutel van de pseudoniemen; wordt gemaakt als die er niet is. Zonder deze optie: geheim/pseudoniem in de "
    "gegevensmap.",
)


def standaardplek() -> Path:
    """Where the key of this installation is."""
    return Path(os.environ.get("STELSEL_GEGEVENS") or "gegevens") / "geheim" / "pseudoniem"


def zeg_nieuw(plek: Path) -> None:
    """A new key means new pseudonyms: somebody who expected the old ones must see it."""
    click.echo(
        f"Nieuwe pseudoniemsleutel gemaakt: {plek}\n"
        "  Bewaar hem en geef hem nooit mee: alleen met deze sleutel komen dezelfde pseudoniemen terug.",
        err=True,
    )
