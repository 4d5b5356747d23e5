"""Users, and roles as data."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Gebruiker(AbstractUser):
    """Somebody who can sign in; `sleutel` is what stands in addresses.

    What they may do follows from their roles, never from is_staff or is_superuser. `medewerker_id` is the key of this
    member of staff in the school's own administration: who is whose mentor is known by that. `leerbedrijf_id` is the
    number at SBB of the company whose placements this account sees. `persoon` is the public id of the student whose
    account it is.
    """

    class Soort(models.TextChoices):
        """Whose account it is. Who gives roles sees only the first: the others belong to a student."""

        WERKT = "", _("van iemand die hier of bij een leerbedrijf werkt")
        STUDENT = "student", _("van een student")
        OUDER = "ouder", _("van een ouder of verzorger")

    sleutel = models.UUIDField(default=uuid4, unique=True, editable=False)
    soort = models.CharField(max_length=10, choices=Soort, blank=True, default=Soort.WERKT, editable=False)
    medewerker_id = models.CharField(_("medewerker"), max_length=100, blank=True, default="", db_index=True)
    leerbedrijf_id = models.CharField(_("leerbedrijf"), max_length=40, blank=True, default="")
    persoon = models.UUIDField(null=True, unique=True, editable=False)
    wachtwoord_van_ander = models.BooleanField(default=False, editable=False)
    """Somebody else chose the password: it is good for one thing, choosing one's own."""

    class Meta:
        ordering = ("last_name", "first_name", "username")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(persoon__isnull=True) | models.Q(soort="student"),
                name="alleen_een_student_is_iemand",
            ),
        )

    @property
    def naam(self) -> str:
        """The name to show: roepnaam and achternaam, or the account name."""
        return self.get_full_name() or self.username

    @property
    def rolnaam(self) -> str:
        """The titles of today's roles in the reader's language, for under the name."""
        from stelsel.web.beheer.wegen import rollen_van

        return ", ".join(gettext(rol.titel) for rol in rollen_van(self))

    @property
    def letters(self) -> str:
        """Two letters for the round mark beside the name."""
        woorden = self.naam.split()
        return (woorden[0][:1] + (woorden[-1][:1] if len(woorden) > 1 else "")).upper()


class Rol(models.Model):
    """A role: a name for a set of acts. Which acts is default in code and can be changed per role (RolHandeling).

    A role of the school's own has a `basis`: it begins with what that role may do, with the same students, and asks the
    same of signing in.
    """

    naam = models.SlugField(_("naam"), unique=True)
    basis = models.SlugField(_("basis"), blank=True, default="")
    titel = models.CharField(_("titel"), max_length=80)
    omschrijving = models.CharField(_("omschrijving"), max_length=300)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.titel

    @property
    def als(self) -> str:
        """The delivered role whose acts and relations this one has."""
        return self.basis or self.naam

    @property
    def basistitel(self) -> str:
        """The title of the delivered role that an own one began as, in the reader's language."""
        basis = Rol.objects.filter(naam=self.basis).first()
        return gettext(basis.titel) if basis else ""


class RolHandeling(models.Model):
    """A deviation from the default: this role may, or may not, do this act."""

    rol = models.ForeignKey(Rol, on_delete=models.CASCADE, related_name="afwijkingen")
    handeling = models.CharField(max_length=120)
    toegestaan = models.BooleanField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("rol", "handeling"), name="een_afwijking_per_handeling"),)


class RolToekenning(models.Model):
    """Somebody has a role from a day up to and including another day; without an end it runs on."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="toekenningen")
    rol = models.ForeignKey(Rol, on_delete=models.PROTECT, related_name="toekenningen")
    van = models.DateField(_("van"))
    tot_en_met = models.DateField(_("tot en met"), null=True, blank=True)

    class Meta:
        ordering = ("van", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(tot_en_met__isnull=True) | models.Q(tot_en_met__gte=models.F("van")),
                name="toekenning_eindigt_na_begin",
            ),
        )

    def geldt_op(self, dag: date) -> bool:
        """Whether the role is held on that day."""
        return self.van <= dag and (self.tot_en_met is None or dag <= self.tot_en_met)


class Aanmeldpoging(models.Model):
    """Failed sign-ins for one account from one address, as a keyed hash: neither can be read back."""

    sleutel = models.CharField(max_length=64, unique=True)
    aantal = models.PositiveIntegerField(default=0)
    laatste = models.DateTimeField()


class Sleutel(models.Model):
    """A key with which another system asks in the name of a user, until a day. Only the hash of the secret is kept.

    `begin` is the first part of the secret, so that its owner can tell keys apart. `laatst_gebruikt` is a day, not a
    moment: enough to see whether a key is still needed. A stopped or ended key is deleted after `BEWAAR_DAGEN`.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="sleutels")
    naam = models.CharField(max_length=80)
    begin = models.CharField(max_length=8)
    hash = models.CharField(max_length=64, unique=True)
    gemaakt = models.DateTimeField()
    tot_en_met = models.DateField()
    gestopt = models.DateTimeField(null=True)
    laatst_gebruikt = models.DateField(null=True)

    class Meta:
        ordering = ("-gemaakt", "-id")
