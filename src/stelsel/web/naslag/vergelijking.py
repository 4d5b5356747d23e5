"""What changed between two answers of one rule: the facts, the answer, and the reasons that turned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stelsel.regels.motor.regel import Regel
from stelsel.regels.motor.tekst import feit_in_woorden
from stelsel.regels.motor.uitkomst import Uitkomst
from stelsel.web.naslag.tonen import kort, vraag_bij


def vergelijk(
    regel: Regel, eerder: dict[str, Any], was: Uitkomst, nu: dict[str, Any], is_nu: Uitkomst
) -> dict[str, Any] | None:
    """Changed facts (question, before, after), both answers, and reasons that came or went; None when all is equal."""
    feiten = [
        {
            "vraag": vraag_bij(regel, pad),
            "was": feit_in_woorden(regel.feiten, pad, oud),
            "nu": feit_in_woorden(regel.feiten, pad, nieuw),
        }
        for pad, oud, nieuw in _anders(eerder, nu)
    ]
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
    """Every single fact in which two plain values differ, also within a part or row that only one of them has."""
    if isinstance(oud, dict) or isinstance(nieuw, dict):
        links, rechts = oud or {}, nieuw or {}
        for naam in [*links, *(naam for naam in rechts if naam not in links)]:
            yield from _anders(links.get(naam), rechts.get(naam), f"{pad}.{naam}" if pad else naam)
    elif _rijen(oud) or _rijen(nieuw):
        links, rechts = oud or [], nieuw or []
        for plek in range(max(len(links), len(rechts))):
            yield from _anders(_op(links, plek), _op(rechts, plek), f"{pad}[{plek}]")
    elif oud != nieuw:
        yield pad, oud, nieuw


def _rijen(waarde: Any) -> bool:
    return isinstance(waarde, list) and any(isinstance(deel, dict) for deel in waarde)


def _op(rijen: list[Any], plek: int) -> Any:
    return rijen[plek] if plek < len(rijen) else None
