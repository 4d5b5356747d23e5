"""When a later delivery replaces a fact of an earlier one, and when its absence there means that it was withdrawn.

One place for who reads files (`bestanden`), who keeps the dossier (`web/studenten`) and who compares (`vergelijken`).
An RO holds every enrolment that is valid on a day of its selection period with all that belongs to it, and the results
obtained in it (PvE 4.8.2 § 15.1). So a fact that an earlier file of the same institution holds, that was valid inside
both periods, and that a later whole file lacks, no longer stands in the register.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Opvolging:
    """How facts of one table follow each other up.

    `sleutel`: a later fact with the same values replaces this one. `via`: the whole that is always delivered at once
    (all periods of an enrolment, all parts of a diploma), as column of the table `ouder` to own column: when the later
    delivery holds that whole, everything older of it lapses; with `alleen_heel` only when the later file is complete,
    because a record that was refused is not absent. `begin` and `einde`: the days on which the fact held, to judge
    whether a later complete file should have contained it (of `einde` the first that is filled counts, no end is
    open); empty when a fact comes and goes with its whole.
    """

    tabel: str
    sleutel: tuple[str, ...]
    ouder: str = ""
    via: Mapping[str, str] = field(default_factory=dict)
    alleen_heel: bool = True
    begin: str = ""
    einde: tuple[str, ...] = ()

    @property
    def op_een_dag(self) -> bool:
        """A result is there on one day: without a date nothing can be said of it."""
        return self.einde == (self.begin,)


_ISG = ("persoon_id", "brin", "inschrijvingvolgnummer")
_BIJ_ISG = {kolom: kolom for kolom in _ISG}
_RESULTAAT = ("persoon_id", "brin", "resultaatvolgnummer")
_BIJ_DIPLOMA = {"persoon_id": "persoon_id", "brin": "brin", "resultaatvolgnummer": "resultaatvolgnummer_diploma"}
_BEHAALD = {"begin": "datum_resultaat", "einde": ("datum_resultaat",)}

_ALLE = (
    Opvolging("persoon", ("persoon_id",)),
    # Without a real end the planned one counts, as in the selection of an RO: after it absence says nothing.
    Opvolging(
        "inschrijving",
        _ISG,
        begin="datum_inschrijving",
        einde=("datum_uitschrijving_werkelijk", "datum_uitschrijving_gepland"),
    ),
    # Two half lists of periods would overlap: the newest list counts, also from an incomplete file.
    Opvolging("inschrijvingsperiode", (*_ISG, "datum_begin"), "inschrijving", _BIJ_ISG, alleen_heel=False),
    Opvolging("extra_ondersteuning", (*_ISG, "datum_begin"), "inschrijving", _BIJ_ISG),
    Opvolging("bpv", (*_ISG, "volgnummer"), "inschrijving", _BIJ_ISG),
    Opvolging("diploma", _RESULTAAT, **_BEHAALD),
    # Only a loose part has a date of its own; a part of a diploma comes and goes with its diploma.
    *(
        Opvolging(tabel, _RESULTAAT, "diploma", _BIJ_DIPLOMA, **_BEHAALD)
        for tabel in ("amvb_onderdeel", "examenonderdeel", "keuzedeelresultaat")
    ),
)

OPVOLGING: dict[str, Opvolging] = {opvolging.tabel: opvolging for opvolging in _ALLE}
"""The tables that a delivery of DUO fills, a whole before its parts."""

DRAAGT_PERSOON = ("inschrijving", "diploma", "amvb_onderdeel", "examenonderdeel", "keuzedeelresultaat")
"""Without a fact in any of these a person is no longer part of what DUO says of a school."""


def gedeelde_dagen(
    van: date | None, tot_en_met: date | None, andere_van: date | None, andere_tot_en_met: date | None
) -> tuple[date, date] | None:
    """The days inside two selection periods; None when there are none, or when a period is not known."""
    if van is None or tot_en_met is None or andere_van is None or andere_tot_en_met is None:
        return None
    eerste, laatste = max(van, andere_van), min(tot_en_met, andere_tot_en_met)
    return (eerste, laatste) if eerste <= laatste else None
