"""The facts a rule asks for: typed, frozen, and every one of them allowed to be unknown.

A rule declares a subclass of `Feiten`. Reading is done by msgspec at full speed; only when that refuses, the same
input is walked again to name every fault with its JSON path and what is allowed (`lees_feiten`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar

import msgspec

from stelsel.kern.tijd import vandaag


def vraag(tekst: str, *, vast: bool = False, eenheid: str = "") -> msgspec.Meta:
    """The question that a person answers to give this fact.

    `vast` marks what nobody can change (a birth date): it is never offered as a way to another answer.
    `eenheid` is shown behind a number.
    """
    return msgspec.Meta(description=tekst, extra={"vast": vast, "eenheid": eenheid})


class Tegenspraak(msgspec.Struct, frozen=True):
    """Facts that cannot be true together: the paths, and one sentence that says why."""

    paden: tuple[str, ...]
    zin: str


class Deel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the facts that occurs more than once, such as one exam result. Its fields may be required."""


class Feiten(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The facts of one question. A field that is None is unknown; a rule never takes it for 'no'.

    `kopjes` names, for a form with many questions, the heading that starts at a fact.
    """

    kopjes: ClassVar[Mapping[str, str]] = {}

    op: Annotated[date | None, vraag("Op welke dag wordt de vraag gesteld?")] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        """Facts that contradict each other; a rule overrides this where that can happen."""
        return iter(())

    def op_dag(self, dag: date | None = None) -> Feiten:
        """The same facts, asked on `dag`, else on the day they name, else today."""
        if dag is None and self.op is not None:
            return self
        return msgspec.structs.replace(self, op=dag or vandaag())

    def waarde(self, pad: str) -> Any:
        """The value at a path such as `resultaten[2].cijfer`. Raises AttributeError or IndexError for no such fact."""
        plek: Any = self
        for stap in pad.replace("[", ".[").split("."):
            plek = plek[int(stap[1:-1])] if stap.startswith("[") else getattr(plek, stap)
            if plek is None:
                return None
        return plek
