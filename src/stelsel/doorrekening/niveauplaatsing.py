"""niveauplaatsing over everybody who is enrolled on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from stelsel.doorrekening.bron import Bron, noot_dekking
from stelsel.doorrekening.vraag import Doorrekenvraag, Feitenset, Groep, Keuze, Verzameling
from stelsel.kern.codelijsten import codelijst
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import teldatum_oktober
from stelsel.regels.motor.taal import dag
from stelsel.regels.motor.waarden import Waarden

DIMENSIES = {
    "brin": "instelling",
    "studiejaar": "studiejaar waarin de inschrijving begon",
    "niveau": "niveau waarop de student begon",
    "leerweg": "leertraject waarin de student begon",
    "crebo": "opleiding waarmee de student begon",
    "dossier": "kwalificatiedossier van die opleiding",
    "domein": "opleidingsdomein van die opleiding",
    "vooropleiding": "hoogste vooropleiding bij de start",
}
TABELLEN = ("persoon", "inschrijving", "inschrijvingsperiode", "diploma", "opleiding", "vooropleiding", "leeftijd")
# Who takes an exam only (EX), or follows something that leads to no diploma (OVO, ODT), is placed on no niveau.
LEERWEGEN = ("BOL", "BOL_DT", "BBL")

# A diploma of an mbo that the set knows is an earlier education too, by its niveau. Of several the highest counts, in
# the order of the code list. The age on 1 August is unknown when the unknown part of a birth date decides. A set that
# left the school has no birth dates but the age on one 1 August; on another it is as many years more or less.
QUERY = """
    WITH begin AS (
        SELECT persoon_id, brin, inschrijvingvolgnummer,
            arg_min({{'crebo': opleidingcode, 'leerweg': leertraject}}, datum_begin) AS eerste
        FROM inschrijvingsperiode GROUP BY ALL
    ), geldend AS (
        SELECT i.persoon_id, i.brin, i.datum_inschrijving AS start, eerste.leerweg AS leerweg, eerste.crebo AS crebo,
            o.niveau, coalesce(o.dossier_code, o.dossier) AS dossier, coalesce(o.domein_code, o.domein) AS domein,
            year(start) - CASE WHEN month(start) < 8 THEN 1 ELSE 0 END AS studiejaar
        FROM inschrijving AS i
        JOIN begin USING (persoon_id, brin, inschrijvingvolgnummer)
        LEFT JOIN opleiding AS o ON o.opleidingcode = eerste.crebo
        WHERE i.datum_inschrijving <= $op AND coalesce(i.datum_uitschrijving_werkelijk, $op) >= $op
            AND list_contains($brins, i.brin) AND list_contains($leerwegen, eerste.leerweg)
    ), behaald AS (
        SELECT persoon_id, list_position($volgorde, code) AS rang, behaald_op AS dag FROM vooropleiding
        UNION ALL
        SELECT persoon_id, list_position($volgorde, 'MBO' || niveau), datum_resultaat
        FROM diploma JOIN opleiding USING (opleidingcode)
        WHERE datum_resultaat IS NOT NULL AND niveau IS NOT NULL
    ), hoogste AS (
        SELECT g.persoon_id, g.start, max(b.rang) AS rang
        FROM (SELECT DISTINCT persoon_id, start FROM geldend) AS g
        JOIN behaald AS b ON b.persoon_id = g.persoon_id AND (b.dag IS NULL OR b.dag <= g.start)
        GROUP BY ALL
    ), op_1_augustus AS (
        SELECT persoon_id, any_value(leeftijd - year(peildatum)) AS verschil
        FROM leeftijd WHERE month(peildatum) = 8 AND day(peildatum) = 1 GROUP BY ALL
    ), rijen AS (
        SELECT g.*, $volgorde[rang] AS vooropleiding,
            g.studiejaar + coalesce(verschil, -geboortejaar - CASE
                WHEN geboortemaand < 8 OR (geboortemaand = 8 AND geboortedag = 1) THEN 0
                WHEN geboortemaand > 8 OR geboortedag > 1 THEN 1
            END) AS leeftijd
        FROM geldend AS g
        LEFT JOIN hoogste ON hoogste.persoon_id = g.persoon_id AND hoogste.start = g.start
        LEFT JOIN persoon AS p ON p.persoon_id = g.persoon_id
        LEFT JOIN op_1_augustus AS a ON a.persoon_id = g.persoon_id
    )
    SELECT vooropleiding, CASE WHEN leeftijd BETWEEN 0 AND 120 THEN leeftijd END AS jaren, niveau AS op_niveau,
        {per} count(*) AS aantal
    FROM rijen GROUP BY ALL ORDER BY ALL
"""
AANTAL_FEITEN = 3


def verzamel(bron: Bron, keuze: Keuze) -> Verzameling:
    """Every enrolment that holds on the day: earlier education, age and niveau at its start."""
    op = keuze.op or _teldag(bron, keuze.jaar)
    wel, niet = bron.gedekte_brins(op, op, "--op" if keuze.op else "--jaar")
    bron.eis_rijen(
        "vooropleiding",
        "vooropleiding",
        "Zet de vooropleiding in eigen_administratie.csv en lees die mee; een RO kent haar niet.",
    )
    query = QUERY.format(per="".join(f"{naam}, " for naam in keuze.per))
    waarden = {"op": op, "brins": wel, "leerwegen": list(LEERWEGEN), "volgorde": list(codelijst("vooropleiding").codes)}
    groepen = [
        Groep(rij[:AANTAL_FEITEN], rij[AANTAL_FEITEN:-1], rij[-1]) for rij in bron.rijen(TABELLEN, query, waarden)
    ]
    noten = (
        *noot_dekking(niet),
        "Een diploma van een andere mbo-instelling telt alleen als de school het als vooropleiding noteerde.",
    )
    return Verzameling(groepen, op, f"inschrijvingen (bol en bbl) op {dag(op)}", noten)


def _teldag(bron: Bron, jaar: int | None) -> date:
    """1 October of the studiejaar, or the last one that the deliveries cover."""
    if jaar is not None:
        return teldatum_oktober(jaar)
    dagen = [teldatum_oktober(jaar) for jaar in bron.jaren()]
    laatste = bron.laatste([(op, op) for op in dagen])
    if laatste is None:
        raise StelselFout(
            "De gegevens gaan over geen enkele 1 oktober.",
            waar=str(bron.gegevensset.map),
            verwacht="een levering met een selectieperiode waar een 1 oktober in valt",
            doe="Geef met --op een dag waarover is geleverd.",
            code="DOOR-DEKKING-02",
            exitcode=2,
        )
    return laatste[0]


def feiten(set_: Feitenset, op: date, waarden: Waarden) -> Sequence[Mapping[str, Any]]:
    """The facts of the rule: these three as they are."""
    vooropleiding, leeftijd, niveau = set_
    return ({"vooropleiding": vooropleiding, "leeftijd": leeftijd, "niveau": niveau},)


VRAAG = Doorrekenvraag("niveauplaatsing", "inschrijvingen", DIMENSIES, verzamel, feiten, op_dag=True)
