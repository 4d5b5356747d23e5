"""Can the database be reached, is it whole, and does it belong to this version."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError, connection

from stelsel.kern.fouten import StelselFout
from stelsel.web.site.controle.bevinding import Bevinding
from stelsel.web.site.start import eis_bijgewerkte_database

_VEEL_ACCOUNTS = 100


def keur() -> Iterator[Bevinding]:
    """The state of the database."""
    try:
        eis_bijgewerkte_database()
    except StelselFout as fout:
        yield Bevinding(
            "CTL-DATABASE-01",
            "fout",
            fout.wat,
            fout.waar or "de database",
            "De site start zo niet.",
            fout.doe,
        )
        return
    if connection.vendor == "sqlite":
        yield from _sqlite()


def _sqlite() -> Iterator[Bevinding]:
    from stelsel.web.beheer.service import Gebruiker

    with connection.cursor() as vraag:
        try:
            stand = vraag.execute("PRAGMA quick_check(1)").fetchone()[0]
        except DatabaseError:
            stand = "onleesbaar"
    if stand != "ok":
        yield Bevinding(
            "CTL-DATABASE-02",
            "fout",
            "De database is beschadigd.",
            "db.sqlite3",
            "Wat nu nog te lezen is, kan morgen weg zijn.",
            "Stop de site en zet de laatste goede reservekopie terug: ./stelsel herstel",
        )
    elif Gebruiker.objects.filter(is_active=True).count() > _VEEL_ACCOUNTS:
        yield Bevinding(
            "CTL-DATABASE-03",
            "let op",
            f"Meer dan {_VEEL_ACCOUNTS} mensen werken op SQLite.",
            "DATABASE_URL",
            "SQLite laat één schrijver tegelijk toe; bij drukte wachten mensen op elkaar.",
            "Stap over op PostgreSQL (docs/beheer/draaien.md).",
        )
