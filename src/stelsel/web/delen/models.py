"""What is shared with somebody outside the school."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stelsel.kern.tijd import nu
from stelsel.web.gedeeld.versleuteld import VersleuteldeTekst


class Soort(models.TextChoices):
    """Who the partner is: it decides what can be shared, and on which ground (soorten.py)."""

    JEUGDHULP = "jeugdhulp", _("jeugdhulp of een andere hulpverlener")
    LEERPLICHT = "leerplicht", _("leerplichtambtenaar")
    RMC = "rmc", _("Doorstroompunt (RMC)")
    LEERBEDRIJF = "leerbedrijf", _("leerbedrijf")
    VERVOLG = "vervolg", _("een volgende school")


class Regie(models.TextChoices):
    """Who holds the case, so that nobody thinks that somebody else does."""

    SCHOOL = "school", _("de school")
    PARTNER = "partner", _("de partner")


class Deling(models.Model):
    """One share. The partner has no account: an address that cannot be guessed, and a code told by telephone."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField()
    soort = models.CharField(max_length=12, choices=Soort)
    organisatie = models.CharField(max_length=120)
    naam = models.CharField(max_length=120)
    """Who there reads it."""
    delen = models.JSONField()
    """Codes of what is shared (onderdelen.py)."""
    waarvoor = VersleuteldeTekst()
    regie = models.CharField(max_length=8, choices=Regie)
    van = models.DateField()
    tot_en_met = models.DateField()
    sleutel = models.CharField(max_length=64, unique=True)
    """SHA-256 of the address."""
    code = models.CharField(max_length=200)
    """The code, as a password is kept."""
    mislukt = models.PositiveSmallIntegerField(default=0)
    """Wrong codes since the last right one."""
    gestopt_op = models.DateField(null=True)
    waarom_gestopt = models.CharField(max_length=300, default="", blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=nu)

    class Meta:
        ordering = ("-van", "-id")
        indexes = (models.Index(fields=("persoon", "tot_en_met"), name="deling_persoon"),)


class Lezing(models.Model):
    """The partner looked. Only added; the student reads it too."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    deling = models.ForeignKey(Deling, on_delete=models.CASCADE, related_name="lezingen")
    op = models.DateTimeField(default=nu)

    class Meta:
        ordering = ("-op", "-id")
