"""Before go-live: what is unsafe in this installation, and how to mend it. One file per subject."""

from __future__ import annotations

from collections.abc import Iterator

from stelsel.web.site.controle import bestanden, database, instellingen, mensen, werking
from stelsel.web.site.controle.bevinding import ERNST, Bevinding

__all__ = ["ERNST", "Bevinding", "controleer"]


def controleer() -> Iterator[Bevinding]:
    """Everything that is found, subject by subject; without a database what asks for one is left out."""
    yield from instellingen.keur()
    yield from bestanden.keur()
    onbereikbaar = list(database.keur())
    yield from onbereikbaar
    if not any(bevinding.ernst == "fout" for bevinding in onbereikbaar):
        yield from mensen.keur()
        yield from werking.keur()
