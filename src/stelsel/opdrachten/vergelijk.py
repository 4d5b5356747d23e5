"""`stelsel vergelijk`: what two deliveries, or a delivery and the school's own registration, say differently."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from stelsel.kern.fouten import StelselFout
from stelsel.opdrachten._voortgang import Voortgang

PAD = click.Path(path_type=Path)
VORMEN = {"tekst": "txt", "csv": "csv", "json": "json", "xlsx": "xlsx"}


@click.command("vergelijk", short_help="Vergelijk twee leveringen of gegevenssets.")
@click.argument("a", metavar="A", type=PAD)
@click.argument("b", metavar="B", type=PAD)
@click.option("--op", type=click.DateTime(["%Y-%m-%d"]), help="Alleen wat deze dag raakt.")
@click.option("--sleutels", type=PAD, metavar="FILE", help="Sleutelbestand om personen aan te herkennen.")
@click.option(
    "--pok", type=PAD, metavar="CSV", help="Dag waarop praktijkovereenkomsten zijn getekend; die staat niet in een RO."
)
@click.option(
    "--prijsfactoren", type=PAD, metavar="CSV", help="Prijsfactor per opleidingcode, voor de indicatieve waarde."
)
@click.option(
    "--prijs",
    "prijzen",
    multiple=True,
    metavar="JAAR:DEEL=EURO",
    help="Prijs per eenheid waarde uit de beschikking van je school, zoals 2026:entree=5123,45. Mag vaker.",
)
@click.option("--naar", type=PAD, metavar="MAP|FILE", help="Schrijf hierheen in plaats van op het scherm.")
@click.option("--uit", type=click.Choice([*VORMEN]), default="tekst", show_default=True, help="Vorm van de uitkomst.")
def opdracht(
    a: Path,
    b: Path,
    op: datetime | None,
    sleutels: Path | None,
    pok: Path | None,
    prijsfactoren: Path | None,
    prijzen: tuple[str, ...],
    naar: Path | None,
    uit: str,
) -> int:
    """Vergelijk A met B: per persoon en veld wat elk zegt, wie het nieuwst is, en waarom het verschilt.

    A en B zijn een gegevensset (map) of het bestand van een levering. Namen en nummers staan nooit in de uitkomst.

    \b
    Exitcode 0: A en B zeggen hetzelfde
             1: er zijn verschillen
             2: niet vergeleken
    """
    from stelsel.vergelijken import Keuzes, vergelijk
    from stelsel.vergelijken.uitvoer import als
    from stelsel.vergelijken.waarde import lees_prijsfactoren, lees_prijzen

    plek = _plek(naar, uit)
    factoren = lees_prijsfactoren(prijsfactoren) if prijsfactoren else None
    keuzes = Keuzes(op.date() if op else None, pok, factoren, lees_prijzen(prijzen))
    voortgang = Voortgang()
    try:
        vergelijking = vergelijk(a, b, keuzes, sleutels=sleutels, stap=voortgang)
    finally:
        voortgang.klaar()
    inhoud = als(vergelijking, uit)
    if plek is None:
        sys.stdout.buffer.write(inhoud)
        sys.stdout.buffer.flush()
        return vergelijking.exitcode
    _schrijf(plek, inhoud)
    totaal = vergelijking.totaal()
    click.echo(f"Geschreven: {plek} ({totaal.verschillen} verschillen bij {totaal.personen} personen)", err=True)
    return vergelijking.exitcode


def _plek(naar: Path | None, uit: str) -> Path | None:
    """The file to write, or None for the screen; known before the work starts."""
    if naar is None:
        if uit == "xlsx" and sys.stdout.isatty():
            raise StelselFout(
                "De vorm xlsx past niet op een scherm.",
                waar="--uit",
                doe="Geef --naar verschillen.xlsx.",
                code="VGL-UIT-02",
                exitcode=2,
            )
        return None
    return naar / f"verschillen.{VORMEN[uit]}" if naar.is_dir() or not naar.suffix else naar


def _schrijf(plek: Path, inhoud: bytes) -> None:
    """Write what only the owner may read: it says of persons what differs."""
    from stelsel.bestanden.veilig import VeiligBestand

    with VeiligBestand(plek) as bestand:
        bestand.write(inhoud)
