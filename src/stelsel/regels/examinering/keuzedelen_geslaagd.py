"""Are the keuzedelen good enough for the diploma? (EKB 17, 17d and 18)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import Annotated

from stelsel.regels.begrippen import TEN_HOOGSTE_TWAALF, Soort, Uren
from stelsel.regels.examinering._waardering import (
    Schaalwaarde,
    Waardering,
    dubbel_in_schaal,
    dubbele_waardering,
    getalwaarde,
    schaal,
)
from stelsel.regels.motor import (
    ONBEKEND,
    Feiten,
    Monotoon,
    Redenering,
    Tegenspraak,
    Waarde,
    dag,
    en,
    getal,
    opsomming,
    regel,
    vraag,
)

EISEN = {
    "entree": "keuzedelen_geslaagd.entree",
    "basisberoeps": "keuzedelen_geslaagd.niveau_2_3",
    "vak": "keuzedelen_geslaagd.niveau_2_3",
    "middenkader": "keuzedelen_geslaagd.niveau_4",
    "specialist": "keuzedelen_geslaagd.niveau_4",
}


class Keuzedeel(Waardering, kw_only=True):
    """A keuzedeel of the student's programme, with its result. One that was carried over is one of them too."""

    code: Annotated[str, vraag("Wat is de code van het keuzedeel?")]
    sbu: Annotated[Uren | None, vraag("Hoeveel uur studielast heeft het keuzedeel?", eenheid="sbu")] = None
    afgelegd: Annotated[bool | None, vraag("Is het examen afgelegd, of is er vrijstelling voor?")] = None

    @property
    def gedaan(self) -> bool | None:
        """A result says by itself that the exam was taken."""
        return True if self.bekend else self.afgelegd


