"""What several questions ask about keuzedelen: the least they must hold together, and whether one may overlap."""

from __future__ import annotations

from stelsel.regels.motor import Redenering, en, niet, of
from stelsel.regels.motor.logica import is_een_van


def minimum(r: Redenering, soort: str, langer: bool | None) -> tuple[int, int]:
    """The least studielast of the keuzedelen together; two different numbers while `langer` is unknown and decides.

    `langer`: the middenkaderopleiding may last more than three years (WEB 7.2.4a lid 4).
    """
    gewoon = r.waarde("keuzedelen.minimum")[soort]
    bij_langer = r.waarde("keuzedelen.minimum_langer").waarde if soort == "middenkader" else gewoon
    if langer is None:
        return min(gewoon, bij_langer), max(gewoon, bij_langer)
    return (bij_langer, bij_langer) if langer else (gewoon, gewoon)


def valt_vrij(r: Redenering, soort: str | None, overlapt: bool | None, remedierend: bool | None) -> bool | None:
    """Whether a keuzedeel does not overlap the kwalificatie, or may do so because it is remedial."""
    soorten = r.waarde("keuzedelen.samenvallen").waarde
    mag = en(remedierend, is_een_van(soort, soorten)) if soorten else False
    return of(niet(overlapt), mag)
