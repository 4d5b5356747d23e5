"""How each kind of delivery speaks of the register: which of the compared tables it fills, and under which names.

An RO is the register itself. A GRONDSLAG carries other persons, an OBO less of each row, and a TBG-i only what matters
for one bekostigingsjaar: of a diploma `datum_behaald`, and for 'bekostigbaar' whether DUO funds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stelsel.bestanden.leveringssoorten import leveringssoorten
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.opvolging import DRAAGT_PERSOON
from stelsel.gegevens.tabellen_obo import VOORVOEGSEL as OBO_
from stelsel.kern.fouten import StelselFout
from stelsel.vergelijken.tabellen import VERGELEKEN

GRONDSLAG_ = "grondslag_"


@dataclass(frozen=True)
class Spraak:
    """One way of speaking. `soort`: the kind of delivery; `pakket`: where its layout stands. `tabellen`: compared table
    to its own. `namen`: per compared table the column of the register to its own, where the two differ. `alleen`: the
    columns of a compared table that it fills, where its own table has more."""

    soort: str
    pakket: str
    tabellen: Mapping[str, str]
    namen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    alleen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def eigen(self, tabel: str, kolom: str) -> str:
        """What it calls a column of the register."""
        return self.namen.get(tabel, {}).get(kolom, kolom)

    def van_register(self, tabel: str, eigen: str) -> str:
        """What the register calls one of its columns."""
        terug = {naam: kolom for kolom, naam in self.namen.get(tabel, {}).items()}
        return terug.get(eigen, eigen)


REGISTER = Spraak("RO", "ro", {naam: naam for naam in VERGELEKEN})
GRONDSLAG = Spraak("GRONDSLAG", "grondslag", {naam: f"{GRONDSLAG_}{naam}" for naam in VERGELEKEN})
_IN_OBO = ("inschrijving", "inschrijvingsperiode", "bpv", "diploma")
OBO = Spraak("OBO", "obo", {"persoon": "persoon", **{naam: f"{OBO_}{naam}" for naam in _IN_OBO}})
TBGI = Spraak(
    "TBGI",
    "tbgi",
    {"persoon": "persoon", "inschrijving": "terugmelding_inschrijving", "diploma": "terugmelding_diploma"},
    {"diploma": {"datum_resultaat": "datum_behaald", "indicatie_bekostigbaar": "bekostigingsstatus"}},
    # It knows people by their number only.
    {"persoon": ("persoon_id",)},
)
SPRAKEN = (GRONDSLAG, REGISTER, OBO, TBGI)


def spraak_van(gegevens: Gegevensset) -> Spraak:
    """How a set speaks: as the register when it has anything of it, else as the delivery it was made of.

    Raises StelselFout (exit 2) for a set of files that say nothing of enrolments or results: two of those would always
    seem to say the same.
    """
    if gegevens.heeft(GRONDSLAG.tabellen["persoon"]) and not gegevens.heeft("persoon"):
        return GRONDSLAG
    for spraak in (REGISTER, OBO, TBGI):
        if any(gegevens.heeft(spraak.tabellen[naam]) for naam in DRAAGT_PERSOON if naam in spraak.tabellen):
            return spraak
    if gegevens.bronnen and not any(_spreekt(bron) for bron in gegevens.bronnen):
        raise StelselFout(
            "In deze gegevensset staat niets wat 'stelsel vergelijk' naast iets anders legt.",
            waar=str(gegevens.map),
            verwacht="inschrijvingen of resultaten, uit een " + ", ".join(spraak.soort for spraak in SPRAKEN),
            doe="Vergelijk een van die leveringen.",
            code="VGL-NIETS-01",
            exitcode=2,
        )
    return REGISTER


def _spreekt(bron: Mapping[str, object]) -> bool:
    """Whether a source may tell of enrolments or results, or of the persons who have them (the school's own). One that
    is no delivery, such as the site, may."""
    kinds = {kind.naam: kind for kind in leveringssoorten()}
    kind = kinds.get(str(bron.get("soort")))
    eigen = {tabel for spraak in SPRAKEN for naam, tabel in spraak.tabellen.items() if naam in DRAAGT_PERSOON}
    return kind is None or kind.verwijst or bool(eigen & {*kind.tabellen})
