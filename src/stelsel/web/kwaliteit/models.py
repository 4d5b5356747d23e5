"""What this app remembers: which gegevenssets exist, official figures, and figures frozen for a report."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from stelsel.web.beheer.service import AlleenToevoegen
from stelsel.web.kwaliteit.cijfers import NAMEN


class Gegevensset(models.Model):
    """A folder of Parquet files on disk that pages may compute from; the folder itself never changes."""

    class Aanleiding(models.TextChoices):
        """Why the set was made."""

        IMPORT = "import", "na een levering"
        VERZOEK = "verzoek", "op verzoek"
        NACHT = "nacht", "'s nachts"
        GEVONDEN = "gevonden", "gevonden op schijf"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # name of the folder under <gegevens>/gegevenssets
    map = models.CharField(max_length=255, unique=True)
    gemaakt = models.DateTimeField(db_index=True)
    peildatum = models.DateField()
    bronnen = models.JSONField(default=list)
    dekking = models.JSONField(default=list)
    volledig = models.BooleanField()
    checksum = models.CharField(max_length=64)
    personen = models.PositiveIntegerField()
    aanleiding = models.CharField(max_length=10, choices=Aanleiding.choices)
    # files removed under the retention setting; the row stays, because frozen figures refer to the checksum
    opgeruimd = models.DateTimeField(null=True, blank=True)
    # a delivery in it was withdrawn since: pages no longer use it
    vervallen = models.DateTimeField(null=True, blank=True)
    # the last time the dossier was compared with it and found the same
    bevestigd = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-gemaakt", "-pk"]


class CijferSleutel(models.Model):
    """Which figure of which group: the same columns identify an own, an official and a frozen figure."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    indicator = models.CharField(max_length=40)
    # first calendar year of the studiejaar: 2024 is 2024-2025
    studiejaar = models.PositiveSmallIntegerField()
    venster = models.PositiveSmallIntegerField()
    brin = models.CharField(max_length=4)
    dossier = models.CharField(max_length=200)
    niveau = models.CharField(max_length=10)

    class Meta:
        abstract = True

    @property
    def indicator_naam(self) -> str:
        """The indicator as it is written on a page."""
        return str(NAMEN.get(self.indicator, self.indicator))


class OfficieelCijfer(CijferSleutel, AlleenToevoegen):
    """A figure that DUO or the inspectie published, typed over with its source. Corrected by a newer row."""

    waarde = models.DecimalField(max_digits=7, decimal_places=4)
    bron = models.CharField(max_length=200)
    bron_datum = models.DateField()
    reden = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    vervangt = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="vervangen_door"
    )

    class Meta:
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["brin", "dossier", "niveau"], name="officieel_eenheid")]


class VastgesteldCijfer(CijferSleutel, AlleenToevoegen):
    """A figure as it stood when somebody put it in a report. Rows are only added: replaced, never changed.

    It holds everything that is needed to find out later where it came from: the checksum of the gegevensset,
    the hash of the definition, the version of Stelsel and the command.
    """

    teller = models.IntegerField(null=True)
    noemer = models.IntegerField(null=True)
    waarde = models.FloatField(null=True)
    norm = models.FloatField(null=True)
    oordeel = models.CharField(max_length=30, blank=True)
    toelichting = models.TextField(blank=True)
    eenheid_naam = models.TextField()
    gebruikt_in = models.CharField(max_length=200)
    reden = models.CharField(max_length=300, blank=True)
    gegevensset_checksum = models.CharField(max_length=64)
    gegevensset_map = models.CharField(max_length=255)
    peildatum = models.DateField()
    definitie_hash = models.CharField(max_length=64)
    versie = models.CharField(max_length=40)
    opdracht = models.TextField()
    # the row and the question as the engine gave them: readings, coverage, dimensions
    verantwoording = models.JSONField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    vervangt = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="vervangen_door"
    )

    class Meta:
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["brin", "dossier", "niveau"], name="vastgesteld_eenheid")]

    @property
    def is_vervangen(self) -> bool:
        """Whether another figure took its place."""
        return hasattr(self, "vervangen_door")
