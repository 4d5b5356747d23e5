"""Encryption of what must be read back: AES-256-GCM, with the number of the key in front, so that keys can follow.

A key is a file in a folder outside the database (mode 0600); its name is its number. The highest number encrypts, all
of them decrypt: rotating is adding a file. What a text is for is sealed in with it, so that it cannot be moved to
another row or purpose.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from stelsel.kern.fouten import StelselFout
from stelsel.kern.geheim import map_voor_mij, schrijf_eenmalig

_NONCE = 12
_EERSTE = "1"


class Sleutelbos:
    """The keys of one folder; the first is made on first use."""

    def __init__(self, map_: Path) -> None:
        if not _sleutels(map_voor_mij(map_)):
            schrijf_eenmalig(map_ / _EERSTE, secrets.token_hex(32))
        self._sleutels = _sleutels(map_)
        self._nieuwste = max(self._sleutels)

    @property
    def nieuwste(self) -> tuple[int, bytes]:
        """The number and the bytes of the key that encrypts."""
        return self._nieuwste, self._sleutels[self._nieuwste]

    def van(self, nummer: int) -> bytes:
        """The key with this number. Raises StelselFout when it is not here."""
        if nummer not in self._sleutels:
            raise StelselFout(
                "De sleutel waarmee dit is versleuteld, is er niet.",
                waar="de map geheim in de gegevensmap",
                doe="Zet de sleutels van deze installatie terug uit hun eigen reservekopie.",
                code="KERN-SLEUTEL-01",
                exitcode=2,
            )
        return self._sleutels[nummer]

    def versleutel(self, inhoud: bytes, waarvoor: str) -> str:
        """`inhoud` encrypted for one purpose and row; another call gives another text."""
        nonce = secrets.token_bytes(_NONCE)
        dicht = AESGCM(self._sleutels[self._nieuwste]).encrypt(nonce, inhoud, waarvoor.encode())
        return f"{self._nieuwste}:{base64.b64encode(nonce + dicht).decode()}"

    def ontsleutel(self, tekst: str, waarvoor: str) -> bytes:
        """What was encrypted. Raises StelselFout for a key that is not here, another purpose or a changed text."""
        nummer, _, rest = tekst.partition(":")
        sleutel = self.van(int(nummer) if nummer.isdecimal() else 0)
        ruw = base64.b64decode(rest)
        try:
            return AESGCM(sleutel).decrypt(ruw[:_NONCE], ruw[_NONCE:], waarvoor.encode())
        except InvalidTag:
            raise StelselFout(
                "Een versleutelde waarde is veranderd of hoort ergens anders bij.",
                waar="de database",
                doe="Zet de database en de sleutels terug uit reservekopieën die bij elkaar horen.",
                code="KERN-SLEUTEL-02",
                exitcode=2,
            ) from None

    def merk(self, inhoud: str, waarvoor: str) -> str:
        """A keyed hash under the newest key: recognised later, never read back."""
        return self._merk(self._nieuwste, inhoud, waarvoor)

    def merken(self, inhoud: str, waarvoor: str) -> list[str]:
        """The same under every key, to look for what was marked before a rotation."""
        return [self._merk(nummer, inhoud, waarvoor) for nummer in self._sleutels]

    def _merk(self, nummer: int, inhoud: str, waarvoor: str) -> str:
        tekst = f"{waarvoor}\n{inhoud}".encode()
        return f"{nummer}:{hmac.new(self._sleutels[nummer], tekst, hashlib.sha256).hexdigest()}"


def _sleutels(map_: Path) -> dict[int, bytes]:
    paden = [pad for pad in map_.iterdir() if pad.name.isdecimal()]
    return {int(pad.name): bytes.fromhex(pad.read_text().strip()) for pad in paden}
