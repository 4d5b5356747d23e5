"""What was seen and heard: by the school, for the file; by one person, to remember; by the student."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stelsel.kern.tijd import nu
from stelsel.web.gedeeld.versleuteld import VersleuteldeTekst


class Aanleiding(models.TextChoices):
    """By what something came to light (phase 1 of figure 1: signalering)."""

    GESPREK = "gesprek", _("Gesprek met de student")
    INTAKE = "intake", _("Intake")
    RESULTAAT = "resultaat", _("Een resultaat")
    AANWEZIGHEID = "aanwezigheid", _("Aanwezigheid")
    VOORVAL = "voorval", _("Iets wat gebeurde")
    STUDENT = "student", _("De student schreef of zei het zelf")
    PARTNER = "partner", _("Een partner buiten de school vertelde het")
    ANDER = "ander", _("Iemand anders vertelde het")


class Notitie(models.Model):
    """An entry of the file. Who supports the student reads it, and so does the student."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField()
    op = models.DateField()
    """The day it is about, not the day it was written."""
    aanleiding = models.CharField(max_length=15, choices=Aanleiding, default=Aanleiding.GESPREK)
    tekst = VersleuteldeTekst()
    volgend_gesprek = models.DateField(null=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=nu)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-op", "-id")
        indexes = (models.Index(fields=("persoon", "op"), name="notitie_persoon"),)


class EerdereTekst(models.Model):
    """What an entry said before it was corrected, and why it was. Only added."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    notitie = models.ForeignKey(Notitie, on_delete=models.CASCADE, related_name="eerder")
    tekst = VersleuteldeTekst()
    reden = VersleuteldeTekst()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField(default=nu)

    class Meta:
        ordering = ("-op", "-id")


class Werkaantekening(models.Model):
    """To remember something by: for the writer alone, gone after six weeks unless it is put in the file."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField()
    schrijver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    tekst = VersleuteldeTekst()
    gemaakt_op = models.DateTimeField(default=nu)
    verloopt_op = models.DateField(db_index=True)
    """From this day it is no longer there, also while the night has not removed it yet."""

    class Meta:
        ordering = ("-gemaakt_op", "-id")
        indexes = (models.Index(fields=("schrijver", "persoon"), name="werkaantekening_van"),)


class EigenWoord(models.Model):
    """What the student wrote: out of himself, or about an entry of the file. It stands there word for word."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField()
    over = models.ForeignKey(Notitie, on_delete=models.CASCADE, null=True, related_name="reacties")
    tekst = VersleuteldeTekst()
    op = models.DateTimeField(default=nu)
    gelezen_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    gelezen_op = models.DateTimeField(null=True)
    antwoord = VersleuteldeTekst(default="", blank=True)

    class Meta:
        ordering = ("-op", "-id")
        indexes = (models.Index(fields=("persoon", "gelezen_op"), name="eigen_woord_persoon"),)
