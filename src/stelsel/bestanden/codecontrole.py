"""Codes that can only be judged by a list of the school: which were, and which were checked on their form only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stelsel.bestanden.levering import Levering
from stelsel.gegevens.opgegeven_codes import SOORTEN
from stelsel.kern.codelijsten import Codelijst


def omschreven(lijsten: Mapping[str, Codelijst]) -> dict[str, str]:
    """Per kind of code how it was checked, in words for gegevensset.json."""
    return {
        naam: f"lijst {lijsten[naam].bron} ({len(lijsten[naam].codes)} codes)" if naam in lijsten else "alleen vorm"
        for naam in SOORTEN
    }


def heeft_codes(levering: Levering) -> bool:
    """Whether a delivery may hold codes of which the school gives the list."""
    return any(veld.opgegeven for record in levering.indeling.gegevensrecords for veld in record.velden)


def zonder_lijst(leveringen: Iterable[Levering], lijsten: Mapping[str, Codelijst]) -> list[str]:
    """The kinds of code that occur in the deliveries and for which no list was given."""
    gezien = {
        veld.opgegeven
        for levering in leveringen
        for record in levering.indeling.gegevensrecords
        for veld in record.velden
        if veld.opgegeven and record.tabel in levering.tabellen
        if levering.tabellen[record.tabel][veld.kolom].null_count() < levering.tabellen[record.tabel].height
    }
    return [naam for naam in SOORTEN if naam in gezien and naam not in lijsten]
