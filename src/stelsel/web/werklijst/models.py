"""An item of the worklist, by which comparisons it was seen, and everything that was done with it.

Persons, deliveries and sets belong to other apps: here they are a public id, without a relation.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from stelsel.kern.tijd import nu
from stelsel.web.werklijst.redenen import NOG_OPEN, Status

TEKST = {"default": "", "blank": True}


class Reeks(models.Model):
    """The deliveries of one kind and institution over one period: only a later one of them can show that an item that
    an earlier one brought is gone. The other columns tell of the newest comparison."""

    soort = models.CharField(max_length=10)
    brin = models.CharField(max_length=10)
    van = models.DateField(null=True)
    """First day of what it is about: the studiejaar of a GRONDSLAG, the counted studiejaar of a TBG-i."""

    levering = models.UUIDField(null=True)
    """The newest delivery that was compared; empty when all were withdrawn."""
    bestandsnaam = models.CharField(max_length=120, **TEKST)
    aangemaakt = models.DateField(null=True)
    volledig = models.BooleanField(default=True)
    """What it lacks is gone. Else the file was not whole, or a signal may stand in what was refused."""
    dossier_van = models.DateField(null=True)
    """The day up to which the dossier spoke that it was compared with; empty when it was not (signals)."""
    vergeleken_op = models.DateTimeField(default=nu)
    tellingen = models.JSONField(default=dict)
    """How many of it are: gevonden, nieuw, heropend, gesloten; and per cause what did not become an item."""
    niet_vergeleken = models.JSONField(default=list)

    class Meta:
        ordering = ["soort", "brin", "-van"]
        constraints = [models.UniqueConstraint(fields=["soort", "brin", "van"], name="een_reeks_per_periode")]


LIJSTKOLOMMEN = (
    "gewicht", "uiterlijk", "soort", "tabel", "oorzaak", "opleidingcode", "toegewezen_aan", "sinds", "diplomas", "wie",
    "brin", "inschrijvingvolgnummer", "resultaatvolgnummer",
)  # fmt: skip


class PostQuerySet(models.QuerySet):
    def nog_open(self) -> PostQuerySet:
        """What still asks for something."""
        return self.filter(status__in=NOG_OPEN)


class Post(models.Model):
    """One difference with DUO, or one signal of DUO. The same thing is the same item, in every later delivery."""

    class Soort(models.TextChoices):
        VERSCHIL = "verschil", "verschil"
        SIGNAAL = "signaal", "signaal van DUO"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    identiteit = models.CharField(max_length=64, unique=True)
    """A hash of whose it is and what it is about (vinden/vondst.py)."""
    wie = models.CharField(max_length=40)
    """The public id of the person, or the mark of somebody whom the dossier does not know."""
    persoon = models.UUIDField(null=True)

    soort = models.CharField(max_length=10, choices=Soort.choices)
    tabel = models.CharField(max_length=30)
    brin = models.CharField(max_length=10, **TEKST)
    sleutel = models.CharField(max_length=120, **TEKST)
    veld = models.CharField(max_length=60, **TEKST)
    inschrijvingvolgnummer = models.CharField(max_length=20, **TEKST)
    resultaatvolgnummer = models.CharField(max_length=20, **TEKST)
    opleidingcode = models.CharField(max_length=5, **TEKST)
    oorzaak = models.CharField(max_length=40)
    zekerheid = models.CharField(max_length=15, **TEKST)
    ons = models.TextField(**TEKST)
    duo = models.TextField(**TEKST)
    nieuwst = models.CharField(max_length=10, **TEKST)
    """Whose word is the newest: ons, duo or gelijk; empty when a day is not known."""
    bij = models.JSONField(default=dict)
    """What the page tells besides: counting days, rows below, parameters of a signal."""
    sinds = models.DateField()
    oktober = models.PositiveSmallIntegerField(default=0)
    februari = models.PositiveSmallIntegerField(default=0)
    diplomas = models.PositiveSmallIntegerField(default=0)
    gewicht = models.PositiveIntegerField(default=0)
    uiterlijk = models.DateField(null=True)

    status = models.CharField(max_length=15, choices=Status.choices, default=Status.OPEN)
    toegewezen_aan = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reden = models.CharField(max_length=25, **TEKST)
    gesloten_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)
    """Rises with every act; who acts on an older one is told so."""

    objects = PostQuerySet.as_manager()

    class Meta:
        indexes = [
            # All that the list is filtered, counted and sorted by: those questions never touch the wide rows.
            models.Index(fields=["status", *LIJSTKOLOMMEN, "id"], name="post_lijst"),
            models.Index(fields=["persoon", "status"], name="post_persoon"),
            models.Index(fields=["toegewezen_aan", "status"], name="post_aan"),
            models.Index(fields=["wie"], condition=models.Q(persoon__isnull=True), name="post_onbekend"),
        ]

    @property
    def is_open(self) -> bool:
        """Does it still ask for something?"""
        return self.status in NOG_OPEN


class Waarneming(models.Model):
    """This series of deliveries showed this item, and its newest comparison does, or does no longer."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="waarnemingen", db_index=False)
    reeks = models.ForeignKey(Reeks, on_delete=models.PROTECT, related_name="waarnemingen", db_index=False)
    aanwezig = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "reeks"], name="een_waarneming_per_reeks")]
        indexes = [models.Index(fields=["reeks", "aanwezig", "post"], name="waarneming_reeks")]


class Stap(models.Model):
    """One act on an item: who, when, what, why. Only added (stappen.py); `door` is empty when Stelsel did it."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="stappen", db_index=False)
    op = models.DateTimeField(default=nu)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    handeling = models.CharField(max_length=20)
    van = models.CharField(max_length=15, **TEKST)
    naar = models.CharField(max_length=15, **TEKST)
    aan = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reden = models.CharField(max_length=25, **TEKST)
    toelichting = models.TextField(**TEKST)
    bestandsnaam = models.CharField(max_length=120, **TEKST)
    """The delivery by which it was found, changed or gone."""
    was = models.JSONField(default=dict)
    """What was said before, when the words or the cause changed."""

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["post", "id"], name="stap_post")]
