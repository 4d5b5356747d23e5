"""Whom somebody looked at last, and what somebody put off."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Blik(models.Model):
    """On which day this user last looked at this student's plan. Who looked at all is in the log."""

    persoon = models.UUIDField()
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    op = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("gebruiker", "persoon"), name="een_blik"),)


class Uitstel(models.Model):
    """This user does not need to see this fact about this student again before a day."""

    persoon = models.UUIDField()
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    feit = models.CharField(max_length=80)
    """Which fact: its kind and what it is about, so that a new one of that kind does come up."""
    tot = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("gebruiker", "persoon", "feit"), name="een_uitstel"),)
