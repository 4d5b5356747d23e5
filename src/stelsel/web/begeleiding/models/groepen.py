"""Students with a like need, helped together. A group is named by what it does; why somebody is in it stands with that
student and nowhere else."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models

from stelsel.web.begeleiding.models.afspraak import Categorie
from stelsel.web.begeleiding.overgangen import Staat


class Aanpakgroep(models.Model):
    """One approach of a team, at a time of the week."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    brin = models.CharField(max_length=10)
    team = models.TextField()
    naam = models.CharField(max_length=80)
    categorie = models.CharField(max_length=15, choices=Categorie)
    """For which kind of need it was made: to propose members by; a member does not read it."""
    van = models.DateField()
    staat = models.CharField(max_length=12, choices=Staat, default=Staat.OPEN)
    gestopt_op = models.DateField(null=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("naam", "id")
        indexes = (models.Index(fields=("brin", "team", "staat"), name="aanpakgroep_team"),)


class Groepslid(models.Model):
    """A student takes part, from a day up to and including another."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    groep = models.ForeignKey(Aanpakgroep, on_delete=models.CASCADE, related_name="leden")
    van = models.DateField()
    tot_en_met = models.DateField(null=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("van", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("groep", "persoon"), condition=models.Q(tot_en_met=None), name="een_keer_lid"
            ),
        )
