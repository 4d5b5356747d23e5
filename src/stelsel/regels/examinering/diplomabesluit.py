"""Can the examencommissie establish that a student passed, and issue the diploma? (WEB 7.4.6; EKB 17)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from stelsel.kern.tijd import Studiejaar
from stelsel.regels.begrippen import TEN_HOOGSTE_TWAALF, Studiejaarnummer, Uren
from stelsel.regels.examinering._waardering import (
    Schaalwaarde,
    Waardering,
    dubbel_in_schaal,
    dubbele_waardering,
    getalwaarde,
    schaal,
)
from stelsel.regels.examinering.generiek_geslaagd import VELD, GeneriekFeiten, GeneriekResultaat, generiek_geslaagd
from stelsel.regels.examinering.keuzedelen_geslaagd import (
    Keuzedeel,
    KeuzedelenFeiten,
    keuzedelen_geslaagd,
    tegenspraken_keuzedelen,
)
from stelsel.regels.motor import (
    ONBEKEND,
    Deel,
    Monotoon,
    Redenering,
    Regel,
    Tegenspraak,
    dag,
    en,
    naam,
    opsomming,
    regel,
    vraag,
)
from stelsel.regels.motor.uitkomst import SECUNDAIR

# The places of EKB 17 for the specific parts and for loopbaan en burgerschap.
PLAATS = {
    "entree": ("EKB 17 lid 1 a", "EKB 17 lid 1 b"),
    "basisberoeps": ("EKB 17 lid 2 b", "EKB 17 lid 2 c"),
    "vak": ("EKB 17 lid 2 b", "EKB 17 lid 2 c"),
    "middenkader": ("EKB 17 lid 3 b", "EKB 17 lid 3 c"),
    "specialist": ("EKB 17 lid 3 b", "EKB 17 lid 3 c"),
}
# The standard asks that the diploma decision is well founded; these three facts are derived from it.
BEWIJS = "SEK BA1"


class Vastlegging(Deel):
    """What makes a result one that can be established: evidence, who judged, and when."""

    bewijs: Annotated[bool | None, vraag("Is het bewijs van dit resultaat vastgelegd?")] = None
    beoordelaar: Annotated[bool | None, vraag("Is vastgelegd wie dit resultaat heeft beoordeeld?")] = None
    datum: Annotated[date | None, vraag("Van welke dag is dit resultaat?")] = None


class VastgelegdGeneriek(GeneriekResultaat):
    """The result of Nederlands, rekenen or Engels."""

    vastlegging: Annotated[Vastlegging | None, vraag("Hoe is dit resultaat vastgelegd?")] = None


class VastgelegdKeuzedeel(Keuzedeel, kw_only=True):
    """A keuzedeel with its result."""

    vastlegging: Annotated[Vastlegging | None, vraag("Hoe is dit resultaat vastgelegd?")] = None


class SpecifiekResultaat(Waardering, kw_only=True):
    """The result of one specific part, such as a kerntaak."""

    code: Annotated[str, vraag("Hoe heet dit onderdeel in het examenplan?")]
    vrijstelling: Annotated[bool | None, vraag("Is voor dit onderdeel vrijstelling verleend?")] = None
    vastlegging: Annotated[Vastlegging | None, vraag("Hoe is dit resultaat vastgelegd?")] = None


class Loopbaanresultaat(Deel):
    """The result of loopbaan en burgerschap."""

    voldaan: Annotated[bool | None, vraag("Is loopbaan en burgerschap voldaan?")] = None
    vastlegging: Annotated[Vastlegging | None, vraag("Hoe is dit resultaat vastgelegd?")] = None


Resultaat = VastgelegdGeneriek | VastgelegdKeuzedeel | SpecifiekResultaat | Loopbaanresultaat


class DiplomaFeiten(GeneriekFeiten):
    """Everything in the file of one student that the diploma depends on."""

    kopjes: ClassVar[Mapping[str, str]] = {
        "soort": "De opleiding",
        "examenplan": "Het examenplan",
        "bpv_positief": "De bpv en het beroep",
        "pok_getekend": "Signalen",
    }

    examenplan: Annotated[
        tuple[str, ...] | None, vraag("Welke specifieke onderdelen noemt het examenplan van het cohort?")
    ] = None
    examenplan_cohort: Annotated[
        Studiejaarnummer | None, vraag("Van welk cohort is het examenplan (eerste jaar van het studiejaar)?")
    ] = None
    nederlands: Annotated[VastgelegdGeneriek | None, vraag("Wat is het resultaat voor Nederlands?")] = None
    rekenen: Annotated[VastgelegdGeneriek | None, vraag("Wat is het resultaat voor rekenen?")] = None
    engels: Annotated[VastgelegdGeneriek | None, vraag("Wat is het resultaat voor Engels?")] = None
    loopbaan_burgerschap: Annotated[
        Loopbaanresultaat | None, vraag("Wat is het resultaat voor loopbaan en burgerschap?")
    ] = None
    specifiek: Annotated[
        tuple[SpecifiekResultaat, ...] | None, vraag("Wat zijn de resultaten van de specifieke onderdelen?")
    ] = None
    keuzedelen: Annotated[
        Annotated[tuple[VastgelegdKeuzedeel, ...], TEN_HOOGSTE_TWAALF] | None,
        vraag("Welke keuzedelen heeft de student gedaan, met welk resultaat?"),
    ] = None
    minimum_sbu: Annotated[
        Uren | None, vraag("Hoeveel studielast aan keuzedelen is voor deze student het minimum?", eenheid="sbu")
    ] = None
    woordschaal: Annotated[
        tuple[Schaalwaarde, ...] | None, vraag("Welke cijfers geeft de examenregeling van de school aan de woorden?")
    ] = None
    bpv_positief: Annotated[
        bool | None, vraag("Heeft de instelling de bpv van de kwalificatie als positief beoordeeld?")
    ] = None
    leerbedrijf_gehoord: Annotated[
        bool | None, vraag("Is het oordeel van het leerbedrijf bij die beoordeling betrokken?")
    ] = None
    beroepsvereisten: Annotated[
        Literal["GEEN_VEREISTEN", "VEREISTEN_VOLDAAN", "VEREISTEN_NIET_VOLDAAN"] | None,
        vraag("Gelden er wettelijke beroepsvereisten, en is eraan voldaan?"),
    ] = None
    pok_getekend: Annotated[bool | None, vraag("Is elke praktijkovereenkomst getekend?")] = None
    leerbedrijf_erkend: Annotated[bool | None, vraag("Was elk leerbedrijf erkend?")] = None
    uren_gehaald: Annotated[bool | None, vraag("Zijn de uren van de opleiding gehaald?")] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        """A part that is there twice, or a result that cannot be."""
        yield from super().tegenspraken()
        yield from dubbel_in_schaal(self.woordschaal)
        yield from tegenspraken_keuzedelen(self.keuzedelen or ())
        onderdelen = self.specifiek or ()
        if len({onderdeel.code for onderdeel in onderdelen}) < len(onderdelen):
            yield Tegenspraak(("specifiek",), "Een onderdeel staat er twee keer in.")
        for plek, onderdeel in enumerate(onderdelen):
            yield from dubbele_waardering(f"specifiek[{plek}]", onderdeel)


@regel(
    vraag="Kan de examencommissie vaststellen dat de student is geslaagd, en het diploma uitreiken?",
    antwoorden={
        "geslaagd": "Aan alle voorwaarden voor het diploma is voldaan, en elk resultaat is vast te stellen.",
        "niet_vast_te_stellen": (
            "De resultaten zijn goed genoeg, maar niet elk resultaat is vast te stellen: er ontbreekt een bewijs, een "
            "beoordelaar of een goede datum, of het leerbedrijf is niet gehoord."
        ),
        "niet_geslaagd": "Aan een of meer voorwaarden voor het diploma is niet voldaan.",
    },
    gunstig=("geslaagd",),
    monotoon={
        "nederlands.cijfer": Monotoon("stijgend", "EKB 17"),
        "rekenen.cijfer": Monotoon("stijgend", "EKB 17"),
        "engels.cijfer": Monotoon("stijgend", "EKB 17"),
        "specifiek[].cijfer": Monotoon("stijgend", "EKB 17"),
        "keuzedelen[].cijfer": Monotoon("stijgend", "EKB 17"),
        "keuzedelen[].sbu": Monotoon("stijgend", "EKB 17d"),
        "minimum_sbu": Monotoon("dalend", "EKB 17d"),
    },
    toelichting=(
        "Een advies: de examencommissie stelt de uitslag vast. Welke specifieke onderdelen nodig zijn, staat in het "
        "examenplan van het cohort; zonder examenplan is er geen antwoord. Een getekende praktijkovereenkomst, de "
        "erkenning van het leerbedrijf en de uren zijn geen voorwaarden voor het diploma; klopt er iets niet, dan "
        "wordt dat voorgelegd. De bpv van een keuzedeel telt niet bij het oordeel over de bpv. Een vrijstelling telt "
        "als behaald; is het eerdere cijfer bekend, dan telt dat. Dat elk resultaat een bewijs, een beoordelaar en een "
        "dag heeft, volgt uit de standaard voor de borging van de diplomering. Wat 'generiek_geslaagd' en "
        "'keuzedelen_geslaagd' niet uitwerken, is ook hier niet uitgewerkt."
    ),
)
def diplomabesluit(f: DiplomaFeiten, r: Redenering) -> str:
    """By WEB 7.4.6 lid 2, 7.2.8 lid 3 and 7.2.6, and EKB 17."""
    r.beoordeel("De examencommissie stelt de uitslag vast en reikt het diploma uit; dit is een advies.", "EKB 16")
    _signalen(f, r)
    if f.soort is None:
        r.eis("EKB 17", None, ja="", nee="", feiten=("soort",))
        return ONBEKEND
    behaald = en(
        _specifiek(f, f.soort, r),
        _loopbaan(f, f.soort, r),
        _deel(generiek_geslaagd, f, r),
        _deel(keuzedelen_geslaagd, _keuzedelen(f, r), r),
        _bpv(f, r),
        _beroepsvereisten(f, r),
    )
    vast = en(_gehoord(f, r), *_vastleggingen(f, f.soort, r))
    if behaald:
        return r.kies(vast, ja="geslaagd", nee="niet_vast_te_stellen")
    return r.kies(behaald, ja="geslaagd", nee="niet_geslaagd")


# -- the specific parts -------------------------------------------------------------------------------------------


def _specifiek(f: DiplomaFeiten, soort: str, r: Redenering) -> bool | None:
    """Every part that the examenplan names has a pass. Without an examenplan nobody knows what is needed."""
    artikel = PLAATS[soort][0]
    if not f.examenplan or f.specifiek is None:
        leeg = {"examenplan": None} if not f.examenplan else {}
        return r.eis(
            "WEB 7.4.8", None, ja="", nee="", feiten=leeg | ({"specifiek": None} if f.specifiek is None else {})
        )
    _let_op_cohort(f, r)
    grens = r.waarde("diplomabesluit.specifiek").waarde
    cijfers = schaal(r, f.woordschaal)
    plekken = {onderdeel.code: plek for plek, onderdeel in enumerate(f.specifiek)}
    zonder = sorted(set(f.examenplan) - plekken.keys())
    oordelen = [
        _onderdeel(plekken[code], f.specifiek[plekken[code]], artikel, grens, cijfers, r)
        for code in f.examenplan
        if code in plekken
    ]
    if zonder:
        r.reken(zonder_resultaat=zonder)
        oordelen.append(r.eis(artikel, None, ja="", nee="", feiten={"specifiek": None}))
    return en(*oordelen)


def _let_op_cohort(f: DiplomaFeiten, r: Redenering) -> None:
    if f.examenplan_cohort is None or f.start_opleiding is None:
        return
    cohort = Studiejaar.van_datum(f.start_opleiding)
    if cohort.jaar != f.examenplan_cohort:
        zin = f"Het examenplan is van cohort {Studiejaar(f.examenplan_cohort)}; de student begon in {cohort}."
        r.beoordeel(f"{zin} Geldt dit examenplan?", "WEB 7.2.4 lid 7")


def _onderdeel(
    plek: int, onderdeel: SpecifiekResultaat, artikel: str, grens: int, cijfers: Mapping[str, int], r: Redenering
) -> bool | None:
    if onderdeel.vrijstelling and not onderdeel.bekend:
        zin = f"Voor {onderdeel.code} is vrijstelling verleend; dat telt als behaald."
        r.stel_vast("EKB 3b", zin, {f"specifiek[{plek}].vrijstelling": True})
        return True
    feiten = {f"specifiek[{plek}].{onderdeel.feit}": getattr(onderdeel, onderdeel.feit)}
    cijfer = getalwaarde(onderdeel, cijfers)
    nodig = grens if onderdeel.woord is None else cijfers["voldoende"]
    zin = f"De eindwaardering van {onderdeel.code} is {onderdeel.in_woorden}; een {grens} of 'voldoende' is nodig."
    return r.eis(artikel, None if cijfer is None else cijfer >= nodig, ja=zin, nee=zin, feiten=feiten)


# -- the other blocks ---------------------------------------------------------------------------------------------


def _loopbaan(f: DiplomaFeiten, soort: str, r: Redenering) -> bool | None:
    voldaan = f.loopbaan_burgerschap and f.loopbaan_burgerschap.voldaan
    return r.eis(
        PLAATS[soort][1],
        voldaan,
        ja="Loopbaan en burgerschap is voldaan.",
        nee="Loopbaan en burgerschap is niet voldaan.",
        feiten={"loopbaan_burgerschap.voldaan" if f.loopbaan_burgerschap else "loopbaan_burgerschap": voldaan},
    )


def _deel(vraag: Regel, feiten: GeneriekFeiten | KeuzedelenFeiten, r: Redenering) -> bool | None:
    """Another rule on the same facts, as a condition of this one."""
    antwoord = r.deelvraag(vraag, feiten, "")
    return None if antwoord == ONBEKEND else vraag.is_gunstig(antwoord)


def _keuzedelen(f: DiplomaFeiten, r: Redenering) -> KeuzedelenFeiten:
    return KeuzedelenFeiten(
        op=r.op,
        soort=f.soort,
        start_opleiding=f.start_opleiding,
        keuzedelen=f.keuzedelen,
        minimum_sbu=f.minimum_sbu,
        woordschaal=f.woordschaal,
    )


def _bpv(f: DiplomaFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WEB 7.4.6 lid 2",
        f.bpv_positief,
        ja="De bpv is, voor wat de kwalificatie vraagt, positief beoordeeld.",
        nee="De bpv is, voor wat de kwalificatie vraagt, niet positief beoordeeld.",
        feiten=("bpv_positief",),
    )


def _gehoord(f: DiplomaFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WEB 7.2.8 lid 3",
        f.leerbedrijf_gehoord,
        ja="Het oordeel van het leerbedrijf is bij de beoordeling van de bpv betrokken.",
        nee="Het oordeel van het leerbedrijf is niet bij de beoordeling van de bpv betrokken.",
        feiten=("leerbedrijf_gehoord",),
    )


def _beroepsvereisten(f: DiplomaFeiten, r: Redenering) -> bool | None:
    geen = f.beroepsvereisten == "GEEN_VEREISTEN"
    return r.eis(
        "WEB 7.2.6",
        None if f.beroepsvereisten is None else f.beroepsvereisten != "VEREISTEN_NIET_VOLDAAN",
        ja="Voor dit beroep gelden geen wettelijke vereisten." if geen else "Aan de beroepsvereisten is voldaan.",
        nee="Aan de wettelijke beroepsvereisten is niet voldaan.",
        feiten=("beroepsvereisten",),
    )


# -- can each result be established? ------------------------------------------------------------------------------


def _vastleggingen(f: DiplomaFeiten, soort: str, r: Redenering) -> list[bool | None]:
    """Evidence, assessor and day of every result that counts. A result that is not there yet is asked elsewhere."""
    plan = set(f.examenplan or ())
    generiek = [
        (VELD[onderdeel], naam(onderdeel), getattr(f, VELD[onderdeel]))
        for onderdeel in r.waarde("diplomabesluit.generiek")[soort]
    ]
    resultaten: list[tuple[str, str, Resultaat | None]] = [
        *generiek,
        ("loopbaan_burgerschap", "loopbaan en burgerschap", f.loopbaan_burgerschap),
        *((f"specifiek[{i}]", deel.code, deel) for i, deel in enumerate(f.specifiek or ()) if deel.code in plan),
        *((f"keuzedelen[{i}]", f"keuzedeel {deel.code}", deel) for i, deel in enumerate(f.keuzedelen or ())),
    ]
    return [_vastgelegd(f"{pad}.vastlegging", wat, deel.vastlegging, r) for pad, wat, deel in resultaten if deel]


def _vastgelegd(pad: str, wat: str, deel: Vastlegging | None, r: Redenering) -> bool | None:
    if deel is None:
        r.mist(pad, BEWIJS, f"Hoe is het resultaat van {wat} vastgelegd?")
        return r.eis(BEWIJS, None, ja="", nee="", feiten={pad: None}, zekerheid=SECUNDAIR)
    al_geweest = None if deel.datum is None else deel.datum <= r.op
    vast = en(deel.bewijs, deel.beoordelaar, al_geweest)
    return r.eis(
        BEWIJS,
        vast,
        ja=f"Van {wat} zijn het bewijs en de beoordelaar vastgelegd; het resultaat is van {dag(deel.datum)}.",
        nee=_wat_ontbreekt(wat, deel, al_geweest) if vast is False else "",
        feiten={f"{pad}.bewijs": deel.bewijs, f"{pad}.beoordelaar": deel.beoordelaar, f"{pad}.datum": deel.datum},
        zekerheid=SECUNDAIR,
    )


def _wat_ontbreekt(wat: str, deel: Vastlegging, al_geweest: bool | None) -> str:
    weg = {
        "het bewijs": deel.bewijs,
        "de beoordelaar": deel.beoordelaar,
        f"een dag die al is geweest ({dag(deel.datum)})": al_geweest,
    }
    return f"Van {wat} ontbreekt {opsomming(wat_weg for wat_weg, er in weg.items() if er is False)}."


def _signalen(f: DiplomaFeiten, r: Redenering) -> None:
    """Not conditions of the diploma; what is not right is for a person to look into."""
    signalen = (
        (f.pok_getekend, "Niet elke praktijkovereenkomst is getekend.", "WEB 7.2.8 lid 2"),
        (f.leerbedrijf_erkend, "Niet elk leerbedrijf was erkend.", "WEB 5.2.1"),
        (f.uren_gehaald, "De uren van de opleiding zijn niet gehaald.", "WEB 7.2.7"),
    )
    for in_orde, zin, artikel in signalen:
        if in_orde is False:
            r.beoordeel(f"{zin} Dat is geen voorwaarde voor het diploma; wat is ermee gedaan?", artikel)
