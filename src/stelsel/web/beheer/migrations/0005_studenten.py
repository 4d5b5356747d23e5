"""Students have an account: the role, whose account it is, and the one change that a log line allows."""

from __future__ import annotations

from django.db import migrations, models

from stelsel.web.beheer import beginrollen
from stelsel.web.beheer.alleen_toevoegen import laat_wissen_toe, maak_triggers, verwijder_triggers

TABEL = "beheer_gebeurtenis"


def heen(apps, schema_editor):
    laat_wissen_toe(schema_editor, TABEL)


def terug(apps, schema_editor):
    verwijder_triggers(schema_editor, (TABEL,))
    maak_triggers(schema_editor, (TABEL,))


class Migration(migrations.Migration):
    dependencies = [("beheer", "0004_toewijzen")]
    operations = [
        migrations.AddField(
            "gebruiker", "persoon", models.UUIDField(editable=False, null=True, unique=True)
        ),
        migrations.RunPython(beginrollen.heen, migrations.RunPython.noop),
        migrations.RunPython(heen, terug),
    ]
