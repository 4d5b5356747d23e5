"""`stelsel reservekopie`: everything of this installation in one encrypted file, and a try whether it comes back."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click


@click.command(short_help="Maak een versleutelde reservekopie van database en bestanden.")
@click.option("--naar", required=True, type=click.Path(path_type=Path), help="Map op een andere schijf of machine.")
@click.option("--controleer", is_flag=True, help="Zet de kopie daarna op proef terug en reken alles na.")
@click.option("--bewaar", type=click.IntRange(min=1), help="Houd alleen de nieuwste zoveel kopieën in de map.")
def opdracht(naar: Path, controleer: bool, bewaar: int | None) -> None:
    """Maak een reservekopie terwijl de site gewoon doorwerkt.

    De sleutels zitten er niet in. Bewaar de map geheim/ van de gegevensmap apart: zonder geheim/reserve is de kopie
    niet te lezen, en zonder de rest moeten mensen hun tweede stap opnieuw instellen.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stelsel.web.site.instellingen")
    from django.conf import settings

    from stelsel.web.site import hartslag
    from stelsel.web.site.reserve import database, maken, terugzetten

    pad, inhoud = maken.maak(settings.GEGEVENS, settings.DATABASES["default"], naar)
    click.echo(f"{pad}\n  {len(inhoud.bestanden)} bestanden, {inhoud.bytes / 1e6:.1f} MB voor het versleutelen")
    for naam in inhoud.verdwenen:
        click.echo(f"  opgeruimd terwijl de kopie werd gemaakt, en er dus niet in: {naam}")
    if controleer and database.naam(settings.DATABASES["default"]) == database.POSTGRESQL:
        click.echo("  niet op proef teruggezet: dat vraagt een lege database ('stelsel herstel' met DATABASE_URL)")
    elif controleer:
        with tempfile.TemporaryDirectory() as proef:
            map_ = Path(proef) / "proef"
            instelling = {**settings.DATABASES["default"], "NAME": map_ / "db.sqlite3"}
            terug = terugzetten.zet_terug(pad, map_, maken.sleutels(settings.GEGEVENS), instelling)
        click.echo(f"  op proef teruggezet: {terug.rijen} rijen in {terug.tabellen} tabellen. {terug.logboek}")
    hartslag.onthoud_kopie(beproefd=controleer and database.naam(settings.DATABASES["default"]) == database.SQLITE)
    if bewaar:
        _ruim_op(naar, maken.ACHTERVOEGSEL, bewaar)
    click.echo(f"De sleutel staat in {settings.GEGEVENS / maken.SLEUTELS}. Bewaar die map ergens anders dan de kopie.")


def _ruim_op(naar: Path, achtervoegsel: str, bewaar: int) -> None:
    """Names begin with the moment, so that the order of names is that of making."""
    for pad in sorted(naar.glob(f"stelsel-*{achtervoegsel}"))[:-bewaar]:
        pad.unlink()
        click.echo(f"  opgeruimd: {pad.name}")
