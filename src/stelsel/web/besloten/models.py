"""A closed file, who reads it, what is in it, and the little that leaves it."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stelsel.kern.tijd import nu
from stelsel.web.gedeeld.versleuteld import VersleuteldeTekst


class Soort(models.TextChoices):
    """Why the file is closed."""

    TWEEDE_LIJN = "tweede_lijn", _("tweede lijn")
    MELDCODE = "meldcode", _("meldcode huiselijk geweld en kindermishandeling")


class Stap(models.IntegerChoices):
    """The five steps of the meldcode (Besluit verplichte meldcode; WEB 1.3.9)."""

    SIGNALEN = 1, _("Signalen in kaart brengen")
    OVERLEG = 2, _("Overleggen met een collega, en zo nodig met Veilig Thuis")
    GESPREK = 3, _("Praten met de student, en met de ouders als dat veilig kan")
    WEGEN = 4, _("Wegen hoe ernstig het is")
    BESLISSEN = 5, _("Beslissen: melden, hulp, of allebei")


class Besluit(models.TextChoices):
    """How a file of the meldcode ends."""

    GEMELD = "gemeld", _("Gemeld bij Veilig Thuis")
    GEMELD_EN_HULP = "gemeld_en_hulp", _("Gemeld bij Veilig Thuis, en hulp geregeld")
    HULP = "hulp", _("Hulp geregeld, melden was niet nodig")
    GEEN = "geen", _("Geen van beide: het vermoeden is weg")


class Zaak(models.Model):
    """One file of one student."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    soort = models.CharField(max_length=12, choices=Soort)
    aanleiding = VersleuteldeTekst()
    geopend_op = models.DateField()
    gesloten_op = models.DateField(null=True)
    besluit = models.CharField(max_length=16, choices=Besluit, default="", blank=True)
    waarom_besluit = VersleuteldeTekst(default="", blank=True)
    vrijgegeven_op = models.DateField(null=True)
    """From this day it is part of what the student gets who asks for his data (AVG 15)."""
    waarom_vrijgegeven = VersleuteldeTekst(default="", blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-geopend_op", "-id")


class Lezer(models.Model):
    """Who may know of this file, from a day up to and including another."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="lezers")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    van = models.DateField()
    tot_en_met = models.DateField(null=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("van", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("zaak", "gebruiker"), condition=models.Q(tot_en_met=None), name="een_keer_lezer"
            ),
        )


class Aantekening(models.Model):
    """What was seen, said or done. Only added."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="aantekeningen")
    stap = models.PositiveSmallIntegerField(choices=Stap, null=True)
    """Of the meldcode; None in a file of the second line."""
    op = models.DateField()
    tekst = VersleuteldeTekst()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=nu)

    class Meta:
        ordering = ("-op", "-id")


class Advies(models.Model):
    """What leaves a file of the second line: what came of it, and what the school can do. Who supports the student
    reads it, and so does the student."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="adviezen")
    uitkomst = VersleuteldeTekst()
    advies = VersleuteldeTekst()
    op = models.DateField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-op", "-id")


class Lezing(models.Model):
    """Who looked in this file: kept here, because in the log of the school it does not exist. Only added."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="lezingen")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField(default=nu)

    class Meta:
        ordering = ("-op", "-id")
