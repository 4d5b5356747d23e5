"""Assignments, replacements and emergency accesses, and the roles that work with them."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from stelsel.web.beheer import beginrollen


class Migration(migrations.Migration):

    dependencies = [
        ('beheer', '0003_sleutels'),
    ]

    operations = [
        migrations.RunPython(beginrollen.heen, migrations.RunPython.noop),
        migrations.AddField(
            model_name='gebruiker',
            name='medewerker_id',
            field=models.CharField(blank=True, db_index=True, default='', max_length=100, verbose_name='medewerker'),
        ),
        migrations.CreateModel(
            name='Noodtoegang',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('persoon', models.UUIDField(db_index=True)),
                ('van', models.DateTimeField()),
                ('tot', models.DateTimeField(db_index=True)),
                ('reden', models.CharField(max_length=500)),
                ('oordeel', models.CharField(blank=True, choices=[('', 'nog niet beoordeeld'), ('terecht', 'terecht'), ('onterecht', 'niet terecht')], default='', max_length=10)),
                ('toelichting', models.CharField(blank=True, max_length=500)),
                ('beoordeeld_op', models.DateTimeField(null=True)),
                ('beoordeeld_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='noodtoegangen', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-van', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Toewijzing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van', models.DateField(verbose_name='van')),
                ('tot_en_met', models.DateField(blank=True, null=True, verbose_name='tot en met')),
                ('reden', models.CharField(max_length=200)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('persoon', models.UUIDField(db_index=True)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='toewijzingen', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-van', '-id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Vervanging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van', models.DateField(verbose_name='van')),
                ('tot_en_met', models.DateField(blank=True, null=True, verbose_name='tot en met')),
                ('reden', models.CharField(max_length=200)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('afwezige', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vervangen_door', to=settings.AUTH_USER_MODEL)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('vervanger', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vervangt', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-van', '-id'),
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('afwezige', models.F('vervanger')), _negated=True), name='niemand_vervangt_zichzelf')],
            },
        ),
    ]
