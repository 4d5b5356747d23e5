"""The rules that can be asked over a gegevensset; a new one is a module with a VRAAG and a line here."""

from __future__ import annotations

from stelsel.doorrekening import keuzedelen, niveauplaatsing, onderwijsresultaat
from stelsel.doorrekening.vraag import Doorrekenvraag
from stelsel.kern.fouten import StelselFout
from stelsel.regels.register import bestanden

VRAGEN = {module.VRAAG.regel: module.VRAAG for module in (niveauplaatsing, onderwijsresultaat, keuzedelen)}


def doorrekenvraag(naam: str) -> Doorrekenvraag:
    """The question of that name. Raises StelselFout (exit 2) that names those there are."""
    if naam in VRAGEN:
        return VRAGEN[naam]
    keuze = "een van: " + ", ".join(VRAGEN)
    if naam not in bestanden():
        raise StelselFout(
            f"De regel '{naam[:40]}' bestaat niet.", verwacht=keuze, code="DOOR-REGEL-02", exitcode=2
        )
    raise StelselFout(
        f"De regel '{naam}' is niet over een gegevensset te stellen: de rijen geven haar feiten niet.",
        verwacht=keuze,
        doe="Stel haar over één persoon met 'stelsel regel vraag'.",
        code="DOOR-REGEL-01",
        exitcode=2,
    )


def eis_dimensies(vraag: Doorrekenvraag, per: tuple[str, ...]) -> None:
    """Raises StelselFout (exit 2) for a dimension that the rows of this question do not have, or that stands twice."""
    vreemd = [naam for naam in per if naam not in vraag.dimensies]
    if vreemd or len(set(per)) < len(per):
        raise StelselFout(
            f"De dimensie '{vreemd[0][:40]}' is er niet bij {vraag.regel}."
            if vreemd
            else "Een dimensie staat er twee keer.",
            waar="--per",
            verwacht="een of meer van: " + ", ".join(vraag.dimensies),
            doe="Scheid meer dimensies met een komma.",
            code="DOOR-DIM-01",
            exitcode=2,
        )
