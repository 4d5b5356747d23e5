"""What the school and its teams offer beside the lessons: of no student, so that everybody may read it."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models

from stelsel.web.ondersteuning.models.ondersteuning import Voorziening


class Aanbod(models.Model):
    """One kind of support (WEB 7.4.8 lid 2). Changing it is stopping it and offering another: what was offered on a day
    can be read again."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    team = models.TextField(default="", blank=True)
    """The team that offers it; empty: the whole school."""
    aard = models.CharField(max_length=12, choices=Voorziening.Aard)
    naam = models.CharField(max_length=120)
    uitleg = models.CharField(max_length=600)
    """What it is, for a student and a parent."""
    voor_wie = models.CharField(max_length=600)
    """The criteria of the school, one on a line: who gets it."""
    plaatsen = models.PositiveSmallIntegerField(null=True)
    """How many students at once; None: as many as need it."""
    van = models.DateField()
    tot_en_met = models.DateField(null=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("team", "aard", "naam", "id")

    @property
    def criteria(self) -> list[str]:
        """Who gets it, a line each."""
        return [regel.strip() for regel in self.voor_wie.splitlines() if regel.strip()]
