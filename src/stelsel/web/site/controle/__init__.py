"""Before go-live: what is unsafe in this installation, and how to mend it. One file per subject."""

from __future__ import annotations

from collections.abc import Iterator

from stelsel.web.site.controle import bestanden, database, instellingen, mensen, pakketten, werking
from stelsel.web.site.controle.bevinding import ERNST, Bevinding

__all__ = ["ERNST", "Bevinding", "controleer"]


def controleer(*, met_pakketten: bool = False) -> Iterator[Bevinding]:
    """Everything that is found, subject by subject; without a database what asks for one is left out.

    `met_pakketten` looks for known leaks in the packages too, which asks for internet.
    """
    yield from instellingen.keur()
    yield from bestanden.keur()
    onbereikbaar = list(database.keur())
    yield from onbereikbaar
    if not any(bevinding.ernst == "fout" for bevinding in onbereikbaar):
        yield from mensen.keur()
        yield from werking.keur()
    if met_pakketten:
        yield from pakketten.keur()
