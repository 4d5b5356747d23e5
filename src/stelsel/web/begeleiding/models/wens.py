"""What a student wants after this programme, and what the team expects, with all that was said before."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stelsel.kern.tijd import nu
from stelsel.web.gedeeld.versleuteld import VersleuteldeTekst


class Wens(models.TextChoices):
    """The answers, of the student and of the team."""

    HOGER = "hoger", _("Verder leren op een hoger niveau")
    ANDERE = "andere", _("Een andere opleiding")
    WERKEN = "werken", _("Werken")
    WEET_NIET = "weet_niet", _("Dat weet ik nog niet")


class Doorstroomwens(models.Model):
    """One answer on one day. The newest of each counts; none is ever changed."""

    class Wie(models.TextChoices):
        STUDENT = "student", _("de student")
        TEAM = "team", _("het team")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField()
    wie = models.CharField(max_length=8, choices=Wie)
    wens = models.CharField(max_length=10, choices=Wens)
    toelichting = VersleuteldeTekst(default="", blank=True)
    op = models.DateField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=nu)

    class Meta:
        ordering = ("-op", "-id")
        indexes = (models.Index(fields=("persoon", "wie", "op"), name="wens_persoon"),)
