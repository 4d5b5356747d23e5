"""The student list: which students, in which order, and what stands beside a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from math import ceil

from django.db.models import Count, Q, QuerySet

from stelsel.web.studenten.importeren.namen import drieletters, vereenvoudig, zoeknaam
from stelsel.web.studenten.models import (
    Groep,
    Groepslidmaatschap,
    Inschrijvingsperiode,
    Opleiding,
    Persoon,
    Zoekdrieletter,
)

SORTERING = {
    "naam": ("sorteernaam", "id"),
    "-naam": ("-sorteernaam", "-id"),
    "geboortejaar": ("geboortejaar", "sorteernaam", "id"),
    "-geboortejaar": ("-geboortejaar", "sorteernaam", "id"),
}
LIJKT_DEEL = 0.5
LIJKT_HOOGSTENS = 20
# Of the whole school first, which is ten times as fast as looking within somebody's students; then those of theirs.
LIJKT_BEKEKEN = 2_000
WEINIG = 500
"""Of so few students the names are laid beside what was typed here: a mentor need not wait for the whole school."""


@dataclass(frozen=True)
class Keuze:
    """What the reader asked for; an empty field asks for nothing. `op` is the peildatum."""

    op: date
    q: str = ""
    opleiding: str = ""
    niveau: int | None = None
    leerweg: str = ""
    groep: str = ""
    team: str = ""
    iedereen: bool = False

    @property
    def over_inschrijving(self) -> bool:
        return bool(self.opleiding or self.niveau or self.leerweg or not self.iedereen)

    def omschrijving(self) -> str:
        """The filter for the log. What was typed as a name is not in it."""
        delen = {
            "naam": "ja" if self.q else "",
            "opleiding": self.opleiding,
            "niveau": self.niveau or "",
            "leerweg": self.leerweg,
            "groep": self.groep,
            "team": self.team,
            "op": self.op.isoformat(),
            "iedereen": "ja" if self.iedereen else "",
        }
        return ", ".join(f"{naam} {waarde}" for naam, waarde in delen.items() if waarde)


def zoek(bereik: QuerySet[Persoon], keuze: Keuze) -> QuerySet[Persoon]:
    """The students within `bereik` that fit the choice, unsorted."""
    rijen = op_naam(bereik, keuze.q)
    if keuze.over_inschrijving:
        rijen = rijen.filter(id__in=_perioden(keuze).values("persoon"))
    if keuze.groep or keuze.team:
        rijen = rijen.filter(id__in=_leden(keuze).values("persoon"))
    return rijen


def op_naam(bereik: QuerySet[Persoon], q: str) -> QuerySet[Persoon]:
    """Everybody of whom each typed word begins a word of the name, whatever the order and the diacritics."""
    for woord in vereenvoudig(q).split():
        bereik = bereik.filter(zoeknaam__contains=f" {woord}")
    return bereik


def lijkt_op(bereik: QuerySet[Persoon], q: str) -> list[Persoon]:
    """When nobody is called exactly so: who shares at least half of the groups of three letters, most first."""
    gezocht = drieletters(zoeknaam(q))
    if not gezocht:
        return []
    nodig = ceil(len(gezocht) * LIJKT_DEEL)
    weinig = list(bereik.values_list("pk", "zoeknaam")[: WEINIG + 1])
    volgorde = _van_weinig(weinig, gezocht, nodig) if len(weinig) <= WEINIG else _van_iedereen(gezocht, nodig)
    gevonden = bereik.in_bulk(volgorde)
    return [gevonden[persoon] for persoon in volgorde if persoon in gevonden][:LIJKT_HOOGSTENS]


def _van_weinig(namen: list[tuple[int, str]], gezocht: set[str], nodig: int) -> list[int]:
    """Who of these shares enough, most first."""
    geteld = [(-len(gezocht & drieletters(naam)), persoon) for persoon, naam in namen]
    return [persoon for aantal, persoon in sorted(geteld) if -aantal >= nodig]


def _van_iedereen(gezocht: set[str], nodig: int) -> list[int]:
    """The same of the whole school, in one question."""
    geteld = (
        Zoekdrieletter.objects.filter(drieletter__in=gezocht)
        .values_list("persoon")
        .annotate(aantal=Count("id"))
        .filter(aantal__gte=nodig)
        .order_by("-aantal", "persoon")[:LIJKT_BEKEKEN]
    )
    return [persoon for persoon, _aantal in geteld]


def _perioden(keuze: Keuze) -> QuerySet[Inschrijvingsperiode]:
    perioden = Inschrijvingsperiode.objects.geldend()
    if not keuze.iedereen:
        perioden = perioden.filter(geldt_op(keuze.op))
    if keuze.opleiding:
        perioden = perioden.filter(opleidingcode=keuze.opleiding)
    if keuze.leerweg:
        perioden = perioden.filter(leertraject=keuze.leerweg)
    if keuze.niveau:
        codes = Opleiding.objects.filter(niveau=keuze.niveau).values("opleidingcode")
        perioden = perioden.filter(opleidingcode__in=codes)
    return perioden


def geldt_op(dag: date, begin: str = "datum_begin", einde: str = "tot_en_met") -> Q:
    """Condition: the period holds on that day; an end that is not known has not come."""
    return Q(**{f"{begin}__lte": dag}) & (Q(**{f"{einde}__gte": dag}) | Q(**{f"{einde}__isnull": True}))


def _leden(keuze: Keuze) -> QuerySet[Groepslidmaatschap]:
    leden = Groepslidmaatschap.objects.geldend().filter(geldt_op(keuze.op, "van"))
    if keuze.groep:
        leden = leden.filter(groep_id=keuze.groep)
    if keuze.team:
        leden = leden.filter(groep_id__in=Groep.objects.geldend().filter(team=keuze.team).values("groep_id"))
    return leden


@dataclass
class Regel:
    """One student in the list."""

    persoon: Persoon
    perioden: list[Inschrijvingsperiode] = field(default_factory=list)
    groepen: list[str] = field(default_factory=list)


def regels(personen: Iterable[Persoon], op: date) -> list[Regel]:
    """What stands beside these names on that day: in three queries, for any number of rows."""
    uit = {persoon.pk: Regel(persoon) for persoon in personen}
    perioden = Inschrijvingsperiode.objects.geldend().filter(geldt_op(op), persoon__in=uit).order_by("datum_begin")
    for periode in perioden:
        uit[periode.persoon_id].perioden.append(periode)
    leden = list(Groepslidmaatschap.objects.geldend().filter(geldt_op(op, "van"), persoon__in=uit))
    namen = groepsnamen({lid.groep_id for lid in leden})
    for lid in leden:
        naam = namen.get(lid.groep_id, lid.groep_id)
        if naam not in uit[lid.persoon_id].groepen:
            uit[lid.persoon_id].groepen.append(naam)
    return list(uit.values())


def groepsnamen(codes: Iterable[str]) -> dict[str, str]:
    """Names of groups by their code; the newest studiejaar when a code is used again."""
    groepen = Groep.objects.geldend().filter(groep_id__in=list(codes)).order_by("studiejaar")
    return dict(groepen.values_list("groep_id", "naam"))
