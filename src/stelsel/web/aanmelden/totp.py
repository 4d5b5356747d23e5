"""The six digits of an authenticator app (RFC 6238: SHA-1, 30 seconds), each usable once."""

from __future__ import annotations

import base64
import secrets
import time

import qrcode
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.utils.crypto import constant_time_compare
from django.utils.html import format_html
from django.utils.safestring import SafeString

from stelsel.kern.tijd import nu
from stelsel.web.aanmelden.geheimen import sleutelbos
from stelsel.web.aanmelden.models import Totp
from stelsel.web.beheer.service import Gebruiker

CIJFERS = 6
STAP = 30
# A phone may run half a minute ahead or behind.
SPELING = 1


def nieuw_geheim() -> bytes:
    """160 random bits, as the RFC asks."""
    return secrets.token_bytes(20)


def _totp(geheim: bytes) -> TOTP:
    return TOTP(geheim, CIJFERS, SHA1(), STAP)


def _stap_nu() -> int:
    """The time step of the real world: a phone knows nothing of STELSEL_VANDAAG."""
    return int(time.time()) // STAP


def passende_stap(geheim: bytes, code: str, na: int = 0) -> int | None:
    """The time step after `na` to which this code belongs, or None."""
    code = "".join(code.split())
    hier = _stap_nu()
    gevonden = None
    for stap in range(hier - SPELING, hier + SPELING + 1):
        if constant_time_compare(_totp(geheim).generate(stap * STAP).decode(), code) and stap > na:
            gevonden = stap
    return gevonden


def _waarvoor(gebruiker: Gebruiker) -> str:
    return f"totp {gebruiker.sleutel}"


def verberg(gebruiker: Gebruiker, geheim: bytes) -> str:
    """The secret as it may be kept: in the session until it is confirmed, and in the database after."""
    return sleutelbos().versleutel(geheim, _waarvoor(gebruiker))


def lees(gebruiker: Gebruiker, verborgen: str) -> bytes:
    """The secret again."""
    return sleutelbos().ontsleutel(verborgen, _waarvoor(gebruiker))


def stel_in(gebruiker: Gebruiker, geheim: bytes, code: str) -> bool:
    """Keep the app when its first code is right; that code cannot be used again."""
    stap = passende_stap(geheim, code)
    if stap is None:
        return False
    waarden = {"geheim": verberg(gebruiker, geheim), "laatste_stap": stap, "gemaakt": nu()}
    Totp.objects.update_or_create(gebruiker=gebruiker, defaults=waarden)
    return True


def rij_van(gebruiker: Gebruiker) -> Totp | None:
    """The app of this user."""
    return Totp.objects.filter(gebruiker=gebruiker).first()


def klopt(gebruiker: Gebruiker, code: str) -> bool:
    """Is this a code of now that was not used before? Using it is one update: of two at once, one wins."""
    rij = rij_van(gebruiker)
    if rij is None:
        return False
    stap = passende_stap(lees(gebruiker, rij.geheim), code, na=rij.laatste_stap)
    return stap is not None and Totp.objects.filter(pk=rij.pk, laatste_stap__lt=stap).update(laatste_stap=stap) == 1


def als_tekst(geheim: bytes) -> str:
    """The secret to type over, in groups of four."""
    tekst = base64.b32encode(geheim).decode()
    return " ".join(tekst[i : i + 4] for i in range(0, len(tekst), 4))


def adres(gebruiker: Gebruiker, geheim: bytes) -> str:
    """The address that an app reads from the QR code."""
    return _totp(geheim).get_provisioning_uri(gebruiker.username, f"Stelsel {settings.INSTELLINGSNAAM}".strip())


def qr(tekst: str, naam: str) -> SafeString:
    """A QR code as SVG without style attributes; `naam` is what a screen reader says."""
    code = qrcode.QRCode(border=4, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(tekst)
    vakjes = code.get_matrix()
    pad = "".join(
        f"M{x} {y}h1v1h-1z" for y, rij in enumerate(vakjes) for x, vol in enumerate(rij) if vol
    )
    return format_html(
        '<svg role="img" aria-label="{}" width="240" height="240" viewBox="0 0 {} {}" shape-rendering="crispEdges">'
        '<rect width="100%" height="100%" fill="#fff"/><path fill="#000" d="{}"/></svg>',
        naam, len(vakjes), len(vakjes), pad,
    )  # fmt: skip
