"""Getting ready for a higher level, and handing over to the next mentor, who answers after six weeks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import rechten
from stelsel.web.begeleiding.models import Overdracht, Voorbereiding
from stelsel.web.begeleiding.models.voorbereiding import Hoever, Onderwerp
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.studenten.service import Persoon

ZES_WEKEN = timedelta(weeks=6)


def stand(persoon: UUID) -> dict[str, Voorbereiding]:
    """The newest of each of the three; what was never written is left out."""
    return {rij.onderwerp: rij for rij in Voorbereiding.objects.filter(persoon=persoon).order_by("op", "id")}


def bereid_voor(gebruiker: Gebruiker, persoon: Persoon, wat: dict[str, tuple[str, str]]) -> int:
    """Write how far the student is: per subject (how far, what is done about it). What did not change is not written
    again; how many were. Raises GeenToegang, Veldfout."""
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    nu_ = stand(persoon.uuid)
    geschreven = 0
    with transaction.atomic():
        for onderwerp, (hoever, tekst) in wat.items():
            if onderwerp not in Onderwerp or hoever not in Hoever:
                raise Veldfout(
                    onderwerp, _("Er is nog niets gekozen."), doe=_("Kies hoever de student is."),
                    code="BEGELEIDING-VOORBEREIDING-01",
                )  # fmt: skip
            was = nu_.get(onderwerp)
            if was is None or (was.hoever, was.wat) != (hoever, tekst):
                Voorbereiding.objects.create(
                    persoon=persoon.uuid, onderwerp=onderwerp, hoever=hoever, wat=tekst, op=vandaag(), door=gebruiker
                )
                geschreven += 1
        if geschreven:
            log(gebruiker, "begeleiding.stap_gezet", str(persoon.uuid), onderwerp="voorbereiding", doel="bijgewerkt")
    return geschreven


def draag_over(gebruiker: Gebruiker, persoon: Persoon, werkt: str, nodig: str) -> Overdracht:
    """Write what the next mentor needs to know. Raises GeenToegang."""
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    with transaction.atomic():
        gemaakt = Overdracht.objects.create(
            persoon=persoon.uuid, werkt=werkt, nodig=nodig, op=vandaag(), door=gebruiker
        )
        log(gebruiker, "begeleiding.overgedragen", str(persoon.uuid))
    return gemaakt


def open_voor(gebruiker: Gebruiker, personen: Iterable[UUID]) -> dict[UUID, Overdracht]:
    """Per student the hand-over that this user got from somebody else and did not answer."""
    rijen = Overdracht.objects.filter(persoon__in=list(personen), beantwoord_op=None).exclude(door=gebruiker)
    return {rij.persoon: rij for rij in rijen.select_related("door").order_by("op", "id")}


def lees(gebruiker: Gebruiker, overdracht: Overdracht) -> None:
    """The next mentor opened it: from that day the six weeks count."""
    if overdracht.gelezen_op is None and overdracht.door_id != gebruiker.pk:
        Overdracht.objects.filter(pk=overdracht.pk, gelezen_op=None).update(
            gelezen_op=vandaag(), gelezen_door=gebruiker
        )


def te_beantwoorden(overdracht: Overdracht) -> bool:
    """Six weeks have passed since the next mentor read it."""
    return overdracht.gelezen_op is not None and vandaag() - overdracht.gelezen_op >= ZES_WEKEN


def beantwoord(gebruiker: Gebruiker, persoon: Persoon, overdracht: Overdracht, versie: int, antwoord: str) -> None:
    """Tell who handed over how it goes. Raises GeenToegang, Veldfout for one's own, Ingehaald."""
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    if overdracht.door_id == gebruiker.pk:
        raise Veldfout(
            "antwoord", _("Deze overdracht schreef je zelf."), doe=_("De volgende mentor antwoordt erop."),
            code="BEGELEIDING-OVERDRACHT-01",
        )  # fmt: skip
    with transaction.atomic():
        vers = Overdracht.objects.select_for_update().filter(pk=overdracht.pk, versie=versie).first()
        if vers is None or vers.beantwoord_op is not None:
            raise Ingehaald(
                _("Hierop is al geantwoord."), doe=_("Er is niets meer nodig."), code="BEGELEIDING-OVERDRACHT-02"
            )
        vers.antwoord, vers.beantwoord_op = antwoord, vandaag()
        vers.versie = F("versie") + 1
        vers.save(update_fields=["antwoord", "beantwoord_op", "versie"])
        log(gebruiker, "begeleiding.stap_gezet", str(persoon.uuid), onderwerp="overdracht", doel="beantwoord")
