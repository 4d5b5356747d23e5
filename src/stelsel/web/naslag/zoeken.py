"""Finding a rule by what people type: its name, its question, an article, or a word of its explanation."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from stelsel.regels.motor.regel import Regel
from stelsel.regels.motor.versie import gebruikte_artikelen
from stelsel.regels.register import alle

ONDERWERPEN = {
    "toelating": "Toelating",
    "plaatsing": "Plaatsing",
    "opleiding": "Opleiding",
    "examinering": "Examinering",
    "verzuim": "Verzuim en leerplicht",
    "vsv": "Voortijdig schoolverlaten",
    "ondersteuning": "Ondersteuning",
    "kwaliteit": "Kwaliteit",
    "bekostiging": "Bekostiging",
}


@dataclass(frozen=True)
class Onderwerp:
    """A subject with the rules of it that were found."""

    naam: str
    titel: str
    regels: tuple[Regel, ...]


def _kaal(tekst: str) -> str:
    """Lower case without accents or underscores, so that 'bpv-er' and 'BPVer' meet."""
    zonder = unicodedata.normalize("NFKD", tekst.lower().replace("_", " "))
    return "".join(teken for teken in zonder if not unicodedata.combining(teken))


@cache
def _doorzoekbaar(regel: Regel) -> str:
    delen = [regel.naam, regel.vraag, regel.toelichting, regel.onderwerp, *regel.antwoorden.values()]
    return _kaal(" ".join([*delen, *gebruikte_artikelen(regel.bestand)]))


def zoek(vraag: str) -> list[Onderwerp]:
    """The rules in which every word that was typed occurs, by subject; all of them for an empty question."""
    woorden = _kaal(vraag).split()
    gevonden = [regel for regel in alle() if all(woord in _doorzoekbaar(regel) for woord in woorden)]
    return [
        Onderwerp(naam, titel, regels)
        for naam, titel in ONDERWERPEN.items()
        if (regels := tuple(regel for regel in gevonden if regel.onderwerp == naam))
    ]
