"""The key of the pseudonyms: made on first use, kept outside every gegevensset, readable by its owner only.

A pseudonym is HMAC-SHA-256 over the persoon_id, not over a number. There are few enough numbers to try them all: who
gets hold of a key would find every BSN. With a random persoon_id he needs the school's own key file as well.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from stelsel.gegevens.uuids import BYTES, als_uuids
from stelsel.kern.fouten import StelselFout
from stelsel.kern.geheim import map_voor_mij, schrijf_eenmalig

KOP = "stelsel-pseudoniemsleutel-1"
SLEUTEL_BYTES = 32
CODE_BYTES = 10
NAAM_BYTES = 4
EIGEN_MAKELIJ = 8
_INHOUD = re.compile(rf"{KOP} ([0-9a-f]{{{2 * SLEUTEL_BYTES}}})\n?")
_VAN_ANDEREN = 0o077


class Pseudoniemsleutel:
    """A key, and what is made with it. `naam` tells two keys apart and says nothing of either."""

    def __init__(self, geheim: bytes) -> None:
        self._geheim = geheim
        self.naam = self._hash("sleutelnaam", "")[:NAAM_BYTES].hex()

    @classmethod
    def open_of_maak(cls, pad: Path, buiten: Iterable[Path]) -> tuple[Pseudoniemsleutel, bool]:
        """The key in this file, and whether it was made just now.

        Raises StelselFout (exit 2) when the file lies in one of the folders `buiten`, holds something else, can be
        read by others, or cannot be made.
        """
        if any(pad.resolve().is_relative_to(map_.resolve()) for map_ in buiten):
            raise StelselFout(
                "De pseudoniemsleutel staat in een map van gegevens; wie die map krijgt, krijgt de sleutel.",
                waar=str(pad),
                verwacht="een bestand buiten de gegevensset en buiten de map van --naar",
                doe="Kies met --pseudoniemsleutel een andere plek.",
                code="GEG-PSEUDONIEM-01",
                exitcode=2,
            )
        nieuw = cls._maak(pad)
        return cls._lees(pad), nieuw

    @classmethod
    def _maak(cls, pad: Path) -> bool:
        try:
            if not pad.parent.exists():
                map_voor_mij(pad.parent)
            return schrijf_eenmalig(pad, f"{KOP} {secrets.token_hex(SLEUTEL_BYTES)}\n")
        except OSError:
            raise StelselFout(
                "Stelsel kan de pseudoniemsleutel hier niet maken.",
                waar=str(pad),
                verwacht="een bestand in een map waarin je mag schrijven",
                doe="Kies met --pseudoniemsleutel een andere plek.",
                code="GEG-PSEUDONIEM-02",
                exitcode=2,
            ) from None

    @classmethod
    def _lees(cls, pad: Path) -> Pseudoniemsleutel:
        try:
            gevonden = _INHOUD.fullmatch(pad.read_text("ascii"))
            open_voor_anderen = bool(pad.stat().st_mode & _VAN_ANDEREN)
        except (OSError, UnicodeDecodeError):
            gevonden, open_voor_anderen = None, False
        if gevonden is None:
            raise StelselFout(
                "Dit is geen pseudoniemsleutel.",
                waar=str(pad),
                verwacht="een sleutelbestand dat 'stelsel exporteer' heeft gemaakt",
                doe="Geef het juiste bestand, of een naam die nog niet bestaat: dan maakt Stelsel een nieuwe sleutel.",
                code="GEG-PSEUDONIEM-03",
                exitcode=2,
            )
        if open_voor_anderen:
            raise StelselFout(
                "Anderen op deze machine kunnen de pseudoniemsleutel lezen.",
                waar=str(pad),
                verwacht="een bestand dat alleen de eigenaar mag lezen (0600)",
                doe="Sluit het af met chmod 600. Neem een nieuwe sleutel als iemand hem kan hebben gelezen.",
                code="GEG-PSEUDONIEM-04",
                exitcode=2,
            )
        return cls(bytes.fromhex(gevonden[1]))

    def _hash(self, soort: str, tekst: str) -> bytes:
        # The kind is part of what is hashed, so that equal texts of two kinds say nothing about each other.
        return hmac.digest(self._geheim, f"{soort}\0{tekst}".encode(), "sha256")

    def pseudoniemen(self, soort: str, ids: pl.Series) -> pl.Series:
        """A UUID (version 8) for each id: 122 bits of the hash. Nulls must not be in it."""
        return als_uuids(b"".join(self._hash(soort, id_)[:BYTES] for id_ in ids.to_list()), EIGEN_MAKELIJ)

    def codes(self, soort: str, teksten: pl.Series) -> pl.Series:
        """A code of 20 hexadecimals for each text. Nulls must not be in it."""
        return pl.Series([self._hash(soort, tekst)[:CODE_BYTES].hex() for tekst in teksten.to_list()], dtype=pl.String)
