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
    brins: int

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
    tekens = ", ".join("?" * len(indicatoren))
    kolommen = ", ".join(("indicator", *per))
    gewoon = "true" if lezingen.entree == "mee" else "niveau IS DISTINCT FROM 1"
    rijen = sessie.rijen(
        f"""
        SELECT {kolommen},
            sum(noemer) FILTER ({gewoon})::BIGINT AS n, sum(teller) FILTER ({gewoon})::BIGINT AS t,
            sum(noemer) FILTER (niveau = 1)::BIGINT AS n_entree, sum(teller) FILTER (niveau = 1)::BIGINT AS t_entree,
            count(DISTINCT studiejaar) FILTER ({gewoon}) AS jaren, max(studiejaar) FILTER ({gewoon}) AS laatste,
            count(DISTINCT studiejaar) FILTER (niveau = 1) AS jaren_entree,
            max(studiejaar) FILTER (niveau = 1) AS laatste_entree,
            min(niveau) FILTER ({gewoon}) AS laag, max(niveau) FILTER ({gewoon}) AS hoog,
            list(DISTINCT coalesce(crebo, '')) FILTER (niveau IS NULL) AS zonder_niveau,
            list(DISTINCT coalesce(crebo, '')) FILTER (dossier IS NULL) AS zonder_dossier,
            sum(diploma_onbekend)::BIGINT AS diploma_onbekend, count(DISTINCT brin) AS brins
        FROM {sessie.kubus(lezingen)}
        WHERE indicator IN ({tekens}) AND studiejaar BETWEEN ? AND ?{waar}
        GROUP BY {kolommen}
        """,
        [*indicatoren, *jaren, *waarden],
    )
    return [_groep(rij, per, jaren[1]) for rij in rijen]


def _groep(rij: dict[str, Any], per: tuple[str, ...], laatste_jaar: int) -> Groep:
    alleen_entree = rij["n"] is None
    achter = "_entree" if alleen_entree else ""
    # with studiejaar as a dimension every row has a last year of its own
    laatste_jaar = rij.get("studiejaar", laatste_jaar) if "studiejaar" in per else laatste_jaar
    cijfer = Cijfer(
        rij["indicator"],
        rij["t" + achter],
        rij["n" + achter],
        rij["jaren" + achter],
        rij["laatste" + achter] == laatste_jaar,
    )
    niveaus = (1,) if alleen_entree else tuple(sorted({rij["laag"], rij["hoog"]} - {None}))
    return Groep(
        sleutel=tuple(rij[dimensie] for dimensie in per),
        cijfer=cijfer,
        niveaus=niveaus,
        zonder_niveau=tuple(sorted(rij["zonder_niveau"] or ())),
        zonder_dossier=tuple(sorted(rij["zonder_dossier"] or ())),
        entree_erbuiten=0 if alleen_entree or 1 in niveaus else rij["n_entree"] or 0,
        diploma_onbekend=rij["diploma_onbekend"],
        brins=rij["brins"],
    )


def voorwaarde(filter_: Filter | None) -> tuple[str, list[Any]]:
    """A filter as the end of an SQL condition with its values. Raises StelselFout (exit 2) for bad input."""
    if not filter_:
        return "", []
    eis_dimensies(filter_, waar="--filter")
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
