"""What this app puts on the timeline of a student: only for who may read the plan, else nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from stelsel.kern.tijd import NEDERLAND
from stelsel.web.begeleiding import rechten, teksten
from stelsel.web.begeleiding.feiten import kort
from stelsel.web.begeleiding.models import Bespreking, Doorstroomwens, EigenWoord, Notitie, Ronde
from stelsel.web.beheer.service import Gebruiker
from stelsel.web.studenten.service import Gebeurtenis, met_kenmerk

DEEL = "begeleiding"


def bij_persoon(gebruiker: Gebruiker, persoon: UUID, sinds: date | None) -> list[Gebeurtenis]:
    """Talks, words and wishes of this student since a day, for a timeline."""
    return list(_gebeurtenissen(persoon, sinds or date.min)) if leest_plan(gebruiker, persoon) else []


def leest_plan(gebruiker: Gebruiker, persoon: UUID) -> bool:
    """Whether this user may read the plan of the student with this public id; of nobody's there is none."""
    # The act first: nobody pays for what he may not see.
    if not rechten.mag_plan_lezen(gebruiker):
        return False
    gevonden = met_kenmerk(persoon)
    return gevonden is not None and bool(rechten.mag_plan_lezen(gebruiker, gevonden))


def _gebeurtenissen(persoon: UUID, sinds: date) -> Iterator[Gebeurtenis]:
    adres = reverse("begeleiding:plan", args=[persoon])
    for notitie in Notitie.objects.filter(persoon=persoon, op__gte=sinds):
        kop, icoon = notitie.get_aanleiding_display(), teksten.ICOON_BIJ_AANLEIDING[notitie.aanleiding]
        yield Gebeurtenis(notitie.op, icoon, kop, notitie.tekst, DEEL, f"{adres}#notitie-{notitie.uuid}")
    for woord in EigenWoord.objects.filter(persoon=persoon, op__date__gte=sinds):
        dag = woord.op.astimezone(NEDERLAND).date()
        yield Gebeurtenis(dag, "gesprek", _("De student schreef zelf"), f"‘{woord.tekst}’", DEEL, adres)
    for ronde in Ronde.objects.filter(persoon=persoon, begonnen_op__gte=sinds):
        yield Gebeurtenis(ronde.begonnen_op, "wissel", _("Plan begonnen"), ronde.doel, DEEL, adres)
        if ronde.geevalueerd_op:
            besluit = ronde.get_besluit_display()
            yield Gebeurtenis(ronde.geevalueerd_op, "vink", _("Plan geëvalueerd"), f"{besluit}.", DEEL, adres)
    for bespreking in Bespreking.objects.filter(persoon=persoon, op__gte=sinds):
        yield Gebeurtenis(bespreking.op, "mensen", _("Besproken in het team"), bespreking.tekst, DEEL, adres)
    for wens in Doorstroomwens.objects.filter(persoon=persoon, op__gte=sinds):
        kop = _("Wens van de student") if wens.wie == Doorstroomwens.Wie.STUDENT else _("Verwachting van het team")
        yield Gebeurtenis(wens.op, "vlag", kop, kort(wens.wens).capitalize() + ".", DEEL, adres)
