"""Encryption of what must be read back: AES-256-GCM, with the number of the key in front, so that keys can follow.

A key is a file in a folder outside the database (mode 0600); its name is its number. The highest number encrypts, all
of them decrypt: rotating is adding a file. The folder is looked at each time, so that a process that runs for weeks
encrypts with the new key from the moment it is there. What a text is for is sealed in with it, so that it cannot be
moved to another row or purpose.
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
        self._map = map_voor_mij(map_)
        self._sleutels: dict[int, bytes] = {}
        if not self.nummers:
            schrijf_eenmalig(map_ / _EERSTE, secrets.token_hex(32))

    @property
    def nummers(self) -> list[int]:
        """The numbers of the keys that are here now, the newest last."""
        return sorted(int(pad.name) for pad in self._map.iterdir() if pad.name.isdecimal())

    @property
    def nieuwste(self) -> tuple[int, bytes]:
        """The number and the bytes of the key that encrypts."""
        nummer = self.nummers[-1]
        return nummer, self.van(nummer)

    def vernieuw(self) -> int:
        """Add a key; from now on it encrypts. Returns its number."""
        nummer = self.nummers[-1] + 1
        # Somebody who does the same at this moment makes the same number: one of the two keys counts.
        schrijf_eenmalig(self._map / str(nummer), secrets.token_hex(32))
        return nummer

    def gooi_weg(self, nummer: int) -> None:
        """Remove a key for good. The caller knows that nothing is encrypted with it; the newest stays (StelselFout)."""
        if nummer == self.nummers[-1]:
            raise StelselFout(
                "De nieuwste sleutel blijft staan.",
                verwacht="het nummer van een oudere sleutel",
                doe="Maak eerst een nieuwe sleutel.",
                code="KERN-SLEUTEL-03",
            )
        (self._map / str(nummer)).unlink(missing_ok=True)
        self._sleutels.pop(nummer, None)

    def van(self, nummer: int) -> bytes:
        """The key with this number. Raises StelselFout when it is not here."""
        if nummer not in self._sleutels and nummer in self.nummers:
            self._sleutels[nummer] = bytes.fromhex((self._map / str(nummer)).read_text().strip())
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
        nummer, sleutel = self.nieuwste
        dicht = AESGCM(sleutel).encrypt(nonce, inhoud, waarvoor.encode())
        return f"{nummer}:{base64.b64encode(nonce + dicht).decode()}"

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
        return self._merk(self.nieuwste[0], inhoud, waarvoor)

    def merken(self, inhoud: str, waarvoor: str) -> list[str]:
        """The same under every key, to look for what was marked before a rotation."""
        return [self._merk(nummer, inhoud, waarvoor) for nummer in self.nummers]

    def _merk(self, nummer: int, inhoud: str, waarvoor: str) -> str:
        tekst = f"{waarvoor}\n{inhoud}".encode()
        return f"{nummer}:{hmac.new(self.van(nummer), tekst, hashlib.sha256).hexdigest()}"


def sleutelnummer(tekst: str) -> int:
    """With which key a text or mark was made."""
    return int(tekst.partition(":")[0])
