"""One round of the whole cycle: a goal with an effect that can be seen, discussed by the team, evaluated in the end."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stelsel.web.begeleiding.models.afspraak import Behoefte
from stelsel.web.begeleiding.overgangen import Staat
from stelsel.web.gedeeld.versleuteld import VersleuteldeTekst


class Bereikt(models.TextChoices):
    """What came of the goal."""

    JA = "ja", _("Ja")
    DEELS = "deels", _("Voor een deel")
    NEE = "nee", _("Nee")


class Besluit(models.TextChoices):
    """What comes after an evaluation."""

    STOPPEN = "stoppen", _("Stoppen: dit is niet meer nodig")
    DOORGAAN = "doorgaan", _("Doorgaan: nog een ronde zo")
    VERANDEREN = "veranderen", _("Veranderen: een ander doel of andere afspraken")
    OPSCHALEN = "opschalen", _("Opschalen: meer hulp, de zorgcoördinator kijkt mee")


class Ronde(models.Model):
    """One round for one student. The steps before it are notes and needs; the agreements in it point to it."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField()
    nummer = models.PositiveSmallIntegerField()
    doel = VersleuteldeTekst()
    effect = VersleuteldeTekst()
    """By what one sees that it works."""
    behoeften = models.ManyToManyField(Behoefte, related_name="rondes")
    begonnen_op = models.DateField()
    bespreken_op = models.DateField()
    evalueren_op = models.DateField()
    opgeschaald = models.BooleanField(default=False)
    """The round before ended with the decision that more help is needed."""
    staat = models.CharField(max_length=12, choices=Staat, default=Staat.OPEN)
    bereikt = models.CharField(max_length=6, choices=Bereikt, default="", blank=True)
    besluit = models.CharField(max_length=12, choices=Besluit, default="", blank=True)
    toelichting = VersleuteldeTekst(default="", blank=True)
    geevalueerd_op = models.DateField(null=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-nummer",)
        indexes = (models.Index(fields=("staat", "evalueren_op"), name="ronde_evaluatie"),)
        constraints = (
            models.UniqueConstraint(fields=("persoon", "nummer"), name="een_ronde_per_nummer"),
            models.UniqueConstraint(fields=("persoon",), condition=models.Q(staat="open"), name="een_lopende_ronde"),
        )


class Bespreking(models.Model):
    """What the team said of a round on a day."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="besprekingen")
    op = models.DateField()
    tekst = VersleuteldeTekst()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-op", "-id")
