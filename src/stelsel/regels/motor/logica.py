"""Reasoning with what is not known: True, False, and None for unknown (Kleene's strong three-valued logic).

An unknown fact never becomes a guess. It only stays unknown where it matters: `en(False, None)` is False, because
no answer to the open question could make it True.
"""

from __future__ import annotations

from typing import Any


def en(*delen: bool | None) -> bool | None:
    """All of them: False when one is False, else None when one is unknown, else True."""
    if False in delen:
        return False
    return None if None in delen else True


def of(*delen: bool | None) -> bool | None:
    """At least one of them: True when one is True, else None when one is unknown, else False."""
    if True in delen:
        return True
    return None if None in delen else False


def niet(deel: bool | None) -> bool | None:
    """The opposite; the opposite of unknown is unknown."""
    return None if deel is None else not deel


def minstens(gevonden: Any, nodig: Any) -> bool | None:
    """`gevonden >= nodig`, unknown when one of them is."""
    return None if gevonden is None or nodig is None else gevonden >= nodig


def hoogstens(gevonden: Any, grens: Any) -> bool | None:
    """`gevonden <= grens`, unknown when one of them is."""
    return None if gevonden is None or grens is None else gevonden <= grens


def is_een_van(gevonden: Any, mogelijk: Any) -> bool | None:
    """Whether the value is among those; unknown when the value is."""
    return None if gevonden is None else gevonden in mogelijk
