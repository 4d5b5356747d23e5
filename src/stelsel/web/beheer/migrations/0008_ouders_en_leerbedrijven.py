"""Accounts of parents and of companies: whose account it is, and which company."""

from __future__ import annotations

from django.db import migrations, models

from stelsel.web.beheer.beginrollen import heen


def soorten(apps, schema_editor):
    """What is already the account of a student."""
    apps.get_model("beheer", "Gebruiker").objects.exclude(persoon=None).update(soort="student")


class Migration(migrations.Migration):
    dependencies = [("beheer", "0007_eigen_rollen")]
    operations = [
        migrations.AddField(
            "gebruiker",
            "soort",
            models.CharField(
                blank=True,
                choices=[
                    ("", "van iemand die hier of bij een leerbedrijf werkt"),
                    ("student", "van een student"),
                    ("ouder", "van een ouder of verzorger"),
                ],
                default="",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AddField(
            "gebruiker",
            "leerbedrijf_id",
            models.CharField(blank=True, default="", max_length=40, verbose_name="leerbedrijf"),
        ),
        migrations.RunPython(soorten, migrations.RunPython.noop),
        migrations.RunPython(heen, migrations.RunPython.noop),
        migrations.AddConstraint(
            "gebruiker",
            models.CheckConstraint(
                condition=models.Q(("persoon__isnull", True), ("soort", "student"), _connector="OR"),
                name="alleen_een_student_is_iemand",
            ),
        ),
    ]
