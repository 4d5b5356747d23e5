"""The students of a mentor or zorgcoördinator with what asks for them, in a number of questions that does not grow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet, Value

from stelsel.web.begeleiding import overdragen, rechten, rondes, vragenlijst, wensen, woorden
from stelsel.web.begeleiding.feiten import VAN_MENTOR, VAN_ZORGCOORDINATOR, Bron, Lid, stel_vast
from stelsel.web.begeleiding.models import Afspraak, Blik, EigenWoord, Notitie, Ronde, Uitstel
from stelsel.web.begeleiding.models.notitie import Aanleiding
from stelsel.web.begeleiding.overgangen import Staat
from stelsel.web.beheer.service import Gebruiker
from stelsel.web.studenten.service import Persoon, namen_van_medewerkers, standen

TERUG = timedelta(days=400)
"""How far back a talk is looked for: longer ago is as good as none."""


def leden(gebruiker: Gebruiker, dag: date) -> list[Lid]:
    """The group of this user, by name, each with its facts."""
    return _leden(gebruiker, rechten.bereik_groep(gebruiker), dag, VAN_MENTOR, ook=_vul_van_mentor)


def caseload(gebruiker: Gebruiker, dag: date) -> list[Lid]:
    """Of the students of this zorgcoördinator those in whose plan something runs, by name, each with its facts."""
    bereik = rechten.bereik_caseload(gebruiker)
    loopt = [Ronde.objects.filter(staat=Staat.OPEN), Afspraak.objects.filter(staat=Staat.OPEN)]
    gevonden = [rijen.order_by().values("persoon") for rijen in (*loopt, EigenWoord.objects.filter(gelezen_op=None))]
    wie = Q(uuid__in=gevonden[0]) | Q(uuid__in=gevonden[1]) | Q(uuid__in=gevonden[2])
    return _leden(gebruiker, bereik.filter(wie), dag, VAN_ZORGCOORDINATOR)


def _leden(
    gebruiker: Gebruiker,
    bereik: QuerySet[Persoon],
    dag: date,
    bronnen: tuple[Bron, ...],
    *,
    ook: Callable[[Gebruiker, dict[UUID, Lid]], None] | None = None,
) -> list[Lid]:
    personen = list(bereik.order_by("sorteernaam", "id"))
    uit = {stand.persoon.uuid: Lid(stand) for stand in standen(personen)}
    sleutels = list(uit)
    _vul_afspraken(uit, sleutels)
    _vul_gesprekken(uit, sleutels, dag)
    for persoon, ronde in rondes.rondes_van(sleutels).items():
        uit[persoon].ronde = ronde
    for persoon, geschreven in woorden.ongelezen(sleutels).items():
        uit[persoon].woorden = geschreven
    for persoon, stand in wensen.standen(sleutels).items():
        uit[persoon].wensen = stand
    _vul_aandacht(uit, sleutels, gebruiker)
    if ook is not None:
        ook(gebruiker, uit)
    for lid in uit.values():
        stel_vast(lid, dag, bronnen)
    return list(uit.values())


def wie_eerst(alle: list[Lid]) -> list[Lid]:
    """Those with a fact, in the order of who asks for somebody."""
    return sorted((lid for lid in alle if lid.feiten), key=lambda lid: lid.feiten[0].plaats)


def _vul_afspraken(uit: dict[UUID, Lid], sleutels: list[UUID]) -> None:
    rijen = Afspraak.objects.filter(persoon__in=sleutels, staat__in=(Staat.OPEN, Staat.GEDAAN))
    openstaand = []
    for afspraak in rijen:
        if afspraak.staat == Staat.OPEN:
            openstaand.append(afspraak)
        else:
            uit[afspraak.persoon].gedaan += 1
    namen = namen_van_medewerkers(afspraak.medewerker_id for afspraak in openstaand if afspraak.medewerker_id)
    for afspraak in openstaand:
        uit[afspraak.persoon].afspraken.append(afspraak)
        uit[afspraak.persoon].doeners = namen


def _vul_gesprekken(uit: dict[UUID, Lid], sleutels: list[UUID], dag: date) -> None:
    rijen = Notitie.objects.filter(persoon__in=sleutels, op__gte=dag - TERUG).order_by("op", "id")
    for persoon, op, aanleiding, volgend in rijen.values_list("persoon", "op", "aanleiding", "volgend_gesprek"):
        lid = uit[persoon]
        if aanleiding == Aanleiding.GESPREK:
            lid.gesprek = op
        if volgend:
            lid.gepland = volgend
    for lid in uit.values():
        if lid.gepland and lid.gesprek and lid.gesprek >= lid.gepland:
            lid.gepland = None


def _vul_aandacht(uit: dict[UUID, Lid], sleutels: list[UUID], gebruiker: Gebruiker) -> None:
    # One question for both: when somebody last looked is a row without a fact.
    keek = Blik.objects.filter(gebruiker=gebruiker, persoon__in=sleutels).annotate(feit=Value(""))
    stelde_uit = Uitstel.objects.filter(gebruiker=gebruiker, persoon__in=sleutels)
    rijen = keek.values_list("persoon", "feit", "op").union(stelde_uit.values_list("persoon", "feit", "tot"))
    for persoon, feit, dag in rijen:
        if feit:
            uit[persoon].uitgesteld[feit] = dag
        else:
            uit[persoon].blik = dag


def _vul_van_mentor(gebruiker: Gebruiker, uit: dict[UUID, Lid]) -> None:
    """What only a mentor is told: questions that were filled in, and who was handed over."""
    for persoon, blad in vragenlijst.ongelezen(uit).items():
        uit[persoon].vragen = blad
    for persoon, overdracht in overdragen.open_voor(gebruiker, uit).items():
        uit[persoon].overdracht = overdracht
