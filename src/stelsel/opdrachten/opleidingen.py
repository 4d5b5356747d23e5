"""`stelsel opleidingen`: what is not known of the opleidingen in a gegevensset."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group()
def opdracht() -> None:
    """Opleidingen in een gegevensset."""


@opdracht.command()
@click.option("--gegevens", required=True, type=click.Path(path_type=Path), help="Map met de gegevensset.")
@click.option("--uit", type=click.Choice(["tabel", "csv", "json"]), default="tabel", show_default=True)
def ontbrekend(gegevens: Path, uit: str) -> None:
    """Noem de crebo's zonder niveau of kwalificatiedossier, en hoeveel inschrijvingen dat raakt.

    Zonder niveau heeft een cijfer geen norm en geen oordeel. Zet ze in een CSV met de kolommen opleidingcode,
    niveau, dossier_code en domein_code, en geef die bij `stelsel lees` met --opleidingen.
    """
    from stelsel.indicatoren.ontbrekend import KOLOMMEN, ontbrekende_opleidingen
    from stelsel.indicatoren.sessie import Sessie
    from stelsel.weergave.tabellen import als_bytes

    rijen = ontbrekende_opleidingen(Sessie(gegevens))
    if uit == "tabel" and not rijen:
        click.echo("Van elke opleiding zijn niveau en kwalificatiedossier bekend.", err=True)
        return
    sys.stdout.buffer.write(als_bytes({naam: [rij[naam] for rij in rijen] for naam in KOLOMMEN}, uit))
    sys.stdout.buffer.flush()
