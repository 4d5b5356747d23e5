"""Does somebody leave with a diploma below, on or above the niveau that one expects after the earlier education?"""

from __future__ import annotations

from typing import Annotated

from stelsel.regels.begrippen import Jaren, Leeftijd, Niveau
from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, en, regel, vraag
from stelsel.regels.plaatsing._verwacht import KLASSEN, HoogsteVooropleiding, Indeling, vergelijk

GEEN_DIPLOMA = "geen_diploma"


class PassendDiplomaFeiten(Feiten):
    """Somebody who leaves the institution, and the highest mbo-diploma at that moment."""

    variant: Annotated[Indeling | None, vraag("Welke indeling gebruik je (zonder keuze die van de MBO Raad)?")] = None
    vooropleiding: Annotated[
        HoogsteVooropleiding | None, vraag("Wat was de hoogste vooropleiding voor het mbo?", vast=True)
    ] = None
    leeftijd: Annotated[
        Leeftijd | None,
        vraag("Hoe oud was de student op 1 augustus van het studiejaar van de start?", vast=True),
    ] = None
    heeft_diploma: Annotated[bool | None, vraag("Heeft de student bij vertrek een mbo-diploma?")] = None
    diplomaniveau: Annotated[Niveau | None, vraag("Wat is het niveau van het hoogste mbo-diploma?")] = None
    eigen_instelling: Annotated[bool | None, vraag("Is dit diploma van de instelling die de student verlaat?")] = None
    diploma_jaren_terug: Annotated[
        Jaren | None,
        vraag("Hoeveel jaar voor het opbrengstjaar is het diploma behaald (0 is in het jaar zelf)?"),
    ] = None


@regel(
    vraag="Past het diploma waarmee iemand vertrekt bij de vooropleiding?",
    antwoorden={**KLASSEN, GEEN_DIPLOMA: "Er is geen diploma dat meetelt."},
    toelichting=(
        "Dit is een telling. Het hoogste mbo-diploma bij vertrek wordt vergeleken met de hoogste vooropleiding uit het "
        "voortgezet onderwijs; diploma's daartussen tellen niet. De MBO Raad telt alleen een diploma van de eigen "
        "instelling uit het opbrengstjaar of de vijf jaar daarvoor, en noemt een diploma passend als het op of boven "
        "het verwachte niveau ligt. Zie 'onderwijsresultaat' voor het oordeel van de inspectie, dat iets anders is."
    ),
)
def passend_diploma(f: PassendDiplomaFeiten, r: Redenering) -> str:
    """By the Staat van het Onderwijs 2021 (tab. 5.1b) and the definition of the MBO Raad."""
    telt = en(_heeft_diploma(f, r), True if f.variant == "DOMEIN_GK" else _telt_mee(f, r))
    if telt is False:
        r.reken(passend=False)
        return GEEN_DIPLOMA
    klasse = vergelijk(f, r, f.diplomaniveau, "diplomaniveau")
    if telt is None or klasse is None:
        return ONBEKEND
    if "verwacht_niveau" in r.antwoordwaarden:  # else nothing is expected, so nothing is or is not fitting
        r.reken(passend=klasse != "onder")
    return klasse


def _heeft_diploma(f: PassendDiplomaFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "S0 tabel 5.1b",
        f.heeft_diploma,
        ja="Er is bij vertrek een mbo-diploma om te vergelijken.",
        nee="Er is bij vertrek geen mbo-diploma om te vergelijken.",
        feiten=("heeft_diploma",),
    )


def _telt_mee(f: PassendDiplomaFeiten, r: Redenering) -> bool | None:
    """The MBO Raad looks at the institution's own diplomas of a few years only."""
    if f.heeft_diploma is False:
        return None
    eigen = r.eis(
        "IE passend diploma",
        f.eigen_instelling,
        ja="Het diploma is van de instelling die de student verlaat.",
        nee="Het diploma is van een andere instelling; dat telt de MBO Raad hier niet mee.",
        feiten=("eigen_instelling",),
    )
    grens = r.waarde("passend_diploma.diploma_telt")
    wat = "Jaren tussen diploma en opbrengstjaar"
    return en(eigen, r.hoogstens(grens, f.diploma_jaren_terug, wat, ("diploma_jaren_terug",)))
