"""What a student needs, what was agreed about it, and how that went."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stelsel.kern.tijd import nu, vandaag
from stelsel.web.begeleiding.models.notitie import Notitie
from stelsel.web.begeleiding.overgangen import Hielp, Staat
from stelsel.web.gedeeld.versleuteld import VersleuteldeTekst


class Categorie(models.TextChoices):
    """The five kinds of need of figure 1."""

    PEDAGOGISCH = "pedagogisch", _("Werkhouding en gedrag (pedagogisch)")
    DIDACTISCH = "didactisch", _("De stof begrijpen (didactisch)")
    TOEKOMSTWENS = "toekomstwens", _("Wat de student hierna wil (toekomstwens)")
    STRUCTUUR = "structuur", _("Duidelijkheid en planning (structuur)")
    PRIVE = "prive", _("Omstandigheden thuis (privéomstandigheden)")


class Subcategorie(models.Model):
    """A finer kind of need that the school itself made, below one of the five of figure 1."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    categorie = models.CharField(max_length=15, choices=Categorie)
    naam = models.CharField(max_length=80)
    sinds = models.DateField()
    gestopt_op = models.DateField(null=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("categorie", "naam", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("categorie", "naam"), condition=models.Q(gestopt_op=None), name="een_subcategorie"
            ),
        )


class Behoefte(models.Model):
    """Something this student needs to get the diploma, find work or go on learning."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField()
    notitie = models.ForeignKey(Notitie, on_delete=models.CASCADE, related_name="behoeften")
    categorie = models.CharField(max_length=15, choices=Categorie)
    subcategorie = models.ForeignKey(Subcategorie, on_delete=models.PROTECT, null=True, related_name="behoeften")
    tekst = VersleuteldeTekst(default="", blank=True)
    staat = models.CharField(max_length=12, choices=Staat, default=Staat.OPEN)
    sinds = models.DateField()
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-sinds", "-id")
        indexes = (models.Index(fields=("persoon", "staat"), name="behoefte_persoon"),)


class Afspraak(models.Model):
    """Who does what, until when. A doer is the student or a member of staff beside the student."""

    class Doener(models.TextChoices):
        STUDENT = "student", _("de student")
        MEDEWERKER = "medewerker", _("een medewerker")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField()
    notitie = models.ForeignKey(Notitie, on_delete=models.CASCADE, related_name="afspraken")
    behoefte = models.ForeignKey(Behoefte, on_delete=models.CASCADE, null=True, related_name="afspraken")
    ronde = models.ForeignKey("begeleiding.Ronde", on_delete=models.SET_NULL, null=True, related_name="afspraken")
    teamafspraak = models.ForeignKey(
        "begeleiding.Teamafspraak", on_delete=models.PROTECT, null=True, related_name="gebruikt"
    )
    """What the team always does, of which this is one use."""
    wat = VersleuteldeTekst()
    doener = models.CharField(max_length=12, choices=Doener)
    medewerker_id = models.TextField(default="", blank=True)
    """The key of the member of staff in the school's own administration; empty when the student does it."""
    in_de_les = models.BooleanField(default=False)
    uiterlijk = models.DateField()
    staat = models.CharField(max_length=12, choices=Staat, default=Staat.OPEN)
    hielp = models.CharField(max_length=10, choices=Hielp, default="", blank=True)
    gemaakt_op = models.DateTimeField(default=nu)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("uiterlijk", "id")
        indexes = (
            models.Index(fields=("persoon", "staat", "uiterlijk"), name="afspraak_persoon"),
            models.Index(fields=("medewerker_id", "staat"), name="afspraak_doener"),
        )

    @property
    def te_laat(self) -> int:
        """How many days ago it should have been done; 0 when it is not late."""
        return max((vandaag() - self.uiterlijk).days, 0) if self.staat == Staat.OPEN else 0


class Stap(models.Model):
    """One act on an agreement or a need: who, when, from and to where, and why. Only added."""

    class Onderwerp(models.TextChoices):
        AFSPRAAK = "afspraak", _("afspraak")
        BEHOEFTE = "behoefte", _("behoefte")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    onderwerp = models.CharField(max_length=10, choices=Onderwerp)
    record = models.UUIDField(db_index=True)
    daad = models.CharField(max_length=15)
    van = models.CharField(max_length=12, choices=Staat)
    naar = models.CharField(max_length=12, choices=Staat)
    was_uiterlijk = models.DateField(null=True)
    """The date before it was moved."""
    toelichting = VersleuteldeTekst(default="", blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField(default=nu)

    class Meta:
        ordering = ("-op", "-id")
