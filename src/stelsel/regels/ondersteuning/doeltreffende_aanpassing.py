"""Must the school make an adjustment for a handicap or chronic illness? (WGBH 2)"""

from __future__ import annotations

from typing import Annotated, Literal

from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, en, regel, vraag

Belasting = Literal["redelijk", "onevenredig"]


class DoeltreffendeAanpassingFeiten(Feiten):
    """The request, whether the adjustment helps, and what a person weighed."""

    handicap_of_chronische_ziekte: Annotated[
        bool | None, vraag("Heeft de student een handicap of chronische ziekte?", vast=True)
    ] = None
    gevraagd: Annotated[
        bool | None, vraag("Is om de aanpassing gevraagd, door of namens de student, of is de behoefte anders bekend?")
    ] = None
    nodig_en_geschikt: Annotated[
        bool | None, vraag("Is de aanpassing nodig, en neemt zij de belemmering weg of maakt zij die kleiner?")
    ] = None
    belasting: Annotated[Belasting | None, vraag("Welke belasting is de aanpassing voor de school?")] = None
    gewogen_door_mens: Annotated[
        bool | None, vraag("Heeft een mens die belasting gewogen, en niet alleen een bedrag of score?")
    ] = None
    weigering_gemotiveerd: Annotated[bool | None, vraag("Staan de redenen van de weigering op schrift?")] = None


@regel(
    vraag="Moet de school deze aanpassing doen?",
    antwoorden={
        "aanpassing_doen": "De school doet de aanpassing.",
        "weigeren_onevenredig": "De school mag weigeren: een mens vond de aanpassing een onevenredige belasting.",
        "niet_gewogen": "De belasting is niet door een mens gewogen; weigeren kan zo niet.",
        "geen_plicht": "Er is geen plicht: geen handicap, geen bekende behoefte, of de aanpassing helpt niet.",
    },
    gunstig=("aanpassing_doen",),
    toelichting=(
        "De wet vraagt een aanpassing naar gelang de behoefte, tenzij die een onevenredige belasting is. Een verzoek "
        "noemt de wet niet; de school moet de behoefte wel kennen. Voor de belasting is "
        "geen bedrag, percentage of score voor: een mens weegt, in dit geval, met redenen. De regel rekent dus niets "
        "uit en kijkt of die weging er is. Dat een weigering gemotiveerd moet zijn, is niet nagelezen en houdt niets "
        "tegen. Veiligheid en gezondheid (artikel 3) zijn niet uitgewerkt. Een aanpassing van een examen staat in "
        "'aangepast_examen'; de afspraken voor de hele opleiding in 'extra_ondersteuning'."
    ),
)
def doeltreffende_aanpassing(f: DoeltreffendeAanpassingFeiten, r: Redenering) -> str:
    """By WGBH 2 and 6, text of 2017."""
    plicht = en(_handicap(f, r), _gevraagd(f, r), _helpt(f, r))
    if plicht is False:
        return "geen_plicht"
    if plicht is None:
        return ONBEKEND
    return _weging(f, r)


def _handicap(f: DoeltreffendeAanpassingFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WGBH 6",
        f.handicap_of_chronische_ziekte,
        ja="Er is een handicap of chronische ziekte, en het gaat om beroepsonderwijs.",
        nee="Er is geen handicap of chronische ziekte.",
        feiten=("handicap_of_chronische_ziekte",),
    )


def _gevraagd(f: DoeltreffendeAanpassingFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WGBH 2",
        f.gevraagd,
        ja="Om de aanpassing is gevraagd, of de school kent de behoefte.",
        nee="Om de aanpassing is niet gevraagd, en de school kent de behoefte niet.",
        feiten=("gevraagd",),
        zekerheid="secundair",
    )


def _helpt(f: DoeltreffendeAanpassingFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WGBH 2",
        f.nodig_en_geschikt,
        ja="De aanpassing is nodig en neemt de belemmering weg of maakt die kleiner.",
        nee="De aanpassing is niet nodig of neemt de belemmering niet weg.",
        feiten=("nodig_en_geschikt",),
    )


def _weging(f: DoeltreffendeAanpassingFeiten, r: Redenering) -> str:
    """Nothing is compared here: what counts is that a person weighed, and what that person found."""
    draaglijk = r.eis(
        "WGBH 2",
        None if f.belasting is None else f.belasting == "redelijk",
        ja="De aanpassing is geen onevenredige belasting.",
        nee="De aanpassing is als onevenredige belasting beoordeeld.",
        feiten=("belasting",),
    )
    if draaglijk is None:
        r.beoordeel("Is de aanpassing voor de school een onevenredige belasting? Weeg het, met redenen.", "WGBH 2")
        return ONBEKEND
    if draaglijk:
        return "aanpassing_doen"
    gewogen = r.eis(
        "WGBH 2",
        f.gewogen_door_mens,
        ja="Een mens heeft de belasting in dit geval gewogen.",
        nee="Een bedrag of score alleen is geen weging: een mens moet de belasting in dit geval wegen.",
        feiten=("gewogen_door_mens",),
        zekerheid="secundair",
    )
    if gewogen is False:
        r.beoordeel("Weeg de belasting in dit geval, met redenen.", "WGBH 2")
        return "niet_gewogen"
    r.eis(
        "GK weigering aanpassing",
        f.weigering_gemotiveerd,
        ja="De redenen van de weigering staan op schrift.",
        nee="De redenen van de weigering staan niet op schrift.",
        feiten=("weigering_gemotiveerd",),
        zekerheid="ongeverifieerd",
    )
    return r.kies(gewogen, ja="weigeren_onevenredig", nee=ONBEKEND)
