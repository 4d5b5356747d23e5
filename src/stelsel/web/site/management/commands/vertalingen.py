"""`stelsel beheer vertalingen`: are all texts there in English, and which are missing?"""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from stelsel.kern.fouten import StelselFout
from stelsel.web.site import teksten


class Command(BaseCommand):
    """Checks the catalogues, or adds the missing texts to one."""

    help = "Controleer of elke tekst een Engelse vertaling heeft, of vul een vertaalbestand aan met wat ontbreekt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to do, and for which app."""
        parser.add_argument("--controleer", action="store_true", help="meld wat ontbreekt (dit is ook de standaard)")
        parser.add_argument("--app", help="alleen deze app")
        parser.add_argument("--aanvullen", metavar="APP", help="zet wat ontbreekt, onvertaald, in het bestand van APP")

    def handle(self, *args: object, **opties: str | None) -> None:
        """Report on standard output; ends with exit code 1 when something is missing."""
        if opties["aanvullen"]:
            aantal = teksten.vul_aan(opties["aanvullen"])
            self.stdout.write(f"{aantal} teksten toegevoegd aan het vertaalbestand van {opties['aanvullen']}.")
            return
        gebreken = teksten.gebreken(opties["app"])
        for regel in gebreken:
            self.stdout.write(regel)
        if gebreken:
            raise StelselFout(
                f"{len(gebreken)} teksten zijn niet goed vertaald.",
                doe="Vul msgstr in bij elke tekst: stelsel beheer vertalingen --aanvullen APP zet ze klaar.",
                code="WEB-VERTALING-02",
            )
        self.stdout.write("Alle teksten zijn vertaald.")
