"""Does a student start below, on or above the niveau that one expects after the earlier education?"""

from __future__ import annotations

from typing import Annotated

from stelsel.regels.begrippen import Leeftijd, Niveau
from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, regel, vraag
from stelsel.regels.plaatsing._verwacht import KLASSEN, HoogsteVooropleiding, Indeling, vergelijk


class NiveauplaatsingFeiten(Feiten):
    """Few distinct facts on purpose: a whole school falls into a few hundred different sets."""

    variant: Annotated[Indeling | None, vraag("Welke indeling gebruik je (zonder keuze die van de MBO Raad)?")] = None
    vooropleiding: Annotated[HoogsteVooropleiding | None, vraag("Wat is de hoogste vooropleiding?", vast=True)] = None
    leeftijd: Annotated[
        Leeftijd | None,
        vraag("Hoe oud is de student op 1 augustus van het studiejaar van de start?", vast=True),
    ] = None
    niveau: Annotated[Niveau | None, vraag("Op welk niveau begint de student?")] = None


@regel(
    vraag="Begint een student onder, op of boven het niveau dat bij de vooropleiding wordt verwacht?",
    antwoorden=KLASSEN,
    toelichting=(
        "Dit is een telling, geen toelatingsregel: wie boven niveau begint, mag dat. Met vmbo-kader naar niveau 4 "
        "staat de wet toe (WEB 8.2.1). Er zijn twee indelingen. Die van de MBO Raad geldt als je niets kiest; de "
        "andere is grotendeels niet nagelezen. De tabel van de inspectie is niet gevonden. Wie 27 jaar of ouder is, "
        "telt bij de MBO Raad met verwacht niveau 2, wat de vooropleiding ook is."
    ),
)
def niveauplaatsing(f: NiveauplaatsingFeiten, r: Redenering) -> str:
    """By the definition of the MBO Raad or the second classification of domein.md 2.1; neither is law."""
    klasse = vergelijk(f, r, f.niveau, "niveau")
    if klasse is None:
        return ONBEKEND
    if f.variant == "DOMEIN_GK":
        _noem_bron(f, r, klasse)
    return klasse


def _noem_bron(f: NiveauplaatsingFeiten, r: Redenering, klasse: str) -> None:
    """One cell of the second classification does stand in a source."""
    gelezen = r.waarde("niveauplaatsing.domein_gk_gelezen")
    if gelezen.waarde.get(f.vooropleiding, {}).get(f.niveau) == klasse:
        r.stel_vast(gelezen, "Deze uitkomst staat zo in de Staat van het Onderwijs.", ("vooropleiding", "niveau"))
