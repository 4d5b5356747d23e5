"""Passkeys (WebAuthn): a key in a phone, laptop or stick that proves itself to this site and to no other.

Signing in with one needs no account name and no password: the key itself asks for a finger, face or pin (user
verification is required), so it is a first and a second step at once. Counters are not used: most passkeys have none.
"""

from __future__ import annotations

import ipaddress
import json

from django.db import transaction
from django.http import HttpRequest
from django.http.request import split_domain_port
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from stelsel.kern.tijd import nu, vandaag
from stelsel.web.aanmelden.models import Toegangssleutel
from stelsel.web.beheer.service import Gebruiker, log

TEN_HOOGSTE = 10
_MAAK, _GEBRUIK = "sleutel_maken", "sleutel_gebruiken"
# The words of the protocol; the library raises these for an answer that is not right.
_FOUTEN = (ValueError, TypeError, KeyError, AttributeError)


def _huis(request: HttpRequest) -> str:
    return split_domain_port(request.get_host())[0]


def kan_hier(request: HttpRequest) -> bool:
    """Does this address allow passkeys? A browser wants a name (not a number) and https; localhost is excused."""
    huis = _huis(request)
    try:
        ipaddress.ip_address(huis.strip("[]"))
    except ValueError:
        return request.is_secure() or huis == "localhost"
    return False


def _server(request: HttpRequest) -> Fido2Server:
    huis = _huis(request)
    herkomst = f"{request.scheme}://{request.get_host()}"
    # Stricter than the library: a sister site under the same domain is not us.
    return Fido2Server(PublicKeyCredentialRpEntity(id=huis, name="Stelsel"), verify_origin=lambda o: o == herkomst)


def sleutels_van(gebruiker: Gebruiker) -> list[Toegangssleutel]:
    """The passkeys of this user, oldest first."""
    return list(Toegangssleutel.objects.filter(gebruiker=gebruiker))


def _gegevens(sleutels: list[Toegangssleutel]) -> list[AttestedCredentialData]:
    return [AttestedCredentialData(websafe_decode(sleutel.gegevens)) for sleutel in sleutels]


def vraag_maken(request: HttpRequest, gebruiker: Gebruiker) -> dict:
    """What the browser needs to make a key; what it must answer to waits in the session."""
    wie = PublicKeyCredentialUserEntity(
        id=gebruiker.sleutel.bytes, name=gebruiker.username, display_name=gebruiker.naam
    )
    opties, toestand = _server(request).register_begin(
        wie,
        credentials=_gegevens(sleutels_van(gebruiker)),
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    request.session[_MAAK] = {"van": gebruiker.pk, "toestand": toestand}
    return dict(opties)


def bewaar(request: HttpRequest, gebruiker: Gebruiker, antwoord: str, naam: str) -> bool:
    """Keep the key that the browser made, when it answers to what was asked; an answer counts once."""
    gevraagd = request.session.pop(_MAAK, None)
    if not gevraagd or gevraagd["van"] != gebruiker.pk or len(sleutels_van(gebruiker)) >= TEN_HOOGSTE:
        return False
    try:
        gemaakt = _server(request).register_complete(gevraagd["toestand"], json.loads(antwoord)).credential_data
    except _FOUTEN:
        return False
    nummer = websafe_encode(gemaakt.credential_id)
    if Toegangssleutel.objects.filter(nummer=nummer).exists():
        return False
    Toegangssleutel.objects.create(
        gebruiker=gebruiker, naam=naam, nummer=nummer, gegevens=websafe_encode(bytes(gemaakt)), gemaakt=nu()
    )
    return True


def vraag_gebruiken(request: HttpRequest, gebruiker: Gebruiker | None) -> dict:
    """What the browser needs to use a key: one of `gebruiker`, or whichever it has for this site."""
    opties, toestand = _server(request).authenticate_begin(
        credentials=_gegevens(sleutels_van(gebruiker)) if gebruiker else None,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    request.session[_GEBRUIK] = {"van": gebruiker.pk if gebruiker else None, "toestand": toestand}
    return dict(opties)


def wie_is(request: HttpRequest, antwoord: str) -> Gebruiker | None:
    """Whose key answered to what was asked in this session; None when nobody's. An answer counts once."""
    gevraagd = request.session.pop(_GEBRUIK, None)
    if not gevraagd:
        return None
    try:
        gelezen = json.loads(antwoord)
        sleutel = Toegangssleutel.objects.select_related("gebruiker").filter(nummer=gelezen["id"]).first()
        if sleutel is None or not sleutel.gebruiker.is_active:
            return None
        if gevraagd["van"] not in (None, sleutel.gebruiker_id) or not _van_eigenaar(gelezen, sleutel):
            return None
        _server(request).authenticate_complete(gevraagd["toestand"], _gegevens([sleutel]), gelezen)
    except _FOUTEN:
        return None
    # A day, not a moment: enough to see which key is still in use.
    Toegangssleutel.objects.filter(pk=sleutel.pk).update(laatst_gebruikt=vandaag())
    return sleutel.gebruiker


def _van_eigenaar(gelezen: dict, sleutel: Toegangssleutel) -> bool:
    """A key may name whose it is; then that must be the account we know it by."""
    naam = gelezen["response"].get("userHandle")
    return not naam or websafe_decode(naam) == sleutel.gebruiker.sleutel.bytes


def haal_weg(sleutel: Toegangssleutel) -> None:
    """This key opens nothing any more."""
    with transaction.atomic():
        log(sleutel.gebruiker, "aanmelden.tweede_stap_verwijderd", onderwerp="toegangssleutel")
        sleutel.delete()
