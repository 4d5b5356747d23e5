"""Who stands around a student and has an account for it, from a day up to and including another."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stelsel.web.studenten.models.persoon import Persoon


class Betrokkene(models.Model):
    """A parent or guardian of this student, who signs in. Name and address stay where the administration wrote them
    (`Contactpersoon`); what may be seen follows from the law and from leave (relaties.py), not from this row.

    Nothing is deleted: an end is a day.
    """

    class Soort(models.TextChoices):
        """What somebody is to the student."""

        OUDER = "ouder", _("ouder of verzorger")
        VOOGD = "voogd", _("voogd")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="betrokkenen")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="betrokken_bij")
    soort = models.CharField(max_length=10, choices=Soort)
    van = models.DateField()
    tot_en_met = models.DateField(null=True)
    reden = models.CharField(max_length=200, default="")
    """Why it ended."""
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("van", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("persoon", "gebruiker"),
                condition=models.Q(tot_en_met__isnull=True),
                name="betrokkene_een_keer",
            ),
        )

    def geldt_op(self, dag: date) -> bool:
        """Whether it holds on that day."""
        return self.van <= dag and (self.tot_en_met is None or dag <= self.tot_en_met)
