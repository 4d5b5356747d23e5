"""What is past its term: counted, and removed in an order that leaves no row without what it hangs on.

A person is removed as a whole when nothing more is kept: every row in every app, the account, and the text of the log
lines. Of whom a request is open or the processing is restricted, everything stays (AVG 18 lid 1 c), and is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import DateTimeField, Model, QuerySet
from django.utils import timezone

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import log, wis_personen
from stelsel.web.privacy.begin import begin, opruimer_van
from stelsel.web.privacy.models import Beperking, Verzoek, loopt_op
from stelsel.web.privacy.register import Verwerking, tabellen_van_studenten, verwerkingen

PARTIJ = 500
"""Persons per transaction: a page that writes meanwhile waits a moment, not until all is done."""


@dataclass(frozen=True)
class Ruiming:
    """What is past the term of one entry of the register: how many persons and rows, by table. `aangehouden`: persons
    whose data stay because of a request or a restriction."""

    verwerking: str
    grens: date
    personen: int
    aangehouden: int
    rijen: dict[str, int]


def ruim_op(dag: date, *, voer_uit: bool) -> Iterator[Ruiming]:
    """Per entry with a term what is past it on `dag`; removed when `voer_uit`. Whole persons last."""
    met_termijn = [verwerking for verwerking in verwerkingen() if verwerking.grens(dag)]
    for verwerking in sorted(met_termijn, key=lambda v: v.hele_persoon):
        grens = verwerking.grens(dag)
        opruimer = opruimer_van(verwerking.app, verwerking.naam)
        if opruimer is not None:
            yield Ruiming(verwerking.naam, grens, 0, 0, opruimer(grens, voer_uit))
        elif isinstance(verwerking.begint, str):
            yield _per_persoon(verwerking, grens, voer_uit=voer_uit)
        else:
            yield _per_rij(verwerking, grens, voer_uit=voer_uit)


def aangehouden() -> set[UUID]:
    """The persons of whom nothing is removed for now."""
    open_verzoek = Verzoek.objects.filter(staat=Verzoek.Staat.OPEN).values_list("persoon", flat=True)
    beperkt = Beperking.objects.filter(loopt_op(vandaag())).values_list("persoon", flat=True)
    return {*open_verzoek, *beperkt}


def verwijder_persoon(uuids: Iterable[UUID]) -> dict[str, int]:
    """Everything of these persons, in every app; of the log the text goes and the seals stay.

    One transaction: a person is there or is not.
    """
    uuids = list(uuids)
    geteld: dict[str, int] = {}
    with transaction.atomic():
        for model, pad in _kinderen_eerst(tabellen_van_studenten()):
            # The account and the log are not rows to remove: they belong to who kept the log too.
            if model._meta.app_label == "beheer" and model.__name__ in ("Gebruiker", "Gebeurtenis"):
                continue
            _tel_bij(geteld, model, _wis(_van(model, pad, uuids)))
        for naam, aantal in wis_personen(uuids).items():
            geteld[naam] = geteld.get(naam, 0) + aantal
    return geteld


def _per_persoon(verwerking: Verwerking, grens: date, *, voer_uit: bool) -> Ruiming:
    voorbij = set(begin(verwerking.begint).voor(grens))
    vast = voorbij & aangehouden()
    tabellen = tabellen_van_studenten() if verwerking.hele_persoon else dict(verwerking.van_studenten())
    rijen: dict[str, int] = {}
    wie = sorted(voorbij - vast)
    geraakt = 0
    for van in range(0, len(wie), PARTIJ):
        partij = wie[van : van + PARTIJ]
        if not voer_uit:
            geteld = _tel(tabellen, partij)
        elif verwerking.hele_persoon:
            geteld = verwijder_persoon(partij)
        else:
            geteld = _verwijder_uit(tabellen, partij)
        geraakt += len(partij)
        for naam, aantal in geteld.items():
            rijen[naam] = rijen.get(naam, 0) + aantal
    if voer_uit and any(rijen.values()):
        log(None, "privacy.opgeruimd", onderwerp=verwerking.naam, doel=grens.isoformat())
    return Ruiming(verwerking.naam, grens, geraakt, len(vast), {naam: n for naam, n in rijen.items() if n})


def _per_rij(verwerking: Verwerking, grens: date, *, voer_uit: bool) -> Ruiming:
    rijen: dict[str, int] = {}
    vast = aangehouden()
    with transaction.atomic():
        for naam, kolom in verwerking.begint.items():
            model = apps.get_model(verwerking.app, naam)
            voorbij = model._base_manager.filter(**{f"{kolom}__lt": _als_waarde(model, kolom, grens)})
            pad = verwerking.student.get(naam)
            if pad and vast:
                voorbij = voorbij.exclude(**{f"{pad}__in": vast})
            _tel_bij(rijen, model, _wis(voorbij) if voer_uit else voorbij.count())
        if voer_uit and any(rijen.values()):
            log(None, "privacy.opgeruimd", onderwerp=verwerking.naam, doel=grens.isoformat())
    return Ruiming(verwerking.naam, grens, 0, 0, {naam: n for naam, n in rijen.items() if n})


def _als_waarde(model: type[Model], kolom: str, grens: date) -> date | datetime:
    if isinstance(model._meta.get_field(kolom), DateTimeField):
        return timezone.make_aware(datetime.combine(grens, time.min))
    return grens


def _verwijder_uit(tabellen: dict[type[Model], str], wie: list[UUID]) -> dict[str, int]:
    geteld: dict[str, int] = {}
    with transaction.atomic():
        for model, pad in _kinderen_eerst(tabellen):
            _tel_bij(geteld, model, _wis(_van(model, pad, wie)))
    return geteld


def _tel(tabellen: dict[type[Model], str], wie: list[UUID]) -> dict[str, int]:
    return {model._meta.label: _van(model, pad, wie).count() for model, pad in tabellen.items()}


def _tel_bij(geteld: dict[str, int], model: type[Model], aantal: int) -> None:
    geteld[model._meta.label] = geteld.get(model._meta.label, 0) + aantal


def _van(model: type[Model], pad: str, wie: list[UUID]) -> QuerySet:
    # The log keeps the id as text, the other tables as an id.
    waarden = [str(uuid) for uuid in wie] if model._meta.get_field(pad.split("__")[0]).max_length else wie
    return model._base_manager.filter(**{f"{pad}__in": waarden})


def _wis(rijen: QuerySet) -> int:
    return rijen.delete()[1].get(rijen.model._meta.label, 0)


def _kinderen_eerst(tabellen: dict[type[Model], str]) -> list[tuple[type[Model], str]]:
    """So ordered that a table comes after every table that points to it."""
    geordend: list[type[Model]] = []

    def plaats(model: type[Model]) -> None:
        if model in geordend:
            return
        for relatie in model._meta.related_objects:
            if relatie.related_model in tabellen and relatie.related_model is not model:
                plaats(relatie.related_model)
        geordend.append(model)

    for model in tabellen:
        plaats(model)
    return [(model, tabellen[model]) for model in geordend]
