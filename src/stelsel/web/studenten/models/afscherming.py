"""Somebody decided, for the safety of a student, that nothing is shared with a parent."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models

from stelsel.web.gedeeld.versleuteld import VersleuteldeTekst
from stelsel.web.studenten.models.persoon import Persoon


class Afscherming(models.Model):
    """From a day on this parent, or every parent, learns nothing of this student; with a reason, and who decided.

    A parent is known by name, as the administration writes it: also one who has no account. Nothing is deleted: an end
    is a day.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="afschermingen")
    wie = models.TextField(default="", blank=True)
    """The name of the parent; empty for all of them."""
    van = models.DateField()
    tot_en_met = models.DateField(null=True)
    reden = VersleuteldeTekst()
    einde_reden = VersleuteldeTekst(default="", blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-van", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("persoon", "wie"),
                condition=models.Q(tot_en_met__isnull=True),
                name="afscherming_een_keer",
            ),
        )

    def geldt_voor(self, naam: str) -> bool:
        """Whether it is about the parent of that name."""
        return not self.wie or self.wie.casefold() == naam.casefold()
