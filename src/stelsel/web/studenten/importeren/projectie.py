"""The columns of Persoon that lists sort and search on, worked out anew from the facts that count."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from stelsel.web.studenten.importeren.namen import drieletters, zoeknaam
from stelsel.web.studenten.importeren.vullen import voeg_toe
from stelsel.web.studenten.models import Levering, Persoon, Persoonsgegevens, Zoekdrieletter

_NAAM = ("roepnaam", "voorvoegsel", "achternaam")
_GEBOORTE = ("geboortejaar", "geboortemaand", "geboortedag")
_FEIT = (*_NAAM, *_GEBOORTE, "geslacht")
_KOLOMMEN = (*_FEIT, "sorteernaam", "zoeknaam", "actueel")
_PARTIJ = 5_000


def werk_bij() -> int:
    """Recompute everybody and write who changed; returns how many. Whole, because a withdrawal may touch anybody."""
    nieuw = _geldend()
    veranderd: list[tuple] = []
    zoeknamen: dict[int, str] = {}
    for rij in Persoon.objects.values_list("id", *_KOLOMMEN).iterator(chunk_size=_PARTIJ):
        persoon, oud = rij[0], rij[1:]
        straks = _regel(nieuw.get(persoon))
        if straks != oud:
            veranderd.append((*straks, persoon))
            if straks[-2] != oud[-2]:
                zoeknamen[persoon] = straks[-2]
    _schrijf(veranderd)
    _schrijf_drieletters(zoeknamen)
    return len(veranderd)


def _geldend() -> dict[int, dict[str, object]]:
    """Per person what counts: DUO for birth and sex, the school for the name, the other where one is silent."""
    uit: dict[int, dict[str, object]] = {}
    feiten = Persoonsgegevens.objects.geldend().order_by("levering__ontvangen_op", "id")
    for persoon, soort, *waarden in feiten.values_list("persoon_id", "levering__soort", *_FEIT).iterator():
        nu = uit.setdefault(persoon, {})
        van_duo = soort == Levering.Soort.RO
        gegeven = dict(zip(_FEIT, waarden, strict=True))
        _neem_over(nu, gegeven, _NAAM, voorrang=not van_duo)
        _neem_over(nu, gegeven, _GEBOORTE, voorrang=van_duo)
        _neem_over(nu, gegeven, ("geslacht",), voorrang=van_duo)
    return uit


def _neem_over(nu: dict, gegeven: dict, namen: Iterable[str], *, voorrang: bool) -> None:
    """Take a group of columns as one whole: half a name of one source with half of another is nobody's name."""
    namen = tuple(namen)
    is_leeg = all(nu.get(naam) is None for naam in namen)
    zegt_iets = any(gegeven[naam] is not None for naam in namen)
    if zegt_iets and (voorrang or is_leeg):
        nu.update({naam: gegeven[naam] for naam in namen})


def _regel(nu: dict[str, object] | None) -> tuple:
    if nu is None:
        return (None,) * len(_FEIT) + ("", "", False)
    feit = tuple(nu.get(naam) for naam in _FEIT)
    zoek = zoeknaam(*(nu.get(naam) for naam in _NAAM))
    achter = zoeknaam(nu.get("achternaam"), nu.get("roepnaam"), nu.get("voorvoegsel")).strip()
    sorteer = f"0 {achter}" if achter else f"1 {nu.get('geboortejaar') or ''}"
    return (*feit, sorteer, zoek, True)


def _schrijf(veranderd: list[tuple]) -> None:
    zetten = ", ".join(f"{naam} = %s" for naam in _KOLOMMEN)
    with connection.cursor() as cursor:
        for begin in range(0, len(veranderd), _PARTIJ):
            deel = veranderd[begin : begin + _PARTIJ]
            cursor.executemany(f"UPDATE {Persoon._meta.db_table} SET {zetten} WHERE id = %s", deel)


def _schrijf_drieletters(zoeknamen: dict[int, str]) -> None:
    personen = list(zoeknamen)
    for begin in range(0, len(personen), _PARTIJ):
        deel = personen[begin : begin + _PARTIJ]
        Zoekdrieletter.objects.filter(persoon__in=deel).delete()
        rijen = [(persoon, drie) for persoon in deel for drie in sorted(drieletters(zoeknamen[persoon]))]
        voeg_toe(Zoekdrieletter._meta.db_table, ("persoon_id", "drieletter"), rijen)
