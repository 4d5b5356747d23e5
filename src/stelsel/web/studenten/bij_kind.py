"""What other apps tell a parent about the own child. This app knows none of them."""

from __future__ import annotations

from collections.abc import Callable

from stelsel.web.studenten.models import Persoon

Bron = Callable[[Persoon], list[tuple[str, list[str]]]]
"""Headings with their lines about this student, as far as a parent may know them today."""
_bronnen: list[Bron] = []


def registreer_bij_kind(bron: Bron) -> None:
    """Show what this app tells a parent, on the page of the child."""
    if bron not in _bronnen:
        _bronnen.append(bron)


def bij_kind(persoon: Persoon) -> list[tuple[str, list[str]]]:
    """Everything that a parent may know beside progress."""
    return [deel for bron in _bronnen for deel in bron(persoon)]
