"""What a student decided or asked: consent, requests under the AVG, and a restriction of processing.

A student is known here by his public id only. Nothing is changed in place: an end is a date, a request has its steps.
"""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stelsel.kern.tijd import nu
from stelsel.web.gedeeld.versleuteld import VersleuteldeTekst


def _wie(**opties: object) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **opties)


class Toestemming(models.Model):
    """Leave to share something with somebody outside, under one version of a text (toestemmingen.yaml)."""

    class Namens(models.TextChoices):
        """Whose leave it is."""

        STUDENT = "student", _("de student zelf")
        OUDER = "ouder", _("een ouder of verzorger")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    doel = models.SlugField(max_length=40)
    versie = models.PositiveSmallIntegerField()
    namens = models.CharField(max_length=10, choices=Namens)
    gegeven_op = models.DateTimeField(default=nu)
    vastgelegd_door = _wie()
    bewijs = VersleuteldeTekst(default="", blank=True)
    """How it was given when not by the student on the site: 'getekend formulier van 3 november'."""
    tot_en_met = models.DateField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_door = _wie(null=True)

    class Meta:
        ordering = ("-gegeven_op", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("persoon", "doel"), condition=models.Q(ingetrokken_op=None), name="een_toestemming_per_doel"
            ),
        )


class Verzoek(models.Model):
    """A request of a student under chapter III of the AVG, with the day by which the school must answer."""

    class Soort(models.TextChoices):
        """The rights (AVG 15 to 18, 20 and 21)."""

        INZAGE = "inzage", _("inzage in mijn gegevens")
        RECTIFICATIE = "rectificatie", _("iets laten verbeteren")
        BEPERKING = "beperking", _("mijn gegevens voorlopig niet gebruiken")
        WISSEN = "wissen", _("iets laten verwijderen")
        OVERDRACHT = "overdracht", _("mijn gegevens meenemen")
        BEZWAAR = "bezwaar", _("bezwaar tegen het gebruik van mijn gegevens")

    class Staat(models.TextChoices):
        """Where it stands."""

        OPEN = "open", _("in behandeling")
        TOEGEWEZEN = "toegewezen", _("gedaan")
        AFGEWEZEN = "afgewezen", _("niet gedaan")
        INGETROKKEN = "ingetrokken", _("door jou ingetrokken")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    soort = models.CharField(max_length=15, choices=Soort)
    tekst = VersleuteldeTekst()
    ontvangen_op = models.DateTimeField(default=nu)
    vastgelegd_door = _wie()
    uiterlijk = models.DateField()
    staat = models.CharField(max_length=15, choices=Staat, default=Staat.OPEN, db_index=True)
    antwoord = VersleuteldeTekst(default="", blank=True)
    besloten_op = models.DateTimeField(null=True)
    besloten_door = _wie(null=True)
    versie = models.PositiveIntegerField(default=1)
    """Rises with every step; who acts on an older one is told so."""

    class Meta:
        ordering = ("uiterlijk", "id")

    @property
    def is_open(self) -> bool:
        """Does it still wait for an answer?"""
        return self.staat == self.Staat.OPEN


class Verzoekstap(models.Model):
    """One step in a request; only added."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    verzoek = models.ForeignKey(Verzoek, on_delete=models.CASCADE, related_name="stappen")
    op = models.DateTimeField(default=nu)
    door = _wie()
    handeling = models.CharField(max_length=15)
    tekst = VersleuteldeTekst(default="", blank=True)

    class Meta:
        ordering = ("id",)


class Beperking(models.Model):
    """The data of this student are kept and not used (AVG 18), from a day up to and including another."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    van = models.DateField()
    tot_en_met = models.DateField(null=True)
    verzoek = models.ForeignKey(Verzoek, on_delete=models.SET_NULL, null=True, related_name="beperkingen")
    reden = VersleuteldeTekst()
    door = _wie()

    class Meta:
        ordering = ("-van", "-id")


def loopt_op(dag: date) -> models.Q:
    """The condition that a restriction holds on a day."""
    return models.Q(van__lte=dag) & (models.Q(tot_en_met=None) | models.Q(tot_en_met__gte=dag))
