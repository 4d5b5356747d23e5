"""`stelsel beheer ...`: Django's own management commands and ours, with the settings of this site."""

from __future__ import annotations

import os
import sys

import click


@click.command(
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False, "help_option_names": []},
    short_help="Beheer van de site: migrate, gebruiker-aanmaken, vertalingen.",
)
@click.argument("argumenten", nargs=-1, type=click.UNPROCESSED)
def opdracht(argumenten: tuple[str, ...]) -> None:
    """Geef door aan het beheer van Django, bijvoorbeeld `stelsel beheer migrate`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stelsel.web.site.instellingen")
    from django.core.management import ManagementUtility

    # A command name may be written with a dash, like every other word on this command line.
    woorden = [argumenten[0].replace("-", "_"), *argumenten[1:]] if argumenten else ["help"]
    hulp = ManagementUtility(["stelsel beheer", *woorden])
    sys.argv = hulp.argv
    hulp.execute()
