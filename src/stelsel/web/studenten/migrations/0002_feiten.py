"""One table per kind of fact. What all have in common is written once, in `_feit`."""

from __future__ import annotations

from django.db import migrations, models


def _verv(naam: str, *kolommen: str) -> models.Index:
    gesloten = models.Q(("vervallen_door__isnull", False))
    return models.Index(condition=gesloten, fields=["vervallen_door", *kolommen], name=f"{naam.lower()}_verv")


def _feit(naam: str, velden: list, indexen: list | None = None) -> migrations.CreateModel:
    levering = {"on_delete": models.PROTECT, "related_name": "+", "to": "studenten.levering"}
    return migrations.CreateModel(
        name=naam,
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            *velden,
            ("levering", models.ForeignKey(**levering)),
            ("vervallen_door", models.ForeignKey(db_index=False, null=True, **levering)),
        ],
        options={"abstract": False, "indexes": indexen or [_verv(naam)]},
    )


def _persoonsfeit(naam: str, velden: list, indexen: list | None = None) -> migrations.CreateModel:
    persoon = models.ForeignKey(
        db_index=False, on_delete=models.PROTECT, related_name="%(class)s_set", to="studenten.persoon"
    )
    eigen = [] if naam == "AanwezigheidWeek" else [_pers(naam)]
    return _feit(naam, [("persoon", persoon), *velden], [*eigen, _verv(naam, "persoon"), *(indexen or [])])


def _pers(naam: str) -> models.Index:
    return models.Index(fields=["persoon", "levering"], name=f"{naam.lower()}_pers")


