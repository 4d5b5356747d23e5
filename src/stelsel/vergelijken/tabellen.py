"""Which tables are compared, by which key, and what of them is shown: the parts of a register that a delivery fills.

Names and contact details are never compared. Of a birth date it is told that it differs, not what it is. The end of an
inschrijvingsperiode is not compared: it follows from the next period or from the inschrijving.
"""

from __future__ import annotations

from dataclasses import dataclass

from stelsel.gegevens.opvolging import OPVOLGING, Opvolging
from stelsel.gegevens.tabel import Tabel
from stelsel.gegevens.tabellen import TABELLEN

NOOIT = frozenset({"levering_id", "afgeleid", "tot_en_met"})
PERSOON = "persoon_id"


@dataclass(frozen=True)
class Vergelekentabel:
    """One compared table.

    `anders`: the columns that make a row the same one where its number differs on the two sides: of the rows that are
    left, two are taken together when nothing else on either side has these values. `begin` and `einde`: the days on
    which a row holds (of `einde` the first that is filled; empty: from `begin` on).
    """

    naam: str
    anders: tuple[str, ...] = ()
    begin: str = ""
    einde: tuple[str, ...] = ()

    @property
    def opvolging(self) -> Opvolging:
        return OPVOLGING[self.naam]

    @property
    def tabel(self) -> Tabel:
        return TABELLEN[self.naam]

    @property
    def sleutel(self) -> tuple[str, ...]:
        return self.opvolging.sleutel

    @property
    def kolommen(self) -> tuple[str, ...]:
        """What may be compared, keys first."""
        niet = {k.naam for k in self.tabel.kolommen if k.persoonlijk and k.type == "tekst"} | NOOIT | {*self.sleutel}
        return (*self.sleutel, *(naam for naam in self.tabel.kolomnamen if naam not in niet))

    def is_geheim(self, veld: str) -> bool:
        """Whether the value itself is never shown."""
        return self.tabel.kolom(veld).persoonlijk


_BIJ_ISG = (PERSOON, "brin", "inschrijvingvolgnummer")
_LOS = (PERSOON, "brin", "resultaatvolgnummer_diploma")

VERGELEKEN: dict[str, Vergelekentabel] = {
    tabel.naam: tabel
    for tabel in (
        Vergelekentabel("persoon"),
        Vergelekentabel(
            "inschrijving",
            (PERSOON, "brin", "datum_inschrijving"),
            "datum_inschrijving",
            ("datum_uitschrijving_werkelijk", "datum_uitschrijving_gepland"),
        ),
        Vergelekentabel("inschrijvingsperiode", _BIJ_ISG, "datum_begin", ("tot_en_met",)),
        Vergelekentabel("extra_ondersteuning", _BIJ_ISG, "datum_begin", ("datum_eind",)),
        Vergelekentabel(
            "bpv",
            (*_BIJ_ISG, "leerbedrijf_id", "datum_begin"),
            "datum_begin",
            ("datum_einde_werkelijk", "datum_einde_gepland"),
        ),
        Vergelekentabel("diploma", (PERSOON, "brin", "opleidingcode"), "datum_resultaat"),
        Vergelekentabel("amvb_onderdeel", (*_LOS, "code_amvb_onderdeel"), "datum_resultaat"),
        Vergelekentabel("examenonderdeel", (*_LOS, "code_generiek_examenonderdeel"), "datum_resultaat"),
        Vergelekentabel("keuzedeelresultaat", (*_LOS, "code_keuzedeel"), "datum_resultaat"),
    )
}
"""In this order: a whole before its parts."""
