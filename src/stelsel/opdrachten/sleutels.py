"""`stelsel sleutels`: the keys that encrypt what stands in the database and on disk; a new one put to work."""

from __future__ import annotations

import os

import click


@click.group(short_help="De sleutels waarmee Stelsel versleutelt.")
def opdracht() -> None:
    """De sleutels waarmee Stelsel versleutelt wat in de database en op schijf staat.

    Elke bos is een map in geheim/ van de gegevensmap. De nieuwste sleutel versleutelt, alle sleutels lezen. Wat met een
    oude sleutel in een reservekopie staat, heeft die sleutel nog nodig: bewaar geheim/ bij elke kopie apart.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stelsel.web.site.instellingen")
    import django

    django.setup()


@opdracht.command()
def toon() -> None:
    """Toon per bos de sleutels, en hoeveel er aan elke sleutel hangt."""
    from stelsel.web.beheer.service import sleutelbossen

    for bos in sleutelbossen.alle_bossen():
        click.echo(f"{bos.naam}: {bos.waarvoor}")
        geteld, nummers = bos.in_gebruik(), bos.sleutels().nummers
        for nummer in nummers:
            nieuwste = " (versleutelt nu)" if nummer == nummers[-1] else ""
            click.echo(f"  sleutel {nummer}: {geteld[nummer]} keer gebruikt{nieuwste}")


@opdracht.command()
@click.argument("bos")
def vernieuw(bos: str) -> None:
    """Maak een nieuwe sleutel in BOS en zet alles wat kan daaronder. De site kan blijven draaien."""
    from stelsel.web.beheer.service import sleutelbossen

    nummer, aantal = sleutelbossen.vernieuw(bos)
    click.echo(f"Sleutel {nummer} van {bos} versleutelt nu. Opnieuw versleuteld: {aantal}.")


@opdracht.command()
@click.argument("bos")
@click.argument("nummer", type=click.IntRange(min=1))
def weg(bos: str, nummer: int) -> None:
    """Gooi een oude sleutel van BOS weg. Dat kan pas als er niets meer aan hangt, en kan niet terug."""
    from stelsel.web.beheer.service import sleutelbossen

    sleutelbossen.gooi_weg(bos, nummer)
    click.echo(f"Sleutel {nummer} van {bos} is weg.")
