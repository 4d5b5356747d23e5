"""From cube to groups: one question adds up the numerators and denominators of every group at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from stelsel.indicatoren.beoordeling import Cijfer
from stelsel.indicatoren.definities import eis_dimensies
from stelsel.indicatoren.lezingen import Lezingen
from stelsel.indicatoren.sessie import Sessie
from stelsel.kern.fouten import StelselFout

HELE_GETALLEN = ("niveau", "studiejaar")
ENTREE = 1
Filter = Mapping[str, Any]


@dataclass(frozen=True)
class Groep:
    """A group of counted persons and what is known of their niveaus."""

    sleutel: tuple[Any, ...]
    cijfer: Cijfer
    niveaus: tuple[int, ...]
    zonder_niveau: tuple[str, ...]
    zonder_dossier: tuple[str, ...]
    entree_erbuiten: int
    diploma_onbekend: int
    meer_brins: bool

    @property
    def niveau(self) -> int | None:
        """The one niveau of all members, or None when there are more or it is unknown of some."""
        return self.niveaus[0] if len(self.niveaus) == 1 and not self.zonder_niveau else None


def groepen(
    sessie: Sessie,
    indicatoren: Iterable[str],
    jaren: tuple[int, int],
    per: tuple[str, ...],
    lezingen: Lezingen,
    filter_: Filter | None = None,
) -> list[Groep]:
    """All groups with members, of the years `jaren` (first and last) together, unsorted."""
    indicatoren = tuple(indicatoren)
    waar, waarden = voorwaarde(filter_)
    kolommen = ", ".join(("indicator", *per))
    bron = f"""
        FROM {sessie.kubus(lezingen)}
        WHERE indicator IN ({", ".join("?" * len(indicatoren))}) AND studiejaar BETWEEN ? AND ?{waar}
    """
    waarden = [*indicatoren, *jaren, *waarden]
    # a row per niveau within each group: few rows, and cheaper than sums with a condition
    delen = sessie.rijen(
        f"""
        SELECT {kolommen}, niveau AS deelniveau, sum(noemer)::BIGINT AS noemer, sum(teller)::BIGINT AS teller,
            sum(diploma_onbekend)::BIGINT AS diploma_onbekend, bit_or(1 << ({jaren[1]} - studiejaar)) AS jaren,
            min(brin) AS eerste_brin, max(brin) AS laatste_brin
        {bron} GROUP BY {kolommen}, niveau
        """,
        waarden,
    )
    sleutels = ("indicator", *per)
    per_groep: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for deel in delen:
        per_groep.setdefault(tuple(deel[k] for k in sleutels), []).append(deel)
    zonder_niveau = _crebos_zonder(sessie, "niveau", sleutels, bron, waarden, delen, "deelniveau")
    zonder_dossier: dict[tuple[Any, ...], tuple[str, ...]] = {}
    if "dossier" in (*per, *(filter_ or ())):
        zonder_dossier = _crebos_zonder(sessie, "dossier", sleutels, bron, waarden, delen, "dossier")
    return [
        _groep(
            sleutel,
            rijen,
            lezingen,
            zonder_niveau=zonder_niveau.get(sleutel, ()),
            zonder_dossier=zonder_dossier.get(sleutel, ()),
            per_jaar="studiejaar" in per,
        )
        for sleutel, rijen in per_groep.items()
    ]


def _crebos_zonder(
    sessie: Sessie,
    naam: str,
    sleutels: tuple[str, ...],
    bron: str,
    waarden: list[Any],
    delen: list[dict[str, Any]],
    kolom: str,
) -> dict[tuple[Any, ...], tuple[str, ...]]:
    """Per group the crebos without niveau or dossier; '' stands for an enrolment without opleidingcode."""
    if all(deel.get(kolom) is not None for deel in delen):
        return {}
    namen = ", ".join(sleutels)
    rijen = sessie.rijen(
        f"SELECT {namen}, list(DISTINCT coalesce(crebo, '')) AS crebos {bron} AND {naam} IS NULL GROUP BY {namen}",
        waarden,
    )
    return {tuple(rij[k] for k in sleutels): tuple(sorted(rij["crebos"])) for rij in rijen}


def _groep(
    sleutel: tuple[Any, ...],
    delen: list[dict[str, Any]],
    lezingen: Lezingen,
    *,
    zonder_niveau: tuple[str, ...],
    zonder_dossier: tuple[str, ...],
    per_jaar: bool,
) -> Groep:
    entree = [deel for deel in delen if deel["deelniveau"] == ENTREE]
    # entree stands apart (no norm): it is left out of a group that also has others
    apart = lezingen.entree == "apart" and len(entree) < len(delen)
    telt = [deel for deel in delen if not apart or deel["deelniveau"] != ENTREE]
    jaren = 0
    for deel in telt:
        jaren |= deel["jaren"]
    return Groep(
        sleutel=sleutel[1:],
        cijfer=Cijfer(
            sleutel[0],
            sum(deel["teller"] for deel in telt),
            sum(deel["noemer"] for deel in telt),
            jaren.bit_count(),
            # bit 0 is the last year of the window; broken down by studiejaar each year is its own last
            bool(jaren & 1) or per_jaar,
        ),
        niveaus=tuple(sorted(deel["deelniveau"] for deel in telt if deel["deelniveau"] is not None)),
        zonder_niveau=zonder_niveau,
        zonder_dossier=zonder_dossier,
        entree_erbuiten=sum(deel["noemer"] for deel in entree) if apart else 0,
        diploma_onbekend=sum(deel["diploma_onbekend"] for deel in telt),
        meer_brins=len({b for deel in telt for b in (deel["eerste_brin"], deel["laatste_brin"])}) > 1,
    )


def voorwaarde(filter_: Filter | None) -> tuple[str, list[Any]]:
    """A filter as the end of an SQL condition with its values. Raises StelselFout (exit 2) for bad input."""
    if not filter_:
        return "", []
    eis_dimensies(filter_, waar="--filter")
    return in_sql(filter_)


def in_sql(filter_: Filter) -> tuple[str, list[Any]]:
    """A filter on columns that exist as the end of an SQL condition with its values. Raises StelselFout (exit 2)."""
    delen, waarden = [], []
    for naam, waarde in filter_.items():
        keuzes = waarde if isinstance(waarde, (list, tuple, set, frozenset)) else [waarde]
        keuzes = [_waarde(naam, keuze) for keuze in keuzes]
        gevuld = [keuze for keuze in keuzes if keuze is not None]
        # an empty value asks for the group of which the dimension is unknown
        leeg = f" OR {naam} IS NULL" if len(gevuld) < len(keuzes) else ""
        in_lijst = f"{naam} IN ({', '.join('?' * len(gevuld))})" if gevuld else "false"
        delen.append(f" AND ({in_lijst}{leeg})")
        waarden += gevuld
    return "".join(delen), waarden


def _waarde(naam: str, waarde: Any) -> Any:
    if waarde is None or waarde == "":
        return None
    if naam not in HELE_GETALLEN:
        return str(waarde)
    try:
        return int(waarde)
    except (TypeError, ValueError):
        raise StelselFout(
            f"De waarde van {naam} is geen geheel getal.",
            waar="--filter",
            verwacht=f"bijvoorbeeld {naam}=4",
            code="IND-FILTER-01",
            exitcode=2,
        ) from None
