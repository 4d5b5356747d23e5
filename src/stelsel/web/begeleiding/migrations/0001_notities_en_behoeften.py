"""What was said and what is needed."""

import django.db.models.deletion
import stelsel.kern.tijd
import stelsel.web.gedeeld.versleuteld
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
            name="Notitie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("persoon", models.UUIDField()),
                ("op", models.DateField()),
                (
                    "aanleiding",
                    models.CharField(
                        choices=[
                            ("gesprek", "Gesprek met de student"),
                            ("intake", "Intake"),
                            ("resultaat", "Een resultaat"),
                            ("aanwezigheid", "Aanwezigheid"),
                            ("voorval", "Iets wat gebeurde"),
                            ("ander", "Iemand anders vertelde het"),
                        ],
                        default="gesprek",
                        max_length=15,
                    ),
                ),
                ("tekst", stelsel.web.gedeeld.versleuteld.VersleuteldeTekst()),
                ("volgend_gesprek", models.DateField(null=True)),
                ("gemaakt_op", models.DateTimeField(default=stelsel.kern.tijd.nu)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("-op", "-id"),
            },
        ),
        migrations.CreateModel(
            name="EigenWoord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("persoon", models.UUIDField()),
                ("tekst", stelsel.web.gedeeld.versleuteld.VersleuteldeTekst()),
                ("op", models.DateTimeField(default=stelsel.kern.tijd.nu)),
                ("gelezen_op", models.DateTimeField(null=True)),
                ("antwoord", stelsel.web.gedeeld.versleuteld.VersleuteldeTekst(blank=True, default="")),
                (
                    "gelezen_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "over",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reacties",
                        to="begeleiding.notitie",
                    ),
                ),
            ],
            options={
                "ordering": ("-op", "-id"),
            },
        ),
        migrations.CreateModel(
            name="EerdereTekst",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("persoon", models.UUIDField(db_index=True)),
                ("tekst", stelsel.web.gedeeld.versleuteld.VersleuteldeTekst()),
                ("reden", stelsel.web.gedeeld.versleuteld.VersleuteldeTekst()),
                ("op", models.DateTimeField(default=stelsel.kern.tijd.nu)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "notitie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="eerder", to="begeleiding.notitie"
                    ),
                ),
            ],
            options={
                "ordering": ("-op", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Behoefte",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("persoon", models.UUIDField()),
                (
                    "categorie",
                    models.CharField(
                        choices=[
                            ("pedagogisch", "Werkhouding en gedrag (pedagogisch)"),
                            ("didactisch", "De stof begrijpen (didactisch)"),
                            ("toekomstwens", "Wat de student hierna wil (toekomstwens)"),
                            ("structuur", "Duidelijkheid en planning (structuur)"),
                            ("prive", "Omstandigheden thuis (privéomstandigheden)"),
                        ],
                        max_length=15,
                    ),
                ),
                ("tekst", stelsel.web.gedeeld.versleuteld.VersleuteldeTekst(blank=True, default="")),
                (
                    "staat",
                    models.CharField(
                        choices=[
                            ("open", "loopt"),
                            ("gedaan", "gedaan"),
                            ("niet_gedaan", "niet gedaan"),
                            ("vervuld", "niet meer nodig"),
                            ("vervallen", "vervallen"),
                            ("afgerond", "afgerond"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("sinds", models.DateField()),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "notitie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="behoeften", to="begeleiding.notitie"
                    ),
                ),
            ],
            options={
                "ordering": ("-sinds", "-id"),
            },
        ),
    ]
