"""The door of this app: what other apps, the wiring and the commands may use."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.http import HttpRequest

from stelsel.web.beheer.service import Gebruiker, mag_overal
from stelsel.web.gedeeld.onthouden import onthoud
from stelsel.web.studenten import betrokkenen, lijst, rechten
from stelsel.web.studenten.bij_kind import registreer_bij_kind
from stelsel.web.studenten.compleet import Ontbreekt, registreer_onvolledig
from stelsel.web.studenten.dossier import Dossier
from stelsel.web.studenten.formulier import ontvangen, verwerk
from stelsel.web.studenten.gebeurtenissen import LeveringIngetrokken, LeveringVerwerkt, abonneer
from stelsel.web.studenten.inschrijvingen import Inschrijvingsregel, met_ondersteuning
from stelsel.web.studenten.leveringen import AlIngelezen, importeer, ontvang, trek_in
from stelsel.web.studenten.models import Betrokkene, Inschrijving, Levering, Opleiding, Persoon
from stelsel.web.studenten.nachtbestanden import lees_nachtbestanden
from stelsel.web.studenten.omringd import Naaste, Team, naasten, namen_van_medewerkers, per_groep, teams_van
from stelsel.web.studenten.rechten import BEGELEIDERS, bereik_met, eis_mag_met, mag_met
from stelsel.web.studenten.relaties import (
    MENTOR,
    TEAM,
    ZORGCOORDINATOR,
    drukste_leerbedrijf,
    drukste_medewerkers,
    een_kind_van,
    een_student_van,
)
from stelsel.web.studenten.stand import Stand, standen
from stelsel.web.studenten.tabbladen import Tabblad, registreer_tabblad
from stelsel.web.studenten.tabellen import tabellen
from stelsel.web.studenten.te_delen import aanwezigheid, inschrijving
from stelsel.web.studenten.tijdlijn import Gebeurtenis, registreer_bron
from stelsel.web.studenten.vergelijkers import Aangeboden, nieuwste_van, opnieuw_gelezen, registreer_vergelijker
from stelsel.web.studenten.verwijzingen import Verwijzing, registreer_bij_levering, registreer_bij_persoon

__all__ = [
    "BEGELEIDERS",
    "MENTOR",
    "TEAM",
    "ZORGCOORDINATOR",
    "Aangeboden",
    "AlIngelezen",
    "Gebeurtenis",
    "Inschrijvingsregel",
    "Levering",
    "LeveringIngetrokken",
    "LeveringVerwerkt",
    "Naaste",
    "Ontbreekt",
    "Persoon",
    "Stand",
    "Tabblad",
    "Team",
    "Verwijzing",
    "aanwezigheid",
    "abonneer",
    "bereik_met",
    "dossierkop",
    "drukste_leerbedrijf",
    "drukste_medewerkers",
    "een_kind_van",
    "een_student_van",
    "eigen_student",
    "eis_mag_met",
    "importeer",
    "ingeschreven_sinds",
    "inschrijfdagen",
    "inschrijving",
    "is_overgenomen",
    "koppel_ouder",
    "lees_nachtbestanden",
    "mag_met",
    "mag_studenten_zien",
    "met_kenmerk",
    "met_ondersteuning",
    "naasten",
    "namen_bij",
    "namen_van_medewerkers",
    "nieuwste_van",
    "ontvang",
    "ontvangen",
    "opleidingen",
    "opnieuw_gelezen",
    "per_groep",
    "personen_bij",
    "registreer_bij_kind",
    "registreer_bij_levering",
    "registreer_bij_persoon",
    "registreer_bron",
    "registreer_onvolledig",
    "registreer_tabblad",
    "registreer_vergelijker",
    "standen",
    "student_van_adres",
    "tabellen",
    "teams_van",
    "trek_in",
    "verwerk",
    "vind_op_naam",
    "ziet_iedereen",
]


_PARTIJ = 5_000


def is_overgenomen(soort: str) -> bool:
    """Whether the dossier is made of deliveries of this kind."""
    return soort in Levering.OVERGENOMEN


def dossierkop(request: HttpRequest, persoon: Persoon, url_naam: str) -> dict:
    """The values of `studenten/_dossier.html`, for a page of another app about this student with that address."""
    # Here, because views know the door of other apps and this door knows the views.
    from stelsel.web.studenten.views.kop import kop

    return kop(request, Dossier(persoon), url_naam)


def student_van_adres(persoon: UUID, **_overig: object) -> Persoon:
    """The student of an address, for `scherm`: to explain why somebody may or may not."""
    from stelsel.web.studenten.views.dossier import van_adres

    return van_adres(persoon)


def eigen_student(gebruiker: Gebruiker) -> Persoon | None:
    """The student whose account this is; None when it is nobody's."""
    return Persoon.objects.filter(uuid=gebruiker.persoon, actueel=True).first() if gebruiker.persoon else None


def met_kenmerk(persoon: UUID) -> Persoon | None:
    """The student with this public id, asked once per page; None when no delivery that counts speaks of one. Who may
    know of this student, asks who calls."""
    rijen = Persoon.objects.filter(uuid=persoon, actueel=True)
    return onthoud(("met_kenmerk", persoon), rijen.first)


def ingeschreven_sinds(persoon: Persoon) -> date | None:
    """The first day of the earliest enrolment of this student; None when no delivery tells of one."""
    return min((van for van, _tot in inschrijfdagen(persoon)), default=None)


def inschrijfdagen(persoon: Persoon) -> list[tuple[date, date | None]]:
    """First and last day of each enrolment of this student, the earliest first; None: no last day is known."""
    rijen = Inschrijving.objects.geldend().filter(persoon=persoon).exclude(datum_inschrijving=None)
    kolommen = ("datum_inschrijving", "datum_uitschrijving_werkelijk")
    return list(rijen.order_by("datum_inschrijving", "id").values_list(*kolommen))


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
