"""Everything that is kept of one student, table by table, as the student may have it (AVG 15), and what he may take to
another organisation (AVG 20).

Made of the register: a table that names its student there is in here, with every column, except what tells of
somebody else or is only a means of this program (`niet_in_inzage` and `kolommen_weg` of the register).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Field, ForeignKey, Model

from stelsel.kern.tijd import NEDERLAND, nu
from stelsel.web.beheer.service import Inzage, inzages
from stelsel.web.privacy.personen import bekende
from stelsel.web.privacy.register import Verwerking, verwerkingen

Waarde = str | int | float | bool | None | list | dict


@dataclass(frozen=True)
class Tabelinhoud:
    """The rows of one table about the student, as values by column; `koppen` gives a column in the reader's words."""

    naam: str
    rijen: list[dict[str, Waarde]]
    koppen: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Deel:
    """One purpose of the register with what is kept for it."""

    verwerking: Verwerking
    tabellen: list[Tabelinhoud]


@dataclass(frozen=True)
class Alles:
    """The whole: `bestanden` are the deliveries that speak of the student, which hold him too."""

    naam: str
    gemaakt: datetime
    delen: list[Deel]
    bestanden: list[dict[str, Waarde]] = field(default_factory=list)
    inzages: list[Inzage] = field(default_factory=list)


def alles_van(persoon: UUID) -> Alles:
    """Everything of the student with this public id. Raises LookupError when there is none."""
    student = bekende(persoon)
    if student is None:
        raise LookupError("deze student is er niet")
    bestanden: dict[str, dict[str, Waarde]] = {}
    delen = [
        Deel(verwerking, list(_tabellen(verwerking, persoon, bestanden)))
        for verwerking in verwerkingen()
        if verwerking.student
    ]
    gevuld = [deel for deel in delen if deel.tabellen]
    op_naam = sorted(bestanden.values(), key=lambda bestand: str(bestand["ontvangen op"]))
    return Alles(student.naam, nu(), gevuld, op_naam, list(inzages(persoon)))


def om_mee_te_nemen(persoon: UUID) -> Alles:
    """The part that the student may take along."""
    alles = alles_van(persoon)
    return Alles(alles.naam, alles.gemaakt, [deel for deel in alles.delen if deel.verwerking.overdraagbaar])


def _tabellen(verwerking: Verwerking, persoon: UUID, bestanden: dict) -> Iterator[Tabelinhoud]:
    for model, pad in verwerking.van_studenten():
        if model.__name__ in verwerking.niet_in_inzage:
            continue
        rijen = model._base_manager.filter(**{pad: persoon}).order_by("pk")
        if vrij := verwerking.in_inzage_na.get(model.__name__):
            rijen = rijen.exclude(**{vrij: None})
        velden = _velden(model, pad, verwerking.kolommen_weg.get(model.__name__, ()))
        levering = next((veld for veld in model._meta.concrete_fields if veld.name == "levering"), None)
        if isinstance(levering, ForeignKey):
            rijen = rijen.select_related("levering")
        inhoud = []
        for rij in rijen:
            waarden = {_kop(veld.name): _waarde(rij, veld) for veld in velden}
            if isinstance(levering, ForeignKey):
                bron = rij.levering
                bestanden[bron.pk] = {"bestand": bron.bestandsnaam, "ontvangen op": _tekst(bron.ontvangen_op)}
                waarden |= {"geldt nog": rij.vervallen_door_id is None, "uit bestand": bron.bestandsnaam}
            inhoud.append(waarden)
        if inhoud:
            koppen = {_kop(veld.name): str(veld.verbose_name) for veld in velden}
            yield Tabelinhoud(model.__name__, inhoud, koppen)


def _velden(model: type[Model], pad: str, weg: tuple[str, ...]) -> list[Field]:
    eerste = pad.split("__")[0]
    return [
        veld
        for veld in model._meta.concrete_fields
        if not veld.primary_key
        and veld.name not in weg
        and veld.name not in ("uuid", "sleutel", eerste)
        # Another row of our own, or who of the school did it: told as a function in the list of who looked.
        and not isinstance(veld, ForeignKey)
    ]


def _kop(naam: str) -> str:
    return naam.replace("_", " ")


def _waarde(rij: Model, veld: Field) -> Waarde:
    waarde: Any = getattr(rij, veld.attname)
    if veld.choices:
        return str(getattr(rij, f"get_{veld.name}_display")())
    return _tekst(waarde) if isinstance(waarde, (date, datetime, UUID)) else waarde


def _tekst(waarde: date | datetime | UUID) -> str:
    if isinstance(waarde, datetime):
        return waarde.astimezone(NEDERLAND).isoformat(timespec="seconds")
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)
