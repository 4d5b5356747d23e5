"""Who is in a file of vsv'ers and not in the population it is counted against: listed, never dropped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.indicatoren.groepen import in_sql
from stelsel.indicatoren.resultaat import Resultaat
from stelsel.indicatoren.vsv.berekening import Vraag
from stelsel.indicatoren.vsv.definitie import definitieversie, eis_dimensies
from stelsel.indicatoren.vsv.metingen import Meting, metingen
from stelsel.indicatoren.vsv.sessie import VsvSessie
from stelsel.indicatoren.vsv.telling import GROEP

KOLOMMEN = (
    "persoon_id",
    "studiejaar",
    "moment",
    "lijst",
    *GROEP,
    "teller_bestand",
    "regel_in_bestand",
    "noemer_bestand",
)


def buiten_noemer(gegevensset: Gegevensset | Path | str, jaar: int | None, filter_: dict[str, Any]) -> Resultaat:
    """One row per person and measurement, in order of time and then of the line in the file.

    Of a measurement without a denominator nobody can be said to be outside it: `niet_vergeleken` in the account names
    those, with the file that is missing. Raises StelselFout as `berekening.bereken` does.
    """
    if filter_:
        eis_dimensies(filter_, waar="--filter")
    waar, waarden = in_sql(filter_)
    with VsvSessie(gegevensset) as sessie:
        alle = [m for per_maand in (False, True) for m in metingen(sessie.bestanden, per_maand=per_maand)]
        alle = [m for m in alle if jaar in (None, m.studiejaar) and m.teller]
        if not alle:
            Vraag(per_maand=False, jaar=jaar).kies(sessie)
        gekozen = [m for m in alle if m.noemer]
        kolommen = ", ".join(("meting", "persoon_id", *GROEP, "regel"))
        einde = f"WHERE in_teller = 1 AND in_noemer = 0{waar} ORDER BY meting, regel"
        rijen = [_rij(gekozen[rij["meting"]], rij) for rij in sessie.tel(gekozen, kolommen, einde, waarden)]
        verantwoording = {
            "indicator": "vsv",
            "studiejaar": jaar,
            "filter": filter_,
            "niet_vergeleken": [f"{m.teller.naam}: {m.ontbreekt}" for m in alle if m.teller and not m.noemer],
            "vergeleken": len(gekozen),
            "definitieversie": definitieversie(),
            "gegevensset": sessie.gegevensset.controlegetal,
        }
    return Resultaat(KOLOMMEN, rijen, verantwoording)


def _rij(meting: Meting, rij: dict[str, Any]) -> dict[str, Any]:
    assert meting.teller is not None and meting.noemer is not None
    return {
        "persoon_id": rij["persoon_id"],
        "studiejaar": meting.studiejaar,
        "moment": meting.moment,
        "lijst": meting.soort,
        **{naam: rij[naam] for naam in GROEP},
        "teller_bestand": meting.teller.naam,
        "regel_in_bestand": rij["regel"],
        "noemer_bestand": meting.noemer.naam,
    }
