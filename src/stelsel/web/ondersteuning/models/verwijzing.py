"""Who was sent elsewhere, or came from elsewhere, because a school could not help."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stelsel.web.gedeeld.versleuteld import VersleuteldeTekst


class Verwijzing(models.Model):
    """One young person, one way. It is open until somebody knows that he or she arrived."""

    class Richting(models.TextChoices):
        WEG = "weg", _("naar een andere plek")
        BINNEN = "binnen", _("van een andere plek")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    richting = models.CharField(max_length=6, choices=Richting)
    waar = models.CharField(max_length=120)
    """The school, course or work the young person goes to, or comes from."""
    reden = VersleuteldeTekst()
    op = models.DateField()
    aangekomen_op = models.DateField(null=True)
    hoe_bekend = models.CharField(max_length=300, default="", blank=True)
    """From whom the school knows that somebody arrived."""
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-op", "-id")
