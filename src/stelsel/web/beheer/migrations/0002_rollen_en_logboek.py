"""The roles a new installation starts with, and a log that the database itself guards."""

from __future__ import annotations

from django.db import migrations

from stelsel.web.beheer.alleen_toevoegen import maak_triggers, verwijder_triggers
from stelsel.web.beheer import beginrollen

TABELLEN = ("beheer_gebeurtenis", "beheer_zegel", "beheer_zegelregel")


def triggers_heen(apps, schema_editor):
    maak_triggers(schema_editor, TABELLEN)


def triggers_terug(apps, schema_editor):
    verwijder_triggers(schema_editor, TABELLEN)


class Migration(migrations.Migration):
    dependencies = [("beheer", "0001_initial")]
    operations = [
        migrations.RunPython(beginrollen.heen, migrations.RunPython.noop),
        migrations.RunPython(triggers_heen, triggers_terug),
    ]
