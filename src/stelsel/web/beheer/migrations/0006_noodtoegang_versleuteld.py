"""Why somebody opened a dossier in an emergency tells of health and home: from now on encrypted."""

from __future__ import annotations

from django.db import migrations

from stelsel.web.gedeeld.versleuteld import VersleuteldeTekst

KOLOMMEN = ("reden", "toelichting")


def versleutel(apps, schema_editor):
    """The type changed before this: what stands there is still readable, and written once more through the column."""
    tabel = apps.get_model("beheer", "Noodtoegang")
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"SELECT id, {', '.join(KOLOMMEN)} FROM beheer_noodtoegang")
        leesbaar = cursor.fetchall()
    for sleutel, *teksten in leesbaar:
        rij = tabel.objects.get(pk=sleutel)
        for naam, tekst in zip(KOLOMMEN, teksten, strict=True):
            setattr(rij, naam, str(tekst))
        rij.save(update_fields=list(KOLOMMEN))


def ontsleutel(apps, schema_editor):
    tabel = apps.get_model("beheer", "Noodtoegang")
    with schema_editor.connection.cursor() as cursor:
        for rij in tabel.objects.all():
            cursor.execute(
                "UPDATE beheer_noodtoegang SET reden = %s, toelichting = %s WHERE id = %s",
                [rij.reden, rij.toelichting, rij.pk],
            )


class Migration(migrations.Migration):
    # PostgreSQL changes a column and its rows in two transactions.
    atomic = False
    dependencies = [("beheer", "0005_studenten")]
    operations = [
        migrations.AlterField("noodtoegang", "reden", VersleuteldeTekst()),
        migrations.AlterField("noodtoegang", "toelichting", VersleuteldeTekst(blank=True, default="")),
        migrations.RunPython(versleutel, ontsleutel),
    ]
