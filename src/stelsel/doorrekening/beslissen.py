"""Each distinct fact set is decided once, however many rows share it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stelsel.doorrekening.vraag import Doorrekenvraag, Feitenset
from stelsel.regels.motor.regel import Regel
from stelsel.regels.motor.uitkomst import ONBEKEND
from stelsel.regels.motor.waarden import Waarden
from stelsel.regels.register import vind


@dataclass(frozen=True)
class Beslissing:
    """The answer for one fact set, and the facts it waits for."""

    antwoord: str
    ontbreekt: tuple[str, ...] = ()


def beslis(vraag: Doorrekenvraag, sets: Iterable[Feitenset], op: date, waarden: Waarden) -> dict[Feitenset, Beslissing]:
    """The decision for every fact set; each is asked once, or once per corner when a result is known up to a range."""
    regel = vind(vraag.regel)
    return {set_: _beslis_een(regel, vraag, set_, op, waarden) for set_ in sets}


def _beslis_een(regel: Regel, vraag: Doorrekenvraag, set_: Feitenset, op: date, waarden: Waarden) -> Beslissing:
    hoeken = [regel.beantwoord(regel.uit(feiten), op, waarden) for feiten in vraag.feiten(set_, op, waarden)]
    antwoorden = {str(uitkomst.antwoord) for uitkomst in hoeken}
    ontbreekt = {re.sub(r"\[\d+\]", "[]", mist.feit) for uitkomst in hoeken for mist in uitkomst.ontbrekend}
    if len(antwoorden) == 1:
        return Beslissing(antwoorden.pop(), tuple(sorted(ontbreekt)))
    return Beslissing(ONBEKEND, tuple(sorted({*ontbreekt, vraag.speling})))
