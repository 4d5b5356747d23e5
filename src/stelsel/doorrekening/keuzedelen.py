"""keuzedelen_geslaagd over every diploma of a studiejaar: would it still be one under another rule?

An RO knows a keuzedeel as Behaald or Niet behaald, without a mark, and knows neither its studielast nor what lowers
the minimum. What is known up to a range is asked at its ends, in every combination. A set of keuzedelen that passes
still does with higher marks, and one that may be chosen may still be with a lower minimum (EKB 17 and 17d): so an
answer that is the same at all the corners is the answer everywhere between them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Any

from stelsel.doorrekening.bron import Bron, noot_dekking
from stelsel.doorrekening.vraag import Doorrekenvraag, Feitenset, Groep, Keuze, Verzameling
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import Studiejaar
from stelsel.regels.begrippen import TEN_HOOGSTE_TWAALF
from stelsel.regels.examinering.keuzedelen_geslaagd import EISEN
from stelsel.regels.motor.waarden import STANDAARD, Waarden
from stelsel.regels.register import vind

DIMENSIES = {
    "brin": "instelling",
    "niveau": "niveau van het diploma",
    "crebo": "opleiding van het diploma",
    "dossier": "kwalificatiedossier van die opleiding",
    "domein": "opleidingsdomein van die opleiding",
    "cohort": "studiejaar waarin de student met de opleiding begon",
}
TABELLEN = ("diploma", "keuzedeelresultaat", "inschrijving", "inschrijvingsperiode", "opleiding")

# A keuzedeel that was done twice counts once, with its best result. Somebody began with the programme on the first day
# of a period with its crebo, or else of the enrolment that the diploma names.
QUERY = """
    WITH sbu AS (SELECT unnest($codes::VARCHAR[]) AS code, unnest($uren::INTEGER[]) AS sbu),
    beste AS (
        SELECT persoon_id, brin, resultaatvolgnummer_diploma AS nummer, code_keuzedeel AS code,
            bool_or(resultaat = 'Behaald') AS behaald
        FROM keuzedeelresultaat WHERE resultaatvolgnummer_diploma IS NOT NULL GROUP BY ALL
    ), lijst AS (
        SELECT persoon_id, brin, nummer, list_sort(list({{'behaald': behaald, 'sbu': sbu}})) AS keuzedelen
        FROM beste LEFT JOIN sbu USING (code) GROUP BY ALL
    ), begin AS (
        SELECT persoon_id, brin, opleidingcode, min(datum_begin) AS start
        FROM inschrijvingsperiode WHERE opleidingcode IS NOT NULL GROUP BY ALL
    ), rijen AS (
        SELECT d.brin, o.niveau, d.opleidingcode AS crebo, coalesce(o.dossier_code, o.dossier) AS dossier,
            coalesce(o.domein_code, o.domein) AS domein, o.soort, coalesce(keuzedelen, []) AS keuzedelen,
            coalesce(b.start, i.datum_inschrijving) AS start,
            year(start) - CASE WHEN month(start) < 8 THEN 1 ELSE 0 END AS cohort
        FROM diploma AS d
        LEFT JOIN opleiding AS o ON o.opleidingcode = d.opleidingcode
        LEFT JOIN begin AS b ON b.persoon_id = d.persoon_id AND b.brin = d.brin AND b.opleidingcode = d.opleidingcode
        LEFT JOIN inschrijving AS i ON i.persoon_id = d.persoon_id AND i.brin = d.brin
            AND i.inschrijvingvolgnummer = d.inschrijvingvolgnummer
        LEFT JOIN lijst AS l ON l.persoon_id = d.persoon_id AND l.brin = d.brin AND l.nummer = d.resultaatvolgnummer
        WHERE d.datum_resultaat BETWEEN $van AND $tot AND list_contains($brins, d.brin)
    )
    SELECT soort AS van_soort, cohort AS van_cohort, keuzedelen, {per} count(*) AS aantal
    FROM rijen GROUP BY ALL ORDER BY ALL
