"""The triggers that let the log only grow, out of the way for as long as the tests empty the database."""

from __future__ import annotations

from django.db import connection

from stelsel.web.beheer.alleen_toevoegen import AlleenToevoegen, maak_triggers, verwijder_triggers


class _Uitvoerder:
    """What the migration helpers need of a schema editor."""

    connection = connection

    @staticmethod
    def execute(opdracht: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(opdracht)


def zet(*, aan: bool) -> None:
    """Take them away; with `aan` put them back, also when an earlier test took them away."""
    tabellen = tuple(model._meta.db_table for model in AlleenToevoegen.__subclasses__())
    verwijder_triggers(_Uitvoerder, tabellen)
    if aan:
        maak_triggers(_Uitvoerder, tabellen)
