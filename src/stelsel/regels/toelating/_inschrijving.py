"""What holds for every enrolment, at every level: who may be enrolled at all, and when anybody may be refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from stelsel.regels.begrippen import Leerweg, Vooropleiding
from stelsel.regels.motor import Feiten, Redenering, Waarde, en, niet, of, vraag
from stelsel.regels.motor.logica import is_een_van
from stelsel.regels.toelating._vervolg import vervolg

# WEB 8.1.1 lid 1 a-d, and none of them.
Verblijf = Literal["NEDERLANDER", "VREEMDELING_ONDER_18", "RECHTMATIG_VERBLIJF", "EERDER_INGESCHREVEN", "GEEN_GROND"]


class InschrijvingFeiten(Feiten):
    """What every question about admission needs to know."""

    kopjes: ClassVar[Mapping[str, str]] = {
        "start": "Vooropleiding en inschrijving",
        "beroepsongeschikt": "Redenen om iedereen te weigeren",
    }

    start: Annotated[date | None, vraag("Op welke dag begint de opleiding?")] = None
    vooropleidingen: Annotated[
        tuple[Vooropleiding, ...] | None, vraag("Welke opleidingen zijn eerder met een diploma of bewijs afgerond?")
    ] = None
    aangewezen_diploma: Annotated[
        bool | None, vraag("Is een ander diploma van deze persoon bij regeling aangewezen voor deze soort opleiding?")
    ] = None
    verblijf: Annotated[
        Verblijf | None, vraag("Op welke grond van nationaliteit of verblijf kan iemand worden ingeschreven?")
    ] = None
    leerweg: Annotated[Leerweg | None, vraag("Welke leerweg wil iemand volgen?")] = None
    volledig_leerplichtig: Annotated[
        bool | None, vraag("Geldt bij het begin van de opleiding nog de volledige leerplicht?")
    ] = None
    beroepsongeschikt: Annotated[
        bool | None, vraag("Bleek uit gedrag of uitlatingen dat iemand ongeschikt is voor het beroep?")
    ] = None
    advies_examencommissie: Annotated[
        bool | None, vraag("Heeft de examencommissie daarover geadviseerd en zijn de belangen afgewogen?")
    ] = None
    grondslag_afgewezen: Annotated[
        bool | None, vraag("Wijst iemand de grondslag af die een bijzondere instelling van hem vraagt te respecteren?")
    ] = None
    aanpassing_nodig: Annotated[
        bool | None, vraag("Heeft iemand een aanpassing nodig vanwege een handicap of chronische ziekte?")
    ] = None
    onevenredige_belasting: Annotated[
        bool | None, vraag("Is die aanpassing een onevenredige belasting voor de instelling?")
    ] = None


def grond(
    r: Redenering, grondslag: str | Waarde, weigering: bool | None, *, vrij: str, weigert: str, feiten: tuple[str, ...]
) -> bool | None:
    """Record a ground for refusing and return whether it is there: the step is met when it is not."""
    return niet(r.eis(grondslag, niet(weigering), ja=vrij, nee=weigert, feiten=feiten))


def kan_worden_ingeschreven(f: InschrijvingFeiten, r: Redenering) -> bool | None:
    """Nationality or residence, and for bbl the end of the full leerplicht (WEB 8.1.1 lid 1 and 3)."""
    verblijf = r.eis(
        "WEB 8.1.1 lid 1",
        niet(is_een_van(f.verblijf, ("GEEN_GROND",))),
        ja="De nationaliteit of het verblijf staat inschrijving toe.",
        nee="Geen van de gronden van nationaliteit of verblijf staat inschrijving toe.",
        feiten=("verblijf",),
    )
    buiten_bbl = niet(is_een_van(f.leerweg, ("BBL",)))
    mag = of(buiten_bbl, niet(f.volledig_leerplichtig))
    leerplicht = r.eis(
        "WEB 8.1.1 lid 3",
        mag,
        ja="De volledige leerplicht is voorbij." if f.volledig_leerplichtig is False else "De opleiding is geen bbl.",
        nee="De bbl staat pas open als de volledige leerplicht voorbij is.",
        feiten=vervolg(f, "leerweg", "volledig_leerplichtig", wel=f.leerweg == "BBL"),
    )
    return en(verblijf, leerplicht)


def algemene_weigering(f: InschrijvingFeiten, r: Redenering) -> bool | None:
    """A ground that holds for whoever comes: unfit for the occupation, the denomination, an undue burden."""
    return of(_ongeschikt(f, r), _grondslag(f, r), _belasting(f, r))


def _ongeschikt(f: InschrijvingFeiten, r: Redenering) -> bool | None:
    weigering = grond(
        r,
        "WEB 8.1.7b",
        en(f.beroepsongeschikt, f.advies_examencommissie),
        vrij="Ongeschiktheid voor het beroep is geen reden om te weigeren.",
        weigert="Iemand is ongeschikt gebleken voor het beroep en de examencommissie heeft geadviseerd.",
        feiten=vervolg(f, "beroepsongeschikt", "advies_examencommissie"),
    )
    if weigering:
        r.beoordeel("Is dit een bijzonder geval dat weigeren rechtvaardigt, alle belangen afgewogen?", "WEB 8.1.7b")
    return weigering


def _grondslag(f: InschrijvingFeiten, r: Redenering) -> bool | None:
    weigering = grond(
        r,
        "WEB 8.1.1 lid 4",
        f.grondslag_afgewezen,
        vrij="De grondslag van de instelling is geen reden om te weigeren.",
        weigert="Iemand wijst de grondslag af die de bijzondere instelling vraagt te respecteren of te onderschrijven.",
        feiten=("grondslag_afgewezen",),
    )
    if weigering:
        r.beoordeel("Mag deze instelling dat bij deze soort opleiding vragen?", "WEB 8.1.1 lid 4")
    return weigering


def _belasting(f: InschrijvingFeiten, r: Redenering) -> bool | None:
    weigering = grond(
        r,
        "WGBH 2",
        en(f.aanpassing_nodig, f.onevenredige_belasting),
        vrij="Een aanpassing is geen reden om te weigeren.",
        weigert="De aanpassing die nodig is, is een onevenredige belasting voor de instelling.",
        feiten=vervolg(f, "aanpassing_nodig", "onevenredige_belasting"),
    )
    if weigering:
        r.beoordeel("Is goed gemotiveerd dat de aanpassing een onevenredige belasting is?", "WGBH 2")
    return weigering
