"""The three indicators: one row per person that is counted, with 1 or 0 for the numerator.

`telling` is the union of the three; everything else (groups, windows, years) is adding up its rows.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from stelsel.indicatoren.aanwezigheid import GROEP, PERSOON, perioden, stand
from stelsel.indicatoren.diploma import diplomas, gediplomeerden, in_venster, van_niveau
from stelsel.indicatoren.instroom import instromers
from stelsel.indicatoren.lezingen import Lezingen

PERSOON_JAAR = (*PERSOON, "studiejaar")


def telling(tabellen: dict[str, ir.Table], lezingen: Lezingen) -> ir.Table:
    """One row per indicator, institution, studiejaar and counted person (the rows are the noemer).

    `tabellen`: inschrijving, inschrijvingsperiode, diploma, opleiding, peiljaar. Columns: indicator, persoon_id,
    brin, studiejaar, crebo, niveau, leerweg (of the group), teller (0/1), categorie (in words), diploma_onbekend
    (1 when the numerator rests on a diploma of unknown niveau).
    """
    jaar = tabellen["peiljaar"]
    isp = perioden(tabellen["inschrijving"], tabellen["inschrijvingsperiode"], tabellen["opleiding"], lezingen)
    op_oktober = stand(isp, jaar, lezingen)
    alle = diplomas(tabellen["diploma"], isp, tabellen["opleiding"], lezingen)
    dip = van_niveau(alle, lezingen)
    met = gediplomeerden(dip, op_oktober, jaar, lezingen)
    met_sr = met
    if lezingen.sr_diploma == "ook_entree":
        met_sr = gediplomeerden(van_niveau(alle, lezingen, ook_entree=True), op_oktober, jaar, lezingen)
    verlaters = op_oktober.filter(~op_oktober.blijft)
    venster = in_venster(verlaters, dip, lezingen)
    return ibis.union(
        jaarresultaat(op_oktober, met, venster, lezingen),
        diplomaresultaat(verlaters, venster),
        startersresultaat(instromers(op_oktober, isp, jaar, lezingen), met_sr),
    )


def jaarresultaat(op_oktober: ir.Table, met: ir.Table, venster: ir.Table, lezingen: Lezingen) -> ir.Table:
    """(b + d) / (b + c + d) of UBWEB 4a.2: graduates, and leavers of the year without a diploma."""
    breed = op_oktober.left_join(_als_diploma(met), PERSOON_JAAR)
    met_diploma = breed.heeft_diploma.fill_null(False)
    telt = met_diploma | ~breed.blijft
    if lezingen.jr_verlater == "dr_venster":
        eigen = [naam for naam in breed.columns if not naam.endswith("_right")]
        breed = breed.select(*eigen).left_join(venster, PERSOON_JAAR)
        met_diploma = breed.heeft_diploma.fill_null(False)
        telt = met_diploma | (~breed.blijft & breed.diploma_in_venster.isnull())
    groep = {k: breed[k] for k in GROEP}
    if lezingen.jr_groep == "diploma":
        groep = {k: met_diploma.ifelse(breed[f"{k}_diploma"], breed[k]) for k in GROEP}
    gebleven = ibis.cases(
        (met_diploma & breed.blijft, "gediplomeerd, gebleven"),
        (met_diploma, "gediplomeerd, vertrokken"),
        else_="vertrokken zonder diploma",
    )
    onbekend = met_diploma & breed.niveau_diploma.isnull()
    op_dag = _rijen("jaarresultaat", breed.filter(telt), groep, met_diploma, gebleven, onbekend)
    later = met.filter(~met.in_populatie)
    niet_op_dag = ibis.literal("gediplomeerd, niet aanwezig op 1 oktober")
    groep = {k: later[k] for k in GROEP}
    laat = _rijen("jaarresultaat", later, groep, ibis.literal(True), niet_op_dag, later.niveau.isnull())
    return ibis.union(op_dag, laat)


def diplomaresultaat(verlaters: ir.Table, venster: ir.Table) -> ir.Table:
    """Leavers with a diploma in the window / all leavers (UBWEB 4a.2)."""
    breed = verlaters.left_join(venster, PERSOON_JAAR)
    met_diploma = breed.diploma_in_venster.notnull()
    categorie = met_diploma.ifelse("vertrokken met diploma", "vertrokken zonder diploma")
    onbekend = met_diploma & breed.hoogste_niveau.isnull()
    groep = {k: breed[k] for k in GROEP}
    return _rijen("diplomaresultaat", breed, groep, met_diploma, categorie, onbekend)


def startersresultaat(nieuw: ir.Table, met: ir.Table) -> ir.Table:
    """New students still there on the next 1 October, or gone with a diploma of the year / all new students."""
    breed = nieuw.left_join(_als_diploma(met), PERSOON_JAAR)
    met_diploma = breed.heeft_diploma.fill_null(False)
    categorie = ibis.cases(
        (breed.blijft, "nog ingeschreven"),
        (met_diploma, "vertrokken met diploma"),
        else_="vertrokken zonder diploma",
    )
    onbekend = ~breed.blijft & met_diploma & breed.niveau_diploma.isnull()
    groep = {k: breed[k] for k in GROEP}
    return _rijen("startersresultaat", breed, groep, breed.blijft | met_diploma, categorie, onbekend)


def _als_diploma(met: ir.Table) -> ir.Table:
    eigenschappen = {f"{k}_diploma": met[k] for k in GROEP}
    return met.select(*PERSOON_JAAR, heeft_diploma=ibis.literal(True), **eigenschappen)


def _rijen(
    indicator: str,
    tabel: ir.Table,
    groep: dict[str, ir.Value],
    teller: ir.BooleanValue,
    categorie: ir.StringValue,
    diploma_onbekend: ir.BooleanValue,
) -> ir.Table:
    return tabel.select(
        *PERSOON_JAAR,
        **groep,
        indicator=ibis.literal(indicator),
        teller=teller.cast("int32"),
        categorie=categorie,
        diploma_onbekend=diploma_onbekend.cast("int32"),
    )


def kubus(telling: ir.Table, opleiding: ir.Table) -> ir.Table:
    """The rows of `telling` added up over persons, with dossier and domein of the opleiding beside the crebo.

    Columns: indicator, brin, studiejaar, crebo, niveau, leerweg, noemer, teller, diploma_onbekend, dossier, domein.
    """
    som = telling.group_by("indicator", "brin", "studiejaar", *GROEP).agg(
        noemer=telling.count(), teller=telling.teller.sum(), diploma_onbekend=telling.diploma_onbekend.sum()
    )
    groepering = opleiding.select(
        crebo_lijst=opleiding.opleidingcode,
        dossier=opleiding.dossier_code.fill_null(opleiding.dossier),
        domein=opleiding.domein_code.fill_null(opleiding.domein),
    )
    breed = som.left_join(groepering, som.crebo == groepering.crebo_lijst)
    return breed.select(*som.columns, "dossier", "domein")
