"""`stelsel beheer gebruiker-aanmaken NAAM`: the first account of an installation, and any account after it."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import transaction

from stelsel.kern.fouten import StelselFout
from stelsel.web.beheer.service import geef_rol, maak_gebruiker


class Command(BaseCommand):
    """Makes an account and gives it a role. The password is asked for, or read from standard input."""

    help = "Maak een account met een rol (standaard: beheerder). Het wachtwoord wordt gevraagd of van stdin gelezen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Account, names and role."""
        parser.add_argument("account", help="de gebruikersnaam")
        parser.add_argument("--roepnaam", default="")
        parser.add_argument("--achternaam", default="")
        parser.add_argument("--rol", default="beheerder", help="standaard: beheerder")

    def handle(self, *args: object, **opties: str) -> None:
        """Make the account and the role, or neither."""
        wachtwoord = _vraag_wachtwoord()
        try:
            with transaction.atomic():
                gebruiker = maak_gebruiker(
                    opties["account"], wachtwoord, roepnaam=opties["roepnaam"], achternaam=opties["achternaam"]
                )
                geef_rol(gebruiker, opties["rol"], reden="aangemaakt op de opdrachtregel")
        except ValidationError as fout:
            raise StelselFout(
                "Dit wachtwoord is te makkelijk.",
                waar=f"account {opties['account']}",
                verwacht=" ".join(fout.messages),
                doe="Kies een ander wachtwoord. Er is niets aangemaakt.",
                code="WEB-ACCOUNT-03",
                exitcode=2,
            ) from None
        self.stdout.write(f"Account {gebruiker.username} is gemaakt, met rol {opties['rol']}.")


def _vraag_wachtwoord() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip(os.linesep)
    eerste = getpass.getpass("Wachtwoord: ")
    if eerste != getpass.getpass("Nog een keer: "):
        raise StelselFout(
            "De twee wachtwoorden zijn niet gelijk.", doe="Begin opnieuw.", code="WEB-ACCOUNT-04", exitcode=2
        )
    return eerste
