"""Parents and guardians with an account: made, coupled, ended; and whether they may see how their child does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import Gebruiker, log, maak_ouderaccount, ouderaccount
from stelsel.web.privacy.service import mag_delen
from stelsel.web.studenten.afschermen import is_afgeschermd
from stelsel.web.studenten.bekend import leeftijd_op
from stelsel.web.studenten.lijst import geldt_op
from stelsel.web.studenten.models import Betrokkene, Contactpersoon, Persoon

DOEL = "ouders"
"""The purpose of the leave by which an adult student lets a parent see."""
MEERDERJARIG = 18


@dataclass(frozen=True)
class MagZien:
    """Yes or no, with the reason in words."""

    ja: bool
    reden: str

    def __bool__(self) -> bool:
        return self.ja


def ouder_mag_zien(persoon: Persoon, dag: date | None = None) -> MagZien:
    """May a parent see the progress of this student on that day? Asked each time: a birthday and a withdrawal work at
    once.

    Source: WEB 7.1.5 (progress of a minor goes to the parents; an adult gets it himself); AVG 6 lid 1 a. Who may be an
    adult, because the birth date is not whole, counts as one.
    """
    dag = dag or vandaag()
    leeftijd = leeftijd_op(persoon, dag)
    if leeftijd is not None and leeftijd[1] < MEERDERJARIG:
        return MagZien(True, _("Tot 18 jaar hoort de voortgang ook bij de ouders of verzorgers (WEB 7.1.5)."))
    if leeftijd is None or leeftijd[0] < MEERDERJARIG:
        return MagZien(False, _("Uit de geboortedatum blijkt niet of deze student 18 is."))
    gedeeld = mag_delen(persoon.uuid, DOEL, dag)
    return MagZien(gedeeld.ja, gedeeld.reden)


def kinderen_van(gebruiker: Gebruiker, dag: date) -> list[Persoon]:
    """The students of whom this account is a parent on that day, also those of whom nothing may be seen."""
    rijen = gebruiker.betrokken_bij.filter(geldt_op(dag, "van")).select_related("persoon")
    return [rij.persoon for rij in rijen]


def kind_te_zien(gebruiker: Gebruiker, kind: Persoon, dag: date) -> bool:
    """May this parent see this child on that day: by the law or by leave, and not left out for safety?"""
    return bool(ouder_mag_zien(kind, dag)) and not is_afgeschermd(kind, gebruiker.naam, dag)


def betrokkenen_bij(persoon: Persoon) -> list[Betrokkene]:
    """Parents with an account, those of today first."""
    rijen = persoon.betrokkenen.select_related("gebruiker")
    return sorted(rijen, key=lambda rij: (not rij.geldt_op(vandaag()), rij.van))


def geef_account(
    persoon: Persoon, contact: Contactpersoon, account: str, wachtwoord: str, *, door: Gebruiker
) -> Betrokkene:
    """Let this contact of the student sign in. An account that this parent has already, for another child, is coupled.

    Raises StelselFout when it is coupled already, when the account is somebody else's, and when a new account has no
    password; GeenToegang and ValidationError as `maak_ouderaccount` does.
    """
    if is_afgeschermd(persoon, contact.naam):
        raise StelselFout(
            _("Met deze ouder wordt nu niets gedeeld."),
            doe=_("Overleg met de zorgcoördinator van deze student."),
            code="STUD-OUDER-05",
        )
    with transaction.atomic():
        gebruiker = ouderaccount(account)
        if gebruiker is None:
            if not wachtwoord:
                raise StelselFout(
                    _("Er is nog geen ouder met deze gebruikersnaam."),
                    doe=_("Vul een eerste wachtwoord in, of kijk of de naam klopt."),
                    code="STUD-OUDER-01",
                )
            gebruiker = maak_ouderaccount(
                account, wachtwoord, roepnaam=contact.roepnaam or "", achternaam=_achternaam(contact), door=door
            )
        elif gebruiker.naam.casefold() != contact.naam.casefold():
            # One wrong letter in a name would show this student to somebody else's parent.
            raise StelselFout(
                _("Het account met deze gebruikersnaam is van iemand met een andere naam."),
                doe=_("Kijk of de gebruikersnaam klopt, of kies een nieuwe met een eerste wachtwoord."),
                code="STUD-OUDER-04",
            )
        return koppel(persoon, gebruiker, _soort(contact), door=door)


def koppel(persoon: Persoon, gebruiker: Gebruiker, soort: str, *, door: Gebruiker | None) -> Betrokkene:
    """Say that this account is of a parent of this student, from today."""
    try:
        with transaction.atomic():
            rij = persoon.betrokkenen.create(gebruiker=gebruiker, soort=soort, van=vandaag(), door=door)
            log(door, "studenten.ouder_gekoppeld", str(persoon.uuid))
    except IntegrityError:
        raise StelselFout(
            _("Deze ouder is al aan deze student gekoppeld."), doe=_("Ververs de pagina."), code="STUD-OUDER-02"
        ) from None
    return rij


def stop(persoon: Persoon, uuid: UUID, *, door: Gebruiker, reden: str) -> None:
    """End it as of today: yesterday was the last day.

    Raises StelselFout when it ended already.
    """
    with transaction.atomic():
        rij = persoon.betrokkenen.select_for_update().filter(geldt_op(vandaag(), "van"), uuid=uuid).first()
        if rij is None:
            raise StelselFout(
                _("Deze koppeling is al gestopt."), doe=_("Ververs de pagina."), code="STUD-OUDER-03"
            )
        rij.tot_en_met, rij.reden = vandaag() - timedelta(days=1), reden
        rij.save(update_fields=["tot_en_met", "reden"])
        log(door, "studenten.ouder_gestopt", str(persoon.uuid), doel=reden)


def _achternaam(contact: Contactpersoon) -> str:
    return " ".join(deel for deel in (contact.voorvoegsel, contact.achternaam) if deel)


def _soort(contact: Contactpersoon) -> str:
    voogd = (contact.relatie or "").strip().lower() == "voogd"
    return Betrokkene.Soort.VOOGD if voogd else Betrokkene.Soort.OUDER
