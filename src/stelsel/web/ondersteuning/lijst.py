"""What asks for a zorgcoördinator: named facts about the support of the own students, what waits longest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext as _

from stelsel.web.beheer.service import Gebruiker
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.ondersteuning import rechten
from stelsel.web.ondersteuning.models import Ondersteuning, Soort, Verwijzing, Voorziening
from stelsel.web.ondersteuning.overgangen import LOOPT, Staat
from stelsel.web.ondersteuning.verwijzen import WACHT
from stelsel.web.studenten.service import Persoon

BINNENKORT = timedelta(weeks=2)


@dataclass(frozen=True)
class Regel:
    """One thing to do for one student; `sinds`: since when it waits, or by when it must be done."""

    persoon: Persoon
    sinds: date
    status: str
    zin: str
    badge: str


@dataclass(frozen=True)
class Caseload:
    """The support that this user arranges. `uren`: hours a week that were agreed of this user."""

    te_doen: list[Regel]
    loopt: list[tuple[Persoon, Ondersteuning]]
    uren: Decimal


def caseload(gebruiker: Gebruiker, dag: date) -> Caseload:
    """What runs among the own students, and what is to be done, in a number of questions that does not grow."""
    bereik = rechten.bereik_regelen(gebruiker)
    rijen = list(Ondersteuning.objects.filter(staat__in=LOOPT, persoon__in=bereik.values("uuid")))
    weg = Verwijzing.objects.filter(aangekomen_op=None, op__lte=dag - WACHT, persoon__in=bereik.values("uuid"))
    open_verwijzingen = list(weg)
    sleutels = {een.persoon for een in rijen} | {een.persoon for een in open_verwijzingen}
    personen = {persoon.uuid: persoon for persoon in bereik.filter(uuid__in=sleutels)}
    wachten = Voorziening.objects.filter(ondersteuning__in=rijen, tot_afspraken=None, wacht=True)
    te_doen = [
        *(regel for een in rijen for regel in _van_ondersteuning(een, personen[een.persoon], dag)),
        *(_wacht(v, personen[v.persoon], dag) for v in wachten.select_related("aanbod")),
        *(_verwijzing(v, personen[v.persoon], dag) for v in open_verwijzingen),
    ]
    loopt = sorted(((personen[e.persoon], e) for e in rijen), key=lambda paar: (paar[0].sorteernaam, paar[0].pk))
    # The most urgent first, and of those what waits longest.
    te_doen.sort(key=lambda regel: (regel.status != "negatief", regel.sinds, regel.persoon.sorteernaam))
    return Caseload(te_doen, loopt, _uren(gebruiker))


def _uren(gebruiker: Gebruiker) -> Decimal:
    if not gebruiker.medewerker_id:
        return Decimal(0)
    rijen = Voorziening.objects.filter(
        medewerker_id=gebruiker.medewerker_id, tot_afspraken=None, wacht=False, ondersteuning__staat=Staat.GEMAAKT
    )
    return rijen.aggregate(som=Sum("uren"))["som"] or Decimal(0)


def _van_ondersteuning(een: Ondersteuning, persoon: Persoon, dag: date) -> Iterator[Regel]:
    if een.staat == Staat.GEMELD:
        # The law asks this before the enrolment; a choice of the school has no such moment.
        laat = een.soort == Soort.AFSPRAKEN
        zin = _("De behoefte is gemeld op %(dag)s en nog niet beoordeeld.") % {"dag": datum(een.gemeld_op)}
        yield Regel(persoon, een.gemeld_op, "negatief" if laat else "let-op", zin, _("Beoordelen"))
    elif een.staat == Staat.NODIG:
        zin = _("Ondersteuning is nodig; er is nog niets aangeboden.")
        yield Regel(persoon, een.beoordeeld_op or een.gemeld_op, "let-op", zin, _("Aanbieden"))
    elif een.staat == Staat.GESCHIL:
        zin = _("Er is een geschil. De ondersteuning die al was afgesproken, gaat door.")
        yield Regel(persoon, een.gemeld_op, "negatief", zin, _("In geschil"))
    elif een.afgesproken != een.afspraken:
        zin = _("De afspraken wachten op het antwoord van de student.")
        yield Regel(persoon, een.gemeld_op, "let-op", zin, _("Wacht op instemming"))
    if een.staat == Staat.GEMAAKT and een.evalueren_op and een.evalueren_op <= dag + BINNENKORT:
        laat = een.evalueren_op < dag
        zin = _("De evaluatie met de student was op %(dag)s.") if laat else _("De evaluatie is op %(dag)s.")
        zin %= {"dag": datum(een.evalueren_op)}
        badge = _("Te laat") if laat else _("Evalueren")
        yield Regel(persoon, een.evalueren_op, "negatief" if laat else "info", zin, badge)


def _wacht(een: Voorziening, persoon: Persoon, dag: date) -> Regel:
    woorden = {"wat": een.aanbod.naam, "dagen": (dag - een.gevraagd_op).days}
    zin = _("Wacht %(dagen)s dagen op een plaats: %(wat)s.") % woorden
    return Regel(persoon, een.gevraagd_op, "let-op", zin, _("Wachtlijst"))


def _verwijzing(een: Verwijzing, persoon: Persoon, dag: date) -> Regel:
    woorden = {"dag": datum(een.op), "waar": een.waar}
    zin = _("Verwezen op %(dag)s naar %(waar)s. Niemand weet nog of de student daar aankwam.") % woorden
    return Regel(persoon, een.op, "negatief", zin, _("Niet aangekomen"))


def per_persoon(persoon: UUID) -> list[Ondersteuning]:
    """Everything about one student, what runs first."""
    alle = list(Ondersteuning.objects.filter(persoon=persoon))
    return sorted(alle, key=lambda een: een.staat not in LOOPT)
