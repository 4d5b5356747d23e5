"""The register of articles: every reason cites one, and one that is not in it does not exist.

`bronnen/artikelen.yaml` lists laws, decrees and other sources with the articles that the rules use.
A reference reads `WEB 8.2.1 lid 1 f`: source, article, and a place in it.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import msgspec
import yaml

BESTAND = files("stelsel.regels") / "bronnen" / "artikelen.yaml"


class Bron(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A law, decree or other text. `tekst` is the state that was read; `id` its BWBR number where it has one."""

    naam: str
    soort: Literal["wet", "amvb", "regeling", "officieel", "sector", "onderzoek", "praktijk", "secundair"]
    id: str | None
    tekst: str
    artikelen: dict[str, str]


class Artikel(msgspec.Struct, frozen=True):
    """An article as a reason cites it."""

    verwijzing: str
    bron: str
    bronnaam: str
    soort: str
    nummer: str
    titel: str
    adres: str | None


@cache
def bronnen() -> dict[str, Bron]:
    """All sources by their short name."""
    return msgspec.convert(_met_tekst_als_sleutel(yaml.safe_load(BESTAND.read_text("utf-8"))), dict[str, Bron])


def _met_tekst_als_sleutel(inhoud: dict[str, Any]) -> dict[str, Any]:
    # An article number such as 13a is text, 12 would be a number and 2026-08-01 a date.
    return {
        naam: {**bron, "tekst": str(bron["tekst"]), "artikelen": {str(k): v for k, v in bron["artikelen"].items()}}
        for naam, bron in inhoud.items()
    }


@cache
def artikel(verwijzing: str) -> Artikel:
    """The article of a reference such as `EKB 17 lid 1`. Raises KeyError when it is not in the register."""
    naam, _, plek = verwijzing.partition(" ")
    bron = bronnen().get(naam)
    if bron is None:
        raise KeyError(f"de bron {naam!r} staat niet in het register ({verwijzing})")
    passend = [nummer for nummer in bron.artikelen if plek == nummer or plek.startswith(f"{nummer} ")]
    if not passend:
        raise KeyError(f"het artikel {verwijzing!r} staat niet in het register")
    nummer = max(passend, key=len)
    adres = f"https://wetten.overheid.nl/{bron.id}" if bron.id else None
    return Artikel(verwijzing, naam, bron.naam, bron.soort, nummer, bron.artikelen[nummer], adres)


def bestaat(verwijzing: str) -> bool:
    """Whether a text is a reference to an article of the register."""
    try:
        artikel(verwijzing)
    except KeyError:
        return False
    return True


@cache
def adres_op(verwijzing: str, dag: date) -> str | None:
    """Where the text of that article stood on a day, at the official publisher; None for what is no law."""
    gevonden = artikel(verwijzing)
    return f"{gevonden.adres}/{dag.isoformat()}" if gevonden.adres else None
