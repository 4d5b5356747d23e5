"""`stelsel logboek`: check that nobody changed the log of the site."""

from __future__ import annotations

import os

import click


@click.group(short_help="Het logboek van de site.")
def opdracht() -> None:
    """Het logboek van de site: wie deed en las wat."""


@opdracht.command()
def controleer() -> None:
    """Reken alle zegels na. Eindigt met 1 als er iets niet klopt."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stelsel.web.site.instellingen")
    import django

    django.setup()
    from stelsel.kern.fouten import StelselFout
    from stelsel.web.beheer.service import zegels

    bevindingen, eerste = 0, ""
    for bevinding in zegels.controleer():
        bevindingen += 1
        eerste = eerste or bevinding.waar
        click.echo(f"{bevinding.waar}: {bevinding.wat}")
    blokken, regels = zegels.telling()
    if bevindingen:
        raise StelselFout(
            f"Het logboek klopt niet: {bevindingen} bevindingen in {regels} regels en {blokken} blokken.",
            waar=f"het logboek van de site; het eerste is {eerste}",
            doe="Zet een reservekopie ernaast en waarschuw de privacyfunctionaris.",
            code="WEB-LOGBOEK-01",
        )
    click.echo(f"Het logboek klopt: {regels} regels in {blokken} blokken.")
