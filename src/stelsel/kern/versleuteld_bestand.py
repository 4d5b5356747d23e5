"""A file that is encrypted while it is written and checked while it is read, piece by piece.

The STREAM construction over AES-256-GCM (Hoang, Reyhanitabar, Rogaway, Vizar: Online Authenticated-Encryption and its
Nonce-Reuse Misuse-Resistance, 2015): every piece is sealed with its number and with whether it is the last. A piece
that was changed, moved or left out, and a file that was cut off, are seen before anything of it is handed out.

    first line:  STELSEL-VERSLEUTELD 1 <number of the key> <7 random bytes, hex>
    pieces:      each of PIECE bytes of text and 16 of seal; the last one shorter or equal

The first line is sealed with every piece.
"""

from __future__ import annotations

import io
import re
import secrets
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from stelsel.kern.fouten import StelselFout
from stelsel.kern.versleuteling import Sleutelbos

SOORT = "STELSEL-VERSLEUTELD 1"
STUK = 1024 * 1024
_ZEGEL, _VOOR, _LANGSTE_KOP = 16, 7, 200
_EERSTE_REGEL = re.compile(rf"{SOORT} (?P<sleutel>[0-9]{{1,9}}) (?P<voor>[0-9a-f]{{{2 * _VOOR}}})\n".encode())


class Schrijver(io.RawIOBase):
    """Write through this; `close` seals the last piece. A file that is not closed cannot be read back."""

    def __init__(self, naar: BinaryIO, sleutels: Sleutelbos) -> None:
        self._naar = naar
        nummer, self._sleutel = sleutels.nieuwste
        self._voor = secrets.token_bytes(_VOOR)
        self._kop = f"{SOORT} {nummer} {self._voor.hex()}\n".encode()
        self._stuk = bytearray()
        self._nummer = 0
        naar.write(self._kop)

    def writable(self) -> bool:
        return True

    def write(self, inhoud: bytes | memoryview) -> int:
        """Take bytes over; whole pieces are sealed and written at once."""
        self._stuk += inhoud
        # The last piece is known only at the end, so that one full piece waits.
        while len(self._stuk) > STUK:
            self._verzegel(bytes(self._stuk[:STUK]), laatste=False)
            del self._stuk[:STUK]
        return len(inhoud)

    def close(self) -> None:
        """Seal what is left as the last piece."""
        if not self.closed:
            self._verzegel(bytes(self._stuk), laatste=True)
            self._stuk.clear()
        super().close()

    def _verzegel(self, stuk: bytes, *, laatste: bool) -> None:
        nonce = _nonce(self._voor, self._nummer, laatste=laatste)
        self._naar.write(AESGCM(self._sleutel).encrypt(nonce, stuk, self._kop))
        self._nummer += 1


class Lezer(io.RawIOBase):
    """Read through this. Raises StelselFout (exit 2) for another file, a key that is not here, and any damage."""

    def __init__(self, bron: BinaryIO, sleutels: Sleutelbos, naam: str) -> None:
        self._bron, self._naam = bron, naam
        self._kop = bron.readline(_LANGSTE_KOP)
        self._nummer, self._klaar, self._over = 0, False, b""
        vorm = _EERSTE_REGEL.fullmatch(self._kop)
        if vorm is None:
            raise StelselFout(
                "Dit is geen bestand dat Stelsel heeft versleuteld.",
                waar=naam,
                verwacht=f"een eerste regel die begint met {SOORT}",
                doe="Geef een bestand dat 'stelsel reservekopie' heeft gemaakt.",
                code="KERN-BESTAND-01",
                exitcode=2,
            )
        self._sleutel = sleutels.van(int(vorm["sleutel"]))
        self._voor = bytes.fromhex(vorm["voor"].decode())
        # One piece ahead: only what comes after tells whether a piece is the last.
        self._volgende = bron.read(STUK + _ZEGEL)

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        """Close what it reads from too."""
        self._bron.close()
        super().close()

    def readinto(self, doel: bytearray | memoryview) -> int:
        """Some bytes of the text; 0 at its end."""
        if not self._over and not self._klaar:
            self._over = self._open()
        aantal = min(len(doel), len(self._over))
        doel[:aantal] = self._over[:aantal]
        self._over = self._over[aantal:]
        return aantal

    def _open(self) -> bytes:
        nu, self._volgende = self._volgende, self._bron.read(STUK + _ZEGEL)
        self._klaar = not self._volgende
        try:
            nonce = _nonce(self._voor, self._nummer, laatste=self._klaar)
            stuk = AESGCM(self._sleutel).decrypt(nonce, nu, self._kop)
        except (InvalidTag, ValueError):
            raise StelselFout(
                "Dit bestand is beschadigd, niet volledig, of met een andere sleutel gemaakt.",
                waar=f"{self._naam}, stuk {self._nummer + 1}",
                verwacht="elk stuk zoals het is geschreven, tot en met het laatste",
                doe="Gebruik een andere reservekopie, of de sleutel die erbij hoort.",
                code="KERN-BESTAND-02",
                exitcode=2,
            ) from None
        self._nummer += 1
        return stuk


def sleutel_van(pad: Path) -> int:
    """With which key a file was encrypted; 0 for another file."""
    with pad.open("rb") as bron:
        vorm = _EERSTE_REGEL.fullmatch(bron.readline(_LANGSTE_KOP))
    return int(vorm["sleutel"]) if vorm else 0


def _nonce(voor: bytes, nummer: int, *, laatste: bool) -> bytes:
    """7 random bytes, the number of the piece in 4, and whether it is the last in 1."""
    return voor + nummer.to_bytes(4, "big") + bytes([laatste])


def sleutels_uit(pad: Path) -> Sleutelbos:
    """The keys in a folder that must be there already. Raises StelselFout (exit 2)."""
    if not pad.is_dir() or not any(p.name.isdecimal() for p in pad.iterdir()):
        raise StelselFout(
            "In deze map staan geen sleutels.",
            waar=str(pad),
            verwacht="de map geheim/reserve van de installatie waar de reservekopie vandaan komt",
            doe="Haal die map uit haar eigen, aparte kopie, en geef haar met --sleutels.",
            code="KERN-BESTAND-03",
            exitcode=2,
        )
    return Sleutelbos(pad)
