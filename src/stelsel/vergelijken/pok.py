"""The days on which praktijkovereenkomsten were signed: a list of the school, because no delivery holds them.

RO's Afsluitdatum is the day on which the agreement was drawn up; not all signatures need to be on it (PvE 15.5.6).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from stelsel.gegevens.csv_lijst import CsvLijst
from stelsel.kern.fouten import StelselFout

WIE = ("persoon_id", "bsn", "onderwijsnummer")
NODIG = ("brin", "inschrijvingvolgnummer", "volgnummer", "getekend_op")
_NUMMER = ("soort", "nummer", "persoon_id")
GETEKEND = {**dict.fromkeys(("persoon_id", *NODIG[:3]), pl.String), "getekend_op": pl.Date}


def lees_getekend(pad: Path, nummers: pl.DataFrame | None) -> pl.DataFrame:
    """persoon_id, brin, inschrijvingvolgnummer, volgnummer (of the bpv) and getekend_op, from a CSV of the school.

    A person is given by persoon_id, bsn or onderwijsnummer; a number that `nummers` (the table persoonsnummer) does not
    know is left out. Raises StelselFout (exit 2) for a list that cannot be read.
    """
    lijst = CsvLijst(pad, NODIG, (*WIE, *NODIG), "VGL-POK-01")
    nummers = pl.DataFrame(schema=_NUMMER) if nummers is None else nummers
    bekend = {(soort, nummer): persoon for soort, nummer, persoon in nummers.select(_NUMMER).iter_rows()}
    rijen = []
    for regel, rij in lijst.rijen():
        persoon = rij["persoon_id"] or next(
            (bekend.get((soort, rij[soort])) for soort in ("bsn", "onderwijsnummer") if rij[soort]), None
        )
        if persoon:
            vast = {naam: rij[naam] for naam in NODIG[:3]}
            rijen.append({"persoon_id": persoon, **vast, "getekend_op": _dag(rij["getekend_op"], lijst, regel)})
    return pl.DataFrame(rijen, schema=GETEKEND).unique([*GETEKEND][:4], keep="last")


def _dag(tekst: str, lijst: CsvLijst, regel: int) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        fout: StelselFout = lijst.fout("De dag van ondertekening is geen bestaande datum.", "jjjj-mm-dd", regel)
        raise fout from None
