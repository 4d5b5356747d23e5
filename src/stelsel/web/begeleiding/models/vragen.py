"""What a student answered to the questions about what he needs. His own words; nobody scores them."""

from __future__ import annotations

import json
from uuid import uuid4

from django.conf import settings
from django.db import models

from stelsel.kern.tijd import nu
from stelsel.web.gedeeld.versleuteld import VersleuteldeTekst


class Antwoordblad(models.Model):
    """One time that the questions were filled in. `antwoorden` is JSON: code of the question -> answer; the codes and
    texts are in vragen.yaml, with the version that was answered."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField()
    versie_vragen = models.PositiveSmallIntegerField()
    antwoorden = VersleuteldeTekst()
    eigen_woorden = VersleuteldeTekst(default="", blank=True)
    op = models.DateTimeField(default=nu)
    gelezen_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    gelezen_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-op", "-id")
        indexes = (models.Index(fields=("persoon", "gelezen_op"), name="antwoordblad_persoon"),)

    @property
    def per_vraag(self) -> dict[str, str]:
        """Code of the question -> answer."""
        return json.loads(self.antwoorden)
