"""Who is new in a studiejaar: the cohort of the startersresultaat."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from stelsel.indicatoren.aanwezigheid import GROEP, PERSOON, aanwezig, hoofdvolgorde
from stelsel.indicatoren.lezingen import Lezingen
from stelsel.indicatoren.peiljaren import nieuw_jaren

PERSOON_JAAR = (*PERSOON, "studiejaar")


def instromers(op_oktober: ir.Table, isp: ir.Table, peiljaar: ir.Table, lezingen: Lezingen) -> ir.Table:
    """One row per new student and studiejaar: group and whether still there on the next 1 October.

    With reading sr_instromer = jaar also those who came after 1 October and those who left before it.
    """
    jaren = nieuw_jaren(lezingen)
    nieuw = op_oktober.select(*PERSOON_JAAR, *GROEP, "blijft", "vorige")
    op_dagen = lezingen.sr_nieuw == "geen_dag"
    if lezingen.sr_instromer == "jaar":
        nieuw = nieuw.union(_buiten_oktober(op_oktober, isp, peiljaar, lezingen))
        op_dagen = True
    if lezingen.sr_nieuw != "geen_dag":
        nieuw = nieuw.filter(nieuw.vorige.isnull() | (nieuw.studiejaar - nieuw.vorige > jaren))
    if op_dagen:
        nieuw = _zonder_eerdere_dag(nieuw, isp, peiljaar, lezingen)
    return nieuw.select(*PERSOON_JAAR, *GROEP, "blijft")


def _zonder_eerdere_dag(nieuw: ir.Table, isp: ir.Table, peiljaar: ir.Table, lezingen: Lezingen) -> ir.Table:
    """Only who was present on no day of nieuw_begin .. nieuw_einde of the year."""
    telt = aanwezig(isp, lezingen)
    eerder = telt.join(peiljaar, [telt.begin <= peiljaar.nieuw_einde, peiljaar.nieuw_begin <= telt.einde])
    eerder = eerder.filter(eerder.begin <= eerder.einde).select(*PERSOON_JAAR).distinct()
    return nieuw.anti_join(eerder, PERSOON_JAAR)


def _buiten_oktober(op_oktober: ir.Table, isp: ir.Table, peiljaar: ir.Table, lezingen: Lezingen) -> ir.Table:
    """Who was present on some day of the studiejaar, though not on 1 October; group of the first such day."""
    telt = aanwezig(isp, lezingen)
    in_jaar = telt.join(
        peiljaar, [telt.begin <= peiljaar.studiejaar_einde, peiljaar.studiejaar_begin <= telt.einde]
    ).filter(ibis._.begin <= ibis._.einde)
    los = in_jaar.anti_join(op_oktober, PERSOON_JAAR)
    eerst = ibis.window(
        group_by=[los.persoon_id, los.brin, los.studiejaar],
        order_by=[ibis.greatest(los.begin, los.studiejaar_begin).asc(), *hoofdvolgorde(los, lezingen)],
    )
    een = los.mutate(rang=ibis.row_number().over(eerst)).filter(ibis._.rang == 0)
    jaren = op_oktober.select(*PERSOON, jaar=op_oktober.studiejaar)
    rond = een.left_join(jaren, PERSOON)
    per_persoon = rond.group_by(*PERSOON_JAAR, *GROEP).agg(
        blijft=(rond.jaar == rond.studiejaar + 1).any().fill_null(False),
        vorige=rond.jaar.max(where=rond.jaar < rond.studiejaar),
    )
    return per_persoon.select(*PERSOON_JAAR, *GROEP, "blijft", "vorige")
