"""The door of this app: what other apps, the wiring and the commands may use."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from stelsel.web.beheer.service import Gebruiker, mag_overal
from stelsel.web.studenten import betrokkenen, lijst, rechten
from stelsel.web.studenten.gebeurtenissen import LeveringIngetrokken, LeveringVerwerkt, abonneer
from stelsel.web.studenten.leveringen import AlIngelezen, importeer, ontvang, trek_in
from stelsel.web.studenten.models import Betrokkene, Levering, Opleiding, Persoon
from stelsel.web.studenten.relaties import drukste_leerbedrijf, drukste_medewerkers, een_kind_van, een_student_van
from stelsel.web.studenten.tabellen import tabellen
from stelsel.web.studenten.vergelijkers import Aangeboden, nieuwste_van, opnieuw_gelezen, registreer_vergelijker
from stelsel.web.studenten.verwijzingen import Verwijzing, registreer_bij_levering, registreer_bij_persoon

__all__ = [
    "Aangeboden",
    "AlIngelezen",
    "Levering",
    "LeveringIngetrokken",
    "LeveringVerwerkt",
    "Persoon",
    "Verwijzing",
    "abonneer",
    "drukste_leerbedrijf",
    "drukste_medewerkers",
    "een_kind_van",
    "een_student_van",
    "importeer",
    "is_overgenomen",
    "koppel_ouder",
    "mag_studenten_zien",
    "namen_bij",
    "nieuwste_van",
    "ontvang",
    "opleidingen",
    "opnieuw_gelezen",
    "personen_bij",
    "registreer_bij_levering",
    "registreer_bij_persoon",
    "registreer_vergelijker",
    "tabellen",
    "trek_in",
    "vind_op_naam",
    "ziet_iedereen",
]


_PARTIJ = 5_000


def is_overgenomen(soort: str) -> bool:
    """Whether the dossier is made of deliveries of this kind."""
    return soort in Levering.OVERGENOMEN


def koppel_ouder(persoon: Persoon, gebruiker: Gebruiker) -> None:
    """Say that this account is of a parent of this student, without an administration that did: for a demo."""
    betrokkenen.koppel(persoon, gebruiker, Betrokkene.Soort.OUDER, door=None)


def mag_studenten_zien(gebruiker: Gebruiker) -> bool:
    """May this user go from a figure to the students behind it?"""
    return bool(rechten.mag_dossier_lezen(gebruiker))


def ziet_iedereen(gebruiker: Gebruiker) -> bool:
    """May this user see every student of the school?"""
    return mag_overal(gebruiker, rechten.DOSSIER_LEZEN)


def personen_bij(gebruiker: Gebruiker, ids: Iterable[UUID | str]) -> list[Persoon]:
    """The persons with these public ids that this user may see, in the order of the list; the others are left out."""
    gevraagd = list(ids)
    bereik = rechten.bereik_dossiers(gebruiker)
    # In parts, because a database takes a limited number of values in one question.
    delen = (bereik.filter(uuid__in=gevraagd[van : van + _PARTIJ]) for van in range(0, len(gevraagd), _PARTIJ))
    return sorted((persoon for deel in delen for persoon in deel), key=lambda p: (p.sorteernaam, p.pk))


def namen_bij(gebruiker: Gebruiker, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names to show of the persons with these public ids that this user may see; the others are left out."""
    return {persoon.uuid: persoon.naam for persoon in personen_bij(gebruiker, ids)}


def vind_op_naam(gebruiker: Gebruiker, q: str, hoogstens: int) -> list[UUID]:
    """The public ids of the first `hoogstens` persons this user may see whose name has every word that was typed."""
    gevonden = lijst.op_naam(rechten.bereik_dossiers(gebruiker), q).order_by("sorteernaam", "id")
    return list(gevonden.values_list("uuid", flat=True)[:hoogstens])


def opleidingen(codes: Iterable[str]) -> dict[str, str]:
    """The programmes with these codes as people read them, by code."""
    return {rij.opleidingcode: str(rij) for rij in Opleiding.objects.filter(opleidingcode__in=list(codes))}
