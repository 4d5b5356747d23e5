"""What this app puts on the timeline of a student, on the page of what is missing, and in the lesson."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import Gebruiker
from stelsel.web.ondersteuning import rechten, teksten
from stelsel.web.ondersteuning.lijst import per_persoon
from stelsel.web.ondersteuning.models import Ondersteuning, Stap, Verwijzing, Voorziening
from stelsel.web.ondersteuning.overgangen import LOOPT, Staat
from stelsel.web.ondersteuning.toekennen import afgesproken
from stelsel.web.studenten.service import Gebeurtenis, Ontbreekt, Persoon, met_kenmerk

DEEL = "ondersteuning"


def bij_persoon(gebruiker: Gebruiker, persoon: UUID, sinds: date | None) -> list[Gebeurtenis]:
    """The acts on the support of this student, for who may read it; for others there are none."""
    gevonden = met_kenmerk(persoon) if rechten.mag_lezen(gebruiker) else None
    if gevonden is None or not rechten.mag_lezen(gebruiker, gevonden):
        return []
    adres = reverse("ondersteuning:student", args=[persoon])
    vanaf = sinds or date.min
    stappen = Stap.objects.filter(persoon=persoon, dag__gte=vanaf).exclude(daad__in=teksten.NIET_OP_DE_TIJDLIJN)
    verwijzingen = Verwijzing.objects.filter(persoon=persoon, op__gte=vanaf)
    return [
        *(Gebeurtenis(s.dag, "hand", str(teksten.STAPPEN[s.daad]), s.toelichting, DEEL, adres) for s in stappen),
        *(Gebeurtenis(v.op, "wissel", teksten.verwezen(v), "", DEEL, adres) for v in verwijzingen),
    ]


def wat_ontbreekt(gebruiker: Gebruiker, persoon: Persoon) -> list[Ontbreekt]:
    """What the support of this student lacks; nothing for who may not read it."""
    if not rechten.mag_lezen(gebruiker, persoon):
        return []
    adres = reverse("ondersteuning:student", args=[persoon.uuid]) if rechten.mag_regelen(gebruiker, persoon) else ""
    wie = _("De zorgcoördinator vult dit aan.")
    return [Ontbreekt(wat, waarom, wie, adres) for een in per_persoon(persoon.uuid) for wat, waarom in _mist(een)]


def _mist(een: Ondersteuning) -> Iterator[tuple[str, str]]:
    if een.staat == Staat.GEMELD:
        yield _("Of ondersteuning nodig is"), _("De wet vraagt dat de school dit beoordeelt (WEB 8.1.3a lid 1).")
    elif een.staat == Staat.NODIG:
        yield _("Afspraken over de ondersteuning"), _("Er is iets nodig, en nog niets afgesproken.")
    elif een.staat in LOOPT and een.afgesproken != een.afspraken:
        yield _("Het antwoord van de student"), _("Zonder instemming zijn het geen afspraken.")
    if een.staat == Staat.GEMAAKT and een.evalueren_op and een.evalueren_op < vandaag():
        yield _("De evaluatie van de ondersteuning"), _("Die is elk studiejaar nodig (WEB 8.1.3a lid 3).")


def te_delen(persoon: Persoon) -> list[tuple[str, str]]:
    """What a partner may read: what is agreed and runs, never the need behind it nor who asked for what."""
    lopend = Ondersteuning.objects.filter(persoon=persoon.uuid, staat__in=LOOPT)
    return [(str(v.get_aard_display()), v.wat) for een in lopend for v in afgesproken(een)]


def in_de_les(personen: Iterable[UUID], dag: date) -> dict[UUID, list[str]]:
    """What a docent does for these students, without why; only what is agreed and runs on that day."""
    # The same as `toekennen.afgesproken`, for many students in one question.
    geldt = Q(tot_afspraken=None) | Q(tot_afspraken__gt=F("ondersteuning__afgesproken"))
    rijen = Voorziening.objects.filter(
        geldt, Q(tot_en_met=None) | Q(tot_en_met__gte=dag), persoon__in=list(personen), in_de_les=True, wacht=False,
        van__lte=dag, sinds_afspraken__lte=F("ondersteuning__afgesproken"), ondersteuning__staat__in=LOOPT,
    )  # fmt: skip
    uit: dict[UUID, list[str]] = {}
    for een in rijen:
        uit.setdefault(een.persoon, []).append(een.wat)
    return uit
