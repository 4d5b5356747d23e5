"""Sending a young person elsewhere, or receiving one, and not letting go until he or she arrived."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.ondersteuning import rechten
from stelsel.web.ondersteuning.models import Verwijzing
from stelsel.web.studenten.service import Persoon

WACHT = timedelta(weeks=2)
"""After this somebody asks whether the young person arrived."""


def verwijs(gebruiker: Gebruiker, persoon: Persoon, richting: str, waar: str, reden: str, op: date) -> Verwijzing:
    """Write who went, or came, and why. Raises GeenToegang, Veldfout for a day that was not yet."""
    rechten.eis_mag_regelen(gebruiker, persoon)
    if op > vandaag():
        raise Veldfout(
            "op", _("Deze dag is nog niet geweest."), doe=_("Vul de dag in waarop het is afgesproken."),
            code="ONDERSTEUNING-VERWIJZING-01",
        )  # fmt: skip
    with transaction.atomic():
        gemaakt = Verwijzing.objects.create(
            persoon=persoon.uuid, richting=richting, waar=waar, reden=reden, op=op, door=gebruiker,
            # Who comes in has arrived: the student is in the register of this school.
            aangekomen_op=op if richting == Verwijzing.Richting.BINNEN else None,
        )  # fmt: skip
        log(gebruiker, "ondersteuning.verwezen", str(persoon.uuid), onderwerp=richting)
    return gemaakt


def meld_aankomst(
    gebruiker: Gebruiker, persoon: Persoon, verwijzing: Verwijzing, versie: int, op: date, hoe: str
) -> None:
    """The young person is there. Raises GeenToegang, Veldfout, Ingehaald."""
    rechten.eis_mag_regelen(gebruiker, persoon)
    if not verwijzing.op <= op <= vandaag():
        raise Veldfout(
            "aangekomen_op",
            _("Deze dag ligt voor de verwijzing, of is nog niet geweest."),
            doe=_("Vul de dag in waarop de student daar begon."),
            code="ONDERSTEUNING-VERWIJZING-02",
        )
    rijen = Verwijzing.objects.filter(pk=verwijzing.pk, versie=versie, aangekomen_op=None)
    with transaction.atomic():
        if not rijen.update(aangekomen_op=op, hoe_bekend=hoe, versie=F("versie") + 1):
            raise Ingehaald(
                _("Een collega heeft dit al vastgelegd."), doe=_("Er is niets meer nodig."),
                code="ONDERSTEUNING-VERWIJZING-03",
            )  # fmt: skip
        log(gebruiker, "ondersteuning.aangekomen", str(persoon.uuid))
