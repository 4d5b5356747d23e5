"""A person as the lists know them, and the programmes by code."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext as _


class Persoon(models.Model):
    """One human being. The columns below the id are a projection of the current facts (importeren/projectie.py),
    kept so that a list of 30,000 sorts and searches on an index; they are never written anywhere else."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    roepnaam = models.TextField(null=True)
    voorvoegsel = models.TextField(null=True)
    achternaam = models.TextField(null=True)
    geboortejaar = models.SmallIntegerField(null=True)
    geboortemaand = models.SmallIntegerField(null=True)
    geboortedag = models.SmallIntegerField(null=True)
    geslacht = models.CharField(max_length=1, null=True)
    sorteernaam = models.TextField(default="")
    """'0 yilmaz elif' for who has a name, '1 2006' for who has none: those come last."""
    zoeknaam = models.TextField(default="")
    """' elif yilmaz ': lower case, without diacritics, a space before each word."""
    actueel = models.BooleanField(default=False)
    """At least one delivery that still counts speaks of this person."""

    class Meta:
        indexes = [
            models.Index(fields=["sorteernaam", "id"], condition=models.Q(actueel=True), name="persoon_sorteer"),
        ]

    @property
    def heeft_naam(self) -> bool:
        return bool(self.achternaam or self.roepnaam)

    @property
    def naam(self) -> str:
        """The name people read; who is known from DUO only has none, and is never shown by number."""
        if self.heeft_naam:
            return " ".join(deel for deel in (self.roepnaam, self.voorvoegsel, self.achternaam) if deel)
        if self.geboortejaar:
            return _("zonder naam (RO, geboortejaar %(jaar)s)") % {"jaar": self.geboortejaar}
        return _("zonder naam (RO, geboortejaar onbekend)")

    @property
    def letters(self) -> str:
        """Initials for the avatar."""
        return "".join(deel[0].upper() for deel in (self.roepnaam, self.achternaam) if deel) or "?"

    def __str__(self) -> str:
        return self.naam


class Zoekdrieletter(models.Model):
    """Three successive letters of a search name: finds a name that is almost what was typed, on both databases."""

    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    drieletter = models.CharField(max_length=3)

    class Meta:
        indexes = [models.Index(fields=["drieletter", "persoon"], name="drieletter_persoon")]


class Opleiding(models.Model):
    """What is known of a crebo: reference data, so the newest statement counts and no delivery owns it."""

    opleidingcode = models.CharField(max_length=5, unique=True)
    naam = models.TextField(null=True)
    niveau = models.SmallIntegerField(null=True)
    soort = models.TextField(null=True)
    dossier_code = models.TextField(null=True)
    dossier = models.TextField(null=True)
    domein_code = models.TextField(null=True)
    domein = models.TextField(null=True)
    bron = models.TextField(default="onbekend")

    class Meta:
        ordering = ["opleidingcode"]

    def __str__(self) -> str:
        return f"{self.opleidingcode} {self.naam}" if self.naam else self.opleidingcode
