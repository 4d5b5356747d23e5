"""Assigning, replacing and emergency access: who does it, until when and why. Every change is an event of the log.

The app that owns the students asks whether somebody may; here it is only seen that nobody helps himself.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import nu, vandaag
from stelsel.web.beheer.logboek import log
from stelsel.web.beheer.models import Gebeurtenis, Gebruiker, Noodtoegang, Toewijzing, Vervanging
from stelsel.web.beheer.models.relaties import geldt_op
from stelsel.web.beheer.rechten import eis_mag_gebruikers_beheren, eis_mag_noodtoegang_beoordelen
from stelsel.web.beheer.wegen import vergeet_rollen

LANGSTE_NOOD = timedelta(hours=24)
LANGSTE_VERVANGING = timedelta(days=183)
KORTSTE_REDEN = 15


def toegewezen(gebruiker: Gebruiker, dag: date) -> Q:
    """The relation 'assigned': records by their public id."""
    rijen = Toewijzing.objects.filter(geldt_op(dag), gebruiker=gebruiker)
    return Q(uuid__in=rijen.values("persoon"))


def in_nood(gebruiker: Gebruiker, dag: date) -> Q:
    """The relation 'emergency': it ends at a moment, not with the day."""
    moment = nu()
    rijen = Noodtoegang.objects.filter(gebruiker=gebruiker, van__lte=moment, tot__gt=moment)
    return Q(uuid__in=rijen.values("persoon"))


def wijs_toe(
    gebruiker: Gebruiker, persoon: UUID, *, van: date, tot_en_met: date | None, reden: str, door: Gebruiker
) -> Toewijzing:
    """Let a member of staff work with a student from `van` up to and including `tot_en_met` (no end).

    Raises StelselFout when somebody assigns himself.
    """
    if gebruiker == door:
        raise StelselFout(
            _("Je kunt een student niet aan jezelf toewijzen."),
            doe=_("Vraag een collega die mag toewijzen, of gebruik noodtoegang als het niet kan wachten."),
            code="WEB-TOEWIJZEN-01",
        )
    with transaction.atomic():
        toewijzing = Toewijzing.objects.create(
            gebruiker=gebruiker, persoon=persoon, van=van, tot_en_met=tot_en_met, reden=reden, door=door
        )
        log(door, "beheer.toegewezen", str(persoon), onderwerp=gebruiker.username, doel=reden)
    return toewijzing


def stop_toewijzing(toewijzing: Toewijzing, *, door: Gebruiker, reden: str) -> None:
    """End an assignment: from today it no longer holds."""
    with transaction.atomic():
        _beeindig(toewijzing)
        log(door, "beheer.toewijzing_gestopt", str(toewijzing.persoon), toewijzing.gebruiker.username, reden)


def toewijzingen_bij(persoon: UUID) -> QuerySet[Toewijzing]:
    """All assignments of a student, the newest first."""
    return Toewijzing.objects.filter(persoon=persoon).select_related("gebruiker", "door")


def regel_vervanging(
    afwezige: Gebruiker, vervanger: Gebruiker, *, van: date, tot_en_met: date, reden: str, door: Gebruiker
) -> Vervanging:
    """Let `vervanger` have the students of `afwezige` for some days.

    At most half a year: for longer a student gets somebody else. One arranges it for oneself; for somebody else it
    takes the act of managing accounts, and never with oneself as the one who replaces (StelselFout). Raises
    GeenToegang.
    """
    if door != afwezige:
        eis_mag_gebruikers_beheren(door)
    if door == vervanger or afwezige == vervanger:
        raise StelselFout(
            _("Je kunt jezelf niet als vervanger kiezen."),
            doe=_("Laat degene die afwezig is, of een andere beheerder, dit regelen."),
            code="WEB-VERVANGING-01",
        )
    if tot_en_met - van > LANGSTE_VERVANGING:
        raise StelselFout(
            _("Een vervanging duurt ten hoogste een half jaar."),
            verwacht=f"een laatste dag tot en met {van + LANGSTE_VERVANGING:%d-%m-%Y}",
            doe=_("Kies een eerdere dag, of laat de administratie de studenten een andere mentor geven."),
            code="WEB-VERVANGING-02",
        )
    with transaction.atomic():
        vervanging = Vervanging.objects.create(
            afwezige=afwezige, vervanger=vervanger, van=van, tot_en_met=tot_en_met, reden=reden, door=door
        )
        log(door, "beheer.vervanging_geregeld", onderwerp=f"{afwezige.username}, {vervanger.username}", doel=reden)
    vergeet_rollen(vervanger)
    return vervanging


def stop_vervanging(vervanging: Vervanging, *, door: Gebruiker) -> None:
    """End a replacement today. Raises GeenToegang for whom it does not concern."""
    if door not in (vervanging.afwezige, vervanging.vervanger):
        eis_mag_gebruikers_beheren(door)
    with transaction.atomic():
        _beeindig(vervanging)
        onderwerp = f"{vervanging.afwezige.username}, {vervanging.vervanger.username}"
        log(door, "beheer.vervanging_gestopt", onderwerp=onderwerp)


def vervangingen_van(gebruiker: Gebruiker) -> list[Vervanging]:
    """Those of today and later in which this user is away or replaces, the newest first."""
    loopt = Q(tot_en_met__isnull=True) | Q(tot_en_met__gte=vandaag())
    wie = Q(afwezige=gebruiker) | Q(vervanger=gebruiker)
    return list(Vervanging.objects.filter(loopt, wie).select_related("afwezige", "vervanger"))


def open_noodtoegang(gebruiker: Gebruiker, persoon: UUID, *, uren: int, reden: str) -> Noodtoegang:
    """Open a dossier that is not one's own, for some hours; the privacyfunctionaris sees it at once.

    Raises StelselFout for a reason that says nothing, or more than a day.
    """
    if len(reden.strip()) < KORTSTE_REDEN:
        raise StelselFout(
            _("De reden is te kort."),
            verwacht=_("ten minste één zin: wat is er aan de hand, en waarom kan het niet wachten"),
            doe=_("Schrijf de reden op zoals je hem straks uitlegt."),
            code="WEB-NOOD-01",
        )
    duur = min(timedelta(hours=uren), LANGSTE_NOOD)
    moment = nu()
    with transaction.atomic():
        nood = Noodtoegang.objects.create(
            gebruiker=gebruiker, persoon=persoon, van=moment, tot=moment + duur, reden=reden.strip()
        )
        log(gebruiker, "beheer.noodtoegang_geopend", str(persoon), onderwerp=str(nood.uuid))
    return nood


def beoordeel(nood: Noodtoegang, oordeel: str, toelichting: str, *, door: Gebruiker) -> None:
    """Say whether it was right, with a word; ends it when it was not. Nobody judges his own (StelselFout)."""
    eis_mag_noodtoegang_beoordelen(door)
    if nood.gebruiker_id == door.pk:
        raise StelselFout(
            _("Je kunt je eigen noodtoegang niet beoordelen."),
            doe=_("Laat een andere privacyfunctionaris dit doen."),
            code="WEB-NOOD-02",
        )
    with transaction.atomic():
        nood.oordeel, nood.toelichting = oordeel, toelichting
        nood.beoordeeld_door, nood.beoordeeld_op = door, nu()
        if oordeel == Noodtoegang.Oordeel.ONTERECHT:
            nood.tot = min(nood.tot, nood.beoordeeld_op)
        nood.save(update_fields=["oordeel", "toelichting", "beoordeeld_door", "beoordeeld_op", "tot"])
        log(door, "beheer.noodtoegang_beoordeeld", str(nood.persoon), onderwerp=str(nood.uuid), doel=oordeel)


def aantal_te_beoordelen() -> int:
    """How many emergency accesses wait for a judgement."""
    return Noodtoegang.objects.filter(oordeel=Noodtoegang.Oordeel.OPEN).count()


def gelezen_in(nood: Noodtoegang) -> QuerySet[Gebeurtenis]:
    """What was read or done with this student by this user while the emergency access ran, oldest first."""
    return Gebeurtenis.objects.filter(
        gebruiker=nood.gebruiker, persoon_id=str(nood.persoon), tijd__gte=nood.van, tijd__lt=nood.tot
    ).order_by("id")


def _beeindig(rij: Toewijzing | Vervanging) -> None:
    """Yesterday was the last day. What began today, or has yet to begin, ends before it began and never held."""
    rij.tot_en_met = min(vandaag() - timedelta(days=1), rij.tot_en_met or date.max)
    rij.save(update_fields=["tot_en_met"])
