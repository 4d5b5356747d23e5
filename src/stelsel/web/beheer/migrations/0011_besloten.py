"""The roles of the second line and of who watches over the meldcode."""

from __future__ import annotations

from django.db import migrations

from stelsel.web.beheer.beginrollen import heen


class Migration(migrations.Migration):
    dependencies = [("beheer", "0010_docent")]
    operations = [migrations.RunPython(heen, migrations.RunPython.noop)]
