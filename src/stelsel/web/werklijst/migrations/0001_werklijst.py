import django.db.models.deletion
import stelsel.kern.tijd
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("identiteit", models.CharField(max_length=64, unique=True)),
                ("wie", models.CharField(max_length=40)),
                ("persoon", models.UUIDField(null=True)),
                (
                    "soort",
                    models.CharField(choices=[("verschil", "verschil"), ("signaal", "signaal van DUO")], max_length=10),
                ),
                ("tabel", models.CharField(max_length=30)),
                ("brin", models.CharField(blank=True, default="", max_length=10)),
                ("sleutel", models.CharField(blank=True, default="", max_length=120)),
                ("veld", models.CharField(blank=True, default="", max_length=60)),
                ("inschrijvingvolgnummer", models.CharField(blank=True, default="", max_length=20)),
                ("resultaatvolgnummer", models.CharField(blank=True, default="", max_length=20)),
                ("opleidingcode", models.CharField(blank=True, default="", max_length=5)),
                ("oorzaak", models.CharField(max_length=40)),
                ("zekerheid", models.CharField(blank=True, default="", max_length=15)),
                ("ons", models.TextField(blank=True, default="")),
                ("duo", models.TextField(blank=True, default="")),
                ("nieuwst", models.CharField(blank=True, default="", max_length=10)),
                ("bij", models.JSONField(default=dict)),
                ("sinds", models.DateField()),
                ("oktober", models.PositiveSmallIntegerField(default=0)),
                ("februari", models.PositiveSmallIntegerField(default=0)),
                ("diplomas", models.PositiveSmallIntegerField(default=0)),
                ("gewicht", models.PositiveIntegerField(default=0)),
                ("uiterlijk", models.DateField(null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("toegewezen", "toegewezen"),
                            ("wacht_op_duo", "wacht op DUO"),
                            ("gesloten", "gesloten"),
                        ],
                        default="open",
                        max_length=15,
                    ),
                ),
                ("reden", models.CharField(blank=True, default="", max_length=25)),
                ("gesloten_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "toegewezen_aan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reeks",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=10)),
                ("brin", models.CharField(max_length=10)),
                ("van", models.DateField(null=True)),
                ("levering", models.UUIDField(null=True)),
                ("bestandsnaam", models.CharField(blank=True, default="", max_length=120)),
                ("aangemaakt", models.DateField(null=True)),
                ("volledig", models.BooleanField(default=True)),
                ("dossier_van", models.DateField(null=True)),
                ("vergeleken_op", models.DateTimeField(default=stelsel.kern.tijd.nu)),
                ("tellingen", models.JSONField(default=dict)),
                ("niet_vergeleken", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["soort", "brin", "-van"],
                "constraints": [models.UniqueConstraint(fields=("soort", "brin", "van"), name="een_reeks_per_periode")],
            },
        ),
        migrations.CreateModel(
            name="Stap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("op", models.DateTimeField(default=stelsel.kern.tijd.nu)),
                ("handeling", models.CharField(max_length=20)),
                ("van", models.CharField(blank=True, default="", max_length=15)),
                ("naar", models.CharField(blank=True, default="", max_length=15)),
                ("reden", models.CharField(blank=True, default="", max_length=25)),
                ("toelichting", models.TextField(blank=True, default="")),
                ("bestandsnaam", models.CharField(blank=True, default="", max_length=120)),
                ("was", models.JSONField(default=dict)),
                (
                    "aan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stappen",
                        to="werklijst.post",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Waarneming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("aanwezig", models.BooleanField(default=True)),
                (
                    "post",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waarnemingen",
                        to="werklijst.post",
                    ),
                ),
                (
                    "reeks",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waarnemingen",
                        to="werklijst.reeks",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=[
                    "status",
                    "gewicht",
                    "uiterlijk",
                    "soort",
                    "tabel",
                    "oorzaak",
                    "opleidingcode",
                    "toegewezen_aan",
                    "sinds",
                    "diplomas",
                    "wie",
                    "brin",
                    "inschrijvingvolgnummer",
                    "resultaatvolgnummer",
                    "id",
                ],
                name="post_lijst",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["persoon", "status"], name="post_persoon"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["toegewezen_aan", "status"], name="post_aan"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(condition=models.Q(("persoon__isnull", True)), fields=["wie"], name="post_onbekend"),
        ),
        migrations.AddIndex(
            model_name="stap",
            index=models.Index(fields=["post", "id"], name="stap_post"),
        ),
        migrations.AddIndex(
            model_name="waarneming",
            index=models.Index(fields=["reeks", "aanwezig", "post"], name="waarneming_reeks"),
        ),
        migrations.AddConstraint(
            model_name="waarneming",
            constraint=models.UniqueConstraint(fields=("post", "reeks"), name="een_waarneming_per_reeks"),
        ),
    ]