class KeuzedelenFeiten(Feiten):
    """The programme of the student, and the keuzedelen with their results."""

    soort: Annotated[Soort | None, vraag("Welke soort opleiding is het?")] = None
    start_opleiding: Annotated[date | None, vraag("Op welke dag begon de student met deze opleiding?", vast=True)] = (
        None
    )
    keuzedelen: Annotated[
        Annotated[tuple[Keuzedeel, ...], TEN_HOOGSTE_TWAALF] | None,
        vraag("Welke keuzedelen heeft de student gedaan, met welk resultaat?"),
    ] = None
    minimum_sbu: Annotated[
        Uren | None, vraag("Hoeveel studielast aan keuzedelen is voor deze student het minimum?", eenheid="sbu")
    ] = None
    woordschaal: Annotated[
        tuple[Schaalwaarde, ...] | None, vraag("Welke cijfers geeft de examenregeling van de school aan de woorden?")
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        """A keuzedeel that is there twice, or a result of an exam that was not taken."""
        yield from dubbel_in_schaal(self.woordschaal)
        yield from tegenspraken_keuzedelen(self.keuzedelen or ())


def tegenspraken_keuzedelen(keuzedelen: Sequence[Keuzedeel]) -> Iterator[Tegenspraak]:
    """What cannot be true of a list of keuzedelen."""
    if len({keuzedeel.code for keuzedeel in keuzedelen}) < len(keuzedelen):
        yield Tegenspraak(("keuzedelen",), "Een keuzedeel staat er twee keer in.")
    for plek, keuzedeel in enumerate(keuzedelen):
        yield from dubbele_waardering(f"keuzedelen[{plek}]", keuzedeel)
        if keuzedeel.afgelegd is False and keuzedeel.bekend:
            paden = (f"keuzedelen[{plek}].afgelegd", f"keuzedelen[{plek}].{keuzedeel.feit}")
            yield Tegenspraak(paden, "Er is een resultaat, en het examen zou niet zijn afgelegd.")


@dataclass(frozen=True)
class Stuk:
    """A keuzedeel as it is weighed: the mark, and whether it is a pass (a word is one from 'voldoende' on)."""

    plek: int
    code: str
    sbu: int
    cijfer: int
    voldoende: bool


Verzameling = tuple[Stuk, ...]


@regel(
    vraag="Zijn de keuzedelen goed genoeg voor het diploma?",
    antwoorden={
        "geslaagd": "De keuzedelen voldoen aan wat voor deze student geldt.",
        "geslaagd_met_keuze": (
            "Er is meer gedaan dan het minimum. Met een deel van de keuzedelen slaagt de student; welke meetellen, "
            "beslist de examencommissie."
        ),
        "niet_geslaagd": "De keuzedelen zijn niet goed genoeg voor het diploma, of het zijn er te weinig.",
    },
    gunstig=("geslaagd", "geslaagd_met_keuze"),
    monotoon={
        "keuzedelen[].cijfer": Monotoon("stijgend", "EKB 17"),
        "keuzedelen[].sbu": Monotoon("stijgend", "EKB 17d"),
        "minimum_sbu": Monotoon("dalend", "EKB 17d"),
    },
    toelichting=(
        "Het minimum aan studielast is hier een gegeven; 'keuzedeelverplichting' rekent het uit. Zijn er meer "
        "keuzedelen gedaan dan het minimum, dan zegt het besluit niet welke tellen: elke keuze die het minimum haalt, "
        "is geprobeerd, en 'beste_set' is een advies. Het gemiddelde telt elk keuzedeel even zwaar; dat staat niet zo "
        "in het besluit, en waar wegen naar studielast iets anders zou geven, wordt dat voorgelegd. Vanaf welk cohort "
        "keuzedelen behaald moeten zijn in plaats van afgelegd, staat niet meer in het besluit. Besluiten vanwege "
        "COVID-19 (EKB 18b) zijn niet uitgewerkt."
    ),
)
def keuzedelen_geslaagd(f: KeuzedelenFeiten, r: Redenering) -> str:
    """By EKB 17 lid 1 a, lid 2 d and lid 3 d, texts of 2020-03-15 and 2026-01-01."""
    if f.start_opleiding is None or f.soort is None:
        r.eis("EKB 17", None, ja="", nee="", feiten=("start_opleiding", "soort"))
        return ONBEKEND
    wat = r.waarde("keuzedelen_geslaagd.regel", f.start_opleiding)
    _zeg_regel(wat, f.start_opleiding, r)
    if wat.waarde == "geen":
        return "geslaagd"
    if f.keuzedelen is None or f.minimum_sbu is None:
        r.eis("EKB 17d lid 2", None, ja="", nee="", feiten=("keuzedelen", "minimum_sbu"))
        return ONBEKEND
    genoeg = _genoeg(f.keuzedelen, f.minimum_sbu, r)
    if wat.waarde == "afgelegd":
        gedaan = [_afgelegd(plek, keuzedeel, wat, r) for plek, keuzedeel in enumerate(f.keuzedelen)]
        return r.kies(en(genoeg, *gedaan), ja="geslaagd", nee="niet_geslaagd")
    eisen = r.waarde(EISEN[f.soort], f.start_opleiding)
    stukken = _stukken(f, f.keuzedelen, eisen, r)
    if genoeg is None or stukken is None:
        return r.kies(en(genoeg, None), ja="geslaagd", nee="niet_geslaagd")
    return _behaald(stukken, f.minimum_sbu, genoeg, eisen, r)


def _zeg_regel(wat: Waarde, start: date, r: Redenering) -> None:
    zinnen = {
        "geen": "De opleiding begon op {}: toen hoorden keuzedelen nog niet bij het examen.",
        "afgelegd": "De opleiding begon op {}: van elk keuzedeel moet het examen zijn afgelegd.",
        "behaald": "De opleiding begon op {}: de keuzedelen moeten zijn behaald.",
    }
    r.stel_vast(wat, zinnen[wat.waarde].format(dag(start)), ("start_opleiding",))


def _genoeg(keuzedelen: Sequence[Keuzedeel], minimum: int, r: Redenering) -> bool | None:
    """Together at least the minimum; a keuzedeel of unknown size matters only when the others are not enough."""
    bekend = sum(keuzedeel.sbu or 0 for keuzedeel in keuzedelen)
    open_ = {f"keuzedelen[{plek}].sbu": None for plek, deel in enumerate(keuzedelen) if deel.sbu is None}
    if bekend < minimum and open_:
        return r.eis("EKB 17d lid 2", None, ja="", nee="", feiten=open_)
    zin = f"De keuzedelen hebben samen {getal(bekend)} sbu; ten minste {getal(minimum)} is nodig."
    feiten = {f"keuzedelen[{plek}].sbu": deel.sbu for plek, deel in enumerate(keuzedelen) if deel.sbu is not None}
    return r.eis("EKB 17d lid 2", bekend >= minimum, ja=zin, nee=zin, feiten={**feiten, "minimum_sbu": minimum})


def _afgelegd(plek: int, keuzedeel: Keuzedeel, wat: Waarde, r: Redenering) -> bool | None:
    zin = f"Het examen van keuzedeel {keuzedeel.code} is"
    veld = keuzedeel.feit if keuzedeel.bekend else "afgelegd"
    feiten = {f"keuzedelen[{plek}].{veld}": getattr(keuzedeel, veld)}
    return r.eis(wat, keuzedeel.gedaan, ja=f"{zin} afgelegd.", nee=f"{zin} niet afgelegd.", feiten=feiten)


def _stukken(f: KeuzedelenFeiten, keuzedelen: Sequence[Keuzedeel], eisen: Waarde, r: Redenering) -> Verzameling | None:
    """Every keuzedeel with its mark; None when one is not known yet. Not taken is below every mark that passes."""
    cijfers = schaal(r, f.woordschaal)
    open_ = {f"keuzedelen[{plek}].cijfer": None for plek, deel in enumerate(keuzedelen) if deel.gedaan is None}
    open_ |= {
        f"keuzedelen[{plek}].cijfer": None for plek, deel in enumerate(keuzedelen) if deel.afgelegd and not deel.bekend
    }
    if open_:
        r.eis(eisen, None, ja="", nee="", feiten=open_)
        return None
    uit = []
    for plek, deel in enumerate(keuzedelen):
        cijfer = getalwaarde(deel, cijfers) or 0
        grens = eisen["voldoende"] if deel.woord is None else cijfers["voldoende"]
        uit.append(Stuk(plek, deel.code, deel.sbu or 0, cijfer, cijfer >= grens))
    return tuple(uit)


# -- which keuzedelen count ---------------------------------------------------------------------------------------


def _behaald(stukken: Verzameling, minimum: int, genoeg: bool, eisen: Waarde, r: Redenering) -> str:
    keuzes = _keuzes(stukken, minimum) if genoeg else [stukken]
    goed = [keuze for keuze in keuzes if _slaagt(keuze, eisen)]
    beste = min(goed or [stukken], key=_volgorde)
    if len(keuzes) > 1:
        r.reken(beste_set=sorted(stuk.code for stuk in beste))
    _leg_uit(beste, eisen, r)
    _weeg_naar_uren(beste, eisen, r)
    if not goed or not genoeg:
        return "niet_geslaagd"
    if len(goed) == len(keuzes):
        return "geslaagd"
    codes = opsomming(sorted(stuk.code for stuk in beste))
    zin = f"Er is meer gedaan dan het minimum, en niet elke keuze is genoeg. Welke tellen mee? Voorstel: {codes}."
    r.beoordeel(zin, "OER keuzedelen")
    return "geslaagd_met_keuze"


def _keuzes(stukken: Verzameling, minimum: int) -> list[Verzameling]:
    """Every set of keuzedelen that meets the minimum; only the whole when none can be left out."""
    totaal = sum(stuk.sbu for stuk in stukken)
    if all(totaal - stuk.sbu < minimum for stuk in stukken):
        return [stukken]
    groottes = range(1, len(stukken) + 1)
    alle = (keuze for grootte in groottes for keuze in combinations(stukken, grootte))
    return [keuze for keuze in alle if sum(stuk.sbu for stuk in keuze) >= minimum]


def _volgorde(keuze: Verzameling) -> tuple[int, Fraction, list[str]]:
    """The smallest set first, then the highest mean; the codes settle the rest, so that order never matters."""
    som = sum(stuk.cijfer for stuk in keuze)
    return len(keuze), Fraction(-som, max(len(keuze), 1)), sorted(stuk.code for stuk in keuze)


def _slaagt(keuze: Verzameling, eisen: Waarde) -> bool:
    """Mean at least 6, at least half a pass, the others at least 4: lid 2 d, 1 and 2. For one this says: a pass."""
    if len(keuze) == 1:
        return keuze[0].voldoende
    voldoende = sum(stuk.voldoende for stuk in keuze)
    return (
        sum(stuk.cijfer for stuk in keuze) >= eisen["gemiddeld"] * len(keuze)
        and voldoende >= len(keuze) - voldoende
        and all(stuk.voldoende or stuk.cijfer >= eisen["laagste"] for stuk in keuze)
    )


def _leg_uit(keuze: Verzameling, eisen: Waarde, r: Redenering) -> None:
    """The same three questions as grounds, with the marks; of no keuzedeel at all there is nothing to ask."""
    if not keuze:
        return
    feiten = {f"keuzedelen[{stuk.plek}].cijfer": stuk.cijfer for stuk in keuze}
    wat = opsomming(f"{stuk.code}: {stuk.cijfer or 'geen cijfer'}" for stuk in keuze)
    if len(keuze) == 1:
        zin = f"Het keuzedeel moet ten minste een {eisen['voldoende']} of 'voldoende' hebben ({wat})."
        r.eis(eisen, keuze[0].voldoende, ja=zin, nee=zin, feiten=feiten)
        return
    som, nodig = sum(stuk.cijfer for stuk in keuze), eisen["gemiddeld"] * len(keuze)
    zin = f"Voor gemiddeld een {eisen['gemiddeld']} is samen {nodig} nodig; het is {som} ({wat})."
    r.eis(eisen, som >= nodig, ja=zin, nee=zin, feiten=feiten)
    voldoende = sum(stuk.voldoende for stuk in keuze)
    zin = f"Van {len(keuze)} keuzedelen zijn er {voldoende} voldoende; ten minste de helft is nodig."
    r.eis(eisen, voldoende >= len(keuze) - voldoende, ja=zin, nee=zin, feiten=feiten)
    laag = [stuk.code for stuk in keuze if not (stuk.voldoende or stuk.cijfer >= eisen["laagste"])]
    zin = f"Lager dan een {eisen['laagste']} mag niet"
    r.eis(eisen, not laag, ja=f"{zin}, en dat is er niet.", nee=f"{zin}: {opsomming(laag)}.", feiten=feiten)


def _weeg_naar_uren(keuze: Verzameling, eisen: Waarde, r: Redenering) -> None:
    """The decree does not say whether a large keuzedeel weighs more; a person looks where it would matter."""
    gewogen = sum(stuk.cijfer * stuk.sbu for stuk in keuze) >= eisen["gemiddeld"] * sum(stuk.sbu for stuk in keuze)
    if gewogen != (sum(stuk.cijfer for stuk in keuze) >= eisen["gemiddeld"] * len(keuze)):
        r.beoordeel("Gewogen naar studielast komt het gemiddelde aan de andere kant van de grens. Weegt u mee?", eisen)
