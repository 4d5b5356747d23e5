"""The roles a new installation starts with, and a log that the database itself guards."""

from __future__ import annotations

from pathlib import Path

import yaml
from django.db import migrations

from stelsel.web.beheer.alleen_toevoegen import maak_triggers, verwijder_triggers

TABELLEN = ("beheer_gebeurtenis", "beheer_zegel", "beheer_zegelregel")
ROLLEN = Path(__file__).resolve().parent.parent / "rollen.yaml"


def rollen_heen(apps, schema_editor):
    """Add roles that are not there; what a school changed in the meantime stays."""
    rol_model = apps.get_model("beheer", "Rol")
    for rol in yaml.safe_load(ROLLEN.read_text(encoding="utf-8")):
        rol_model.objects.get_or_create(
            naam=rol["naam"], defaults={"titel": rol["titel"], "omschrijving": rol["omschrijving"]}
        )


def triggers_heen(apps, schema_editor):
    maak_triggers(schema_editor, TABELLEN)


def triggers_terug(apps, schema_editor):
    verwijder_triggers(schema_editor, TABELLEN)


class Migration(migrations.Migration):
    dependencies = [("beheer", "0001_initial")]
    operations = [
        migrations.RunPython(rollen_heen, migrations.RunPython.noop),
        migrations.RunPython(triggers_heen, triggers_terug),
    ]
