"""The role of who teaches."""

from __future__ import annotations

from django.db import migrations

from stelsel.web.beheer.beginrollen import heen


class Migration(migrations.Migration):
    dependencies = [("beheer", "0009_eigen_wachtwoord")]
    operations = [migrations.RunPython(heen, migrations.RunPython.noop)]
