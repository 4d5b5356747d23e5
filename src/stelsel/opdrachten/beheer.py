"""`stelsel beheer ...`: Django's own management commands and ours, with the settings of this site."""

from __future__ import annotations

import os
import sys

import click

HULP = """Gebruik: stelsel beheer OPDRACHT [...]

Beheer van de site.

Opdrachten van Stelsel:
  gebruiker-aanmaken ACCOUNT  een account maken, met de rol beheerder of een andere rol
  vertalingen                 controleren of elke tekst een Engelse vertaling heeft

Opdrachten van Django, onder meer:
  migrate                     de database maken of bijwerken
  check --deploy              de instellingen nakijken
  clearsessions               sessies weghalen die voorbij zijn

Uitleg bij een opdracht: stelsel beheer OPDRACHT --help"""


@click.command(
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False, "help_option_names": []},
    short_help="Beheer van de site: migrate, gebruiker-aanmaken, vertalingen.",
)
@click.argument("argumenten", nargs=-1, type=click.UNPROCESSED)
def opdracht(argumenten: tuple[str, ...]) -> None:
    """Geef door aan het beheer van Django, bijvoorbeeld `stelsel beheer migrate`."""
    if argumenten in {(), ("-h",), ("--help",), ("help",)}:
        click.echo(HULP)
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stelsel.web.site.instellingen")
    from django.core.management import ManagementUtility

    # A command name may be written with a dash, like every other word on this command line.
    woorden = [argumenten[0].replace("-", "_"), *argumenten[1:]]
    hulp = ManagementUtility(["stelsel beheer", *woorden])
    sys.argv = hulp.argv
    hulp.execute()
