"""From a figure to a judgement: norm, minimum, and the decision rule of UBWEB 4a.4."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from stelsel.indicatoren.lezingen import Lezingen
from stelsel.indicatoren.normen import drempel, norm

VOLDOENDE, ONVOLDOENDE, HOOG, NIET_TE_BEPALEN = "voldoende", "onvoldoende", "hoog", "niet te bepalen"


@dataclass(frozen=True)
class Cijfer:
    """A figure of one group: numerator, denominator, and in how many years (the last among them) anybody was new."""

    indicator: str
    teller: int
    noemer: int
    jaren_met_noemer: int = 1
    laatste_jaar_met_noemer: bool = True

    @property
    def waarde(self) -> Fraction | None:
        """Percent, exact; None without anybody."""
        return Fraction(100 * self.teller, self.noemer) if self.noemer else None


@dataclass(frozen=True)
class Uitkomst:
    """A figure against its norm: `oordeel` is voldoende, onvoldoende or niet te bepalen; `redenen` say why."""

    oordeel: str
    norm: Fraction | None
    redenen: tuple[str, ...] = ()
    hoog: bool = False


def een_decimaal(waarde: Fraction) -> Fraction:
    """Rounded to one decimal, half up."""
    return Fraction((waarde * 10 + Fraction(1, 2)).__floor__(), 10)


def beoordeel(cijfer: Cijfer, niveau: int, jaar: int, venster: int, lezingen: Lezingen) -> Uitkomst:
    """One indicator against its norm for a niveau (2-4); `waarde >= norm` is voldoende."""
    grens = norm("voldoende", cijfer.indicator, niveau, jaar)
    reden = _waarom_niet(cijfer, jaar, venster, lezingen)
    if grens is None:
        reden = reden or f"voor niveau {niveau} is er geen norm"
    if reden or grens is None or cijfer.waarde is None:
        return Uitkomst(NIET_TE_BEPALEN, grens, (f"niet te bepalen: {reden}",))
    waarde, afgerond = cijfer.waarde, een_decimaal(cijfer.waarde)
    if lezingen.afronding == "een_decimaal":
        waarde = afgerond
    redenen = ()
    if (cijfer.waarde >= grens) != (afgerond >= grens):
        redenen = ("afgerond op één decimaal haalt deze uitkomst de norm, onafgerond niet",)
    hoge = norm("hoog", cijfer.indicator, niveau, jaar)
    return Uitkomst(VOLDOENDE if waarde >= grens else ONVOLDOENDE, grens, redenen, hoge is not None and waarde >= hoge)


def _waarom_niet(cijfer: Cijfer, jaar: int, venster: int, lezingen: Lezingen) -> str:
    """Why a figure is not judged (7.3 of the rules: minimum, exactly 0 or 100, years with new students)."""
    minimum = drempel("minimum_noemer", jaar) if lezingen.minimum == "norm" else int(lezingen.minimum)
    if cijfer.noemer < max(minimum or 0, 1):
        return f"de noemer is {cijfer.noemer}, kleiner dan {minimum}"
    if cijfer.indicator == "startersresultaat":
        return _te_weinig_instroom(cijfer, jaar, venster, lezingen)
    if lezingen.nul_honderd == "niet_beoordeeld" and cijfer.teller in (0, cijfer.noemer):
        return f"een uitkomst van precies {100 * cijfer.teller // cijfer.noemer} procent wordt niet beoordeeld"
    return ""


def _te_weinig_instroom(cijfer: Cijfer, jaar: int, venster: int, lezingen: Lezingen) -> str:
    nodig = drempel("jaren_met_nieuwe_instroom", jaar)
    if lezingen.sr_jaren == "geen_eis" or nodig is None:
        return ""
    # over fewer years than three, no more years can be asked than there are
    nodig = min(nodig, venster)
    if cijfer.laatste_jaar_met_noemer and cijfer.jaren_met_noemer >= nodig:
        return ""
    return f"er zijn nieuwe studenten in {cijfer.jaren_met_noemer} van de {venster} jaren" + (
        "" if cijfer.laatste_jaar_met_noemer else ", en niet in het laatste jaar"
    )


def beslis(uitkomsten: dict[str, Uitkomst], lezingen: Lezingen, jaar: int) -> tuple[str, str]:
    """The judgement over three outcomes and the sentence that explains it (UBWEB 4a.4; the rest: Inspectie)."""
    bekend = {naam: u for naam, u in uitkomsten.items() if u.oordeel != NIET_TE_BEPALEN}
    haalt = [naam for naam, u in bekend.items() if u.oordeel == VOLDOENDE]
    nodig = drempel("indicatoren_voldoende", jaar) or len(uitkomsten)
    mist = len(uitkomsten) - len(bekend)
    if mist == 0:
        oordeel = VOLDOENDE if len(haalt) >= nodig else ONVOLDOENDE
    elif mist == 1 and len(haalt) in (0, len(bekend)):
        oordeel = VOLDOENDE if haalt else ONVOLDOENDE
    else:
        return NIET_TE_BEPALEN, _waarom_onbepaald(len(haalt), len(bekend))
    uitleg = f"{len(haalt)} van {len(bekend)} bepaalde uitkomsten halen de norm"
    if oordeel == VOLDOENDE and mist == 0 and len(haalt) == len(uitkomsten) and _is_hoog(uitkomsten, lezingen):
        return HOOG, uitleg + ", met een hoge uitkomst"
    return oordeel, uitleg


def _waarom_onbepaald(haalt: int, bekend: int) -> str:
    if bekend == 2:
        return "niet te bepalen: één uitkomst ontbreekt en de andere twee zijn het oneens"
    mist = "alle drie de" if bekend == 0 else "twee van de drie"
    return f"niet te bepalen: {mist} uitkomsten ontbreken"


def _is_hoog(uitkomsten: dict[str, Uitkomst], lezingen: Lezingen) -> bool:
    hoge = [uitkomsten[naam].hoog for naam in ("jaarresultaat", "diplomaresultaat")]
    return all(hoge) if lezingen.hoog == "en" else any(hoge)
