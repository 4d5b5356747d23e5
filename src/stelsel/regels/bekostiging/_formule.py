"""The formula for the value of students: weighed, and corrected by the second counting day.

The law writes `sum[(bbl x factor x PF x Vf) + (bol x PF x Vf)] x factor of the part x Cf`, with
`Cf = (first day + second day) / (2 x first day)`, bbl weighed by the same factor. Vf is there until 2018.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from stelsel.regels.bekostiging._deelnemers import DeelnemersFeiten, Groep
from stelsel.regels.bekostiging._jaar import begin, dag_in, teljaar
from stelsel.regels.motor import ONBEKEND, Redenering, Waarde, dag, getal
from stelsel.regels.motor.getallen import afgerond, breuk, deel_van, geschreven, getoond, vermenigvuldigd

TELLINGEN = ("bol_oktober", "bbl_oktober", "bol_februari", "bbl_februari")


@dataclass(frozen=True)
class Formule:
    """The legal values of one part of the budget in bekostigingsjaar `jaar`."""

    jaar: int
    factoren: Waarde
    verblijfsjaar: Waarde
    correctie: Waarde


def waarde_van_studenten(
    f: DeelnemersFeiten, r: Redenering, groepen: Sequence[Groep], formule: Formule
) -> Decimal | str:
    """The value of the groups of one part, rounded as the law says; `onbekend` when a fact is missing."""
    gewogen = [_groep(r, plek, groep, formule) for plek, groep in enumerate(groepen)]
    bekend = [deel for deel in gewogen if deel is not None]
    if len(bekend) < len(gewogen):
        return ONBEKEND
    som = sum(bekend, Fraction(0))
    # Nobody counts: then no correction can change that.
    factor = _correctie(f, r, formule) if som else Fraction(1)
    if factor is None:
        return ONBEKEND
    deel = formule.factoren["deel"]
    waarde = afgerond(vermenigvuldigd(som, deel, factor), formule.factoren["decimalen"])
    zin = f"De waarde is {geschreven(som)} x {getal(deel)} x {geschreven(factor)} = {getal(waarde)}."
    r.stel_vast(formule.factoren, zin)
    return waarde


# -- the groups -------------------------------------------------------------------------------------------------------


def _groep(r: Redenering, plek: int, groep: Groep, formule: Formule) -> Fraction | None:
    """Students of one group, weighed by pathway, price and stay."""
    pad = f"groepen[{plek}]"
    verblijf = _verblijfsfactor(r, f"{pad}.eerdere_oktobers", groep, formule)
    gebruikt: dict[str, Any] = {f"{pad}.{naam}": getattr(groep, naam) for naam in ("bol", "bbl", "prijsfactor")}
    if groep.prijsfactor is None:
        r.eis(formule.factoren, None, ja="", nee="", feiten=gebruikt)
        return None
    if verblijf is None:
        return None
    studenten = groep.bol + vermenigvuldigd(groep.bbl, formule.factoren["bbl"])
    gewogen = vermenigvuldigd(studenten, groep.prijsfactor, verblijf)
    maal = f" x {getal(verblijf)}" if formule.verblijfsjaar.waarde else ""
    zin = (
        f"{groep.bol} bol en {groep.bbl} bbl x {getal(formule.factoren['bbl'])}, samen {geschreven(studenten)}; "
        f"x prijsfactor {getal(groep.prijsfactor)}{maal} = {geschreven(gewogen)}."
    )
    r.stel_vast(formule.factoren, zin, gebruikt)
    return gewogen


def _verblijfsfactor(r: Redenering, pad: str, groep: Groep, formule: Formule) -> Any:
    """The factor of the verblijfsjaar; 1 where the law has none, None when the history is not known."""
    regel = formule.verblijfsjaar
    if regel.waarde is None:
        return 1
    gebruikt = {pad: groep.eerdere_oktobers}
    if groep.eerdere_oktobers is None:
        return r.eis(regel, None, ja="", nee="", feiten=gebruikt)
    jaar = verblijfsjaar(groep.eerdere_oktobers, teljaar(formule.jaar) or 0, regel["onderbreking"])
    factor = regel["factoren"][min(jaar, len(regel["factoren"])) - 1]
    r.stel_vast(regel, f"Verblijfsjaar {jaar}: factor {getal(factor)}.", gebruikt)
    return factor


def verblijfsjaar(eerdere: Iterable[int], nu: int, onderbreking: int) -> int:
    """Which verblijfsjaar `nu` is: every earlier October counts, back to `onderbreking` years in a row without."""
    geteld, later = 1, nu
    for jaar in sorted(set(eerdere), reverse=True):
        if later - jaar > onderbreking:
            break
        geteld, later = geteld + 1, jaar
    return geteld


# -- the second counting day ------------------------------------------------------------------------------------------


def _correctie(f: DeelnemersFeiten, r: Redenering, formule: Formule) -> Fraction | None:
    """Cf: how the number of students went on from 1 October to 1 February."""
    bol_1, bbl_1, bol_2, bbl_2 = (getattr(f, naam) for naam in TELLINGEN)
    if bol_1 is None or bbl_1 is None or bol_2 is None or bbl_2 is None:
        r.eis(formule.correctie, None, ja="", nee="", feiten=TELLINGEN)
        return None
    bbl = formule.factoren["bbl"]
    eerste, tweede = bol_1 + vermenigvuldigd(bbl_1, bbl), bol_2 + vermenigvuldigd(bbl_2, bbl)
    factor = (eerste + tweede) / (eerste + eerste)
    dagen = [dag(dag_in(formule.jaar, formule.correctie[teldatum])) for teldatum in ("eerste", "tweede")]
    zin = (
        f"Op {dagen[0]} telden {geschreven(eerste)} studenten (bbl gewogen), op {dagen[1]} {geschreven(tweede)}: "
        f"de correctiefactor is het gemiddelde gedeeld door het eerste aantal, {geschreven(factor)}."
    )
    r.stel_vast(formule.correctie, zin, TELLINGEN)
    r.reken(correctiefactor=getoond(factor))
    return factor


# -- the transition ---------------------------------------------------------------------------------------------------


def noem_overgang(f: DeelnemersFeiten, r: Redenering, jaar: int) -> None:
    """Which part of the difference with the old formula is settled; the amount, when both contributions are known."""
    regel = r.waarde("bekostiging.overgang", begin(jaar))
    if regel.waarde is None:
        return
    procent = regel["procent"]
    zin = (
        f"Een overgang: {procent} procent van het verschil in rijksbijdrage over {regel['verschil_over']} tussen de "
        "oude en de nieuwe formule wordt verrekend."
    )
    r.reken(overgang_procent=procent)
    if f.rijksbijdrage_nieuw is None or f.rijksbijdrage_oud is None:
        r.stel_vast(regel, zin)
        return
    bedrag = afgerond(deel_van(procent, breuk(f.rijksbijdrage_oud - f.rijksbijdrage_nieuw)), 0)
    zin += f" Dat is {getal(abs(bedrag))} euro {'erbij' if bedrag >= 0 else 'eraf'}."
    r.stel_vast(regel, zin, ("rijksbijdrage_nieuw", "rijksbijdrage_oud"))
    r.reken(overgangsbedrag=bedrag)
