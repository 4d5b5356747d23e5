"""Who was present where on 1 October, and in which opleiding: from enrolments to one row per person and year.

Every function takes tables and gives a table; nothing is executed here.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from stelsel.indicatoren.lezingen import Lezingen

# WEB 7.2.2 / PvE § 15.5.4: the leertrajecten of a beroepsopleiding, extraneus included (UBWEB 4a.1)
BEROEPSOPLEIDING = ("BOL", "BOL_DT", "BBL", "EX")
INSCHRIJVING = ("persoon_id", "brin", "inschrijvingvolgnummer")
PERSOON = ("persoon_id", "brin")
GROEP = ("crebo", "niveau", "leerweg")


def perioden(
    inschrijving: ir.Table, inschrijvingsperiode: ir.Table, opleiding: ir.Table, lezingen: Lezingen
) -> ir.Table:
    """Each ISP with the days it held, its niveau, and whether it counts (`telt`).

    An ISP ends the day before the next ISP of its enrolment, and never after the enrolment. A row without a first
    day, or of an enrolment without first or last day, holds on no day.
    """
    isg = inschrijving.select(
        *INSCHRIJVING, isg_begin=inschrijving.datum_inschrijving, isg_einde=_einde(inschrijving, lezingen)
    ).filter(ibis._.isg_begin.notnull() & ibis._.isg_einde.notnull())
    isp = inschrijvingsperiode.filter(ibis._.datum_begin.notnull())
    volgorde = ibis.window(
        group_by=INSCHRIJVING,
        order_by=[isp.datum_begin, isp.opleidingcode.asc(nulls_first=True), isp.leertraject.asc(nulls_first=True)],
    )
    isp = isp.select(
        *INSCHRIJVING,
        "datum_begin",
        volgende=isp.datum_begin.lead().over(volgorde),
        crebo=isp.opleidingcode,
        leerweg=isp.leertraject,
        bekostigbaar=isp.indicatie_bekostigbaar,
        isp_niveau=niveaucijfer(isp.niveau),
    )
    beide = isp.inner_join(isg, INSCHRIJVING)
    # by way of a timestamp: that is what a date minus a day is to a database, whatever Ibis calls it
    dag_ervoor = (beide.volgende - ibis.interval(days=1)).cast("timestamp").cast("date")
    met_dagen = beide.mutate(
        begin=ibis.greatest(beide.datum_begin, beide.isg_begin),
        einde=ibis.least(beide.isg_einde, dag_ervoor.fill_null(beide.isg_einde)),
    )
    met_niveau = _met_niveau(met_dagen, opleiding, lezingen)
    return met_niveau.mutate(telt=_telt(met_niveau, lezingen))


def _einde(inschrijving: ir.Table, lezingen: Lezingen) -> ir.DateValue:
    """Last day of an enrolment: the real one, else the planned one or none (reading `einde`)."""
    zonder = ibis.date("9999-12-31") if lezingen.einde == "open" else inschrijving.datum_uitschrijving_gepland
    return inschrijving.datum_uitschrijving_werkelijk.fill_null(zonder)


def niveaucijfer(niveau: ir.StringValue) -> ir.IntegerValue:
    """'MBO-2' as 2; anything else as null."""
    return niveau.cases(*[(f"MBO-{n}", ibis.literal(n, "int32")) for n in (1, 2, 3, 4)])


def _met_niveau(tabel: ir.Table, opleiding: ir.Table, lezingen: Lezingen) -> ir.Table:
    """Add `niveau` by `crebo`: from the table opleiding, else from the ISP; or the other way round."""
    bekend = opleiding.select(crebo_lijst=opleiding.opleidingcode, lijst_niveau=opleiding.niveau)
    breed = tabel.left_join(bekend, tabel.crebo == bekend.crebo_lijst)
    eerst, dan = breed.lijst_niveau, breed.isp_niveau
    if lezingen.niveau_bron == "isp":
        eerst, dan = dan, eerst
    kolommen = [naam for naam in tabel.columns if naam != "isp_niveau"]
    return breed.select(*kolommen, niveau=eerst.fill_null(dan))


def _telt(isp: ir.Table, lezingen: Lezingen) -> ir.BooleanValue:
    """Whether an ISP makes somebody present (readings aanwezig, extranei, niet_bekostigd)."""
    telt = isp.leerweg.notnull() if lezingen.aanwezig == "alle" else isp.leerweg.isin(BEROEPSOPLEIDING)
    if lezingen.extranei == "tellen_niet":
        telt = telt & (isp.leerweg != "EX")
    if lezingen.niet_bekostigd == "tellen_niet":
        telt = telt & isp.bekostigbaar.fill_null(True)
    return telt.fill_null(False)


def aanwezig(isp: ir.Table, lezingen: Lezingen) -> ir.Table:
    """The ISPs that count as presence; with reading niveau_2_4 entree is left out."""
    isp = isp.filter(isp.telt)
    if lezingen.aanwezig == "niveau_2_4":
        isp = isp.filter(isp.niveau.fill_null(2) != 1)
    return isp


def stand(isp: ir.Table, peiljaar: ir.Table, lezingen: Lezingen) -> ir.Table:
    """One row per person, institution and 1 October of presence: the hoofdinschrijving, with neighbours in time.

    Columns: persoon_id, brin, studiejaar, crebo, niveau, leerweg, dr_begin, dr_einde, `vorige` (the last earlier
    studiejaar of presence) and `blijft` (present on the next 1 October too).
    """
    telt = aanwezig(isp, lezingen)
    op_dag = telt.join(peiljaar, [telt.begin <= peiljaar.teldatum, peiljaar.teldatum <= telt.einde])
    per_jaar = ibis.window(
        group_by=[op_dag.persoon_id, op_dag.brin, op_dag.studiejaar], order_by=hoofdvolgorde(op_dag, lezingen)
    )
    hoofd = op_dag.mutate(rang=ibis.row_number().over(per_jaar)).filter(ibis._.rang == 0)
    in_tijd = ibis.window(group_by=[hoofd.persoon_id, hoofd.brin], order_by=hoofd.studiejaar)
    return hoofd.select(
        *PERSOON,
        "studiejaar",
        *GROEP,
        "dr_begin",
        "dr_einde",
        vorige=hoofd.studiejaar.lag().over(in_tijd),
        blijft=(hoofd.studiejaar.lead().over(in_tijd) == hoofd.studiejaar + 1).fill_null(False),
    )


def hoofdvolgorde(isp: ir.Table, lezingen: Lezingen) -> list[ir.Value]:
    """The order in which the first is the hoofdinschrijving (reading hoofdinschrijving)."""
    voorop = {
        "niveau": [],
        "bekostigd": [isp.bekostigbaar.fill_null(False).desc()],
        "vroegste": [isp.isg_begin.asc()],
        "laatste": [isp.isg_begin.desc()],
    }[lezingen.hoofdinschrijving]
    return [
        *voorop,
        isp.niveau.fill_null(0).desc(),
        isp.crebo.asc(nulls_first=False),
        isp.inschrijvingvolgnummer.asc(),
    ]
