"""Is the studiesucces of a programme sufficient? (WEB 6.1.4b lid 2; UBWEB 4a.1-4a.4)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Annotated

from stelsel.kern.tijd import Studiejaar
from stelsel.regels.begrippen import Aantal, Niveau, Procent, Studiejaarnummer
from stelsel.regels.motor import ONBEKEND, Deel, Feiten, Monotoon, Redenering, Tegenspraak, en, naam, niet, regel, vraag
from stelsel.regels.motor.getallen import afgerond, geschreven, procent
from stelsel.regels.motor.logica import minstens

DRIE = ("jaarresultaat", "diplomaresultaat", "startersresultaat")
# How one indicator can come out, and which of these reach the norm.
HOOG, VOLDOENDE, ONVOLDOENDE, NIET_BEPAALD = "hoog", "voldoende", "onvoldoende", "niet_te_bepalen"
HAALT = (HOOG, VOLDOENDE)
EEN_DECIMAAL = "EEN_DECIMAAL"
ENTREE = 1


class Resultaat(Deel):
    """One indicator over the last three studiejaren together; the share as a teller or as a percentage."""

    noemer: Annotated[Aantal | None, vraag("Hoeveel studenten tellen in de drie studiejaren samen mee (noemer)?")] = (
        None
    )
    teller: Annotated[Aantal | None, vraag("Hoeveel van hen tellen als goed resultaat (teller)?")] = None
    procent: Annotated[Procent | None, vraag("Of, zonder teller: wat is de uitkomst in procenten?")] = None


class Startersresultaat(Resultaat):
    """The same, with the years in which anybody was new."""

    jaren_met_nieuwe_studenten: Annotated[
        Aantal | None, vraag("In hoeveel van de drie studiejaren waren er nieuwe studenten?")
    ] = None
    nieuwe_studenten_in_laatste_jaar: Annotated[
        bool | None, vraag("Waren er nieuwe studenten in het laatste van de drie studiejaren?")
    ] = None


class OnderwijsresultaatFeiten(Feiten):
    """The three indicators of one programme (or group of programmes) of one niveau at one institution."""

    niveau: Annotated[Niveau | None, vraag("Welk niveau heeft de opleiding?", vast=True)] = None
    studiejaar: Annotated[
        Studiejaarnummer | None, vraag("In welk kalenderjaar begon het laatste van de drie studiejaren?", vast=True)
    ] = None
    jaarresultaat: Annotated[Resultaat | None, vraag("Wat is het jaarresultaat?")] = None
    diplomaresultaat: Annotated[Resultaat | None, vraag("Wat is het diplomaresultaat?")] = None
    startersresultaat: Annotated[Startersresultaat | None, vraag("Wat is het startersresultaat?")] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        for indicator in DRIE:
            deel = getattr(self, indicator)
            if deel is not None and deel.teller is not None and deel.noemer is not None:
                yield from _tegenspraak(indicator, deel)


def _tegenspraak(indicator: str, deel: Resultaat) -> Iterator[Tegenspraak]:
    paden = (f"{indicator}.teller", f"{indicator}.noemer")
    if deel.teller > deel.noemer:
        yield Tegenspraak(paden, "Er kunnen niet meer goede resultaten zijn dan studenten die meetellen.")
    elif deel.procent is not None and deel.noemer:
        decimalen = max(0, -int(deel.procent.as_tuple().exponent))
        if afgerond(procent(deel.teller, deel.noemer), decimalen) != deel.procent:
            zin = "Het percentage hoort niet bij deze teller en noemer."
            yield Tegenspraak((*paden, f"{indicator}.procent"), zin)


@regel(
    vraag="Is het studiesucces van een opleiding voldoende?",
    antwoorden={
        "hoog": "Alle drie de indicatoren voldoen aan de norm, en er is een hoge uitkomst.",
        "voldoende": "Genoeg indicatoren voldoen aan de norm.",
        "onvoldoende": "Te weinig indicatoren voldoen aan de norm.",
        "niet_te_bepalen": "Er ontbreken uitkomsten, en wat er is wijst niet één kant op.",
        "geen_norm": "Voor een entreeopleiding bestaat geen norm.",
    },
    gunstig=("hoog", "voldoende", "geen_norm"),
    # Not so for the other two: all of them with a diploma is exactly 100 percent, and that is not judged.
    monotoon={"startersresultaat.teller": Monotoon("stijgend", "UBWEB 4a.4")},
    toelichting=(
        "Twee van de drie indicatoren ten minste op de norm is voldoende (UBWEB 4a.4). De normen, het minimum van "
        "twaalf, wat er gebeurt als een uitkomst ontbreekt en 'hoog' komen uit een nota van de inspectie die is "
        "aangehaald: de ministeriële regeling zelf is niet gevonden. Of een uitkomst wordt afgerond voor de "
        "vergelijking, zegt geen bron; waar dat verschil maakt, weegt een mens. De regel telt geen studenten: dat doet "
        "'stelsel indicator'. Of een opleiding zeer zwak is, zegt 'zeer_zwak'."
    ),
)
def onderwijsresultaat(f: OnderwijsresultaatFeiten, r: Redenering) -> str:
    """By UBWEB 4a.4 (text of 2024-08-01); what a missing outcome does and what is 'hoog': the Inspectie."""
    if f.niveau == ENTREE:
        r.stel_vast("UBWEB 4a.2 lid 2", "De indicatoren en hun norm gelden niet voor een entreeopleiding.", ("niveau",))
        return "geen_norm"
    if f.niveau is None or f.studiejaar is None:
        r.eis("UBWEB 4a.3", None, ja="", nee="", feiten=("niveau", "studiejaar"))
        return ONBEKEND
    geldt = r.waarde("onderwijsresultaat.geldt", _op(f))
    zin = (
        "Voor dit studiejaar golden deze regels nog niet. De normen van toen zijn niet gelezen; dit zijn die van 2024."
    )
    r.eis(geldt, geldt.waarde, ja="Voor dit studiejaar gelden deze regels.", nee=zin, feiten=("studiejaar",))
    jaren = r.waarde("onderwijsresultaat.studiejaren_oordeel", _op(f))
    zin = f"Geteld over {jaren.waarde} studiejaren samen; het laatste is {Studiejaar(f.studiejaar).label}."
    r.stel_vast(jaren, zin, ("studiejaar",))
    standen = [_stand(f, r, indicator, f.niveau) for indicator in DRIE]
    return _oordeel(r, standen, _op(f))


def _op(f: OnderwijsresultaatFeiten) -> date:
    """The norm is that of the last studiejaar."""
    return Studiejaar(f.studiejaar or 0).van


def _stand(f: OnderwijsresultaatFeiten, r: Redenering, indicator: str, niveau: int) -> tuple[str, ...]:
    """How this indicator came out; more than one possibility when a fact is missing."""
    deel: Resultaat | None = getattr(f, indicator)
    if deel is None:
        r.eis("UBWEB 4a.2", None, ja="", nee="", feiten=(indicator,))
        return (HOOG, VOLDOENDE, ONVOLDOENDE, NIET_BEPAALD)
    bepaald = _is_bepaald(f, r, indicator, deel)
    if bepaald is False:
        return (NIET_BEPAALD,)
    mogelijk = _tegen_de_norm(f, r, indicator, niveau)
    return mogelijk if bepaald else (*mogelijk, NIET_BEPAALD)


# -- is there an outcome at all ---------------------------------------------------------------------------------------


def _is_bepaald(f: OnderwijsresultaatFeiten, r: Redenering, indicator: str, deel: Resultaat) -> bool | None:
    minimum = r.waarde("onderwijsresultaat.minimum_noemer", _op(f))
    genoeg = r.minstens(minimum, deel.noemer, f"Noemer van het {indicator}", {f"{indicator}.noemer": deel.noemer})
    if genoeg is False:
        return False
    if isinstance(deel, Startersresultaat):
        return en(genoeg, _genoeg_instroom(f, r, deel))
    return en(genoeg, niet(_is_uiterste(f, r, indicator, deel)))


def _genoeg_instroom(f: OnderwijsresultaatFeiten, r: Redenering, deel: Startersresultaat) -> bool | None:
    nodig = r.waarde("onderwijsresultaat.jaren_met_nieuwe_instroom", _op(f))
    aantal = deel.jaren_met_nieuwe_studenten
    zin = f"In {aantal} van de drie studiejaren waren er nieuwe studenten; in ten minste {nodig.waarde} is nodig."
    jaren = r.eis(
        nodig,
        minstens(aantal, nodig.waarde),
        ja=zin,
        nee=zin,
        feiten={"startersresultaat.jaren_met_nieuwe_studenten": aantal},
    )
    laatste = r.eis(
        nodig,
        deel.nieuwe_studenten_in_laatste_jaar,
        ja="Ook in het laatste studiejaar waren er nieuwe studenten.",
        nee="In het laatste studiejaar waren er geen nieuwe studenten.",
        feiten={"startersresultaat.nieuwe_studenten_in_laatste_jaar": deel.nieuwe_studenten_in_laatste_jaar},
    )
    return en(jaren, laatste)


def _is_uiterste(f: OnderwijsresultaatFeiten, r: Redenering, indicator: str, deel: Resultaat) -> bool | None:
    """An outcome of exactly nothing or everything is not judged."""
    uitersten = r.waarde("onderwijsresultaat.uiterste_uitkomst", _op(f))
    waarde = _waarde(deel)
    if waarde is None:
        return None
    uiterst = waarde in uitersten[indicator]
    if uiterst:
        zin = f"Een {indicator} van precies {geschreven(waarde)} procent wordt niet beoordeeld."
        r.eis(uitersten, False, ja="", nee=zin, feiten=_gebruikt(indicator, deel))
    return uiterst


# -- against the norm -------------------------------------------------------------------------------------------------


def _waarde(deel: Resultaat) -> Fraction | None:
    """The outcome in percent, exact; None when it is not known."""
    if deel.teller is not None:
        return procent(deel.teller, deel.noemer) if deel.noemer else None
    return None if deel.procent is None else Fraction(deel.procent)


def _gebruikt(indicator: str, deel: Resultaat) -> dict[str, object]:
    if deel.teller is None:
        return {f"{indicator}.procent": deel.procent}
    return {f"{indicator}.teller": deel.teller, f"{indicator}.noemer": deel.noemer}


def _tegen_de_norm(f: OnderwijsresultaatFeiten, r: Redenering, indicator: str, niveau: int) -> tuple[str, ...]:
    deel = getattr(f, indicator)
    normen = r.waarde("onderwijsresultaat.voldoende", _op(f))
    gemeten, norm = _waarde(deel), normen[indicator][niveau]
    if gemeten is None:
        r.eis(normen, None, ja="", nee="", feiten=_gebruikt(indicator, deel))
        return (HOOG, VOLDOENDE, ONVOLDOENDE)
    waarde = _afgerond(f, r, indicator, gemeten, norm)
    zin = f"Het {indicator} is {geschreven(waarde)} procent; de norm voor niveau {niveau} is {norm} procent."
    haalt = r.eis(normen, minstens(waarde, norm), ja=zin, nee=zin, feiten=_gebruikt(indicator, deel))
    if not haalt:
        return (ONVOLDOENDE,)
    hoge = r.waarde("onderwijsresultaat.hoog", _op(f)).waarde.get(indicator, {}).get(niveau)
    return (HOOG,) if minstens(waarde, hoge) else (VOLDOENDE,)


def _afgerond(f: OnderwijsresultaatFeiten, r: Redenering, indicator: str, waarde: Fraction, norm: int) -> Fraction:
    """The value as it is compared. Where rounding makes the difference a person is told, because no source says."""
    lezing = r.waarde("onderwijsresultaat.afronding", _op(f))
    op_een = Fraction(afgerond(waarde, 1))
    if minstens(waarde, norm) != minstens(op_een, norm):
        r.beoordeel(
            f"Het {indicator} is {geschreven(waarde)} procent: afgerond op één decimaal haalt het de norm van {norm} "
            "procent, onafgerond niet. Wordt hier afgerond?",
            lezing,
        )
    return op_een if lezing.waarde == EEN_DECIMAAL else waarde


# -- the three together -----------------------------------------------------------------------------------------------


def _oordeel(r: Redenering, standen: list[tuple[str, ...]], op: date) -> str:
    """The judgement that every possibility leads to, or unknown when they differ."""
    nodig = r.waarde("onderwijsresultaat.indicatoren_voldoende", op)
    hoog_bij = r.waarde("onderwijsresultaat.hoge_norm_bij", op)
    mogelijk = {_beslis(drie, nodig.waarde, hoog_bij.waarde) for drie in product(*standen)}
    if len(mogelijk) > 1:
        return ONBEKEND
    (antwoord,) = mogelijk
    if any(len(stand) > 1 for stand in standen):
        r.stel_vast("UBWEB 4a.4", f"Wat nog niet bekend is, verandert het oordeel niet: {naam(antwoord)}.")
        return antwoord
    drie = [stand for (stand,) in standen]
    haalt, bepaald = _tel(drie)
    zin = (
        f"Van de drie uitkomsten {'is' if bepaald == 1 else 'zijn'} er {bepaald} te bepalen; daarvan "
        f"{'voldoet' if haalt == 1 else 'voldoen'} er {haalt} aan de norm."
    )
    if bepaald == len(drie):
        zin = f"{zin} Voor voldoende zijn er {nodig.waarde} nodig."
        r.eis(nodig, antwoord in HAALT, ja=zin, nee=zin)
    else:
        zin = f"{zin} Ontbreekt er één, dan moeten de andere twee het eens zijn. Het oordeel: {naam(antwoord)}."
        r.eis("Inspectie oordeel", antwoord in HAALT, ja=zin, nee=zin, zekerheid="secundair")
    if antwoord == HOOG:
        r.stel_vast(hoog_bij, "Alle drie voldoen aan de norm, en er is een uitkomst op de hoge norm.")
    r.reken(indicatoren_op_de_norm=haalt, indicatoren_bepaald=bepaald)
    return antwoord


def _tel(drie: list[str] | tuple[str, ...]) -> tuple[int, int]:
    return sum(stand in HAALT for stand in drie), sum(stand != NIET_BEPAALD for stand in drie)


def _beslis(drie: tuple[str, ...], nodig: int, hoog_bij: str) -> str:
    """UBWEB 4a.4; with one missing only when the others agree, with more never (Inspectie, not in the decree)."""
    haalt, bepaald = _tel(drie)
    ontbreekt = len(drie) - bepaald
    if ontbreekt == 0:
        if haalt < nodig:
            return ONVOLDOENDE
        return HOOG if haalt == len(drie) and _is_hoog(drie, hoog_bij) else VOLDOENDE
    if ontbreekt == 1 and haalt in (0, bepaald):
        return VOLDOENDE if haalt else ONVOLDOENDE
    return NIET_BEPAALD


def _is_hoog(drie: tuple[str, ...], hoog_bij: str) -> bool:
    """Jaarresultaat or diplomaresultaat, or both; the startersresultaat has no hoge norm."""
    hoge = [stand == HOOG for stand in drie[:-1]]
    return all(hoge) if hoog_bij == "en" else any(hoge)
