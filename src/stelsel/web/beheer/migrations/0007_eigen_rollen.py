"""Roles of the school's own: a name beside a delivered role that they begin as."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("beheer", "0006_noodtoegang_versleuteld")]
    operations = [
        migrations.AddField("rol", "basis", models.SlugField(blank=True, default="", verbose_name="basis")),
    ]
