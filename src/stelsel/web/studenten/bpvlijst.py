"""Who has a placement at one company today: what the company needs to know of it, and whom to call at school."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from stelsel.web.studenten import relaties
from stelsel.web.studenten.lijst import geldt_op
from stelsel.web.studenten.models import BegeleiderVan, Bpv, Medewerker, Opleiding, Persoon


@dataclass(frozen=True)
class Plaatsing:
    """One running placement. `uren` is the size in the agreement; `contact` is (name, e-mail) of each mentor."""

    naam: str
    opleiding: str
    van: date | None
    tot_en_met: date | None
    uren: int | None
    contact: tuple[tuple[str, str], ...]


def plaatsingen(leerbedrijf_id: str, personen: QuerySet[Persoon], dag: date) -> list[Plaatsing]:
    """The placements at this company on that day of these persons, by name; a fixed number of questions."""
    bpvs = list(relaties.bpv_op(dag, leerbedrijf_id).filter(persoon__in=personen).select_related("persoon"))
    bpvs.sort(key=lambda bpv: (bpv.persoon.sorteernaam, bpv.datum_begin, bpv.pk))
    codes = {bpv.opleidingcode for bpv in bpvs}
    opleidingen = {o.opleidingcode: o for o in Opleiding.objects.filter(opleidingcode__in=codes - {None})}
    mentoren = _mentoren({bpv.persoon_id for bpv in bpvs}, dag)
    return [
        Plaatsing(
            bpv.persoon.naam,
            _opleiding(opleidingen.get(bpv.opleidingcode), bpv),
            bpv.datum_begin,
            bpv.datum_einde_werkelijk or bpv.datum_einde_gepland,
            bpv.omvang,
            tuple(mentoren.get(bpv.persoon_id, ())),
        )
        for bpv in bpvs
    ]


def _opleiding(gevonden: Opleiding | None, bpv: Bpv) -> str:
    return (gevonden.naam if gevonden and gevonden.naam else bpv.opleidingcode) or ""


def _mentoren(personen: Iterable[int], dag: date) -> dict[int, list[tuple[str, str]]]:
    rijen = BegeleiderVan.objects.geldend().filter(
        geldt_op(dag, "van"), persoon__in=list(personen), rol__in=relaties.ALS_MENTOR
    )
    mensen = Medewerker.objects.geldend().filter(medewerker_id__in=rijen.values("medewerker_id"))
    wie = {mens.medewerker_id: mens for mens in mensen}
    uit: dict[int, list[tuple[str, str]]] = {}
    for rij in rijen.order_by("-van", "id"):
        mens = wie.get(rij.medewerker_id)
        if mens and mens.naam:
            uit.setdefault(rij.persoon_id, []).append((mens.naam, mens.email or ""))
    return uit
