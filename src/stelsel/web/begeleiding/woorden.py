"""What the student writes himself, and that somebody reads it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from stelsel.kern.tijd import nu
from stelsel.web.begeleiding import rechten
from stelsel.web.begeleiding.models import EigenWoord, Notitie
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.studenten.service import Persoon


def schrijf(gebruiker: Gebruiker, tekst: str, over: Notitie | None = None) -> EigenWoord:
    """The student writes something, out of himself or about a note. Raises Veldfout when nothing stands there."""
    if not tekst:
        raise Veldfout(
            "tekst", _("Er staat nog niets."), doe=_("Schrijf op wat je wilt zeggen."), code="BEGELEIDING-WOORD-01"
        )
    woord = EigenWoord.objects.create(persoon=gebruiker.persoon, over=over, tekst=tekst)
    log(gebruiker, "begeleiding.zelf_geschreven", str(gebruiker.persoon))
    return woord


def gelezen(gebruiker: Gebruiker, persoon: Persoon, woord: EigenWoord, antwoord: str) -> None:
    """Say that it was read, perhaps with an answer that the student sees. Raises GeenToegang; Ingehaald."""
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    with transaction.atomic():
        vers = EigenWoord.objects.select_for_update(of=("self",)).get(pk=woord.pk)
        if vers.gelezen_op is not None:
            raise Ingehaald(
                _("Een collega heeft dit intussen gelezen en beantwoord."),
                doe=_("Kijk hieronder wat het antwoord was."),
                code="BEGELEIDING-WOORD-02",
            )
        vers.gelezen_door, vers.gelezen_op, vers.antwoord = gebruiker, nu(), antwoord
        vers.save(update_fields=["gelezen_door", "gelezen_op", "antwoord"])
        log(gebruiker, "begeleiding.woord_gelezen", str(persoon.uuid))


def ongelezen(personen: list[UUID]) -> dict[UUID, list[EigenWoord]]:
    """Per student what nobody read yet, the oldest first."""
    uit: dict[UUID, list[EigenWoord]] = {}
    for woord in EigenWoord.objects.filter(persoon__in=personen, gelezen_op=None).order_by("op", "id"):
        uit.setdefault(woord.persoon, []).append(woord)
    return uit
