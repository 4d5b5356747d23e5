"""Accounts that belong to a student: his own, and those of his parents. The administration makes them, beside him."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.logboek import log
from stelsel.web.beheer.models import Gebruiker, Rol, RolToekenning
from stelsel.web.beheer.rechten import eis_mag_studentaccounts_beheren

STUDENT, OUDER = "student", "ouder"


def maak_studentaccount(persoon: UUID, account: str, wachtwoord: str, *, door: Gebruiker) -> Gebruiker:
    """An account for the student with this public id, with the role student.

    Raises StelselFout when the student has one or the name is taken, GeenToegang, and ValidationError for a password
    that is too easy. The log keeps the student, not the name: it goes when the student is removed.
    """
    eis_mag_studentaccounts_beheren(door)
    if studentaccount(persoon) is not None:
        raise StelselFout(
            _("Deze student heeft al een account."), doe=_("Ververs de pagina."), code="WEB-STUDENTACCOUNT-01"
        )
    gebruiker = Gebruiker(username=account, persoon=persoon, soort=Gebruiker.Soort.STUDENT)
    with transaction.atomic():
        _bewaar(gebruiker, wachtwoord, STUDENT)
        log(door, "beheer.studentaccount_gemaakt", str(persoon))
    return gebruiker


def account_zonder_wachtwoord(
    account: str, *, persoon: UUID | None = None, medewerker_id: str = ""
) -> Gebruiker | None:
    """For whom the institution says who it is: the account of a student with the role student, or of a member of staff
    without any role. None when the name is taken."""
    if Gebruiker.objects.filter(username=account).exists():
        return None
    soort = Gebruiker.Soort.STUDENT if persoon else Gebruiker.Soort.WERKT
    gebruiker = Gebruiker(username=account, persoon=persoon, medewerker_id=medewerker_id, soort=soort)
    gebruiker.set_unusable_password()
    with transaction.atomic():
        gebruiker.save()
        if persoon:
            RolToekenning.objects.create(gebruiker=gebruiker, rol=Rol.objects.get(naam=STUDENT), van=vandaag())
            log(None, "beheer.studentaccount_gemaakt", str(persoon))
        else:
            log(None, "beheer.gebruiker_gemaakt", onderwerp=account)
    return gebruiker


def _bewaar(gebruiker: Gebruiker, wachtwoord: str, rol: str) -> None:
    if Gebruiker.objects.filter(username__iexact=gebruiker.username).exists():
        raise StelselFout(
            _("Dit account bestaat al."), doe=_("Kies een andere naam."), code="WEB-STUDENTACCOUNT-02"
        )
    validate_password(wachtwoord, gebruiker)
    gebruiker.password, gebruiker.wachtwoord_van_ander = make_password(wachtwoord), True
    gebruiker.save()
    RolToekenning.objects.create(gebruiker=gebruiker, rol=Rol.objects.get(naam=rol), van=vandaag())


def studentaccount(persoon: UUID) -> Gebruiker | None:
    """The account of the student with this public id."""
    return Gebruiker.objects.filter(persoon=persoon).first()


def zet_studentaccount(gebruiker: Gebruiker, actief: bool, *, door: Gebruiker, reden: str) -> None:
    """Close the account of a student, or open it again; open sessions end at once."""
    eis_mag_studentaccounts_beheren(door)
    naam = "beheer.studentaccount_heropend" if actief else "beheer.studentaccount_gestopt"
    with transaction.atomic():
        gebruiker.is_active = actief
        gebruiker.save(update_fields=["is_active"])
        log(door, naam, str(gebruiker.persoon), doel=reden)


def maak_ouderaccount(account: str, wachtwoord: str, *, roepnaam: str, achternaam: str, door: Gebruiker) -> Gebruiker:
    """An account for a parent or guardian. Of whose parent it is, is known where the students are.

    Raises StelselFout when the name is taken, GeenToegang, and ValidationError for a password that is too easy.
    """
    eis_mag_studentaccounts_beheren(door)
    gebruiker = Gebruiker(
        username=account, first_name=roepnaam, last_name=achternaam, soort=Gebruiker.Soort.OUDER
    )
    with transaction.atomic():
        _bewaar(gebruiker, wachtwoord, OUDER)
    return gebruiker


def ouderaccount(account: str) -> Gebruiker | None:
    """The open account of a parent with this name."""
    return Gebruiker.objects.filter(username__iexact=account, soort=Gebruiker.Soort.OUDER, is_active=True).first()


def geef_eerste_wachtwoord(gebruiker: Gebruiker, wachtwoord: str, *, door: Gebruiker) -> None:
    """Another first password for an account that belongs to a student; its sessions end. The caller writes it down.

    Raises StelselFout for the account of somebody who works here: that one the beheerder helps.
    """
    eis_mag_studentaccounts_beheren(door)
    if gebruiker.soort == Gebruiker.Soort.WERKT:
        raise StelselFout(
            _("Dit is geen account van een student of ouder."),
            doe=_("Laat de beheerder dit doen."),
            code="WEB-STUDENTACCOUNT-03",
        )
    validate_password(wachtwoord, gebruiker)
    gebruiker.password, gebruiker.wachtwoord_van_ander = make_password(wachtwoord), True
    gebruiker.save(update_fields=["password", "wachtwoord_van_ander"])
