"""`stelsel herstel`: an installation from a backup, in an empty place."""

from __future__ import annotations

import os
from pathlib import Path

import click


@click.command(short_help="Zet een reservekopie terug in een lege map.")
@click.argument("bestand", type=click.Path(path_type=Path))
@click.option("--naar", required=True, type=click.Path(path_type=Path), help="Een map die leeg is of nog niet bestaat.")
@click.option(
    "--sleutels",
    type=click.Path(path_type=Path),
    help="De map geheim/reserve van de installatie waar de kopie vandaan komt; anders die van deze installatie.",
)
def opdracht(bestand: Path, naar: Path, sleutels: Path | None) -> None:
    """Zet een reservekopie terug en reken alles na: elk bestand, elke tabel en het logboek.

    Met DATABASE_URL gaat een kopie van PostgreSQL naar die database; die moet leeg zijn. Zet daarna geheim/ uit haar
    eigen kopie terug en start de site met STELSEL_GEGEVENS op de nieuwe map.
    """
    from stelsel.kern.fouten import StelselFout
    from stelsel.kern.versleuteld_bestand import sleutels_uit
    from stelsel.web.site.database import database_instelling
    from stelsel.web.site.reserve import terugzetten
    from stelsel.web.site.reserve.maken import SLEUTELS

    if not bestand.is_file():
        raise StelselFout(
            "Dit bestand is er niet.",
            waar=str(bestand),
            verwacht="een reservekopie: stelsel-....reserve",
            doe="Kijk of de naam klopt.",
            code="RESERVE-TERUG-05",
            exitcode=2,
        )
    bos = sleutels_uit(sleutels or Path(os.environ.get("STELSEL_GEGEVENS", "gegevens")).absolute() / SLEUTELS)
    instelling = database_instelling(os.environ.get("DATABASE_URL", ""), naar)
    terug = terugzetten.zet_terug(bestand, naar, bos, instelling)
    click.echo(f"Teruggezet in {naar}: de stand van {terug.gemaakt}.")
    click.echo(f"  {terug.bestanden} bestanden, {terug.rijen} rijen in {terug.tabellen} tabellen. {terug.logboek}")
    for naam in terug.verdwenen:
        click.echo(f"  zat er niet in, want opgeruimd terwijl de kopie werd gemaakt: {naam}")
    click.echo("Zet nu geheim/ uit haar eigen kopie terug, en start met STELSEL_GEGEVENS op deze map.")
