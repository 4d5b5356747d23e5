"""The definition of vsv for people: in words, with norms, sources and certainty."""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Iterator
from typing import Any

from stelsel.indicatoren.normen import bronnen_drempels
from stelsel.indicatoren.resultaat import Resultaat
from stelsel.indicatoren.vsv.definitie import bron_van_norm, definitie, definitieversie, normen

BREEDTE = 100
WOORDEN = ("omschrijving", "populatie", "teller", "noemer", "buiten_noemer", "groep", "oordeel", "definitie")


def als_dict() -> dict[str, Any]:
    """The definition with its norms and the smallest denominator, ready for JSON."""
    wat = definitie()
    return {
        "indicator": "vsv",
        **wat,
        "definitieversie": definitieversie(),
        "eenheid_norm": normen()["eenheid"],
        "normen": [
            {"studiejaar": jaar, "per_niveau": waarden["per_niveau"], "bron": bron_van_norm(jaar)}
            for jaar, waarden in normen()["streefpercentages"].items()
        ],
        "minimum_noemer": bronnen_drempels()["minimum_noemer"],
    }


def als_tekst() -> str:
    """The definition as text for a screen."""
    return "\n".join(_regels()) + "\n"


def _regels() -> Iterator[str]:
    alles = als_dict()
    yield f"{alles['naam']}"
    for kop in WOORDEN:
        yield from _alinea(kop.replace("_", " "), alles[kop])
    yield from _alinea("bron", f"{alles['bron']} (zekerheid: {alles['zekerheid']})")
    minimum = alles["minimum_noemer"]
    yield from _alinea("minimum noemer", f"{minimum['waarde']} {minimum['eenheid']}, zoals bij studiesucces")
    yield ""
    yield f"Streefpercentages ({alles['eenheid_norm']})"
    for rij in alles["normen"]:
        waarden = ", ".join(f"niveau {niveau}: {waarde}" for niveau, waarde in rij["per_niveau"].items())
        yield from _alinea(f"{rij['studiejaar']}-{rij['studiejaar'] + 1}", f"{waarden}. {rij['bron']}")
    yield ""
    yield "Dimensies voor --per en --filter"
    for naam, betekenis in alles["dimensies"].items():
        yield from _alinea(naam, betekenis)


def _alinea(kop: str, tekst: str) -> list[str]:
    return textwrap.wrap(f"{kop}: {tekst}", BREEDTE, initial_indent="  ", subsequent_indent="      ")


def verantwoording_voor_blad(resultaat: Resultaat, opdracht: list[str]) -> dict[str, str]:
    """What the second sheet of a workbook says of the figures on the first; `opdracht` makes them again."""
    wat = definitie()
    return {
        "indicator": f"{wat['naam']}: {wat['omschrijving']}",
        **{kop: wat[kop] for kop in WOORDEN[1:]},
        "bron": wat["bron"],
        "opdracht": shlex.join(opdracht),
        "gegevensset": resultaat.verantwoording["gegevensset"],
        "definitieversie": resultaat.verantwoording["definitieversie"],
    }
