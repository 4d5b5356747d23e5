"""What changed between two answers of one rule: the facts, the answer, and the reasons that turned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stelsel.regels.motor.regel import Regel
from stelsel.regels.motor.tekst import in_woorden
from stelsel.regels.motor.uitkomst import Uitkomst
from stelsel.web.naslag.tonen import kort


def vergelijk(
    regel: Regel, eerder: dict[str, Any], was: Uitkomst, nu: dict[str, Any], is_nu: Uitkomst
) -> dict[str, Any] | None:
    """Changed facts (question, before, after), both answers, and reasons that came or went; None when all is equal."""
    feiten = [{"pad": pad, "was": in_woorden(oud), "nu": in_woorden(nieuw)} for pad, oud, nieuw in _anders(eerder, nu)]
    if not feiten:
        return None
    toen = {(grond.artikel, grond.zin, grond.voldaan) for grond in was.gronden}
    nieuw = [grond for grond in is_nu.gronden if (grond.artikel, grond.zin, grond.voldaan) not in toen]
    return {
        "feiten": feiten,
        "was": kort(regel, was.antwoord),
        "nu": kort(regel, is_nu.antwoord),
        "gelijk": was.antwoord == is_nu.antwoord,
        "gronden": [{"artikel": grond.artikel, "zin": grond.zin} for grond in nieuw],
    }


def _anders(oud: Any, nieuw: Any, pad: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Every place where two plain values differ."""
    if isinstance(oud, dict) and isinstance(nieuw, dict):
        for naam in [*oud, *(naam for naam in nieuw if naam not in oud)]:
            yield from _anders(oud.get(naam), nieuw.get(naam), f"{pad}.{naam}" if pad else naam)
    elif isinstance(oud, list) and isinstance(nieuw, list) and any(isinstance(deel, dict) for deel in oud + nieuw):
        for plek in range(max(len(oud), len(nieuw))):
            links, rechts = oud[plek : plek + 1], nieuw[plek : plek + 1]
            yield from _anders(links[0] if links else None, rechts[0] if rechts else None, f"{pad}[{plek}]")
    elif oud != nieuw:
        yield pad, oud, nieuw
