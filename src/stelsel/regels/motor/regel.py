"""What a rule is to whoever asks: its question, its answers, its facts, and asking it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_type_hints

from stelsel.regels.motor.feiten import Feiten
from stelsel.regels.motor.lezen import eis_dag, feiten_uit, lees_feiten
from stelsel.regels.motor.redenering import Redenering
from stelsel.regels.motor.schema import schemas
from stelsel.regels.motor.uitkomst import Regelversie, Uitkomst
from stelsel.regels.motor.versie import codehash
from stelsel.regels.motor.waarden import STANDAARD, GeenWaarde, Waarden

Antwoord = str | int | Decimal


@dataclass(frozen=True)
class Monotoon:
    """More (`stijgend`) or less (`dalend`) of a fact never makes the answer worse, by this article."""

    richting: str
    artikel: str


@dataclass(frozen=True, eq=False)  # there is one of each
class Regel:
    """One question. `antwoorden` maps each code to what it means; a rule that computes a number has none but its own.

    `gunstig` names the answers that need no way out; for any other the motor can look for what would turn it.
    `monotoon` maps a path (`resultaten[].cijfer`) to its direction and article; a fact that it does not name is
    declared not to be monotone, and nothing is asserted of it.
    """

    naam: str
    onderwerp: str
    vraag: str
    toelichting: str
    antwoorden: Mapping[str, str]
    gunstig: frozenset[str]
    functie: Callable[[Any, Redenering], Antwoord]
    feiten: type[Feiten]
    bestand: Path
    monotoon: Mapping[str, Monotoon] = field(default_factory=dict)
    getal: str = ""

    def lees(self, tekst: bytes | str) -> Feiten:
        """Facts from JSON. Raises FeitenFout naming every fault."""
        return lees_feiten(self.feiten, tekst, self.naam)

    def uit(self, waarde: Any) -> Feiten:
        """Facts from plain values. Raises FeitenFout naming every fault."""
        return feiten_uit(self.feiten, waarde, self.naam)

    def beantwoord(self, feiten: Feiten, op: date | None = None, waarden: Waarden = STANDAARD) -> Uitkomst:
        """The outcome for these facts, on `op`, else on the day they name, else today.

        Raises FeitenFout when `op` lies further away than any day that a fact may name.
        """
        gevraagd = feiten.op_dag(op if op is None else eis_dag(op, self.naam))
        redenering = Redenering(gevraagd, waarden)
        try:
            antwoord = self.functie(gevraagd, redenering)
        except GeenWaarde as geen:
            antwoord = redenering.zonder_waarde(geen)
        return Uitkomst(
            regel=self.naam,
            op=redenering.op,
            antwoord=antwoord,
            gronden=tuple(redenering.gronden),
            termijnen=tuple(redenering.termijnen),
            ter_beoordeling=tuple(redenering.ter_beoordeling),
            ontbrekend=redenering.ontbrekend,
            waarden=redenering.antwoordwaarden,
            regelversie=Regelversie(self.naam, codehash(self.bestand), waarden.hash, waarden.variant),
        )

    def is_gunstig(self, antwoord: Antwoord) -> bool:
        """Whether nobody needs a way out of this answer."""
        return antwoord in self.gunstig

    def schema(self) -> dict[str, Any]:
        """JSON Schema (2020-12) of the facts."""
        (verwijzing,), delen = schemas([self.feiten], "#/$defs/{name}")
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": self.naam,
            "description": self.vraag,
            **verwijzing,
            "$defs": delen,
        }


def regel(
    *,
    vraag: str,
    toelichting: str,
    antwoorden: Mapping[str, str] | None = None,
    gunstig: tuple[str, ...] = (),
    monotoon: Mapping[str, Monotoon] | None = None,
    getal: str = "",
) -> Callable[[Callable[[Any, Redenering], Antwoord]], Regel]:
    """Make a rule of a function from facts and a Redenering to the answer.

    The function is named as its file; its first argument is annotated with its Feiten. `toelichting` tells a reader
    what the rule decides and what not; `getal` says what a number as answer means, with its unit.
    """

    def maak(functie: Callable[[Any, Redenering], Antwoord]) -> Regel:
        bestand = Path(inspect.getfile(functie))
        eerste = next(iter(inspect.signature(functie).parameters))
        return Regel(
            naam=functie.__name__,
            onderwerp=bestand.parent.name,
            vraag=vraag,
            toelichting=toelichting,
            antwoorden=dict(antwoorden or {}),
            gunstig=frozenset(gunstig),
            functie=functie,
            feiten=get_type_hints(functie)[eerste],
            bestand=bestand,
            monotoon=dict(monotoon or {}),
            getal=getal,
        )

    return maak
