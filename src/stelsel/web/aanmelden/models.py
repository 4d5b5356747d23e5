"""Where somebody is signed in, their second steps, and what a role asks. No secret can be read from the database."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models


class Apparaat(models.Model):
    """One browser in which somebody is signed in now; the row goes when that ends.

    `soort` is read from the browser's own name and holds no version; `laatst_gezien` is rounded, so that the row
    says where somebody is signed in and not what they did all day.
    """

    sleutel = models.UUIDField(default=uuid4, unique=True, editable=False)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="apparaten")
    sessie = models.CharField(max_length=40, unique=True)
    soort = models.CharField(max_length=60)
    manier = models.CharField(max_length=20)
    begonnen = models.DateTimeField()
    laatst_gezien = models.DateTimeField()

    class Meta:
        ordering = ("-laatst_gezien", "-id")


class RolEis(models.Model):
    """What a role asks of its sign-in, where that differs from what Stelsel delivers (roleisen.yaml).

    The role is named, not pointed to: roles belong to another app.
    """

    rol = models.SlugField(unique=True)
    tweede_stap = models.BooleanField()
    rust_minuten = models.PositiveSmallIntegerField()


class Totp(models.Model):
    """An authenticator app: the secret it shares with us, encrypted, and the last time step that was used."""

    gebruiker = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="totp")
    geheim = models.CharField(max_length=200)
    laatste_stap = models.BigIntegerField(default=0)
    gemaakt = models.DateTimeField()


class Herstelcode(models.Model):
    """One recovery code, as a keyed hash. A used one stays until there is a new set, so that it can be counted."""

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="herstelcodes")
    merk = models.CharField(max_length=80, unique=True)
    gebruikt = models.DateTimeField(null=True)


class Mededeling(models.Model):
    """Something that was done to an account by somebody else; told at the next sign-in, and then gone."""

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mededelingen")
    soort = models.SlugField(max_length=40)
    tijd = models.DateTimeField()


class Toegangssleutel(models.Model):
    """A passkey: its public half, and the name its owner gave it. The private half never leaves the device."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="toegangssleutels")
    naam = models.CharField(max_length=60)
    nummer = models.CharField(max_length=1400, unique=True)
    gegevens = models.TextField()
    gemaakt = models.DateTimeField()
    laatst_gebruikt = models.DateField(null=True)

    class Meta:
        ordering = ("gemaakt", "id")


class Schoolaccount(models.Model):
    """Who somebody is at their institution. `kenmerk` is what the beheerder prepared, `sub` what the institution said.

    From the first sign-in on only issuer and `sub` count: a name at an institution can be given to somebody else.
    """

    gebruiker = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="schoolaccount")
    kenmerk = models.CharField(max_length=255, unique=True)
    uitgever = models.CharField(max_length=255, blank=True)
    sub = models.CharField(max_length=255, null=True)
    gekoppeld = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("uitgever", "sub"), name="een_account_per_sub"),)
