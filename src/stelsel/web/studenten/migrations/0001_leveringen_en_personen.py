from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import migrations, models

from stelsel.kern.tijd import nu


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="Levering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid4, editable=False, unique=True)),
                ("soort", models.CharField(max_length=10)),
                ("bestandsnaam", models.CharField(max_length=120)),
                ("grootte", models.BigIntegerField()),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("staat", models.CharField(default="ontvangen", max_length=20)),
                (
                    "door",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("ontvangen_op", models.DateTimeField(default=nu)),
                ("verwerkt_op", models.DateTimeField(null=True)),
                ("brin", models.CharField(blank=True, default="", max_length=10)),
                ("van", models.DateField(null=True)),
                ("tot_en_met", models.DateField(null=True)),
                ("aangemaakt", models.DateField(null=True)),
                ("volledig", models.BooleanField(default=False)),
                ("indeling", models.JSONField(default=dict)),
                ("tellingen", models.JSONField(default=dict)),
                ("meldingen_per_ernst", models.JSONField(default=dict)),
                ("personen", models.IntegerField(default=0)),
                ("nieuwe_personen", models.IntegerField(default=0)),
                ("fout", models.TextField(blank=True, default="")),
            ],
            options={
                "ordering": ["-ontvangen_op", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("staat__in", ["afgebroken", "ingetrokken", "mislukt"]), _negated=True),
                        fields=("sha256",),
                        name="een_levering_per_bestand",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LeveringGebeurtenis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "levering",
                    models.ForeignKey(on_delete=models.CASCADE, related_name="gebeurtenissen", to="studenten.levering"),
                ),
                ("handeling", models.CharField(max_length=30)),
                ("van", models.CharField(max_length=20)),
                ("naar", models.CharField(max_length=20)),
                ("op", models.DateTimeField(default=nu)),
                (
                    "door",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("reden", models.TextField(blank=True, default="")),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.CreateModel(
            name="Melding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "levering",
                    models.ForeignKey(
                        db_index=False, on_delete=models.CASCADE, related_name="meldingen", to="studenten.levering"
                    ),
                ),
                ("regel", models.IntegerField(null=True)),
                ("record", models.CharField(max_length=10)),
                ("veld", models.CharField(default="", max_length=80)),
                ("code", models.CharField(max_length=30)),
                ("ernst", models.CharField(max_length=12)),
                ("gevonden", models.TextField(default="")),
                ("verwacht", models.TextField(default="")),
                ("melding", models.TextField()),
                ("bron", models.CharField(default="", max_length=80)),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["levering", "ernst", "regel", "id"], name="melding_levering_ernst")],
            },
        ),
        migrations.CreateModel(
            name="Persoon",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid4, editable=False, unique=True)),
                ("roepnaam", models.TextField(null=True)),
                ("voorvoegsel", models.TextField(null=True)),
                ("achternaam", models.TextField(null=True)),
                ("geboortejaar", models.SmallIntegerField(null=True)),
                ("geboortemaand", models.SmallIntegerField(null=True)),
                ("geboortedag", models.SmallIntegerField(null=True)),
                ("geslacht", models.CharField(max_length=1, null=True)),
                ("sorteernaam", models.TextField(default="")),
                ("zoeknaam", models.TextField(default="")),
                ("actueel", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("actueel", True)), fields=["sorteernaam", "id"], name="persoon_sorteer"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="Opleiding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opleidingcode", models.CharField(max_length=5, unique=True)),
                ("naam", models.TextField(null=True)),
                ("niveau", models.SmallIntegerField(null=True)),
                ("soort", models.TextField(null=True)),
                ("dossier_code", models.TextField(null=True)),
                ("dossier", models.TextField(null=True)),
                ("domein_code", models.TextField(null=True)),
                ("domein", models.TextField(null=True)),
                ("bron", models.TextField(default="onbekend")),
            ],
            options={"ordering": ["opleidingcode"]},
        ),
        migrations.CreateModel(
            name="Zoekdrieletter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("persoon", models.ForeignKey(on_delete=models.CASCADE, related_name="+", to="studenten.persoon")),
                ("drieletter", models.CharField(max_length=3)),
            ],
            options={"indexes": [models.Index(fields=["drieletter", "persoon"], name="drieletter_persoon")]},
        ),
    ]
