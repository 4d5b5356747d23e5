"""The history of an item: the only place that writes it. A step is added, never changed."""

from __future__ import annotations

from collections.abc import Iterable

from stelsel.web.beheer.service import Gebruiker
from stelsel.web.werklijst.models import Post, Stap

GEVONDEN, VERANDERD, HEROPEND, GESLOTEN = "gevonden", "veranderd", "heropend", "gesloten"
TOEGEWEZEN, TOEGELICHT, WACHT = "toegewezen", "toegelicht", "wacht"
PARTIJ = 1_000


def maak(
    post: Post, handeling: str, van: str = "", *, door: Gebruiker | None = None, toelichting: str = "",
    reden: str = "", aan: Gebruiker | None = None, bestandsnaam: str = "", was: dict | None = None,
) -> Stap:  # fmt: skip
    """A step of this item as it now stands, not yet written."""
    return Stap(
        post=post, handeling=handeling, van=van, naar=post.status, door=door, toelichting=toelichting, reden=reden,
        aan=aan, bestandsnaam=bestandsnaam, was=was or {},
    )  # fmt: skip


def schrijf(stappen: Iterable[Stap]) -> None:
    """Add steps, in their order."""
    Stap.objects.bulk_create(stappen, batch_size=PARTIJ)
