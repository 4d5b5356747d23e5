"""The states of an item, why it may be closed, and which decision outlives the next delivery."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """Where an item stands."""

    OPEN = "open", pgettext_lazy("werklijst", "open")
    TOEGEWEZEN = "toegewezen", _("toegewezen")
    WACHT = "wacht_op_duo", _("wacht op DUO")
    GESLOTEN = "gesloten", pgettext_lazy("werklijst", "gesloten")


NOG_OPEN = (Status.OPEN, Status.TOEGEWEZEN, Status.WACHT)


@dataclass(frozen=True)
class Reden:
    """Why an item was closed. `houdt_stand`: a decision about what is said: it holds as long as both keep saying that.

    Without it the difference should be gone from a delivery that is made after the closing; is it still there, then
    the item opens again. `door_mens`: somebody chooses it; `toelichting`: and must say more.
    """

    code: str
    naam: str | Promise
    houdt_stand: bool = False
    door_mens: bool = True
    toelichting: bool = False


OPGELOST, INGETROKKEN = "opgelost", "levering_ingetrokken"

REDENEN: dict[str, Reden] = {
    reden.code: reden
    for reden in (
        Reden("hersteld", _("Hersteld bij ons")),
        Reden("gemeld", _("Gemeld bij DUO")),
        Reden("duo_gelijk", _("DUO heeft gelijk; wij nemen het over")),
        Reden("geen_fout", _("Geen fout: het verschil klopt"), houdt_stand=True, toelichting=True),
        Reden("dubbel", _("Dubbel: staat al bij een ander verschil"), houdt_stand=True),
        Reden("anders", _("Anders"), houdt_stand=True, toelichting=True),
        Reden(OPGELOST, _("Opgelost: niet meer in de nieuwste vergelijking"), door_mens=False),
        Reden(INGETROKKEN, _("De levering is ingetrokken"), door_mens=False),
    )
}


def keuzes() -> list[tuple[str, str]]:
    """The reasons that somebody can choose."""
    return [(reden.code, str(reden.naam)) for reden in REDENEN.values() if reden.door_mens]
