"""A delivery: one uploaded file, what became of it, and what was wrong with it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from stelsel.kern.tijd import nu
from stelsel.web.studenten.overgangen import Staat


class Levering(models.Model):
    """One uploaded file. Never changed after reading, only withdrawn; `staat` is set in overgangen.py alone."""

    class Soort(models.TextChoices):
        RO = "RO", "Registratieoverzicht van DUO"
        EIGEN = "EIGEN", "Eigen administratie"
        GRONDSLAG = "GRONDSLAG", "GRONDSLAG van DUO"
        OBO = "OBO", "OBO van DUO"
        OBOV = "OBOV", "Verschillenlijst bij een OBO"
        TBGI = "TBGI", "Terugmelding bekostigingsgrondslagen (TBG-i) van DUO"

    OVERGENOMEN = frozenset({Soort.RO, Soort.EIGEN})
    """The dossier is made of these; the other kinds are laid beside it and change nothing in it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    soort = models.CharField(max_length=10)
    bestandsnaam = models.CharField(max_length=120)
    grootte = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    staat = models.CharField(max_length=20, default=Staat.ONTVANGEN)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ontvangen_op = models.DateTimeField(default=nu)
    verwerkt_op = models.DateTimeField(null=True)
    # Filled from the file itself once it has been read.
    brin = models.CharField(max_length=10, default="", blank=True)
    van = models.DateField(null=True)
    tot_en_met = models.DateField(null=True)
    aangemaakt = models.DateField(null=True)
    volledig = models.BooleanField(default=False)
    indeling = models.JSONField(default=dict)
    tellingen = models.JSONField(default=dict)
    """Per record type: gelezen, aanvaard, afgekeurd."""
    meldingen_per_ernst = models.JSONField(default=dict)
    personen = models.IntegerField(default=0)
    """How many persons this delivery speaks of."""
    nieuwe_personen = models.IntegerField(default=0)
    fout = models.TextField(default="", blank=True)
    """Why reading stopped, in words for the user; never a personal value."""

    class Meta:
        ordering = ["-ontvangen_op", "-id"]
        constraints = [
            # The same bytes count once; after a withdrawal or a stop they may come again.
            models.UniqueConstraint(
                fields=["sha256"],
                condition=~models.Q(staat__in=sorted([Staat.AFGEBROKEN, Staat.MISLUKT, Staat.INGETROKKEN])),
                name="een_levering_per_bestand",
            )
        ]

    def __str__(self) -> str:
        return self.bestandsnaam

    @property
    def wordt_overgenomen(self) -> bool:
        """Whether its facts go into the dossier; else it is only compared with it."""
        return self.soort in self.OVERGENOMEN

    @property
    def aantal_meldingen(self) -> int:
        """All remarks, of any severity."""
        return sum(self.meldingen_per_ernst.values())


class LeveringGebeurtenis(models.Model):
    """One step in the life of a delivery. Only appended."""

    levering = models.ForeignKey(Levering, on_delete=models.CASCADE, related_name="gebeurtenissen")
    handeling = models.CharField(max_length=30)
    van = models.CharField(max_length=20)
    naar = models.CharField(max_length=20)
    op = models.DateTimeField(default=nu)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reden = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["id"]


class Melding(models.Model):
    """One remark on one line, exactly as the reader wrote it to meldingen.csv: never with a personal value."""

    levering = models.ForeignKey(Levering, on_delete=models.CASCADE, related_name="meldingen", db_index=False)
    regel = models.IntegerField(null=True)
    record = models.CharField(max_length=10)
    veld = models.CharField(max_length=80, default="")
    code = models.CharField(max_length=30)
    ernst = models.CharField(max_length=12)
    gevonden = models.TextField(default="")
    verwacht = models.TextField(default="")
    melding = models.TextField()
    bron = models.CharField(max_length=80, default="")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["levering", "ernst", "regel", "id"], name="melding_levering_ernst")]
