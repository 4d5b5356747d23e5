"""Diplomas of the own institution: which of them count, and to which group they belong."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from stelsel.indicatoren.aanwezigheid import GROEP, PERSOON
from stelsel.indicatoren.lezingen import Lezingen

DIPLOMA = (*PERSOON, "resultaatvolgnummer")
ENTREE = 1


def diplomas(diploma: ir.Table, isp: ir.Table, opleiding: ir.Table, lezingen: Lezingen) -> ir.Table:
    """Each dated diploma with crebo, niveau, leerweg and `buiten`: it comes from an ISP that does not count itself.

    The ISP of a diploma is the last one begun on or before its date, in the enrolment the diploma names; when it
    names none, among the ISPs of the same opleiding. Entree is still among the rows.
    """
    dip = diploma.filter(diploma.datum_resultaat.notnull())
    bekend = opleiding.select(crebo_lijst=opleiding.opleidingcode, lijst_niveau=opleiding.niveau)
    dip = dip.left_join(bekend, dip.opleidingcode == bekend.crebo_lijst)
    dip = dip.select(
        *DIPLOMA, "inschrijvingvolgnummer", "lijst_niveau", crebo=dip.opleidingcode, datum=dip.datum_resultaat
    )
    herkomst = _herkomst(dip, isp)
    breed = dip.left_join(herkomst, DIPLOMA)
    eerst, dan = breed.lijst_niveau, breed.niveau_herkomst
    if lezingen.niveau_bron == "isp":
        eerst, dan = dan, eerst
    uit = breed.select(
        *DIPLOMA,
        "datum",
        "crebo",
        niveau=eerst.fill_null(dan),
        leerweg=breed.leerweg_herkomst,
        buiten=(breed.leerweg_herkomst.notnull() & ~breed.telt_herkomst).fill_null(False),
    )
    if lezingen.diploma_na_vertrek == "telt_niet":
        uit = _tijdens_inschrijving(uit, isp)
    return uit


def _herkomst(dip: ir.Table, isp: ir.Table) -> ir.Table:
    """Per diploma the ISP it comes from: leerweg, niveau (of the same opleiding only) and whether that ISP counts."""
    bron = isp.select(*PERSOON, "inschrijvingvolgnummer", "datum_begin", "crebo", "niveau", "leerweg", "telt").rename(
        "{name}_herkomst"
    )
    paren = dip.inner_join(
        bron,
        [
            dip.persoon_id == bron.persoon_id_herkomst,
            dip.brin == bron.brin_herkomst,
            bron.datum_begin_herkomst <= dip.datum,
            (dip.inschrijvingvolgnummer == bron.inschrijvingvolgnummer_herkomst)
            | (dip.inschrijvingvolgnummer.isnull() & (dip.crebo == bron.crebo_herkomst)),
        ],
    )
    laatste = ibis.window(
        group_by=[paren[k] for k in DIPLOMA],
        order_by=[
            paren.datum_begin_herkomst.desc(),
            paren.inschrijvingvolgnummer_herkomst.asc(),
            paren.crebo_herkomst.desc(nulls_first=False),
            paren.leerweg_herkomst.desc(nulls_first=False),
        ],
    )
    paren = paren.mutate(rang=ibis.row_number().over(laatste)).filter(ibis._.rang == 0)
    zelfde = (paren.crebo == paren.crebo_herkomst).fill_null(False)
    return paren.select(
        *DIPLOMA,
        "leerweg_herkomst",
        "telt_herkomst",
        niveau_herkomst=zelfde.ifelse(paren.niveau_herkomst, ibis.null("int32")),
    )


def _tijdens_inschrijving(dip: ir.Table, isp: ir.Table) -> ir.Table:
    """Only diplomas dated on a day of any enrolment at the institution ('student', UBWEB 4a.1)."""
    dagen = isp.select(persoon=isp.persoon_id, instelling=isp.brin, begin=isp.begin, einde=isp.einde)
    return dip.semi_join(
        dagen,
        [
            dip.persoon_id == dagen.persoon,
            dip.brin == dagen.instelling,
            dagen.begin <= dip.datum,
            dip.datum <= dagen.einde,
        ],
    )


def van_niveau(dip: ir.Table, lezingen: Lezingen, *, ook_entree: bool = False) -> ir.Table:
    """Diplomas of niveau 2-4 (or any): an unknown niveau counts unless the reading says otherwise."""
    onbekend = ENTREE if lezingen.diploma_niveau_onbekend == "telt_niet" else 2
    if lezingen.diploma_niveau_onbekend == "telt_niet":
        dip = dip.filter(dip.niveau.notnull())
    return dip if ook_entree else dip.filter(dip.niveau.fill_null(onbekend) > ENTREE)


def gediplomeerden(dip: ir.Table, stand: ir.Table, peiljaar: ir.Table, lezingen: Lezingen) -> ir.Table:
    """One row per person, institution and opbrengstjaar with a diploma that counts in that year.

    The group is that of the chosen diploma (reading jr_late_instromer); `in_populatie`: present on 1-10-t.
    """
    in_jaar = dip.join(peiljaar, [peiljaar.teldatum <= dip.datum, dip.datum <= peiljaar.jaar_einde])
    in_jaar = in_jaar.select(*DIPLOMA, "datum", *GROEP, "buiten", "studiejaar")
    wie = stand.select(*PERSOON, "studiejaar", in_populatie=ibis.literal(True))
    breed = in_jaar.left_join(wie, (*PERSOON, "studiejaar"))
    breed = breed.select(
        *DIPLOMA, "datum", *GROEP, "buiten", "studiejaar", in_populatie=breed.in_populatie.fill_null(False)
    )
    if lezingen.diploma_ovo == "nooit":
        breed = breed.filter(~breed.buiten)
    elif lezingen.diploma_ovo == "populatie":
        breed = breed.filter(breed.in_populatie | ~breed.buiten)
    keuze = ibis.window(group_by=[breed.persoon_id, breed.brin, breed.studiejaar], order_by=_keuze(breed, lezingen))
    gekozen = breed.mutate(rang=ibis.row_number().over(keuze)).filter(ibis._.rang == 0)
    return gekozen.select(*PERSOON, "studiejaar", *GROEP, "in_populatie")


def _keuze(dip: ir.Table, lezingen: Lezingen) -> list[ir.Value]:
    hoogste = dip.niveau.fill_null(0).desc()
    voorop = {
        "hoogste": [hoogste, dip.datum.asc()],
        "eerste": [dip.datum.asc(), hoogste],
        "laatste": [dip.datum.desc(), hoogste],
    }[lezingen.jr_late_instromer]
    return [*voorop, dip.crebo.asc(nulls_first=False), dip.resultaatvolgnummer.asc()]


def in_venster(verlaters: ir.Table, dip: ir.Table, lezingen: Lezingen) -> ir.Table:
    """Leavers with a diploma dated dr_begin .. dr_einde of their year, and the highest niveau of these."""
    if lezingen.diploma_ovo == "nooit":
        dip = dip.filter(~dip.buiten)
    dagen = dip.select("datum", persoon=dip.persoon_id, instelling=dip.brin, diploma_niveau=dip.niveau)
    paren = verlaters.inner_join(
        dagen,
        [
            verlaters.persoon_id == dagen.persoon,
            verlaters.brin == dagen.instelling,
            verlaters.dr_begin <= dagen.datum,
            dagen.datum <= verlaters.dr_einde,
        ],
    )
    return paren.group_by(*PERSOON, "studiejaar").agg(
        diploma_in_venster=paren.count(), hoogste_niveau=paren.diploma_niveau.max()
    )
