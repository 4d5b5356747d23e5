"""The final mark or word of one part of the exam (EKB 15)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from stelsel.regels.begrippen import Cijfer, Soort
from stelsel.regels.examinering._waardering import Schaalwaarde, Woord, dubbel_in_schaal, schaal
from stelsel.regels.motor import (
    ONBEKEND,
    Deel,
    Feiten,
    Redenering,
    Tegenspraak,
    getal,
    naam,
    opsomming,
    regel,
    vraag,
)

Onderdeel = Literal["NEDERLANDS", "REKENEN", "ENGELS", "LOOPBAAN_BURGERSCHAP", "SPECIFIEK", "KEUZEDEEL"]
Examensoort = Literal["CE", "IE"]
Delen = Literal["CE_EN_IE", "CE", "IE"]
NODIG: dict[str, tuple[str, ...]] = {"CE_EN_IE": ("CE", "IE"), "CE": ("CE",), "IE": ("IE",)}
IN_WOORDEN = ("SPECIFIEK", "KEUZEDEEL")


class Poging(Deel):
    """One time that an exam was done; a resit is one more."""

    examen: Annotated[Examensoort, vraag("Is dit het centraal examen of het instellingsexamen?")]
    cijfer: Annotated[Cijfer, vraag("Welk cijfer is behaald?")]
    hoger_niveau: Annotated[bool | None, vraag("Is dit examen gedaan op een hoger niveau dan de opleiding vraagt?")] = (
        None
    )


class EindcijferFeiten(Feiten):
    """One part of the exam and everything that was scored for it."""

    onderdeel: Annotated[Onderdeel | None, vraag("Om welk onderdeel van het examen gaat het?")] = None
    soort: Annotated[Soort | None, vraag("Welke soort opleiding is het?")] = None
    oude_rekenregels: Annotated[
        bool | None, vraag("Gelden voor deze student nog de rekenregels van voor 1 augustus 2022?")
    ] = None
    voldaan: Annotated[bool | None, vraag("Heeft de student aan dit onderdeel voldaan?")] = None
    woord: Annotated[Woord | None, vraag("Welk woord is als waardering gegeven?")] = None
    woordschaal: Annotated[
        tuple[Schaalwaarde, ...] | None, vraag("Welke cijfers geeft de examenregeling van de school aan de woorden?")
    ] = None
    delen: Annotated[
        Delen | None, vraag("Bestaat het onderdeel uit een centraal examen, een eigen examen of beide?")
    ] = None
    pogingen: Annotated[
        tuple[Poging, ...] | None, vraag("Welke cijfers zijn behaald, de herkansingen meegerekend?")
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        """A word where only a mark can be, and a mark beside a word."""
        yield from dubbel_in_schaal(self.woordschaal)
        if self.woord is None:
            return
        if self.pogingen:
            yield Tegenspraak(("woord", "pogingen"), "Een onderdeel krijgt een cijfer of een woord, niet allebei.")
        if self.onderdeel is not None and self.onderdeel not in IN_WOORDEN:
            yield Tegenspraak(("onderdeel", "woord"), "Dit onderdeel krijgt geen woord als eindwaardering (EKB 15).")


@regel(
    vraag="Wat is de eindwaardering van dit onderdeel van het examen?",
    antwoorden={
        "voldaan": "De student heeft aan dit onderdeel voldaan.",
        "niet_voldaan": "De student heeft nog niet aan dit onderdeel voldaan.",
        "zeer_slecht": "De eindwaardering is zeer slecht.",
        "slecht": "De eindwaardering is slecht.",
        "ruim_onvoldoende": "De eindwaardering is ruim onvoldoende.",
        "onvoldoende": "De eindwaardering is onvoldoende.",
        "bijna_voldoende": "De eindwaardering is bijna voldoende.",
        "voldoende": "De eindwaardering is voldoende.",
        "ruim_voldoende": "De eindwaardering is ruim voldoende.",
        "goed": "De eindwaardering is goed.",
        "zeer_goed": "De eindwaardering is zeer goed.",
        "uitmuntend": "De eindwaardering is uitmuntend.",
    },
    getal="Het eindcijfer: een geheel cijfer van 1 tot en met 10.",
    toelichting=(
        "Loopbaan en burgerschap, en rekenen in de entreeopleiding, krijgen 'voldaan' of 'niet voldaan'. De andere "
        "generieke onderdelen krijgen een geheel cijfer; een specifiek onderdeel of keuzedeel mag ook een woord "
        "krijgen. Welk cijfer bij een woord hoort, zegt de wet niet: dat staat in de examenregeling van de school. "
        "Afronden kijkt alleen naar het eerste cijfer achter de komma: 5,49 wordt een 5. Een keuzedeel dat gelijk is "
        "aan Nederlands, rekenen of Engels krijgt altijd een cijfer; of dat zo is, weet deze vraag niet. Het "
        "besluit regelt de herkansing van het centraal examen; voor het instellingsexamen doet de school dat."
    ),
)
def eindcijfer(f: EindcijferFeiten, r: Redenering) -> str | int:
    """By EKB 15, text of 2026-01-01; lid 1 to 5 the same on 2020-03-15, lid 6 since 2022-08-01."""
    if f.onderdeel is None:
        r.eis("EKB 15", None, ja="", nee="", feiten=("onderdeel",))
        return ONBEKEND
    artikel = _artikel_voldaan(f, r)
    if artikel is None:
        return ONBEKEND
    if artikel:
        zin = f"Voor {naam(f.onderdeel)} is de eindwaardering '{{}}'."
        voldaan = r.eis(
            artikel, f.voldaan, ja=zin.format("voldaan"), nee=zin.format("niet voldaan"), feiten=("voldaan",)
        )
        return r.kies(voldaan, ja="voldaan", nee="niet_voldaan")
    if f.woord is not None:
        return _woord(f, f.woord, r)
    return _cijfer(f, r)


def _artikel_voldaan(f: EindcijferFeiten, r: Redenering) -> str | None:
    """The article by which this part gets 'voldaan'; empty where it gets a mark or word; None when unknown."""
    if f.onderdeel == "LOOPBAAN_BURGERSCHAP":
        return "EKB 15 lid 5"
    if f.onderdeel != "REKENEN":
        return ""
    if f.soort is None:
        r.eis("EKB 15 lid 6", None, ja="", nee="", feiten=("soort",))
        return None
    if f.soort != "entree":
        return ""
    oud = r.eis(
        # EKB 18c lid 1 b: lid 6 does not hold for who started before rekenen counted.
        "EKB 18c lid 1",
        f.oude_rekenregels,
        ja="Voor deze student gelden de rekenregels van voor 1 augustus 2022: rekenen krijgt een cijfer.",
        nee="De oude rekenregels gelden niet: rekenen krijgt in de entreeopleiding 'voldaan' of 'niet voldaan'.",
        feiten=("oude_rekenregels",),
    )
    return None if oud is None else "" if oud else "EKB 15 lid 6"


def _woord(f: EindcijferFeiten, woord: str, r: Redenering) -> str:
    cijfer = schaal(r, f.woordschaal)[woord]
    r.stel_vast("EKB 15 lid 2", f"De eindwaardering is het woord '{naam(woord)}'.", ("woord",))
    van_de_school = woord in {regel.woord for regel in f.woordschaal or ()}
    herkomst = "de examenregeling van de school" if van_de_school else "de gewone volgorde van de woorden"
    zin = f"Het woord '{naam(woord)}' telt als een {cijfer}, volgens {herkomst}."
    r.stel_vast(r.waarde("woordschaal.cijfers"), zin, ("woord", "woordschaal") if van_de_school else ("woord",))
    r.reken(cijfer=cijfer)
    return woord


def _cijfer(f: EindcijferFeiten, r: Redenering) -> str | int:
    if f.delen is None or f.pogingen is None:
        r.eis("EKB 15 lid 4", None, ja="", nee="", feiten=("delen", "pogingen"))
        return ONBEKEND
    _let_op_delen(f, f.delen, r)
    cijfers = [_hoogste(examen, f.pogingen, r) for examen in NODIG[f.delen]]
    if None in cijfers:
        return ONBEKEND
    bekend = [cijfer for cijfer in cijfers if cijfer is not None]
    gemiddelde = sum(bekend, Decimal(0)) / len(bekend)
    eind = rond_af(gemiddelde, r.waarde("eindcijfer.afronding").waarde)
    r.reken(gemiddelde=gemiddelde)
    if len(bekend) > 1:
        zin = f"Het gemiddelde van {opsomming(map(getal, bekend))} is {getal(gemiddelde)}."
        r.stel_vast("EKB 15 lid 4", zin, ("delen", "pogingen"))
    zin = f"Het eerste cijfer achter de komma van {getal(gemiddelde)} beslist: het eindcijfer is een {eind}."
    r.stel_vast(r.waarde("eindcijfer.afronding"), zin, ("pogingen",))
    return eind


def rond_af(gemiddelde: Decimal, omhoog_vanaf: int) -> int:
    """EKB 15 lid 1: only the first decimal counts, so 5.49 is no 5.5."""
    heel = int(gemiddelde)
    eerste_decimaal = int((gemiddelde - heel).scaleb(1))
    return heel + (eerste_decimaal >= omhoog_vanaf)


def _hoogste(examen: str, pogingen: tuple[Poging, ...], r: Redenering) -> Decimal | None:
    """The mark of an exam that counts, with what was chosen and why."""
    gedaan = sorted((poging for poging in pogingen if poging.examen == examen), key=lambda poging: poging.cijfer)
    if not gedaan:
        r.eis("EKB 15 lid 4", None, ja="", nee="", feiten={"pogingen": None})
        return None
    _let_op_decimalen(gedaan, r)
    telt = gedaan[-1].cijfer
    zin = f"Van {opsomming(getal(poging.cijfer) for poging in gedaan)} telt het hoogste: {getal(telt)}."
    if len(gedaan) == 1:
        r.stel_vast("EKB 15 lid 3", f"Voor het {naam(examen)} is een {getal(telt)} behaald.", ("pogingen",))
    elif examen == "CE":
        r.stel_vast("EKB 8 lid 4", f"Voor het {naam(examen)}: {zin}", ("pogingen",))
        _let_op_hoger_niveau(gedaan, r)
    else:
        r.stel_vast("OER herkansing", f"Voor het {naam(examen)}: {zin}", ("pogingen",), zekerheid="secundair")
        r.beoordeel("Telt volgens de examenregeling ook bij een eigen examen het hoogste cijfer?", "OER herkansing")
    return telt


def _let_op_delen(f: EindcijferFeiten, delen: str, r: Redenering) -> None:
    """Nederlands and Engels are partly central; one exam alone asks for an explanation."""
    centraal = r.waarde("eindcijfer.deels_centraal")
    if f.soort in centraal.waarde.get(f.onderdeel, ()) and delen != "CE_EN_IE":
        zin = f"Bij een {naam(f.soort)} bestaat {naam(f.onderdeel)} uit een centraal examen en een eigen examen."
        r.beoordeel(f"{zin} Is er voor het andere vrijstelling?", centraal)


def _let_op_decimalen(gedaan: list[Poging], r: Redenering) -> None:
    if any(poging.cijfer != round(poging.cijfer, 1) for poging in gedaan):
        r.beoordeel("Een cijfer van een examen heeft één cijfer achter de komma. Klopt dit cijfer?", "EKB 14")


def _let_op_hoger_niveau(gedaan: list[Poging], r: Redenering) -> None:
    """With a pass on both levels it is not the highest mark that counts of itself (EKB 8 lid 5)."""
    if {poging.hoger_niveau is True for poging in gedaan} == {True, False}:
        zin = "Op twee niveaus is examen gedaan. Bij twee voldoendes kiest de examencommissie met de student welk telt."
        r.beoordeel(zin, "EKB 8 lid 5")
