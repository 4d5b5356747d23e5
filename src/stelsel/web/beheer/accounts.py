"""Making accounts of who works here, giving and stopping roles.

`door` is who does it; every function asks itself whether that user may, whatever page it was called from. Without
`door` it is the command line: somebody who can reach the data folder.
"""

from __future__ import annotations

import secrets
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.handelingen import handeling
from stelsel.web.beheer.logboek import log
from stelsel.web.beheer.models import Gebruiker, Rol, RolHandeling, RolToekenning
from stelsel.web.beheer.rechten import (
    GEBRUIKERS_BEHEREN,
    RECHTEN_ZIEN,
    eis_mag_gebruikers_beheren,
    eis_mag_rechten_zien,
)
from stelsel.web.beheer.toegang import wie_mogen
from stelsel.web.beheer.wegen import rollen_van, vergeet_rollen

ONMISBAAR = (GEBRUIKERS_BEHEREN, RECHTEN_ZIEN)
"""Without somebody who may do these nobody can give anybody anything any more."""


def _eis(door: Gebruiker | None) -> None:
    if door is not None:
        eis_mag_gebruikers_beheren(door)


def _niet_van_jezelf(gebruiker: Gebruiker, door: Gebruiker | None) -> None:
    if door is not None and door == gebruiker:
        raise StelselFout(
            _("Je kunt je eigen rol of account niet stoppen."),
            doe=_("Laat een andere beheerder dit doen."),
            code="WEB-EIGEN-03",
        )


def maak_gebruiker(
    account: str,
    wachtwoord: str | None,
    *,
    roepnaam: str = "",
    achternaam: str = "",
    door: Gebruiker | None = None,
    controleer: bool = True,
) -> Gebruiker:
    """Make an account. Without a password nobody can sign in with it.

    Raises StelselFout when the account exists, and ValidationError when the password is too easy
    (`controleer=False` skips that, for the generated password of the demo).
    """
    _eis(door)
    if Gebruiker.objects.filter(username__iexact=account).exists():
        raise StelselFout(
            _("Dit account bestaat al."),
            waar=f"account {account}",
            doe=_("Kies een andere naam."),
            code="WEB-ACCOUNT-01",
        )
    gebruiker = Gebruiker(username=account, first_name=roepnaam, last_name=achternaam)
    if controleer and wachtwoord:
        validate_password(wachtwoord, gebruiker)
    gebruiker.password = make_password(wachtwoord)
    gebruiker.wachtwoord_van_ander = door is not None
    with transaction.atomic():
        gebruiker.save()
        log(door, "beheer.gebruiker_gemaakt", onderwerp=account)
    return gebruiker


def geef_rol(
    gebruiker: Gebruiker,
    rol: str,
    *,
    van: date | None = None,
    tot_en_met: date | None = None,
    door: Gebruiker | None = None,
    reden: str,
) -> RolToekenning:
    """Give a role from `van` (today) up to and including `tot_en_met` (no end).

    Raises StelselFout for an unknown role, and for one that somebody gives himself: only the command line may.
    """
    _eis(door)
    if door is not None and door == gebruiker:
        raise StelselFout(
            _("Je kunt jezelf geen rol geven."),
            doe=_("Laat een andere beheerder dit doen."),
            code="WEB-EIGEN-01",
        )
    try:
        gevonden = Rol.objects.get(naam=rol)
    except Rol.DoesNotExist:
        bestaand = ", ".join(Rol.objects.values_list("naam", flat=True))
        raise StelselFout(
            f"De rol '{rol}' bestaat niet.", verwacht=f"één van: {bestaand}", code="WEB-ACCOUNT-02"
        ) from None
    with transaction.atomic():
        toekenning = RolToekenning.objects.create(
            gebruiker=gebruiker, rol=gevonden, van=van or vandaag(), tot_en_met=tot_en_met
        )
        log(door, "beheer.rol_gegeven", onderwerp=f"{gevonden.naam}, {gebruiker.username}", doel=reden)
    vergeet_rollen(gebruiker)
    return toekenning


def heeft_rol_tussen(gebruiker: Gebruiker, rol: str, van: date, tot_en_met: date | None) -> bool:
    """Whether somebody has a role on any day from `van` up to and including `tot_en_met` (no end: from then on)."""
    toekenningen = gebruiker.toekenningen.filter(rol__naam=rol).exclude(tot_en_met__lt=van)
    return toekenningen.exists() if tot_en_met is None else toekenningen.filter(van__lte=tot_en_met).exists()


def stop_rol(toekenning: RolToekenning, *, door: Gebruiker, reden: str) -> None:
    """End a role as of today: yesterday was its last day. A role that began today is taken away altogether.

    Raises StelselFout for one's own: so there is always somebody left who can give roles.
    """
    _eis(door)
    _niet_van_jezelf(toekenning.gebruiker, door)
    gisteren = vandaag() - timedelta(days=1)
    with transaction.atomic():
        if toekenning.van > gisteren:
            toekenning.delete()
        else:
            toekenning.tot_en_met = gisteren
            toekenning.save(update_fields=["tot_en_met"])
        onderwerp = f"{toekenning.rol.naam}, {toekenning.gebruiker.username}"
        log(door, "beheer.rol_gestopt", onderwerp=onderwerp, doel=reden)