"""
AANTAL_FEITEN = 3
LAAGSTE, HOOGSTE = 1, 10
"""The ends of the scale of marks (EKB 15)."""


def verzamel(bron: Bron, keuze: Keuze) -> Verzameling:
    """Every diploma of the studiejaar: kind of programme, cohort, and per keuzedeel whether it was passed."""
    jaar = _jaar(bron, keuze.jaar)
    wel, niet = bron.gedekte_brins(jaar.van, jaar.tot_en_met, "--jaar")
    lijst = keuze.studielast or {}
    query = QUERY.format(per="".join(f"{naam}, " for naam in keuze.per))
    waarden = {
        "van": jaar.van,
        "tot": jaar.tot_en_met,
        "brins": wel,
        "codes": list(lijst),
        "uren": list(lijst.values()),
    }
    rijen = bron.rijen(TABELLEN, query, waarden)
    groepen = [Groep((*rij[:2], _als_set(rij[2])), rij[AANTAL_FEITEN:-1], rij[-1]) for rij in rijen]
    if not groepen:
        raise StelselFout(
            f"In {jaar.label} staat geen enkel diploma.",
            waar=str(bron.gegevensset.map),
            verwacht="een studiejaar waarin diploma's zijn behaald",
            doe="Kies met --jaar een ander studiejaar.",
            code="DOOR-LEEG-02",
            exitcode=2,
        )
    return Verzameling(groepen, jaar.van, f"diploma's van studiejaar {jaar.label}", _noten(niet, keuze))


def _noten(niet: Sequence[str], keuze: Keuze) -> tuple[str, ...]:
    noten = (
        *noot_dekking(niet),
        "Een RO kent van een keuzedeel geen cijfer. Behaald is gerekend als elk cijfer van voldoende tot en met 10, "
        "niet behaald als elk cijfer daaronder; het antwoord is onbekend waar dat verschil maakt.",
        "Alleen wie een diploma kreeg, staat in deze telling.",
    )
    if keuze.studielast is None:
        noten += ("De studielast van een keuzedeel staat niet in een RO: geef met --sbu een lijst (code, sbu).",)
    return noten


def _jaar(bron: Bron, jaar: int | None) -> Studiejaar:
    if jaar is not None:
        return Studiejaar(jaar)
    heel = [Studiejaar(j) for j in bron.jaren()]
    laatste = bron.laatste([(j.van, j.tot_en_met) for j in heel])
    if laatste is None:
        raise StelselFout(
            "De gegevens gaan over geen enkel heel studiejaar.",
            waar=str(bron.gegevensset.map),
            verwacht="een levering met een selectieperiode van 1 augustus tot en met 31 juli, of langer",
            doe="Vraag bij DUO een registratieoverzicht over een heel studiejaar.",
            code="DOOR-DEKKING-03",
            exitcode=2,
        )
    return Studiejaar.van_datum(laatste[0])


def _als_set(keuzedelen: Sequence[Mapping[str, Any]]) -> tuple[tuple[bool | None, int | None], ...]:
    return tuple((deel["behaald"], deel["sbu"]) for deel in keuzedelen)


def feiten(set_: Feitenset, op: date, waarden: Waarden) -> Sequence[Mapping[str, Any]]:
    """The facts of the rule at every corner: the lowest and highest marks, by the lowest and highest minimum.

    The cohort stands for the day of the start: every text of these rules begins on 1 August.
    """
    soort, cohort, keuzedelen = set_
    start = None if cohort is None else Studiejaar(cohort).van
    basis = {"soort": soort, "start_opleiding": start}
    if soort is None or start is None or len(keuzedelen) > (TEN_HOOGSTE_TWAALF.max_length or 0):
        return (basis,)
    voldoende = STANDAARD.parameter(EISEN[soort]).perioden[-1].waarde["voldoende"]
    lijsten = [_lijst(keuzedelen, voldoende, einde) for einde in (0, 1)]
    hoeken = product(sorted({*_minimum(soort, start, op, waarden)}), lijsten if keuzedelen else lijsten[:1])
    return tuple({**basis, "minimum_sbu": minimum, "keuzedelen": lijst} for minimum, lijst in hoeken)


def _lijst(keuzedelen: Sequence[tuple[bool | None, int | None]], voldoende: int, einde: int) -> list[dict[str, Any]]:
    """The keuzedelen with the lowest (0) or the highest (1) mark that each result can stand for."""
    cijfers = {None: (LAAGSTE, HOOGSTE), True: (voldoende, HOOGSTE), False: (LAAGSTE, voldoende - 1)}
    return [
        {"code": f"keuzedeel {nummer}", "sbu": sbu, "cijfer": cijfers[behaald][einde]}
        for nummer, (behaald, sbu) in enumerate(keuzedelen, 1)
    ]


@lru_cache(maxsize=1000)
def _minimum(soort: str, start: date, op: date, waarden: Waarden) -> tuple[int, int]:
    """The least and the most studielast that may be needed; what decides between them stands in no RO."""
    regel = vind("keuzedeelverplichting")
    gevonden = []
    for langer, vorming in product((True, False), repeat=2):
        gegeven = {"soort": soort, "start_opleiding": start, "keuzedelen": []}
        vraag = regel.uit(gegeven | {"langer_toegestaan": langer, "vorming": vorming})
        # Who began before there were keuzedelen needs none.
        gevonden.append(int(regel.beantwoord(vraag, op, waarden).waarden.get("minimum", 0)))
    return min(gevonden), max(gevonden)


VRAAG = Doorrekenvraag(
    "keuzedelen_geslaagd",
    "diploma's",
    DIMENSIES,
    verzamel,
    feiten,
    speling="keuzedelen[].cijfer",
    met_studielast=True,
)
