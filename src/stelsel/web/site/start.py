"""What must be true before the site or the worker starts, said in words when it is not."""

from __future__ import annotations

import socket

from stelsel.kern.fouten import StelselFout


def eis_bijgewerkte_database() -> None:
    """Raises StelselFout when the database cannot be reached or lacks a migration."""
    from django.apps import apps
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        uitvoerder = MigrationExecutor(connection)
    except DatabaseError:
        raise StelselFout(
            "De database is niet te bereiken.",
            waar="de instelling DATABASE_URL" if connection.vendor == "postgresql" else "db.sqlite3 in de gegevensmap",
            doe="Controleer de instelling en of de database draait.",
            code="WEB-START-01",
            exitcode=2,
        ) from None
    onbekend = set(uitvoerder.loader.applied_migrations) - set(uitvoerder.loader.graph.nodes)
    onbekend = {app for app, naam in onbekend if (app, naam) not in uitvoerder.loader.replacements}
    if onbekend & {app.label for app in apps.get_app_configs()}:
        raise StelselFout(
            "De database hoort bij een nieuwere versie van Stelsel.",
            waar=f"migraties van {', '.join(sorted(onbekend))}",
            verwacht="een database die deze versie kent",
            doe="Start met de nieuwere versie, of zet een reservekopie van vóór het bijwerken terug.",
            code="WEB-START-04",
            exitcode=2,
        )
    if uitvoerder.migration_plan(uitvoerder.loader.graph.leaf_nodes()):
        raise StelselFout(
            "De database hoort bij een oudere versie van Stelsel, of is nog leeg.",
            doe="Maak een reservekopie en typ: ./stelsel beheer migrate",
            code="WEB-START-02",
            exitcode=2,
        )


def eis_vrije_poort(adres: str, poort: int) -> None:
    """Raises StelselFout when something else listens at this address already, or the address is not ours."""
    with socket.socket(socket.AF_INET6 if ":" in adres else socket.AF_INET) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((adres, poort))
        except OSError:
            raise StelselFout(
                "Op dit adres en deze poort kan de site niet luisteren.",
                waar=f"{adres}, poort {poort}",
                verwacht="een adres van deze machine en een poort die niemand gebruikt",
                doe="Kies een andere poort met --poort, of stop wat daar draait.",
                code="WEB-START-03",
                exitcode=2,
            ) from None
