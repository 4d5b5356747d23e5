"""A table to which rows are only added. The ORM refuses the rest here, database triggers refuse it everywhere."""

from __future__ import annotations

from typing import NoReturn

from django.db import models


class NietWijzigbaar(Exception):
    """Somebody tried to change or delete what is only ever added to."""


def _weiger(model: type[models.Model]) -> NoReturn:
    raise NietWijzigbaar(f"{model.__name__} kent alleen toevoegen: wijzigen en verwijderen kan niet.")


class _AlleenToevoegenQuerySet(models.QuerySet):
    def update(self, **waarden: object) -> NoReturn:
        _weiger(self.model)

    def bulk_update(self, *objecten: object, **opties: object) -> NoReturn:
        _weiger(self.model)

    def delete(self) -> NoReturn:
        _weiger(self.model)


class AlleenToevoegen(models.Model):
    """Base of the tables of the log."""

    objects = _AlleenToevoegenQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        """Insert; a row that already exists is refused with NietWijzigbaar."""
        if not self._state.adding:
            _weiger(type(self))
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        """Always refused with NietWijzigbaar."""
        _weiger(type(self))


_SQLITE = """
CREATE TRIGGER {tabel}_niet_{naam} BEFORE {daad} ON {tabel}
BEGIN SELECT RAISE(ABORT, 'het logboek kent alleen toevoegen'); END
"""
_POSTGRESQL_FUNCTIE = """
CREATE OR REPLACE FUNCTION stelsel_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'het logboek kent alleen toevoegen'; END $$
"""
_POSTGRESQL = """
CREATE TRIGGER {tabel}_niet_{naam} BEFORE {daad} ON {tabel}
FOR EACH STATEMENT EXECUTE FUNCTION stelsel_alleen_toevoegen()
"""


_ONGEWIJZIGD = ("id", "naam", "gebruiker_id", "tijd", "hash")
_LEEG = ("onderwerp", "doel", "zout")


def laat_wissen_toe(schema_editor: object, tabel: str) -> None:
    """From now on one change of a row of `tabel` is let through by the database: taking out what it says of a person,
    with everything else, and its hash, as it was. For the migration of the log."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    gelijk = "IS NOT DISTINCT FROM" if postgresql else "IS"
    mag = " AND ".join(
        [f"NEW.{naam} {gelijk} OLD.{naam}" for naam in _ONGEWIJZIGD]
        + [f"NEW.{naam} = ''" for naam in _LEEG]
        + ["NEW.persoon_id IS NULL", "OLD.persoon_id IS NOT NULL"]
    )
    if postgresql:
        schema_editor.execute(f"DROP TRIGGER {tabel}_niet_wijzigen ON {tabel}")
        schema_editor.execute(
            f"CREATE TRIGGER {tabel}_niet_wijzigen BEFORE UPDATE ON {tabel} FOR EACH ROW WHEN (NOT ({mag})) "
            "EXECUTE FUNCTION stelsel_alleen_toevoegen()"
        )
    else:
        schema_editor.execute(f"DROP TRIGGER {tabel}_niet_wijzigen")
        schema_editor.execute(
            f"CREATE TRIGGER {tabel}_niet_wijzigen BEFORE UPDATE ON {tabel} WHEN NOT ({mag}) "
            "BEGIN SELECT RAISE(ABORT, 'het logboek kent alleen toevoegen'); END"
        )


def maak_triggers(schema_editor: object, tabellen: tuple[str, ...]) -> None:
    """Refuse UPDATE, DELETE (and on PostgreSQL TRUNCATE) on `tabellen` in the database itself; for migrations."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    daden = {"wijzigen": "UPDATE", "verwijderen": "DELETE"}
    if postgresql:
        schema_editor.execute(_POSTGRESQL_FUNCTIE)
        daden["legen"] = "TRUNCATE"
    for tabel in tabellen:
        for naam, daad in daden.items():
            tekst = _POSTGRESQL if postgresql else _SQLITE
            schema_editor.execute(tekst.format(tabel=tabel, naam=naam, daad=daad))


def verwijder_triggers(schema_editor: object, tabellen: tuple[str, ...]) -> None:
    """Undo `maak_triggers`; for the way back of a migration."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for tabel in tabellen:
        for naam in ("wijzigen", "verwijderen", *(("legen",) if postgresql else ())):
            op = f" ON {tabel}" if postgresql else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {tabel}_niet_{naam}{op}")
