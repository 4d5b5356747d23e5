"""Hours of education held against the urennorm: per studiejaar or over the programme, pro rata, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from stelsel.regels.motor import Redenering, Waarde, en, getal
from stelsel.regels.motor.termijnen import aangebroken_maanden
from stelsel.regels.opleiding._urennorm_feiten import Studiejaaruren, UrennormFeiten
from stelsel.regels.opleiding._urennorm_tabel import Maatstaf, Norm

ONDERDELEN = {"totaal": "Totaal", "bot": "Begeleide onderwijstijd", "bpv": "Beroepspraktijkvorming"}
Jaren = Mapping[int, Studiejaaruren]  # by the place in the list of facts
HEEL = Decimal(1)


def genoeg(f: UrennormFeiten, r: Redenering, m: Maatstaf, norm: Norm) -> bool | None:
    """Whether the hours reach the norm; None when the studiejaren that are not given decide."""
    jaren = dict(enumerate(f.jaren or ()))
    if m.gekozen.oud:
        _noem_overig(r, jaren)
    else:
        _noem_eerder(r, m.bron, jaren)
    if f.doorlopende_leerroute:
        return _hele_route(f, r, m, norm, jaren)
    if not m.gekozen.oud:
        return _nieuw(f, r, m, norm, jaren)
    return _bbl_oud(f, r, m, norm, jaren) if f.leerweg == "BBL" else _bol_oud(f, r, m, norm, jaren)


def _noem_overig(r: Redenering, jaren: Jaren) -> None:
    overig = {f"jaren[{plek}].overig": jaar.overig for plek, jaar in jaren.items() if jaar.overig}
    if overig:
        zin = f"{getal(sum(overig.values()))} klokuren andere activiteiten tellen onder de oude norm niet mee."
        r.stel_vast("WEB 7.2.7 lid 5", zin, overig)


def _noem_eerder(r: Redenering, bron: Waarde, jaren: Jaren) -> None:
    if bron.van is not None and any(jaar.laatste_dag < bron.van for jaar in jaren.values()):
        r.beoordeel("Een deel van de jaren viel nog onder de oude norm. Hoe die samen tellen, zegt de wet niet.", bron)


# -- each text of the law -----------------------------------------------------------------------------------------


def _hele_route(f: UrennormFeiten, r: Redenering, m: Maatstaf, norm: Norm, jaren: Jaren) -> bool | None:
    """The table is about the whole route; a short year lowers nothing (9.1.10 and 9.1.11 have no such rule)."""
    if not _alle_jaren(f, r, m, jaren):
        return None
    return _vergelijk(r, m, norm, jaren, "van de hele leerroute")


def _bol_oud(f: UrennormFeiten, r: Redenering, m: Maatstaf, norm: Norm, jaren: Jaren) -> bool | None:
    """Lid 3 of the old text: the whole programme, with more guidance in the first year of a longer one."""
    if not _alle_jaren(f, r, m, jaren):
        return None
    programma = {deel: uren for deel, uren in norm.items() if deel in ONDERDELEN}
    heel = _vergelijk(r, m, _verlaagd(f, r, m, programma, jaren), jaren, "van het hele programma")
    if "bot_jaar1" not in norm:
        return heel
    eerste = {plek: jaar for plek, jaar in jaren.items() if jaar.jaar == 1}
    return en(heel, _vergelijk(r, m, {"bot": norm["bot_jaar1"]}, eerste, "in het eerste studiejaar"))


def _verlaagd(f: UrennormFeiten, r: Redenering, m: Maatstaf, norm: Norm, jaren: Jaren) -> Norm:
    """Lid 7 of the old text lowers the norm of a short last year; it does not say what part of it that year has.

    It names guidance and practice only; the total consists of nothing else (lid 5), so it goes down with them.
    """
    korting = sum((HEEL - _deel_oud(f, r, m, plek, jaar) for plek, jaar in jaren.items()), Decimal(0))
    duur = Decimal(len(jaren))
    if korting and duur > 1:
        zin = "De wet zegt niet welk deel van de norm in het laatste jaar valt. Hier is dat voor elk jaar evenveel."
        r.beoordeel(zin, "WEB 7.2.7 lid 7")
    return _maal(norm, duur - korting, duur)


def _bbl_oud(f: UrennormFeiten, r: Redenering, m: Maatstaf, norm: Norm, jaren: Jaren) -> bool | None:
    """Lid 4 of the old text: every studiejaar on its own."""
    grens = r.waarde("urennorm.kort_jaar")
    kort = any(jaar.jaar == f.studieduur and _maanden(jaar, grens) < grens["volledig"] for jaar in jaren.values())
    if kort and f.soort is None:
        return r.eis(grens, None, ja="", nee="", feiten=("soort",))
    return _per_jaar(r, m, {plek: _maal(norm, _deel_oud(f, r, m, plek, jaar)) for plek, jaar in jaren.items()}, jaren)


def _nieuw(f: UrennormFeiten, r: Redenering, m: Maatstaf, norm: Norm, jaren: Jaren) -> bool | None:
    """Lid 3, 4, 7 and 8 of the text of 1-8-2026: per full year, or spread over the whole programme."""
    normen = {plek: _maal(norm, _deel_van_jaar(r, plek, jaar)) for plek, jaar in jaren.items()}
    if len(jaren) != f.studieduur:
        if _per_jaar(r, m, normen, jaren):
            return True
        # Hours may be spread, so a year below the norm says nothing while the other years are not known.
        _alle_jaren(f, r, m, jaren)
        return None
    heel = _vergelijk(r, m, _plus(normen.values()), jaren, "van het hele programma")
    if heel and not all(_haalt(m, normen[plek], {plek: jaar}) for plek, jaar in jaren.items()):
        r.stel_vast(
            "WEB 7.2.7 lid 8", "De uren zijn verdeeld over de studieduur; een jaar mag dan onder de norm liggen."
        )
    return heel


def _per_jaar(r: Redenering, m: Maatstaf, normen: Mapping[int, Norm], jaren: Jaren) -> bool | None:
    return en(*(_vergelijk(r, m, normen[plek], {plek: deel}, f"in jaar {deel.jaar}") for plek, deel in jaren.items()))


def _alle_jaren(f: UrennormFeiten, r: Redenering, m: Maatstaf, jaren: Jaren) -> bool:
    """Whether every studiejaar is there; asks for the others when not."""
    if len(jaren) == f.studieduur:
        return True
    r.eis(m.bron, None, ja="", nee="")
    r.mist("jaren", m.bron.artikel, "Hoeveel uren hebben de andere studiejaren van het programma?")
    return False


# -- a part of a year ---------------------------------------------------------------------------------------------


def _deel_oud(f: UrennormFeiten, r: Redenering, m: Maatstaf, plek: int, jaar: Studiejaaruren) -> Decimal:
    """Which part of the norm of a year applies under the old text: all, unless it is the last and some kinds only."""
    soorten = r.waarde("urennorm.kort_jaar_oud", m.gekozen.peildag).waarde
    if jaar.jaar != f.studieduur or f.soort not in soorten:
        return HEEL
    return _deel_van_jaar(r, plek, jaar)


def _deel_van_jaar(r: Redenering, plek: int, jaar: Studiejaaruren) -> Decimal:
    grens = r.waarde("urennorm.kort_jaar")
    telt, volledig = _maanden(jaar, grens), grens["volledig"]
    if telt < volledig:
        zin = f"Jaar {jaar.jaar} telt vanaf 1 september {telt} maanden: {telt}/{volledig} van de norm van een jaar."
        paden = {f"jaren[{plek}].eerste_dag": jaar.eerste_dag, f"jaren[{plek}].laatste_dag": jaar.laatste_dag}
        r.stel_vast(grens, zin, paden)
    return Decimal(telt) / volledig


def _maanden(deel: Studiejaaruren, grens: Waarde) -> int:
    """Months as the law counts them: from 1 september, rounded up, and no more than a full year has."""
    start = deel.eerste_dag
    begin, telt = grens["studiejaar"], grens["telt_vanaf"]
    vanaf = date(start.year, telt["maand"], telt["dag"])
    if date(start.year, begin["maand"], begin["dag"]) <= start < vanaf:
        start = vanaf
    return min(aangebroken_maanden(start, deel.laatste_dag), grens["volledig"])


# -- comparing ----------------------------------------------------------------------------------------------------


def _tel(m: Maatstaf, jaren: Jaren) -> dict[str, int]:
    """Hours over these years. Since 1-8-2026 other supervised activities count for the total too (lid 5)."""
    som = {deel: sum(getattr(jaar, deel) for jaar in jaren.values()) for deel in ("bot", "bpv", "overig")}
    return {**som, "totaal": som["bot"] + som["bpv"] + (0 if m.gekozen.oud else som["overig"])}


def _haalt(m: Maatstaf, norm: Norm, jaren: Jaren) -> bool:
    gevonden = _tel(m, jaren)
    return all(gevonden[deel] >= nodig for deel, nodig in norm.items())


def _vergelijk(r: Redenering, m: Maatstaf, norm: Norm, jaren: Jaren, wat: str) -> bool | None:
    """Three comparisons, because the minima of bot and bpv together stay below the total."""
    gevonden = _tel(m, jaren)
    oordelen = []
    for deel in norm:
        zin = f"{ONDERDELEN[deel]} {wat}: {getal(gevonden[deel])} klokuren; ten minste {getal(norm[deel])} is nodig."
        goed = gevonden[deel] >= norm[deel]
        oordelen.append(r.eis(m.bron, goed, ja=zin, nee=zin, feiten=_feiten(m, jaren, deel)))
    return en(*oordelen)


def _feiten(m: Maatstaf, jaren: Jaren, deel: str) -> dict[str, Any]:
    """The facts behind one comparison, by path."""
    delen = (deel,) if deel != "totaal" else ("bot", "bpv") if m.gekozen.oud else ("bot", "bpv", "overig")
    return {f"jaren[{plek}].{naam}": getattr(jaar, naam) for plek, jaar in jaren.items() for naam in delen}


def _maal(norm: Norm, teller: Decimal, noemer: Decimal = HEEL) -> Norm:
    # Multiplied first, so that a third of 3000 hours stays a whole number.
    return {deel: uren * teller / noemer for deel, uren in norm.items()}


def _plus(normen: Iterable[Norm]) -> Norm:
    """The norm of several years together; they name the same parts."""
    eerste, *rest = normen
    return {deel: sum((norm[deel] for norm in rest), uren) for deel, uren in eerste.items()}
