"""A password that somebody else chose is replaced at the first sign-in."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("beheer", "0008_ouders_en_leerbedrijven")]
    operations = [
        migrations.AddField("gebruiker", "wachtwoord_van_ander", models.BooleanField(default=False, editable=False)),
    ]
