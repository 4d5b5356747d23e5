"""Emptying the database between transactional tests, past the guard of the log, and putting back what every
installation begins with."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace


def kan_legen() -> None:
    """From now on a flush of a test database works; the program itself has no such door."""
    from django.db import connections

    ops = type(connections["default"].ops)
    if getattr(ops, "kan_legen", False):
        return
    gewoon = ops.execute_sql_flush

    def leeg(self, sql_list: list[str]) -> None:
        from django.apps import apps

        migratie = import_module("stelsel.web.beheer.migrations.0002_rollen_en_logboek")
        with self.connection.cursor() as cursor:
            editor = SimpleNamespace(connection=self.connection, execute=cursor.execute)
            migratie.triggers_terug(apps, editor)
            gewoon(self, sql_list)
            migratie.triggers_heen(apps, editor)
            import_module("stelsel.web.beheer.migrations.0005_studenten").heen(apps, editor)
        migratie.beginrollen.heen(apps, None)

    ops.execute_sql_flush, ops.kan_legen = leeg, True
