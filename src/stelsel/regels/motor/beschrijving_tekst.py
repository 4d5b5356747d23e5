"""The description of a rule as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stelsel.regels.motor.tekst import kop, om
from stelsel.regels.motor.waarde_tekst import waarde_in_woorden


def beschrijving_als_tekst(wat: dict[str, Any]) -> str:
    """All of `beschrijving` for a terminal."""
    regels = [wat["regel"], om(wat["vraag"], "  ")]
    regels += ["", om(wat["toelichting"], "  ")]
    regels += kop("Antwoorden", (f"{a['code']}: {a['betekenis']}" for a in wat["antwoorden"]))
    regels += kop("Getal", [wat["getal"]] if wat["getal"] else [])
    regels += kop("Feiten", (f"{f['pad']}: {f['vraag']} ({f['verwacht']})" for f in wat["feiten"]))
    regels += kop("Waarden", (regel for waarde in wat["waarden"] for regel in _waarde(waarde)))
    regels += kop("Artikelen", (f"{a['verwijzing']}: {a['titel']} ({a['bron']})" for a in wat["artikelen"]))
    regels += kop("Gevallen", (g["naam"] for g in wat["gevallen"]))
    return "\n".join(regels) + "\n"


def _waarde(waarde: dict[str, Any]) -> Iterator[str]:
    eenheid = f"{waarde['eenheid']}; " if waarde["eenheid"] else ""
    yield f"{waarde['naam']}: {waarde['omschrijving']} ({eenheid}naar {waarde['as']})"
    for periode in waarde["perioden"]:
        bron = f"({periode['artikel']}, {periode['zekerheid']})"
        yield f"  {periode['geldt']}: {waarde_in_woorden(periode['waarde'])} {bron}"
