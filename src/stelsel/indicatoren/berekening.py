"""The door: an indicator, broken down, as a table with norm, judgement and explanation."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.indicatoren.definities import DRIE, OORDEEL, Definitie, definitie, definitieversie, eis_dimensies
from stelsel.indicatoren.dekking import dekkingsvraag, laatste_jaar
from stelsel.indicatoren.groepen import Filter, Groep, groepen, voorwaarde
from stelsel.indicatoren.lezingen import STANDAARD, Lezingen
from stelsel.indicatoren.normen import drempel
from stelsel.indicatoren.regels_per_groep import Vraag, rij_indicator, rij_oordeel
from stelsel.indicatoren.resultaat import Resultaat
from stelsel.indicatoren.sessie import Sessie
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import teldatum_oktober

if TYPE_CHECKING:
    import pyarrow as pa

PER = ("brin", "niveau")
VENSTERS = (1, 3)


def bereken(
    gegevensset: Gegevensset | Sessie | Path | str,
    naam: str,
    jaar: int | None = None,
    venster: int | None = None,
    per: Iterable[str] = PER,
    lezingen: Lezingen = STANDAARD,
    filter: Filter | None = None,
) -> pa.Table:
    """Compute one indicator, or `oordeel`, for every group.

    `jaar`: studiejaar t (2024 is 2024-2025), default the last one with full coverage; `venster` 3 adds up t-2, t-1
    and t, 1 (the default, except for oordeel) is t alone. `per`: dimensions, see `definities.dimensies()`.
    `filter`: dimension to value or values. Pass a `Sessie` to ask several questions of one set.

    Returns a table sorted by dimensions: indicator, studiejaar, the dimensions, teller, noemer, waarde (percent,
    unrounded), norm, oordeel, toelichting; for `oordeel` also value and noemer of the three indicators. What the
    deliveries do not cover has no teller, noemer and waarde, and says in toelichting what to request. The schema
    metadata `stelsel` holds readings, definition version, checksum, needed and present coverage as JSON.

    Raises StelselFout for an unknown name, dimension or window, a set that is none, and an empty selection.
    Source: UBWEB 4a.1-4a.4, see definities.yaml.
    """
    return bereken_rijen(gegevensset, naam, jaar, venster, per, lezingen, filter).als_tabel()


def bereken_rijen(
    gegevensset: Gegevensset | Sessie | Path | str,
    naam: str,
    jaar: int | None = None,
    venster: int | None = None,
    per: Iterable[str] = PER,
    lezingen: Lezingen = STANDAARD,
    filter: Filter | None = None,
) -> Resultaat:
    """`bereken` as plain rows, for who has no use for Arrow."""
    sessie = gegevensset if isinstance(gegevensset, Sessie) else Sessie(gegevensset)
    vraag = stel_vraag(sessie, naam, jaar, venster, per, lezingen, filter)
    namen = DRIE if naam == OORDEEL else (naam,)
    gevonden = groepen(sessie, namen, vraag.jaren, vraag.per, lezingen, filter)
    maak = rij_oordeel if naam == OORDEEL else rij_indicator
    rijen = [maak(vraag, sleutel, delen) for sleutel, delen in _per_sleutel(gevonden, namen).items()]
    rijen += [maak(vraag, sleutel, {}) for sleutel in _ontbrekend(vraag, gevonden)]
    if not rijen:
        raise _lege_selectie(sessie, vraag)
    rijen.sort(key=lambda rij: [(rij[k] is None, rij[k]) for k in ("studiejaar", *vraag.kolommen)])
    verantwoording = vraag.als_dict() | {
        "definitieversie": definitieversie(lezingen),
        "gegevensset": sessie.gegevensset.controlegetal,
    }
    return Resultaat(vraag.uitvoer, rijen, verantwoording)


def stel_vraag(
    sessie: Sessie,
    naam: str,
    jaar: int | None,
    venster: int | None,
    per: Iterable[str],
    lezingen: Lezingen,
    filter_: Filter | None,
) -> Vraag:
    """Check the question and add the coverage per institution. Raises StelselFout (exit 2)."""
    wat = definitie(naam)
    per = eis_dimensies(per)
    voorwaarde(filter_)
    keuzes = {k: list(v) if isinstance(v, (list, tuple, set, frozenset)) else [v] for k, v in (filter_ or {}).items()}
    venster = venster or (drempel("studiejaren_oordeel", jaar or 0) or 1 if naam == OORDEEL else 1)
    if venster not in VENSTERS:
        raise StelselFout(
            f"Een venster van {venster} studiejaren bestaat niet.",
            waar="--venster",
            verwacht="1 of 3",
            code="IND-VENSTER-01",
            exitcode=2,
        )
    brins = _gekozen_brins(sessie, filter_)
    if jaar is None:
        jaar = _laatste_jaar(sessie, wat, venster, lezingen, brins)
    # broken down by studiejaar every row stands for one year of its own
    jaren, lengte = (range(jaar - venster + 1, jaar + 1), 1) if "studiejaar" in per else ((jaar,), venster)
    dekking = {
        (deel, j, brin): dekkingsvraag(definitie(deel), brin, j, lengte, lezingen, sessie.dekking)
        for deel in ((*DRIE, OORDEEL) if naam == OORDEEL else (naam,))
        for j in jaren
        for brin in brins
    }
    return Vraag(wat, jaar, venster, per, lezingen, keuzes, tuple(brins), dekking)


def _gekozen_brins(sessie: Sessie, filter_: Filter | None) -> list[str]:
    gekozen = (filter_ or {}).get("brin")
    if gekozen is None:
        return sessie.brins
    return [gekozen] if isinstance(gekozen, str) else sorted(gekozen)


def _laatste_jaar(sessie: Sessie, wat: Definitie, venster: int, lezingen: Lezingen, brins: list[str]) -> int:
    """The last studiejaar with full coverage; else one that an earlier delivery would complete.

    That is the last year of which the jaarresultaat is covered, or else the last that had ended when the
    deliveries end.
    """
    jaren = sessie.jaren()
    for definitie_, lengte in ((wat, venster), (definitie("jaarresultaat"), 1)):
        jaar = laatste_jaar(definitie_, lengte, lezingen, sessie.dekking, brins, jaren)
        if jaar is not None:
            return jaar
    einde = max((deel.tot_en_met for deel in sessie.dekking), default=None)
    if einde is None:
        return max(jaren, default=0)
    return einde.year - (1 if einde >= teldatum_oktober(einde.year) else 2)


def _per_sleutel(gevonden: list[Groep], namen: tuple[str, ...]) -> dict[tuple[Any, ...], dict[str, Groep]]:
    """The indicators of each group, in the order of `namen`: DuckDB gives groups in any order, and what is told of
    them must read the same each time."""
    uit: dict[tuple[Any, ...], dict[str, Groep]] = {}
    for groep in sorted(gevonden, key=lambda groep: namen.index(groep.cijfer.indicator)):
        uit.setdefault(groep.sleutel, {})[groep.cijfer.indicator] = groep
    return uit


def _ontbrekend(vraag: Vraag, gevonden: list[Groep]) -> list[tuple[Any, ...]]:
    """Keys for institutions (and years) without coverage of which there is no group to say so."""
    er_zijn = {_plek(vraag, groep.sleutel) for groep in gevonden}
    uit = []
    for (_, jaar, brin), dekking in vraag.dekking.items():
        sleutel = tuple({"brin": brin, "studiejaar": jaar}.get(dimensie) for dimensie in vraag.per)
        if not dekking.genoeg and _plek(vraag, sleutel) not in er_zijn:
            er_zijn.add(_plek(vraag, sleutel))
            uit.append(sleutel)
    return uit


def _plek(vraag: Vraag, sleutel: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(waarde for naam, waarde in zip(vraag.per, sleutel, strict=True) if naam in ("brin", "studiejaar"))


def _lege_selectie(sessie: Sessie, vraag: Vraag) -> StelselFout:
    keuze = ", ".join(f"{naam}={waarde}" for naam, waarden in vraag.filter.items() for waarde in waarden)[:100]
    return StelselFout(
        f"Voor {vraag.wat.naam.lower()} telt in {vraag.omschrijving_jaren} niemand mee"
        + (f" met {keuze}." if keuze else "."),
        waar=str(sessie.gegevensset.map),
        verwacht="instellingen in deze gegevensset: " + ", ".join(sessie.brins[:10]),
        doe="Kies een ander studiejaar of een ruimere selectie.",
        code="IND-LEEG-02",
        exitcode=1,
    )