def zet_actief(gebruiker: Gebruiker, actief: bool, *, door: Gebruiker, reden: str) -> None:
    """Close an account, or open it again. A closed account cannot sign in and its open sessions end at once.

    Raises StelselFout for one's own.
    """
    _eis(door)
    _niet_van_jezelf(gebruiker, door)
    naam = "beheer.gebruiker_heropend" if actief else "beheer.gebruiker_gestopt"
    with transaction.atomic():
        gebruiker.is_active = actief
        gebruiker.save(update_fields=["is_active"])
        log(door, naam, onderwerp=gebruiker.username, doel=reden)


def koppel_leerbedrijf(gebruiker: Gebruiker, leerbedrijf_id: str, *, door: Gebruiker | None, reden: str) -> None:
    """Say of which company this account sees the placements ('' for none). Several accounts may be of one company.

    Raises StelselFout for one's own account.
    """
    _eis(door)
    if door == gebruiker:
        raise StelselFout(
            _("Je kunt je eigen account niet aan een leerbedrijf koppelen."),
            doe=_("Laat een andere beheerder dit doen."),
            code="WEB-KOPPELING-03",
        )
    with transaction.atomic():
        gebruiker.leerbedrijf_id = leerbedrijf_id
        gebruiker.save(update_fields=["leerbedrijf_id"])
        log(door, "beheer.leerbedrijf_gekoppeld", onderwerp=f"{gebruiker.username}, {leerbedrijf_id}", doel=reden)


def koppel_medewerker(gebruiker: Gebruiker, medewerker_id: str, *, door: Gebruiker | None, reden: str) -> None:
    """Say which member of staff this account is ('' for nobody): from then on it has that person's students.

    Raises StelselFout for one's own account, and for a key that another open account has already.
    """
    _eis(door)
    if door == gebruiker:
        raise StelselFout(
            _("Je kunt je eigen account niet aan een medewerker koppelen."),
            doe=_("Laat een andere beheerder dit doen."),
            code="WEB-KOPPELING-01",
        )
    ander = Gebruiker.objects.filter(medewerker_id=medewerker_id, is_active=True).exclude(pk=gebruiker.pk)
    if medewerker_id and ander.exists():
        raise StelselFout(
            _("Een ander account is al aan deze medewerker gekoppeld."),
            doe=_("Haal die koppeling eerst weg, of kijk of de sleutel klopt."),
            code="WEB-KOPPELING-02",
        )
    with transaction.atomic():
        gebruiker.medewerker_id = medewerker_id
        gebruiker.save(update_fields=["medewerker_id"])
        log(door, "beheer.medewerker_gekoppeld", onderwerp=gebruiker.username, doel=reden)


def zet_wachtwoord(gebruiker: Gebruiker, wachtwoord: str, *, door: Gebruiker) -> None:
    """Give an account another password; every session of it ends, except one that the caller keeps alive.

    Everybody may change their own. One that somebody else gives has to be changed at the next sign-in.
    """
    if door != gebruiker:
        _eis(door)
    with transaction.atomic():
        gebruiker.password, gebruiker.wachtwoord_van_ander = make_password(wachtwoord), door != gebruiker
        gebruiker.save(update_fields=["password", "wachtwoord_van_ander"])
        log(door, "beheer.wachtwoord_gewijzigd", onderwerp=gebruiker.username)


def maak_rol(titel: str, omschrijving: str, basis: Rol, *, door: Gebruiker, reden: str) -> Rol:
    """A role of the school's own, that begins with what `basis` may do. It is somebody's only when it is given."""
    eis_mag_rechten_zien(door)
    with transaction.atomic():
        rol = Rol.objects.create(
            naam=f"eigen-{secrets.token_hex(4)}", titel=titel, omschrijving=omschrijving, basis=basis.als
        )
        log(door, "beheer.rol_gemaakt", onderwerp=f"{titel}, als {basis.naam}", doel=reden)
    return rol


def zet_recht(rol: Rol, naam: str, stand: str, *, door: Gebruiker, reden: str) -> None:
    """Record that `rol` may ('ja') or may not ('nee') do act `naam`, or follow the default again ('standaard')."""
    eis_mag_rechten_zien(door)
    if stand == "ja" and rol in rollen_van(door):
        raise StelselFout(
            _("Je kunt je eigen rol niet meer laten mogen."),
            doe=_("Laat een beheerder zonder deze rol dit doen."),
            code="WEB-EIGEN-02",
        )
    gevraagd = handeling(naam)
    with transaction.atomic():
        if stand == "standaard":
            RolHandeling.objects.filter(rol=rol, handeling=gevraagd.naam).delete()
        else:
            RolHandeling.objects.update_or_create(
                rol=rol, handeling=gevraagd.naam, defaults={"toegestaan": stand == "ja"}
            )
        log(door, "beheer.recht_gewijzigd", onderwerp=f"{rol.naam}, {gevraagd.naam}, {stand}", doel=reden)
        if gevraagd.naam in ONMISBAAR and not wie_mogen(gevraagd.naam):
            raise StelselFout(
                _("Dan kan niemand dit meer."),
                verwacht=_("iemand die accounts en rechten kan beheren"),
                doe=_("Geef het eerst aan een rol die iemand heeft."),
                code="WEB-EIGEN-04",
            )
