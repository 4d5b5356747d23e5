"""Which facts a step asks for, when one question matters only after a certain answer to another."""

from __future__ import annotations

from stelsel.regels.motor import Feiten


def vervolg(f: Feiten, eerst: str, *dan: str, wel: bool | None = None) -> tuple[str, ...]:
    """The first fact, and the later ones once the first makes them matter, or when they are known already.

    `wel` says whether they matter where the first fact is no plain yes or no.
    """
    nodig = getattr(f, eerst) if wel is None else wel
    return (eerst, *(feit for feit in dan if nodig or getattr(f, feit) is not None))
