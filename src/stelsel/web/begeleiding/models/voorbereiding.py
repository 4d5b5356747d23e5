"""Getting ready for a higher level, and handing a student over to who supports him next."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stelsel.web.gedeeld.versleuteld import VersleuteldeTekst


class Onderwerp(models.TextChoices):
    """What teams name as what holds students back (study of level-2 teams, 4.1.2 and 5.2)."""

    ZELFSTANDIG = "zelfstandig", _("Zelfstandig werken")
    TAAL = "taal", _("Nederlands")
    REKENEN = "rekenen", _("Rekenen")


class Hoever(models.TextChoices):
    """How far somebody is."""

    NIET = "niet", _("nog niet begonnen")
    BEZIG = "bezig", _("mee bezig")
    LUKT = "lukt", _("dit lukt op het volgende niveau")


class Voorbereiding(models.Model):
    """How far a student was with one of the three on a day. Only added: the newest of each counts."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField()
    onderwerp = models.CharField(max_length=12, choices=Onderwerp)
    hoever = models.CharField(max_length=6, choices=Hoever)
    wat = VersleuteldeTekst(default="", blank=True)
    op = models.DateField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-op", "-id")
        indexes = (models.Index(fields=("persoon", "onderwerp"), name="voorbereiding_persoon"),)


class Overdracht(models.Model):
    """What the mentor wants the next one to know; the next one answers after six weeks."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField()
    werkt = VersleuteldeTekst()
    nodig = VersleuteldeTekst()
    op = models.DateField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gelezen_op = models.DateField(null=True)
    gelezen_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    antwoord = VersleuteldeTekst(default="", blank=True)
    beantwoord_op = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-op", "-id")
        indexes = (models.Index(fields=("persoon", "beantwoord_op"), name="overdracht_persoon"),)
