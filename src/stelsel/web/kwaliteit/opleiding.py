"""What the page of one group shows: trend, sentences, breakdown, official and frozen figures beside the own one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from stelsel.web.gedeeld.notatie import getal
from stelsel.web.kwaliteit import zinnen
from stelsel.web.kwaliteit.bord import als_reeks, norm_tekst
from stelsel.web.kwaliteit.cijfers import NAMEN, Cijfer
from stelsel.web.kwaliteit.eenheden import ONBEKEND, Eenheid, Namen, leerweg
from stelsel.web.kwaliteit.models import OfficieelCijfer, VastgesteldCijfer
from stelsel.weergave.grafieken import Norm, Punt, lijngrafiek

JAREN_TREND = 8


@dataclass(frozen=True)
class Trend:
    """The chart of one indicator with everything that is written around it."""

    indicator: str
    kop: str
    svg: str
    jaren: tuple[zinnen.Jaar, ...]
    valt_op: tuple[str, ...]


@dataclass(frozen=True)
class Onderverdeling:
    """A breakdown: a heading and rows of (name, figure)."""

    kop: str
    rijen: tuple[tuple[str, Cijfer], ...]


@dataclass(frozen=True)
class Officieel:
    """The official figure beside the own one."""

    cijfer: OfficieelCijfer
    verschil: Decimal | None


def trend(
    naam: str,
    indicator: str,
    cijfers: Sequence[Cijfer],
    *,
    hoge_norm: float | None,
    tot_jaar: int,
    peildatum: date,
) -> Trend:
    """The series of one group up to and including `tot_jaar`, one studiejaar at a time.

    Years at the beginning that nothing is known of are left out; a year without a value in between stays.
    """
    per_jaar = {c.studiejaar: c for c in cijfers if c.studiejaar <= tot_jaar}
    jaren = als_reeks(per_jaar, range(tot_jaar - JAREN_TREND + 1, tot_jaar + 1), peildatum)
    while jaren and jaren[0].waarde is None and len(jaren) > 1:
        jaren = jaren[1:]
    norm = next((j.norm for j in reversed(jaren) if j.norm is not None), None)
    normen = [Norm(norm, norm_tekst(norm))] if norm is not None else []
    if hoge_norm is not None and norm is not None:
        normen.append(Norm(hoge_norm, _("hoge norm %(norm)s") % {"norm": getal(hoge_norm)}))
    kop = zinnen.kop(str(NAMEN[indicator]), jaren)
    return Trend(
        indicator=indicator,
        kop=kop,
        svg=_grafiek(naam, indicator, jaren, normen),
        jaren=tuple(reversed(jaren)),
        valt_op=tuple(zinnen.wat_valt_op(indicator, jaren)),
    )


def _grafiek(naam: str, indicator: str, jaren: Sequence[zinnen.Jaar], normen: Sequence[Norm]) -> str:
    """The line of a series; nothing when no year has a value: lines of the norm alone show nothing."""
    if not zinnen.getoond(jaren):
        return ""
    return lijngrafiek(
        "trend",
        f"{NAMEN[indicator]}, {naam}",
        zinnen.omschrijving(jaren),
        [Punt(j.kort, j.waarde, *(j.interval or (None, None))) for j in jaren],
        normen=normen,
        opmaak=lambda w: getal(w, 1),
        as_opmaak=getal,
    )


def van_eenheid(cijfers: Sequence[Cijfer], eenheid: Eenheid) -> list[Cijfer]:
    """The rows about one group; an empty dimension is 'onbekend' in an address."""
    gevraagd = {"brin": eenheid.brin, "dossier": eenheid.dossier, "niveau": eenheid.niveau}
    return [c for c in cijfers if all((c.dimensies.get(k) or ONBEKEND) == w for k, w in gevraagd.items())]


def onderverdelingen(
    per_leerweg: Sequence[Cijfer], per_crebo: Sequence[Cijfer], eenheid: Eenheid, namen: Namen
) -> list[Onderverdeling]:
    """The figure of the group per leerweg and per crebo; a breakdown into one part is left out."""

    def crebo(code: str) -> str:
        return f"{namen.crebos.get(code, '')} {code}".strip()

    uit = []
    for kop, cijfers, dimensie, toon in (
        (_("Per leerweg"), per_leerweg, "leerweg", leerweg),
        (_("Per opleiding (crebo)"), per_crebo, "crebo", crebo),
    ):
        rijen = [(toon(c.dimensies.get(dimensie) or _("onbekend")), c) for c in van_eenheid(cijfers, eenheid)]
        if len(rijen) > 1:
            uit.append(Onderverdeling(kop, tuple(sorted(rijen, key=lambda r: r[0]))))
    return uit


def naast_elkaar(eigen: Mapping[str, Cijfer], officieel: Sequence[OfficieelCijfer]) -> list[Officieel]:
    """Official figures with their difference to the own figure, in percentage points (own minus official)."""
    uit = []
    for cijfer in officieel:
        eigen_cijfer = eigen.get(cijfer.indicator)
        waarde = eigen_cijfer.getoond if eigen_cijfer else None
        verschil = None if waarde is None else Decimal(str(waarde)) - cijfer.waarde
        uit.append(Officieel(cijfer, verschil))
    return uit


def geldend_officieel(eenheid: Eenheid, jaar: int, venster: int) -> list[OfficieelCijfer]:
    """The official figures of a group that were not replaced by a later one."""
    return list(
        OfficieelCijfer.objects.filter(
            brin=eenheid.brin,
            dossier=eenheid.dossier,
            niveau=eenheid.niveau,
            studiejaar=jaar,
            venster=venster,
            vervangen_door=None,
        )
        .select_related("door")
        .order_by("indicator")
    )


def vastgesteld(eenheid: Eenheid) -> list[VastgesteldCijfer]:
    """Every frozen figure of a group, newest first, also those that were replaced."""
    return list(
        VastgesteldCijfer.objects.filter(
            brin=eenheid.brin, dossier=eenheid.dossier, niveau=eenheid.niveau
        ).select_related("door", "vervangt", "vervangen_door")
    )
