"""An outcome and the description of a rule as plain text, for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from stelsel.regels.motor.codes import naam as codenaam
from stelsel.regels.motor.taal import dag, getal, opsomming
from stelsel.regels.motor.uitkomst import GELEZEN, Omslag, Uitkomst
from stelsel.regels.motor.vragen import is_jaartal

if TYPE_CHECKING:
    from stelsel.regels.motor.feiten import Feiten
    from stelsel.regels.motor.regel import Regel

BREEDTE = 100
MERK = {True: "ja ", False: "nee", None: " ? "}


def in_woorden(waarde: Any) -> str:
    """Any fact or value as a person writes it."""
    if waarde is None:
        return "onbekend"
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return dag(waarde)
    if isinstance(waarde, int | float | Decimal):
        return getal(waarde)
    if isinstance(waarde, list | tuple):
        return ", ".join(in_woorden(deel) for deel in waarde) or "geen"
    if isinstance(waarde, dict):
        return "; ".join(f"{codenaam(sleutel)}: {in_woorden(deel)}" for sleutel, deel in waarde.items()) or "niets"
    return codenaam(waarde)


def uitkomst_als_tekst(regel: Regel, uitkomst: Uitkomst) -> str:
    """The answer, its reasons with articles, the terms, what a person weighs, what is missing, what would turn it."""
    from stelsel.regels.beschrijving import antwoord_in_woorden

    regels = [regel.vraag, f"Op {dag(uitkomst.op)}: {in_woorden(uitkomst.antwoord)}"]
    betekenis = antwoord_in_woorden(regel, uitkomst.antwoord)
    if betekenis:
        regels.append(om(betekenis, "  "))
    if uitkomst.regelversie.variant:
        regels.append(f"  Variant: {uitkomst.regelversie.variant}. Dit is niet het geldende recht.")
    regels += kop("Redenen", (f"{MERK[g.voldaan]} {g.artikel}: {g.zin}{_zekerheid(g)}" for g in uitkomst.gronden))
    regels += kop("Uitgerekend", (f"{naam}: {in_woorden(waarde)}" for naam, waarde in uitkomst.waarden.items()))
    regels += kop("Termijnen", (_termijn(t) for t in uitkomst.termijnen))
    regels += kop("Weegt een mens", (f"{b.artikel}: {b.zin}" for b in uitkomst.ter_beoordeling))
    regels += kop("Ontbreekt", (_ontbrekend(o) for o in uitkomst.ontbrekend))
    regels += kop("Wat het antwoord zou keren", _omslagen(regel.feiten, uitkomst.omslag))
    versie = uitkomst.regelversie
    regels.append(f"\nRegel {versie.regel}, code {versie.code[:12]}, waarden {versie.waarden[:12]}.")
    return "\n".join(regels) + "\n"


def om(tekst: str, voor: str, verder: str | None = None) -> str:
    """A text folded to the width of a terminal, each line behind `voor`, the later ones behind `verder`."""
    return textwrap.fill(tekst, BREEDTE, initial_indent=voor, subsequent_indent=verder or voor)


def kop(titel: str, regels: Any) -> list[str]:
    """A heading with its lines; nothing when there are none."""
    regels = list(regels)
    return ["", titel, *(om(regel, "  ", "      ") for regel in regels)] if regels else []


def _zekerheid(grond: Any) -> str:
    return "" if grond.zekerheid == GELEZEN else f" [{grond.zekerheid}]"


def _termijn(termijn: Any) -> str:
    eind = f"uiterlijk {dag(termijn.uiterlijk)}" if termijn.uiterlijk else "geen einde bekend"
    begin = f"vanaf {dag(termijn.vanaf)}, " if termijn.vanaf else ""
    schuif = f" (verschoven van {dag(termijn.verschoven_van)}, Atw 1)" if termijn.verschoven_van else ""
    return f"{termijn.wat}: {begin}{eind}{schuif} ({termijn.artikel})"


def _ontbrekend(mist: Any) -> str:
    gevolg = "; ".join(f"bij {codenaam(waarde)}: {in_woorden(antwoord)}" for waarde, antwoord in mist.gevolg.items())
    return f"{mist.feit}: {mist.vraag} ({', '.join(mist.artikelen)}){f' {gevolg}.' if gevolg else ''}"


def _omslagen(soort: type[Feiten], omslagen: tuple[Omslag, ...]) -> Iterator[str]:
    for feit, antwoord, naar in samengevat(soort, omslagen):
        yield f"{feit.feit}: {naar}. Dan: {in_woorden(antwoord)}"


def feit_in_woorden(soort: type[Feiten], pad: str, waarde: Any) -> str:
    """A fact of these facts as a person writes it: 2.027 hours, and the year 2027."""
    if not is_jaartal(soort, pad):
        return in_woorden(waarde)
    if isinstance(waarde, list | tuple):
        return ", ".join(str(jaar) for jaar in waarde) or in_woorden(waarde)
    return in_woorden(None) if waarde is None else str(waarde)


def samengevat(soort: type[Feiten], omslagen: tuple[Omslag, ...]) -> Iterator[tuple[Omslag, Any, str]]:
    """Per fact and answer one line: the first change, the answer, and all values that turn it in words.

    Of a list only what is added or taken away is named.
    """
    samen: dict[tuple[str, Any, str], tuple[Omslag, list[str]]] = {}
    for omslag in omslagen:
        hoe, waarde = _verschil(soort, omslag)
        samen.setdefault((omslag.feit, omslag.antwoord, hoe), (omslag, []))[1].append(waarde)
    for (_, antwoord, hoe), (eerste, waarden) in samen.items():
        yield eerste, antwoord, f"{hoe}{opsomming(waarden, 'of')}"


def _verschil(soort: type[Feiten], omslag: Omslag) -> tuple[str, str]:
    if not isinstance(omslag.naar, tuple):
        return "", feit_in_woorden(soort, omslag.feit, omslag.naar)
    van = omslag.van or ()
    erbij = [waarde for waarde in omslag.naar if waarde not in van]
    if erbij:
        return "ook ", feit_in_woorden(soort, omslag.feit, erbij)
    return "zonder ", feit_in_woorden(soort, omslag.feit, [waarde for waarde in van if waarde not in omslag.naar])
