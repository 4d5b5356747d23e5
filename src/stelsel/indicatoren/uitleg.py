"""A definition for people: everything that makes a figure, in words, with source and certainty."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from stelsel.indicatoren.definities import Definitie, definitie, definitieversie
from stelsel.indicatoren.lezingen import Lezingen, vragen
from stelsel.indicatoren.normen import bronnen_drempels, bronnen_normen
from stelsel.indicatoren.resultaat import Resultaat, verantwoording_van
from stelsel.indicatoren.vastleggen import dekking_in_woorden, opdrachtregel

if TYPE_CHECKING:
    import pyarrow as pa

BREEDTE = 100


def als_dict(wat: Definitie, lezingen: Lezingen) -> dict[str, Any]:
    """The definition with chosen readings, norms and thresholds, ready for JSON."""
    keuze = lezingen.als_dict()
    uit: dict[str, Any] = {
        "indicator": wat.sleutel,
        "naam": wat.naam,
        "omschrijving": wat.omschrijving,
        "populatie": wat.populatie,
        "teller": wat.teller,
        "noemer": wat.noemer,
        "jaren": wat.jaren,
        "nodig": {"van": _relatief(wat.nodig_van), "tot_en_met": _relatief(wat.nodig_tot_en_met)},
        "bron": wat.bron,
        "artikel": wat.artikel,
        "zekerheid": wat.zekerheid,
        "definitieversie": definitieversie(lezingen),
        "normen": bronnen_normen(wat.sleutel),
        "drempels": bronnen_drempels(),
        "lezingen": [{"naam": naam, "gekozen": keuze[naam], **vragen()[naam]} for naam in wat.lezingen()],
    }
    return uit | ({"regel": list(wat.regel)} if wat.regel else {})


def _relatief(dag: tuple[int, int, int]) -> str:
    """(-6, 10, 1) as '1-10-(t-6)'."""
    jaren, maand, nummer = dag
    return f"{nummer}-{maand}-" + (f"(t{jaren:+d})" if jaren else "t")


def als_tekst(wat: Definitie, lezingen: Lezingen) -> str:
    """The definition as text for a screen."""
    return "\n".join(_regels(wat, lezingen)) + "\n"


def _regels(wat: Definitie, lezingen: Lezingen) -> Iterator[str]:
    alles = als_dict(wat, lezingen)
    yield f"{wat.naam} ({wat.sleutel})"
    for kop in ("omschrijving", "populatie", "teller", "noemer", "jaren"):
        yield from _alinea(kop, alles[kop])
    yield from _alinea("nodig", f"{alles['nodig']['van']} tot en met {alles['nodig']['tot_en_met']}")
    yield from _alinea("bron", f"{wat.bron} ({wat.artikel}; zekerheid: {wat.zekerheid})")
    for regel in wat.regel:
        yield from _alinea("regel", regel)
    for norm in alles["normen"]:
        waarden = ", ".join(f"niveau {niveau}: {waarde}" for niveau, waarde in norm["waarden"].items())
        yield from _alinea(
            f"norm {norm['naam']}", f"{waarden} procent. {norm['bron']} (zekerheid: {norm['zekerheid']})"
        )
    for naam, drempel in alles["drempels"].items():
        tekst = f"{drempel['waarde']} {drempel['eenheid']}. {drempel['bron']} (zekerheid: {drempel['zekerheid']})"
        yield from _alinea(naam.replace("_", " "), tekst)
    yield ""
    yield "Lezingen, waar de bronnen zwijgen of verschillen (* is gekozen; kies anders met --lezing naam=waarde)"
    for lezing in alles["lezingen"]:
        yield from _lezing(lezing)


def _alinea(kop: str, tekst: str) -> list[str]:
    return textwrap.wrap(f"{kop}: {tekst}", BREEDTE, initial_indent="  ", subsequent_indent="      ")


def _lezing(lezing: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield from textwrap.wrap(
        f"{lezing['naam']}: {lezing['vraag']}", BREEDTE, initial_indent="  ", subsequent_indent="      "
    )
    for keuze, betekenis in lezing["keuzes"].items():
        teken = "*" if keuze == lezing["gekozen"] else "-"
        yield from textwrap.wrap(
            f"{teken} {keuze}: {betekenis}", BREEDTE, initial_indent="    ", subsequent_indent="      "
        )
    if lezing["gekozen"] not in lezing["keuzes"]:
        yield f"    * {lezing['gekozen']}"
    yield f"    bron: {lezing['bron']} (zekerheid: {lezing['zekerheid']})"


def verantwoording_voor_blad(tabel: pa.Table | Resultaat, map_: str) -> dict[str, str]:
    """What the second sheet of a workbook says of the figures on the first."""
    vraag = verantwoording_van(tabel)
    wat = definitie(vraag["indicator"])
    uit = {
        "indicator": f"{wat.naam}: {wat.omschrijving}",
        "populatie": wat.populatie,
        "teller": wat.teller,
        "noemer": wat.noemer,
        "studiejaar": f"{vraag['studiejaar']}-{vraag['studiejaar'] + 1}, venster {vraag['venster']}",
        "bron": f"{wat.bron} ({wat.artikel})",
        "dagen nodig": dekking_in_woorden(tabel)["nodig"],
        "dagen aanwezig": dekking_in_woorden(tabel)["aanwezig"],
        "opdracht": opdrachtregel(tabel, map_),
        "gegevensset": vraag["gegevensset"],
        "definitieversie": vraag["definitieversie"],
    }
    return uit | {f"lezing {naam}": waarde for naam, waarde in vraag["lezingen"].items()}
