"""Which items a list holds, in which order, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import Gebruiker
from stelsel.web.werklijst.models import Post, PostQuerySet
from stelsel.web.werklijst.redenen import NOG_OPEN, Status

SORTERING = {
    "gewicht": (F("gewicht").desc(), F("uiterlijk").asc(nulls_last=True), "id"),
    "uiterlijk": (F("uiterlijk").asc(nulls_last=True), F("gewicht").desc(), "id"),
    "sinds": (F("sinds").asc(), "id"),
    "-sinds": (F("sinds").desc(), "id"),
}
FILTERS = {
    "soort": "soort",
    "tabel": "tabel",
    "oorzaak": "oorzaak",
    "opleiding": "opleidingcode",
    "aan": "toegewezen_aan",
}
"""Filters by one value, and the column each is about."""
VEEL = "opleiding"
"""The filter with hundreds of values."""
OPEN, MIJ, NIEMAND, TELT, WACHT, GESLOTEN = "open", "mij", "niemand", "telt", "wacht", "gesloten"
DELEN = (OPEN, MIJ, NIEMAND, TELT, WACHT, GESLOTEN)


@dataclass(frozen=True)
class Keuze:
    """What the reader asked for; an empty field asks for nothing. `personen`: who is called what was typed."""

    deel: str = OPEN
    q: str = ""
    personen: Sequence[UUID] = ()
    soort: str = ""
    tabel: str = ""
    oorzaak: str = ""
    opleiding: str = ""
    aan: int | None = None
    reeks: int | None = None
    persoon: UUID | None = None

    def omschrijving(self) -> str:
        """The filter for the log. What was typed as a name is not in it."""
        delen = {
            naam: getattr(self, naam) for naam in ("deel", "soort", "tabel", "oorzaak", "opleiding", "aan", "reeks")
        }
        delen |= {"naam": "ja" if self.q else "", "persoon": "ja" if self.persoon else ""}
        return ", ".join(f"{naam} {waarde}" for naam, waarde in delen.items() if waarde)


def zoek(bereik: PostQuerySet, keuze: Keuze, gebruiker: Gebruiker) -> PostQuerySet:
    """The items within `bereik` that fit the choice, unsorted."""
    return _velden(bereik, keuze).filter(_deel(keuze.deel, gebruiker))


def _velden(bereik: PostQuerySet, keuze: Keuze) -> PostQuerySet:
    gelijk = {veld: getattr(keuze, naam) for naam, veld in FILTERS.items()} | {"persoon": keuze.persoon}
    rijen = bereik.filter(**{naam: waarde for naam, waarde in gelijk.items() if waarde})
    if keuze.reeks:
        rijen = rijen.filter(waarnemingen__reeks=keuze.reeks, waarnemingen__aanwezig=True)
    return rijen.filter(_zoekt(keuze)) if keuze.q else rijen


def _zoekt(keuze: Keuze) -> Q:
    """A name, the number of an item, or the number of an enrolment or diploma."""
    kaal = keuze.q.strip()
    vraag = Q(persoon__in=list(keuze.personen)) | Q(inschrijvingvolgnummer=kaal) | Q(resultaatvolgnummer=kaal)
    return vraag | Q(pk=int(kaal)) if kaal.isdecimal() and len(kaal) < 10 else vraag


def _deel(deel: str, gebruiker: Gebruiker) -> Q:
    nog_open = Q(status__in=NOG_OPEN)
    return {
        OPEN: nog_open,
        MIJ: nog_open & Q(toegewezen_aan=gebruiker.pk),
        NIEMAND: nog_open & Q(toegewezen_aan=None),
        TELT: nog_open & Q(gewicht__gt=0),
        WACHT: Q(status=Status.WACHT),
        GESLOTEN: Q(status=Status.GESLOTEN),
    }[deel]


def aantallen(bereik: PostQuerySet, keuze: Keuze, gebruiker: Gebruiker) -> dict[str, int]:
    """How many there are in each fixed part, with the other filters as they are: in one question."""
    telling = {deel: Count("pk", filter=_deel(deel, gebruiker)) for deel in DELEN}
    return _velden(bereik, keuze).order_by().aggregate(**telling)


def facetten(bereik: PostQuerySet, keuze: Keuze, gebruiker: Gebruiker) -> dict[str, dict[str | int, int]]:
    """Per filter how many items of this part there are with each value, the most first, the filter itself aside.

    Two questions: of the filters with few values the database counts the combinations that occur, and the rest is
    adding up; the programmes are counted apart, because with them there are thousands of combinations.
    """
    weinig = {naam: veld for naam, veld in FILTERS.items() if naam != VEEL}
    los = zoek(bereik, replace(keuze, **dict.fromkeys(weinig)), gebruiker)
    gekozen = [(plek, waarde) for plek, naam in enumerate(weinig) if (waarde := getattr(keuze, naam))]
    uit: dict[str, Counter[str | int]] = {naam: Counter() for naam in FILTERS}
    for *waarden, n in los.order_by().values_list(*weinig.values()).annotate(n=Count("pk")):
        wijkt_af = [plek for plek, waarde in gekozen if waarden[plek] != waarde]
        for plek, naam in enumerate(weinig):
            if waarden[plek] and all(ander == plek for ander in wijkt_af):
                uit[naam][waarden[plek]] += n
    per = zoek(bereik, replace(keuze, **{VEEL: ""}), gebruiker).order_by().values_list(FILTERS[VEEL])
    uit[VEEL] = Counter({waarde: n for waarde, n in per.annotate(n=Count("pk")) if waarde})
    return {naam: dict(telling.most_common()) for naam, telling in uit.items()}


@dataclass(frozen=True)
class Stand:
    """What is open in all: items; enrolments and diplomas at stake, each once; items without anybody; and the first day
    still to come by which an item that counts must be right."""

    open: int
    inschrijvingen: int
    diplomas: int
    zonder: int
    uiterlijk: date | None


def stand(bereik: PostQuerySet) -> Stand:
    """How it stands now."""
    nog_open = bereik.nog_open().order_by()
    telt = nog_open.filter(gewicht__gt=0)
    wie = ("wie", "brin")
    rij = nog_open.aggregate(open=Count("pk"), zonder=Count("pk", filter=Q(toegewezen_aan=None)))
    return Stand(
        inschrijvingen=telt.filter(diplomas=0).values(*wie, "inschrijvingvolgnummer").distinct().count(),
        diplomas=telt.filter(diplomas__gt=0).values(*wie, "resultaatvolgnummer").distinct().count(),
        uiterlijk=telt.filter(uiterlijk__gte=vandaag()).aggregate(eerst=Min("uiterlijk"))["eerst"],
        **rij,
    )


def gesorteerd(rijen: PostQuerySet, sorteer: str) -> QuerySet[Post]:
    """In the order of the screen."""
    return rijen.order_by(*SORTERING.get(sorteer, SORTERING["gewicht"]))


def nummers(rijen: PostQuerySet, sorteer: str) -> QuerySet:
    """The primary keys in the order of the screen, answered from the index: to page through."""
    return gesorteerd(rijen, sorteer).values_list("pk", flat=True)


def van_nummers(pks: Sequence[int]) -> list[Post]:
    """The items with these keys in this order, with who works on them."""
    gevonden = Post.objects.select_related("toegewezen_aan").in_bulk(pks)
    return [gevonden[pk] for pk in pks if pk in gevonden]
