"""A comparison for a person: what was compared, what differs by cause, and what it weighs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from decimal import Decimal

from stelsel.vergelijken.oorzaken import oorzaken
from stelsel.vergelijken.uitslag import Kantverslag, Vergelijking
from stelsel.vergelijken.waarde import Waarde
from stelsel.weergave.tabellen import als_bytes
from stelsel.weergave.tabellen.notatie import datum, getal

VOORBEELDEN = 20
BREEDTE = 110
_GETOOND = ("persoon_id", "tabel", "sleutel", "veld", "a", "b", "nieuwst", "oorzaak")


def als_tekst(vergelijking: Vergelijking) -> str:
    """The comparison in words, with the first differences."""
    delen = [
        *_kant("A", vergelijking.a),
        *_kant("B", vergelijking.b),
        *_over(vergelijking),
        "",
        *_oorzaken(vergelijking),
        *_waarden(vergelijking),
        *_eerste(vergelijking),
    ]
    return "\n".join(delen) + "\n"


def _alinea(tekst: str, begin: str = "") -> Iterator[str]:
    """A sentence over lines that fit on a screen."""
    yield from textwrap.wrap(tekst, BREEDTE, initial_indent=begin, subsequent_indent="  " + begin)


def _kant(letter: str, kant: Kantverslag) -> Iterator[str]:
    yield f"{letter}  {kant.waar}: {getal(kant.personen)} personen"
    for levering in kant.leveringen:
        over = f" over {datum(levering.van)} tot en met {datum(levering.tot_en_met)}" if levering.van else ""
        gemaakt = f", gemaakt op {datum(levering.gemaakt)}" if levering.gemaakt else ""
        heel = "" if levering.volledig else "; niet volledig"
        yield f"     {levering.bestand} ({levering.soort} van {levering.brin or 'onbekend'}{over}{gemaakt}{heel})"
    if kant.afgekeurd or kant.leeg_gelaten:
        yield (
            f"     Bij het lezen zijn {getal(kant.afgekeurd)} regels afgekeurd en {getal(kant.leeg_gelaten)} velden "
            "leeg gelaten: dat geeft ook verschillen."
        )


def _over(vergelijking: Vergelijking) -> Iterator[str]:
    yield f"{getal(vergelijking.gedeeld)} personen staan op beide kanten."
    if vergelijking.op_feiten:
        yield "Een kant heeft geen nummers: personen zijn herkend aan wat er van hen geregistreerd is."
    if vergelijking.op:
        yield f"Alleen wat {datum(vergelijking.op)} raakt, is getoond."
    for regel in vergelijking.niet_vergeleken:
        yield from _alinea(f"Niet vergeleken: {regel}.")


def _oorzaken(vergelijking: Vergelijking) -> Iterator[str]:
    totaal = vergelijking.totaal()
    if not totaal.verschillen:
        yield "A en B zeggen hetzelfde."
        return
    yield f"{getal(totaal.verschillen)} verschillen bij {getal(totaal.personen)} personen."
    kolommen: dict[str, list[object]] = {
        "oorzaak": [], "verschillen": [], "personen": [], "1 oktober": [], "1 februari": [], "diploma's": [],
    }  # fmt: skip
    rijen = [(oorzaken()[naam].naam, weging) for naam, weging in vergelijking.per_oorzaak().items()]
    for naam, weging in [*rijen, ("Samen", totaal)]:
        waarden = (naam, weging.verschillen, weging.personen, weging.oktober, weging.februari, weging.diplomas)
        for kolom, waarde in zip(kolommen.values(), waarden, strict=True):
            kolom.append(waarde)
    yield als_bytes(kolommen, "tabel").decode().rstrip("\n")
    dagen = ", ".join(datum(dag) for dag in vergelijking.dagen) or "geen: geen teldatum ligt in wat beide dekken"
    yield from _alinea(f"1 oktober en 1 februari: inschrijvingen die op een teldatum anders tellen ({dagen}).")
    yield ""
    for naam in vergelijking.per_oorzaak():
        oorzaak = oorzaken()[naam]
        yield from _alinea(f"{oorzaak.naam}. {oorzaak.uitleg} {oorzaak.doe}")


def _waarden(vergelijking: Vergelijking) -> Iterator[str]:
    if vergelijking.waarden:
        yield ""
        yield "Indicatief, B min A. Het is een gewicht in de verdeling van het budget, geen bedrag."
    for waarde in vergelijking.waarden:
        yield f"  {_in_woorden(waarde)}"
        yield f"    Stand van de wet: {waarde.stand}."
        for opmerking in waarde.opmerkingen:
            yield f"    Let op: {opmerking}."


def _in_woorden(waarde: Waarde) -> str:
    deel = waarde.deel.replace("_", " ")
    kop = f"{waarde.bekostigingsjaar} {waarde.brin} {waarde.wat} {deel}: "
    if waarde.verschil is None:
        return f"{kop}niet te bepalen"
    euro = "" if waarde.euro is None else f"; tegen de opgegeven prijs {_met_teken(waarde.euro)} euro"
    return f"{kop}A {getal(waarde.a, 2)}, B {getal(waarde.b, 2)}, verschil {_met_teken(waarde.verschil)}{euro}"


def _met_teken(bedrag: Decimal) -> str:
    return f"{'+' if bedrag > 0 else ''}{getal(bedrag, 2)}"


def _eerste(vergelijking: Vergelijking) -> Iterator[str]:
    rijen = vergelijking.zwaarste_eerst().head(VOORBEELDEN)
    if not rijen.height:
        return
    kolommen = {naam: rijen[naam].to_list() for naam in _GETOOND}
    kolommen["oorzaak"] = [oorzaken()[naam].naam for naam in kolommen["oorzaak"]]
    yield ""
    yield als_bytes(kolommen, "tabel").decode().rstrip("\n")
    over = vergelijking.verschillen.height - rijen.height
    if over:
        yield f"En nog {getal(over)}. Geef --uit csv, json of xlsx met --naar voor alles."
