"""The append-only log and its seals."""

from __future__ import annotations

from django.db import models

from stelsel.web.beheer.alleen_toevoegen import AlleenToevoegen
from stelsel.web.beheer.models.gebruikers import Gebruiker


class Gebeurtenis(AlleenToevoegen):
    """One line of the log: who did or read what, about whom, when and why. No names, no numbers of persons.

    `hash` is over all other fields and the salt. Leaving it in place when a person is deleted later keeps the chain
    of seals whole while salt and text are gone.
    """

    naam = models.CharField(max_length=120)
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, related_name="gebeurtenissen")
    tijd = models.DateTimeField(db_index=True)
    persoon_id = models.CharField(max_length=36, null=True, db_index=True)
    onderwerp = models.CharField(max_length=200, blank=True)
    doel = models.CharField(max_length=200, blank=True)
    zout = models.CharField(max_length=32)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("-id",)

    @property
    def is_gewist(self) -> bool:
        """Its person was removed: what it said is gone, its hash and seal stay (wissen.py)."""
        return not self.zout


class Zegel(AlleenToevoegen):
    """A numbered block of the log: the hash of its events and of the previous seal."""

    nummer = models.PositiveBigIntegerField(unique=True)
    tijd = models.DateTimeField()
    aantal = models.PositiveIntegerField()
    vorige = models.CharField(max_length=64)
    zegel = models.CharField(max_length=64)

    class Meta:
        ordering = ("nummer",)


class Zegelregel(AlleenToevoegen):
    """Which block an event was sealed in. Kept apart because an event is never touched again."""

    zegel = models.ForeignKey(Zegel, on_delete=models.PROTECT, related_name="regels")
    gebeurtenis = models.OneToOneField(Gebeurtenis, on_delete=models.PROTECT, related_name="zegelregel")
