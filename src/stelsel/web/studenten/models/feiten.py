"""The facts: one class per table of `stelsel.gegevens`, with the same column names.

A fact is one row that one delivery said. It counts while `vervallen_door` is empty; a later delivery that says
something else about the same thing closes it, and so does the withdrawal of its own delivery. Nothing is changed
in place and nothing is deleted, so that withdrawing a delivery can open again what it closed.
"""

from __future__ import annotations

from django.db import models

from stelsel.web.studenten.models.levering import Levering
from stelsel.web.studenten.models.persoon import Persoon


class FeitQuerySet(models.QuerySet):
    def geldend(self) -> FeitQuerySet:
        """What counts now: said by a delivery that was not withdrawn, not superseded by a later one."""
        return self.filter(vervallen_door=None)


class Feit(models.Model):
    """What every fact has: who said so, and who made it lapse."""

    levering = models.ForeignKey(Levering, on_delete=models.PROTECT, related_name="+")
    vervallen_door = models.ForeignKey(Levering, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    objects = FeitQuerySet.as_manager()

    class Meta:
        abstract = True
        # Withdrawing looks for what a delivery closed; nearly all rows are open, so only the closed ones are indexed.
        indexes = [
            models.Index(
                fields=["vervallen_door"],
                condition=models.Q(vervallen_door__isnull=False),
                name="%(class)s_verv",
            )
        ]


class Persoonsfeit(Feit):
    """A fact about one person."""

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="%(class)s_set", db_index=False)

    class Meta:
        abstract = True
        # Both begin so that the question 'does this delivery say something about this person' is one look-up: the
        # closing of older facts asks it once per fact, and on a delivery alone it would take the square of the time.
        indexes = [
            models.Index(fields=["persoon", "levering"], name="%(class)s_pers"),
            models.Index(
                fields=["vervallen_door", "persoon"],
                condition=models.Q(vervallen_door__isnull=False),
                name="%(class)s_verv",
            ),
        ]


def tekst(**opties) -> models.TextField:
    return models.TextField(null=True, **opties)


def code(lengte: int = 20) -> models.CharField:
    return models.CharField(max_length=lengte)


class Persoonsgegevens(Persoonsfeit):
    geboortejaar = models.SmallIntegerField(null=True)
    geboortemaand = models.SmallIntegerField(null=True)
    geboortedag = models.SmallIntegerField(null=True)
    geslacht = tekst()
    roepnaam = tekst()
    voorvoegsel = tekst()
    achternaam = tekst()
    email = tekst()
    telefoon = tekst()


class Persoonsnummer(Persoonsfeit):
    """The only place for BSN and onderwijsnummer. Shown on request to the studentadministratie, which is logged."""

    soort = code(15)
    nummer = code(9)
    van = models.DateField(null=True)
    tot_en_met = models.DateField(null=True)

    class Meta(Persoonsfeit.Meta):
        indexes = [*Persoonsfeit.Meta.indexes, models.Index(fields=["nummer", "soort"], name="persoonsnummer_nummer")]


class Inschrijving(Persoonsfeit):
    brin = code(10)
    inschrijvingvolgnummer = code()
    datum_inschrijving = models.DateField(null=True)
    datum_uitschrijving_gepland = models.DateField(null=True)
    datum_uitschrijving_werkelijk = models.DateField(null=True)
    reden_uitschrijving = tekst()


class Inschrijvingsperiode(Persoonsfeit):
    brin = code(10)
    inschrijvingvolgnummer = code()
    datum_begin = models.DateField(null=True)
    tot_en_met = models.DateField(null=True)
    afgeleid = models.BooleanField()
    opleidingcode = tekst()
    leertraject = tekst()
    niveau = tekst()
    indicatie_bekostigbaar = models.BooleanField(null=True)
    locatiecode_vsv = tekst()
    onderwijsaanbieder = tekst()
    onderwijslocatie = tekst()
    leerroute = tekst()
    leerroutefase = tekst()

    class Meta(Persoonsfeit.Meta):
        indexes = [
            *Persoonsfeit.Meta.indexes,
            # Who is enrolled on a day, in which programme: the filter of the student list, answered from the index.
            models.Index(
                fields=["datum_begin", "tot_en_met", "opleidingcode", "leertraject", "persoon"],
                condition=models.Q(vervallen_door__isnull=True),
                name="periode_geldend",
            ),
        ]


class ExtraOndersteuning(Persoonsfeit):
    brin = code(10)
    inschrijvingvolgnummer = code()
    datum_begin = models.DateField(null=True)
    datum_eind = models.DateField(null=True)


