"""Who may reach which student beside what the administration says: by assignment, by replacement, in an emergency.

A student is known here by his public id only. Nothing is ever deleted: an end is a date.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.models.gebruikers import Gebruiker
from stelsel.web.gedeeld.versleuteld import VersleuteldeTekst


class MetDagen(models.Model):
    """Something that holds from a day up to and including another; without an end it runs on."""

    van = models.DateField(_("van"))
    tot_en_met = models.DateField(_("tot en met"), null=True, blank=True)
    reden = models.CharField(max_length=200)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
        ordering = ("-van", "-id")

    def geldt_op(self, dag: date) -> bool:
        """Whether it holds on that day."""
        return self.van <= dag and (self.tot_en_met is None or dag <= self.tot_en_met)


def geldt_op(dag: date) -> models.Q:
    """The same as a condition."""
    return models.Q(van__lte=dag) & (models.Q(tot_en_met__isnull=True) | models.Q(tot_en_met__gte=dag))


class Toewijzing(MetDagen):
    """A member of staff works with a student whom the administration does not give them."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="toewijzingen")
    persoon = models.UUIDField(db_index=True)


class Vervanging(MetDagen):
    """While somebody is away another has their students: the relations of the one who is away, not all their rights."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    afwezige = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="vervangen_door")
    vervanger = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="vervangt")

    class Meta(MetDagen.Meta):
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(afwezige=models.F("vervanger")), name="niemand_vervangt_zichzelf"
            ),
        )


class Noodtoegang(models.Model):
    """Somebody opened a dossier that was not theirs, because it could not wait. It ends by itself, and is judged."""

    class Oordeel(models.TextChoices):
        """What the privacyfunctionaris found."""

        OPEN = "", _("nog niet beoordeeld")
        TERECHT = "terecht", _("terecht")
        ONTERECHT = "onterecht", _("niet terecht")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="noodtoegangen")
    persoon = models.UUIDField(db_index=True)
    van = models.DateTimeField()
    tot = models.DateTimeField(db_index=True)
    reden = VersleuteldeTekst()
    oordeel = models.CharField(max_length=10, choices=Oordeel, blank=True, default=Oordeel.OPEN)
    toelichting = VersleuteldeTekst(default="", blank=True)
    beoordeeld_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, related_name="+")
    beoordeeld_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-van", "-id")

    def loopt_op(self, moment: datetime) -> bool:
        """Whether the dossier can still be opened by it."""
        return self.van <= moment < self.tot