class Migration(migrations.Migration):
    dependencies = [("studenten", "0001_leveringen_en_personen")]
    operations = [
        _persoonsfeit(
            "Persoonsgegevens",
            [
                ("geboortejaar", models.SmallIntegerField(null=True)),
                ("geboortemaand", models.SmallIntegerField(null=True)),
                ("geboortedag", models.SmallIntegerField(null=True)),
                ("geslacht", models.TextField(null=True)),
                ("roepnaam", models.TextField(null=True)),
                ("voorvoegsel", models.TextField(null=True)),
                ("achternaam", models.TextField(null=True)),
                ("email", models.TextField(null=True)),
                ("telefoon", models.TextField(null=True)),
            ],
        ),
        _persoonsfeit(
            "Persoonsnummer",
            [
                ("soort", models.CharField(max_length=15)),
                ("nummer", models.CharField(max_length=9)),
                ("van", models.DateField(null=True)),
                ("tot_en_met", models.DateField(null=True)),
            ],
            indexen=[models.Index(fields=["nummer", "soort"], name="persoonsnummer_nummer")],
        ),
        _persoonsfeit(
            "Inschrijving",
            [
                ("brin", models.CharField(max_length=10)),
                ("inschrijvingvolgnummer", models.CharField(max_length=20)),
                ("datum_inschrijving", models.DateField(null=True)),
                ("datum_uitschrijving_gepland", models.DateField(null=True)),
                ("datum_uitschrijving_werkelijk", models.DateField(null=True)),
                ("reden_uitschrijving", models.TextField(null=True)),
            ],
        ),
        _persoonsfeit(
            "Inschrijvingsperiode",
            [
                ("brin", models.CharField(max_length=10)),
                ("inschrijvingvolgnummer", models.CharField(max_length=20)),
                ("datum_begin", models.DateField(null=True)),
                ("tot_en_met", models.DateField(null=True)),
                ("afgeleid", models.BooleanField()),
                ("opleidingcode", models.TextField(null=True)),
                ("leertraject", models.TextField(null=True)),
                ("niveau", models.TextField(null=True)),
                ("indicatie_bekostigbaar", models.BooleanField(null=True)),
                ("locatiecode_vsv", models.TextField(null=True)),
                ("onderwijsaanbieder", models.TextField(null=True)),
                ("onderwijslocatie", models.TextField(null=True)),
                ("leerroute", models.TextField(null=True)),
                ("leerroutefase", models.TextField(null=True)),
            ],
            indexen=[
                models.Index(
                    condition=models.Q(("vervallen_door__isnull", True)),
                    fields=["datum_begin", "tot_en_met", "opleidingcode", "leertraject", "persoon"],
                    name="periode_geldend",
                )
            ],
        ),
        _persoonsfeit(
            "ExtraOndersteuning",
            [
                ("brin", models.CharField(max_length=10)),
                ("inschrijvingvolgnummer", models.CharField(max_length=20)),
                ("datum_begin", models.DateField(null=True)),
                ("datum_eind", models.DateField(null=True)),
            ],
        ),
        _persoonsfeit(
            "Bpv",
            [
                ("brin", models.CharField(max_length=10)),
                ("inschrijvingvolgnummer", models.CharField(max_length=20)),
                ("volgnummer", models.CharField(max_length=20)),
                ("afsluitdatum", models.DateField(null=True)),
                ("datum_begin", models.DateField(null=True)),
                ("datum_einde_gepland", models.DateField(null=True)),
                ("datum_einde_werkelijk", models.DateField(null=True)),
                ("omvang", models.IntegerField(null=True)),
                ("leerbedrijf_id", models.TextField(null=True)),
                ("opleidingcode", models.TextField(null=True)),
                ("code_keuzedeel", models.TextField(null=True)),
            ],
        ),
        _persoonsfeit(
            "Diploma",
            [
                ("brin", models.CharField(max_length=10)),
                ("resultaatvolgnummer", models.CharField(max_length=20)),
                ("opleidingcode", models.TextField(null=True)),
                ("datum_resultaat", models.DateField(null=True)),
                ("indicatie_bekostigbaar", models.BooleanField(null=True)),
                ("inschrijvingvolgnummer", models.TextField(null=True)),
                ("onderwijsaanbieder", models.TextField(null=True)),
            ],
        ),
        _persoonsfeit(
            "AmvbOnderdeel",
            [
                ("brin", models.CharField(max_length=10)),
                ("resultaatvolgnummer_diploma", models.TextField(null=True)),
                ("opleidingcode_diploma", models.TextField(null=True)),
                ("resultaatvolgnummer", models.CharField(max_length=20)),
                ("datum_resultaat", models.DateField(null=True)),
                ("inschrijvingvolgnummer", models.TextField(null=True)),
                ("onderwijsaanbieder", models.TextField(null=True)),
                ("code_amvb_onderdeel", models.TextField(null=True)),
                ("certificaat", models.BooleanField(null=True)),
            ],
        ),
        _persoonsfeit(
            "Examenonderdeel",
            [
                ("brin", models.CharField(max_length=10)),
                ("resultaatvolgnummer_diploma", models.TextField(null=True)),
                ("opleidingcode_diploma", models.TextField(null=True)),
                ("resultaatvolgnummer", models.CharField(max_length=20)),
                ("datum_resultaat", models.DateField(null=True)),
                ("inschrijvingvolgnummer", models.TextField(null=True)),
                ("onderwijsaanbieder", models.TextField(null=True)),
                ("code_generiek_examenonderdeel", models.TextField(null=True)),
                ("eindcijfer", models.SmallIntegerField(null=True)),
                ("vrijstelling", models.TextField(null=True)),
                ("cijfer_ie", models.SmallIntegerField(null=True)),
                ("vrijstelling_ie", models.TextField(null=True)),
                ("cijfer_ce", models.SmallIntegerField(null=True)),
                ("vrijstelling_ce", models.TextField(null=True)),
            ],
        ),
        _persoonsfeit(
            "Keuzedeelresultaat",
            [
                ("brin", models.CharField(max_length=10)),
                ("resultaatvolgnummer_diploma", models.TextField(null=True)),
                ("opleidingcode_diploma", models.TextField(null=True)),
                ("resultaatvolgnummer", models.CharField(max_length=20)),
                ("datum_resultaat", models.DateField(null=True)),
                ("inschrijvingvolgnummer", models.TextField(null=True)),
                ("onderwijsaanbieder", models.TextField(null=True)),
                ("code_keuzedeel", models.TextField(null=True)),
                ("resultaat", models.TextField(null=True)),
                ("certificaat", models.BooleanField(null=True)),
            ],
        ),
        _feit(
            "Groep",
            [
                ("groep_id", models.TextField()),
                ("naam", models.TextField()),
                ("team", models.TextField(null=True)),
                ("brin", models.CharField(max_length=10)),
                ("studiejaar", models.SmallIntegerField()),
            ],
        ),
        _persoonsfeit(
            "Groepslidmaatschap",
            [
                ("groep_id", models.TextField(db_index=True)),
                ("van", models.DateField()),
                ("tot_en_met", models.DateField(null=True)),
            ],
        ),
        _feit(
            "Medewerker",
            [
                ("medewerker_id", models.TextField()),
                ("roepnaam", models.TextField(null=True)),
                ("voorvoegsel", models.TextField(null=True)),
                ("achternaam", models.TextField(null=True)),
                ("email", models.TextField(null=True)),
                ("telefoon", models.TextField(null=True)),
                ("functie", models.TextField(null=True)),
                ("team", models.TextField(null=True)),
            ],
        ),
        _persoonsfeit(
            "BegeleiderVan",
            [
                ("medewerker_id", models.TextField()),
                ("rol", models.TextField()),
                ("van", models.DateField()),
                ("tot_en_met", models.DateField(null=True)),
            ],
        ),
        _persoonsfeit(
            "Contactpersoon",
            [
                ("volgnummer", models.SmallIntegerField()),
                ("relatie", models.TextField(null=True)),
                ("roepnaam", models.TextField(null=True)),
                ("voorvoegsel", models.TextField(null=True)),
                ("achternaam", models.TextField(null=True)),
                ("email", models.TextField(null=True)),
                ("telefoon", models.TextField(null=True)),
                ("wettelijk_vertegenwoordiger", models.BooleanField()),
            ],
        ),
        _persoonsfeit(
            "AanwezigheidWeek",
            [
                ("brin", models.CharField(max_length=10)),
                ("inschrijvingvolgnummer", models.CharField(max_length=20)),
                ("jaar", models.SmallIntegerField()),
                ("week", models.SmallIntegerField()),
                ("uren_gepland", models.FloatField()),
                ("uren_geoorloofd", models.FloatField()),
                ("uren_ongeoorloofd", models.FloatField()),
            ],
            indexen=[models.Index(fields=["persoon", "jaar", "week", "levering"], name="aanwezigheid_week")],
        ),
        _persoonsfeit(
            "Resultaat",
            [
                ("brin", models.CharField(max_length=10)),
                ("inschrijvingvolgnummer", models.CharField(max_length=20)),
                ("volgnummer", models.IntegerField()),
                ("onderdeel", models.TextField()),
                ("datum", models.DateField(null=True)),
                ("cijfer", models.SmallIntegerField(null=True)),
            ],
        ),
    ]