class Bpv(Persoonsfeit):
    brin = code(10)
    inschrijvingvolgnummer = code()
    volgnummer = code()
    afsluitdatum = models.DateField(null=True)
    datum_begin = models.DateField(null=True)
    datum_einde_gepland = models.DateField(null=True)
    datum_einde_werkelijk = models.DateField(null=True)
    omvang = models.IntegerField(null=True)
    leerbedrijf_id = tekst()
    opleidingcode = tekst()
    code_keuzedeel = tekst()


class Diploma(Persoonsfeit):
    brin = code(10)
    resultaatvolgnummer = code()
    opleidingcode = tekst()
    datum_resultaat = models.DateField(null=True)
    indicatie_bekostigbaar = models.BooleanField(null=True)
    inschrijvingvolgnummer = tekst()
    onderwijsaanbieder = tekst()


class Onderdeel(Persoonsfeit):
    """What the three kinds of diploma parts share."""

    brin = code(10)
    resultaatvolgnummer_diploma = tekst()
    opleidingcode_diploma = tekst()
    resultaatvolgnummer = code()
    datum_resultaat = models.DateField(null=True)
    inschrijvingvolgnummer = tekst()
    onderwijsaanbieder = tekst()

    class Meta(Persoonsfeit.Meta):
        abstract = True


class AmvbOnderdeel(Onderdeel):
    code_amvb_onderdeel = tekst()
    certificaat = models.BooleanField(null=True)


class Examenonderdeel(Onderdeel):
    code_generiek_examenonderdeel = tekst()
    eindcijfer = models.SmallIntegerField(null=True)
    vrijstelling = tekst()
    cijfer_ie = models.SmallIntegerField(null=True)
    vrijstelling_ie = tekst()
    cijfer_ce = models.SmallIntegerField(null=True)
    vrijstelling_ce = tekst()


class Keuzedeelresultaat(Onderdeel):
    code_keuzedeel = tekst()
    resultaat = tekst()
    certificaat = models.BooleanField(null=True)


class Groep(Feit):
    groep_id = models.TextField()
    naam = models.TextField()
    team = tekst()
    brin = code(10)
    studiejaar = models.SmallIntegerField()


class Groepslidmaatschap(Persoonsfeit):
    groep_id = models.TextField(db_index=True)
    van = models.DateField()
    tot_en_met = models.DateField(null=True)


class Medewerker(Feit):
    medewerker_id = models.TextField()
    roepnaam = tekst()
    voorvoegsel = tekst()
    achternaam = tekst()
    email = tekst()
    telefoon = tekst()
    functie = tekst()
    team = tekst()

    @property
    def naam(self) -> str:
        return " ".join(deel for deel in (self.roepnaam, self.voorvoegsel, self.achternaam) if deel)


class BegeleiderVan(Persoonsfeit):
    medewerker_id = models.TextField()
    rol = models.TextField()
    van = models.DateField()
    tot_en_met = models.DateField(null=True)


class Contactpersoon(Persoonsfeit):
    volgnummer = models.SmallIntegerField()
    relatie = tekst()
    roepnaam = tekst()
    voorvoegsel = tekst()
    achternaam = tekst()
    email = tekst()
    telefoon = tekst()
    wettelijk_vertegenwoordiger = models.BooleanField()

    @property
    def naam(self) -> str:
        return " ".join(deel for deel in (self.roepnaam, self.voorvoegsel, self.achternaam) if deel)


class Vooropleiding(Persoonsfeit):
    code = models.CharField(max_length=30)
    behaald_op = models.DateField(null=True)


class AanwezigheidWeek(Persoonsfeit):
    brin = code(10)
    inschrijvingvolgnummer = code()
    jaar = models.SmallIntegerField()
    week = models.SmallIntegerField()
    uren_gepland = models.FloatField()
    uren_geoorloofd = models.FloatField()
    uren_ongeoorloofd = models.FloatField()

    class Meta(Persoonsfeit.Meta):
        # The most numerous table: many rows per person and delivery, so that the week belongs in the index.
        indexes = [
            Persoonsfeit.Meta.indexes[1],
            models.Index(fields=["persoon", "jaar", "week", "levering"], name="aanwezigheid_week"),
        ]


class Resultaat(Persoonsfeit):
    brin = code(10)
    inschrijvingvolgnummer = code()
    volgnummer = models.IntegerField()
    onderdeel = models.TextField()
    datum = models.DateField(null=True)
    cijfer = models.SmallIntegerField(null=True)
