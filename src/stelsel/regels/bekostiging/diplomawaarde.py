"""What are the diplomas that one person got in a year worth in the funding formula? (UBWEB 2.2.3 lid 6)"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from stelsel.regels.begrippen import NIVEAU_VAN_SOORT, Kalenderjaar, Soort
from stelsel.regels.bekostiging._jaar import begin, deel_van_budget, noem_variant
from stelsel.regels.motor import (
    ONBEKEND,
    Deel,
    Feiten,
    Redenering,
    Waarde,
    dag,
    en,
    getal,
    naam,
    opsomming,
    regel,
    vraag,
)
from stelsel.regels.motor.getallen import afgerond, vermenigvuldigd
from stelsel.regels.motor.logica import hoogstens

ENTREE, SPECIALIST = "entree", "specialist"
# WEB 7.2.2 lid 1 names them in this order; niveau 4 has two kinds.
VOLGORDE = (ENTREE, "basisberoeps", "vak", "middenkader", SPECIALIST)


class Diploma(Deel):
    """One mbo diploma of this person."""

    soort: Annotated[Soort, vraag("Van welke soort opleiding is het diploma?")]
    datum: Annotated[date, vraag("Op welke dag is het diploma behaald?")]
    deze_instelling: Annotated[bool, vraag("Is het diploma bij deze instelling behaald?")] = True
    als_extraneus: Annotated[bool, vraag("Is het diploma behaald als extraneus (examendeelnemer)?")] = False


class DiplomawaardeFeiten(Feiten):
    """All mbo diplomas of one person up to and including the year that counts, and when this person was enrolled."""

    bekostigingsjaar: Annotated[Kalenderjaar | None, vraag("Voor welk kalenderjaar is de bekostiging?")] = None
    diplomas: Annotated[
        tuple[Diploma, ...] | None, vraag("Welke mbo-diploma's heeft deze persoon, bij welke instelling ook?")
    ] = None
    ingeschreven_oktobers: Annotated[
        tuple[Kalenderjaar, ...] | None,
        vraag("In welke kalenderjaren stond deze persoon op 1 oktober ingeschreven voor een beroepsopleiding?"),
    ] = None
    bekostigde_inschrijving_eindigde_in: Annotated[
        Kalenderjaar | None,
        vraag(
            "In welk kalenderjaar eindigde de laatste bekostigde inschrijving als student, voor het extraneus-diploma?"
        ),
    ] = None
    eindigde_zonder_diploma: Annotated[bool | None, vraag("Eindigde die bekostigde inschrijving zonder diploma?")] = (
        None
    )


@regel(
    vraag="Wat zijn de diploma's van een persoon waard in de bekostiging van een jaar?",
    getal="De diplomawaarde van deze persoon in de verdeling van het budget; geen bedrag.",
    toelichting=(
        "Het gaat om diploma's van kalenderjaar T-2 bij deze instelling. Van de waarde van een diploma gaat die van "
        "het hoogste eerdere diploma af; een diploma onder het niveau van een eerder diploma telt niet. In een "
        "kalenderjaar telt na een diploma alleen een diploma van een hoger niveau nog mee. Een entreediploma heeft "
        "geen waarde, een eerste specialistendiploma een vaste. Letterlijk gelezen zou een specialistendiploma na een "
        "vakdiploma minder dan nul waard zijn; Stelsel neemt daar nul en noemt de uitkomst indicatief. 'Drie "
        "voorgaande kalenderjaren niet ingeschreven' leest Stelsel als elke onderbreking van drie 1 oktobers. De "
        "regel gaat over een persoon; de instelling telt alle personen op en rondt dan af. Of iemand verder meetelt "
        "(woonplaats, bekostigde opleiding), beslist deze regel niet."
    ),
)
def diplomawaarde(f: DiplomawaardeFeiten, r: Redenering) -> Decimal | str:
    """By UBWEB 2.2.3 lid 6 (2015-08-01, 2020-08-01, 2024-08-01) and WEB 2.2.2 lid 2, 4 and 5 (2026-08-01)."""
    jaar = f.bekostigingsjaar
    if jaar is None or f.diplomas is None:
        r.eis("UBWEB 2.2.3 lid 6", None, ja="", nee="", feiten=("bekostigingsjaar", "diplomas"))
        return ONBEKEND
    noem_variant(r, jaar)
    telt = r.waarde("bekostiging.teljaar", begin(jaar))
    teljaar = jaar + telt.waarde
    r.stel_vast(telt, f"De diploma's van kalenderjaar {teljaar} bij deze instelling tellen.", ("bekostigingsjaar",))
    # Of diplomas on one day the lowest is taken for the earlier one (lid 6).
    op_volgorde = sorted(enumerate(f.diplomas), key=lambda paar: (paar[1].datum, VOLGORDE.index(paar[1].soort)))
    per_deel: dict[str, Fraction] = {}
    onbekend = False
    for nummer, (plek, diploma) in enumerate(op_volgorde):
        if diploma.datum.year != teljaar or not diploma.deze_instelling:
            continue
        waarde = _waarde(f, r, jaar, plek, [d for _, d in op_volgorde[:nummer]])
        onbekend = onbekend or waarde is None
        deel = deel_van_budget(jaar, diploma.soort) or ""
        per_deel[deel] = per_deel.get(deel, Fraction(0)) + (waarde or 0)
    return ONBEKEND if onbekend else _som(r, jaar, per_deel)


def _som(r: Redenering, jaar: int, per_deel: dict[str, Fraction]) -> Decimal:
    regel = r.waarde("diplomawaarde.waarden", begin(jaar))
    waarden = {
        deel: afgerond(vermenigvuldigd(som, regel["factor"]), regel["decimalen"]) for deel, som in per_deel.items()
    }
    som = sum(per_deel.values(), Fraction(0))
    uitkomst = afgerond(vermenigvuldigd(som, regel["factor"]), regel["decimalen"])
    r.stel_vast(regel, f"Samen {getal(int(som))} x {getal(regel['factor'])} = {getal(uitkomst)}.")
    r.reken(per_deel=waarden)
    return uitkomst


# -- one diploma ------------------------------------------------------------------------------------------------------


def _waarde(f: DiplomawaardeFeiten, r: Redenering, jaar: int, plek: int, eerder: Sequence[Diploma]) -> Fraction | None:
    """The value of one diploma before the factor; None when a fact is missing."""
    diploma = (f.diplomas or ())[plek]
    if diploma.soort == ENTREE:
        r.stel_vast("WEB 2.2.2 lid 5", "Een entreediploma heeft geen diplomawaarde.", _gebruikt(plek, diploma))
        return Fraction(0)
    telt = en(_als_extraneus(f, r, jaar, plek, diploma), _eerste_in_het_jaar(r, plek, diploma, eerder))
    if telt is False:
        return Fraction(0)
    tellend = _zonder_onderbroken(f, r, jaar, diploma, eerder)
    if telt is None or tellend is None:
        return None
    regel = r.waarde("diplomawaarde.waarden", begin(jaar))
    if diploma.soort == SPECIALIST:
        return _specialist(r, regel, plek, diploma, tellend)
    return _gewoon(r, regel, plek, diploma, tellend)


def _gewoon(r: Redenering, regel: Waarde, plek: int, diploma: Diploma, eerder: Sequence[Diploma]) -> Fraction:
    """DiW - DiE, and nothing below the niveau of an earlier diploma."""
    hoogste = _hoogste(eerder)
    if hoogste and NIVEAU_VAN_SOORT[hoogste.soort] > NIVEAU_VAN_SOORT[diploma.soort]:
        zin = f"{_naam(diploma)} blijft buiten beschouwing: er is eerder een {naam(hoogste.soort)} afgerond."
        r.eis(regel, False, ja="", nee=zin, feiten=_gebruikt(plek, diploma))
    else:
        eigen, af = regel["soort"][diploma.soort], regel["soort"][hoogste.soort] if hoogste else 0
        min_ = (
            f", min {af} voor het hoogste eerdere diploma" if hoogste else "; er is geen eerder diploma dat eraf gaat"
        )
        zin = f"{_naam(diploma)}: waarde {eigen}{min_}."
        r.stel_vast(regel, zin, _gebruikt(plek, diploma))
    return _bedrag(regel, diploma, eerder)


def _specialist(r: Redenering, regel: Waarde, plek: int, diploma: Diploma, eerder: Sequence[Diploma]) -> Fraction:
    """DS for a first one. The term of other diplomas is taken as not below zero."""
    bedrag = _bedrag(regel, diploma, eerder)
    r.eis(
        regel,
        bedrag > 0,
        ja=f"{_naam(diploma)} is het eerste specialistendiploma: waarde {regel['specialist']}.",
        nee=f"{_naam(diploma)} is niet het eerste specialistendiploma en heeft geen waarde.",
        feiten=_gebruikt(plek, diploma),
    )
    hoogste = _hoogste(eerder)
    if hoogste:
        r.reken(indicatief=True)
        r.beoordeel(
            f"Gaat van het specialistendiploma de waarde van het eerdere diploma ({naam(hoogste.soort)}) af? "
            "Letterlijk gelezen wordt de uitkomst dan kleiner dan nul; Stelsel trekt niets af.",
            regel,
        )
    return bedrag


def _bedrag(regel: Waarde, diploma: Diploma, eerder: Sequence[Diploma]) -> Fraction:
    """The value before the factor, given the earlier diplomas that count."""
    if diploma.soort == SPECIALIST:
        return Fraction(0 if any(ander.soort == SPECIALIST for ander in eerder) else regel["specialist"])
    hoogste = _hoogste(eerder)
    return Fraction(max(0, regel["soort"][diploma.soort] - (regel["soort"][hoogste.soort] if hoogste else 0)))


def _hoogste(eerder: Sequence[Diploma]) -> Diploma | None:
    """The highest earlier diploma that has a value of its own: no entree, no specialist (DiE)."""
    gewone = [diploma for diploma in eerder if diploma.soort not in (ENTREE, SPECIALIST)]
    return max(gewone, key=lambda diploma: VOLGORDE.index(diploma.soort), default=None)


# -- whether it counts ------------------------------------------------------------------------------------------------


def _als_extraneus(f: DiplomawaardeFeiten, r: Redenering, jaar: int, plek: int, diploma: Diploma) -> bool | None:
    """A diploma as extraneus counts for a while after a funded enrolment that ended without one."""
    if not diploma.als_extraneus:
        return True
    regel = r.waarde("diplomawaarde.extraneus", begin(jaar))
    eindigde = f.bekostigde_inschrijving_eindigde_in
    laatste = None if eindigde is None else eindigde + regel.waarde
    op_tijd = r.eis(
        regel,
        hoogstens(diploma.datum.year, laatste),
        ja=f"Het diploma is behaald in {diploma.datum.year}: binnen {regel.waarde} kalenderjaren na {eindigde}.",
        nee=f"Het diploma is behaald in {diploma.datum.year}: niet binnen {regel.waarde} kalenderjaren na {eindigde}.",
        feiten={
            f"diplomas[{plek}].datum": diploma.datum,
            "bekostigde_inschrijving_eindigde_in": eindigde,
        },
    )
    zonder = r.eis(
        regel,
        f.eindigde_zonder_diploma,
        ja="De bekostigde inschrijving eindigde zonder diploma.",
        nee="De bekostigde inschrijving eindigde met een diploma.",
        feiten=("eindigde_zonder_diploma",),
    )
    return en(op_tijd, zonder)


def _eerste_in_het_jaar(r: Redenering, plek: int, diploma: Diploma, eerder: Sequence[Diploma]) -> bool:
    """In one calendar year only a diploma of a higher niveau counts after another."""
    niveau = NIVEAU_VAN_SOORT[diploma.soort]
    voor = next(
        (
            ander
            for ander in eerder
            if ander.datum.year == diploma.datum.year and NIVEAU_VAN_SOORT[ander.soort] >= niveau
        ),
        None,
    )
    if voor is None:
        return True
    if voor.datum == diploma.datum:
        zin = f"Twee diploma's van niveau {niveau} zijn op {dag(diploma.datum)} behaald. Welk is het eerste?"
        r.beoordeel(zin, "WEB 2.2.2 lid 4")
    zin = (
        f"{_naam(diploma)} telt niet: in dat jaar is al een diploma van niveau {NIVEAU_VAN_SOORT[voor.soort]} behaald."
    )
    r.eis("WEB 2.2.2 lid 4", False, ja="", nee=zin, feiten=_gebruikt(plek, diploma))
    return False


# -- an interruption --------------------------------------------------------------------------------------------------


def _zonder_onderbroken(
    f: DiplomawaardeFeiten, r: Redenering, jaar: int, diploma: Diploma, eerder: Sequence[Diploma]
) -> list[Diploma] | None:
    """The earlier diplomas that still count; None when it is not known when this person was enrolled."""
    regel = r.waarde("diplomawaarde.onderbreking", begin(jaar))
    oktobers = {ander: _oktobers(ander.datum, diploma.datum, regel) for ander in eerder}
    zeker = [ander for ander in eerder if ander.soort == ENTREE or len(oktobers[ander]) < regel["jaren"]]
    if f.ingeschreven_oktobers is None:
        waarden = r.waarde("diplomawaarde.waarden", begin(jaar))
        if _bedrag(waarden, diploma, eerder) == _bedrag(waarden, diploma, zeker):
            # Whether there was an interruption makes no difference here.
            return list(eerder)
        r.eis(regel, None, ja="", nee="", feiten=("ingeschreven_oktobers",))
        return None
    blijft = []
    for ander in eerder:
        gat = [] if ander in zeker else _gat(oktobers[ander], f.ingeschreven_oktobers, regel["jaren"])
        if gat:
            _noem_gat(r, regel, ander, gat, oktobers[ander])
        else:
            blijft.append(ander)
    return blijft


def _oktobers(van: date, tot: date, regel: Waarde) -> list[int]:
    """The calendar years with a counting day after one diploma and before the other."""
    return [y for y in range(van.year, tot.year + 1) if van < date(y, regel["maand"], regel["dag"]) < tot]


def _gat(oktobers: Sequence[int], ingeschreven: Sequence[int], lengte: int) -> list[int]:
    """The last run of so many years without enrolment; empty when there is none."""
    gat: list[int] = []
    for jaar in reversed(oktobers):
        gat = [] if jaar in ingeschreven else [jaar, *gat]
        if len(gat) == lengte:
            return gat
    return []


def _noem_gat(r: Redenering, regel: Waarde, ander: Diploma, gat: list[int], oktobers: Sequence[int]) -> None:
    zin = f"In {opsomming(gat)} was deze persoon op 1 oktober niet ingeschreven. {_naam(ander)} telt daarom niet mee."
    r.stel_vast(regel, zin, ("ingeschreven_oktobers",))
    if gat[-1] != oktobers[-1]:
        r.beoordeel(
            f"De jaren zonder inschrijving ({opsomming(gat)}) liggen niet vlak voor het diploma. Stelsel leest 'drie "
            "voorgaande kalenderjaren' als elke onderbreking. Klopt dat hier?",
            regel,
        )


# -- words ------------------------------------------------------------------------------------------------------------


def _naam(diploma: Diploma) -> str:
    return f"Het diploma van de {naam(diploma.soort)} van {dag(diploma.datum)}"


def _gebruikt(plek: int, diploma: Diploma) -> dict[str, object]:
    return {f"diplomas[{plek}].soort": diploma.soort, f"diplomas[{plek}].datum": diploma.datum}
