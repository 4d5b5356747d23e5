"""What a team always does for a kind of need: of no student, so that everybody of the team may read it."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models

from stelsel.web.begeleiding.models.afspraak import Categorie
from stelsel.web.begeleiding.overgangen import Staat


class Teamafspraak(models.Model):
    """One approach. It is reused in plans; there it stays as it was agreed, also when the team does something else."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    brin = models.CharField(max_length=10)
    team = models.TextField()
    categorie = models.CharField(max_length=15, choices=Categorie)
    wat = models.CharField(max_length=300)
    in_de_les = models.BooleanField(default=False)
    sinds = models.DateField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    staat = models.CharField(max_length=12, choices=Staat, default=Staat.OPEN)
    gestopt_op = models.DateField(null=True)
    gestopt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    waarom_gestopt = models.CharField(max_length=300, default="", blank=True)

    class Meta:
        ordering = ("categorie", "wat", "id")
        indexes = (models.Index(fields=("brin", "team", "staat"), name="teamafspraak_team"),)
