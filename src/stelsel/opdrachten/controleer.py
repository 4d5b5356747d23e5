"""`stelsel controleer`: what is unsafe in this installation, before real people work with it."""

from __future__ import annotations

import json
import os
import textwrap

import click

BREED = 96


@click.command(short_help="Zeg wat er onveilig is aan deze installatie, en hoe je het herstelt.")
@click.option("--uit", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True)
@click.option("--pakketten", is_flag=True, help="Zoek ook bekende lekken in pakketten. Vraagt pip-audit en internet.")
def opdracht(uit: str, pakketten: bool) -> int:
    """Kijk deze installatie na, met de instellingen waarmee de site draait.

    \b
    Exitcode 0: niets gevonden, of alleen iets om naar te kijken
             1: er is iets waarmee je niet live moet gaan
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stelsel.web.site.instellingen")
    import django

    django.setup()
    from stelsel.web.site.controle import ERNST, controleer

    gevonden = sorted(controleer(met_pakketten=pakketten), key=lambda bevinding: ERNST.index(bevinding.ernst))
    if uit == "json":
        click.echo(json.dumps([bevinding.als_dict() for bevinding in gevonden], ensure_ascii=False, indent=1))
    else:
        for bevinding in gevonden:
            click.echo(f"{bevinding.ernst.capitalize()}: {bevinding.wat}   [{bevinding.code}]")
            for kop, tekst in (("Waar", bevinding.waar), ("Waarom", bevinding.waarom), ("Wat je doet", bevinding.doe)):
                click.echo(textwrap.fill(tekst, BREED, initial_indent=f"  {kop}: ", subsequent_indent="    "))
        fouten = sum(bevinding.ernst == "fout" for bevinding in gevonden)
        click.echo(f"{fouten} fouten, {len(gevonden) - fouten} om naar te kijken.")
    return 1 if any(bevinding.ernst == "fout" for bevinding in gevonden) else 0
