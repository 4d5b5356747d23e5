"""Rounds of the whole cycle, agreements, wishes, and who looked."""

import django.db.models.deletion
import stelsel.kern.tijd
import stelsel.web.gedeeld.versleuteld
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("begeleiding", "0001_notities_en_behoeften"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ronde",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("persoon", models.UUIDField()),
                ("nummer", models.PositiveSmallIntegerField()),
                ("doel", stelsel.web.gedeeld.versleuteld.VersleuteldeTekst()),
                ("effect", stelsel.web.gedeeld.versleuteld.VersleuteldeTekst()),
                ("begonnen_op", models.DateField()),
                ("bespreken_op", models.DateField()),
                ("evalueren_op", models.DateField()),
                ("opgeschaald", models.BooleanField(default=False)),
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
                (
                    "bereikt",
                    models.CharField(
                        blank=True,
                        choices=[("ja", "Ja"), ("deels", "Voor een deel"), ("nee", "Nee")],
                        default="",
                        max_length=6,
                    ),
                ),
                (
                    "besluit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stoppen", "Stoppen: dit is niet meer nodig"),
                            ("doorgaan", "Doorgaan: nog een ronde zo"),
                            ("veranderen", "Veranderen: een ander doel of andere afspraken"),
                            ("opschalen", "Opschalen: meer hulp, de zorgcoördinator kijkt mee"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("toelichting", stelsel.web.gedeeld.versleuteld.VersleuteldeTekst(blank=True, default="")),
                ("geevalueerd_op", models.DateField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                ("behoeften", models.ManyToManyField(related_name="rondes", to="begeleiding.behoefte")),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("-nummer",),
            },
        ),
        migrations.CreateModel(
            name="Bespreking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("persoon", models.UUIDField(db_index=True)),
                ("op", models.DateField()),
                ("tekst", stelsel.web.gedeeld.versleuteld.VersleuteldeTekst()),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ronde",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="besprekingen", to="begeleiding.ronde"
                    ),
                ),
            ],
            options={
                "ordering": ("-op", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Stap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("persoon", models.UUIDField(db_index=True)),
                (
                    "onderwerp",
                    models.CharField(choices=[("afspraak", "afspraak"), ("behoefte", "behoefte")], max_length=10),
                ),
                ("record", models.UUIDField(db_index=True)),
                ("daad", models.CharField(max_length=15)),
                (
                    "van",
                    models.CharField(
                        choices=[
                            ("open", "loopt"),
                            ("gedaan", "gedaan"),
                            ("niet_gedaan", "niet gedaan"),
                            ("vervuld", "niet meer nodig"),
                            ("vervallen", "vervallen"),
                            ("afgerond", "afgerond"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "naar",
                    models.CharField(
                        choices=[
                            ("open", "loopt"),
                            ("gedaan", "gedaan"),
                            ("niet_gedaan", "niet gedaan"),
                            ("vervuld", "niet meer nodig"),
                            ("vervallen", "vervallen"),
                            ("afgerond", "afgerond"),
                        ],
                        max_length=12,
                    ),
                ),
                ("was_uiterlijk", models.DateField(null=True)),
                ("toelichting", stelsel.web.gedeeld.versleuteld.VersleuteldeTekst(blank=True, default="")),
                ("op", models.DateTimeField(default=stelsel.kern.tijd.nu)),
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
            name="Teamafspraak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("brin", models.CharField(max_length=10)),
                ("team", models.TextField()),
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
                ("wat", models.CharField(max_length=300)),
                ("in_de_les", models.BooleanField(default=False)),
                ("sinds", models.DateField()),
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
                ("gestopt_op", models.DateField(null=True)),
                ("waarom_gestopt", models.CharField(blank=True, default="", max_length=300)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "gestopt_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("categorie", "wat", "id"),
            },
        ),
        migrations.CreateModel(
            name="Afspraak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("persoon", models.UUIDField()),
                ("wat", stelsel.web.gedeeld.versleuteld.VersleuteldeTekst()),
                (
                    "doener",
                    models.CharField(
                        choices=[("student", "de student"), ("medewerker", "een medewerker")], max_length=12
                    ),
                ),
                ("medewerker_id", models.TextField(blank=True, default="")),
                ("in_de_les", models.BooleanField(default=False)),
                ("uiterlijk", models.DateField()),
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
                (
                    "hielp",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ja", "Ja"),
                            ("deels", "Een beetje"),
                            ("nee", "Nee"),
                            ("onbekend", "Dat weten we nog niet"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("gemaakt_op", models.DateTimeField(default=stelsel.kern.tijd.nu)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "behoefte",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="afspraken",
                        to="begeleiding.behoefte",
                    ),
                ),
                (
                    "notitie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="afspraken", to="begeleiding.notitie"
                    ),
                ),
                (
                    "ronde",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="afspraken",
                        to="begeleiding.ronde",
                    ),
                ),
                (
                    "teamafspraak",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gebruikt",
                        to="begeleiding.teamafspraak",
                    ),
                ),
            ],
            options={
                "ordering": ("uiterlijk", "id"),
            },
        ),
        migrations.CreateModel(
            name="Uitstel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("persoon", models.UUIDField()),
                ("feit", models.CharField(max_length=80)),
                ("tot", models.DateField()),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Werkaantekening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("persoon", models.UUIDField()),
                ("tekst", stelsel.web.gedeeld.versleuteld.VersleuteldeTekst()),
                ("gemaakt_op", models.DateTimeField(default=stelsel.kern.tijd.nu)),
                ("verloopt_op", models.DateField(db_index=True)),
                (
                    "schrijver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("-gemaakt_op", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Blik",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("persoon", models.UUIDField()),
                ("op", models.DateField()),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("gebruiker", "persoon"), name="een_blik")],
            },
        ),
        migrations.CreateModel(
            name="Doorstroomwens",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("persoon", models.UUIDField()),
                ("wie", models.CharField(choices=[("student", "de student"), ("team", "het team")], max_length=8)),
                (
                    "wens",
                    models.CharField(
                        choices=[
                            ("hoger", "Verder leren op een hoger niveau"),
                            ("andere", "Een andere opleiding"),
                            ("werken", "Werken"),
                            ("weet_niet", "Dat weet ik nog niet"),
                        ],
                        max_length=10,
                    ),
                ),
                ("toelichting", stelsel.web.gedeeld.versleuteld.VersleuteldeTekst(blank=True, default="")),
                ("op", models.DateField()),
                ("gemaakt_op", models.DateTimeField(default=stelsel.kern.tijd.nu)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("-op", "-id"),
                "indexes": [models.Index(fields=["persoon", "wie", "op"], name="wens_persoon")],
            },
        ),
        migrations.AddIndex(
            model_name="notitie",
            index=models.Index(fields=["persoon", "op"], name="notitie_persoon"),
        ),
        migrations.AddIndex(
            model_name="eigenwoord",
            index=models.Index(fields=["persoon", "gelezen_op"], name="eigen_woord_persoon"),
        ),
        migrations.AddIndex(
            model_name="behoefte",
            index=models.Index(fields=["persoon", "staat"], name="behoefte_persoon"),
        ),
        migrations.AddIndex(
            model_name="ronde",
            index=models.Index(fields=["staat", "evalueren_op"], name="ronde_evaluatie"),
        ),
        migrations.AddConstraint(
            model_name="ronde",
            constraint=models.UniqueConstraint(fields=("persoon", "nummer"), name="een_ronde_per_nummer"),
        ),
        migrations.AddConstraint(
            model_name="ronde",
            constraint=models.UniqueConstraint(
                condition=models.Q(("staat", "open")), fields=("persoon",), name="een_lopende_ronde"
            ),
        ),
        migrations.AddIndex(
            model_name="teamafspraak",
            index=models.Index(fields=["brin", "team", "staat"], name="teamafspraak_team"),
        ),
        migrations.AddIndex(
            model_name="afspraak",
            index=models.Index(fields=["persoon", "staat", "uiterlijk"], name="afspraak_persoon"),
        ),
        migrations.AddIndex(
            model_name="afspraak",
            index=models.Index(fields=["medewerker_id", "staat"], name="afspraak_doener"),
        ),
        migrations.AddConstraint(
            model_name="uitstel",
            constraint=models.UniqueConstraint(fields=("gebruiker", "persoon", "feit"), name="een_uitstel"),
        ),
        migrations.AddIndex(
            model_name="werkaantekening",
            index=models.Index(fields=["schrijver", "persoon"], name="werkaantekening_van"),
        ),
    ]
