"""The layout of a delivery as data: which records there are, which fields they have, and what each must hold.

A delivery is added with a new `indeling.yaml`; nothing here knows one by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class Veld:
    """One field of a record: its name in the specification, its column in the tables, and what it may hold.

    `nooit_leeg`: a date the table cannot do without, so that another date style costs the line. `opgegeven`: the
    kind of list a school may give for it (see `gegevens.opgegeven_codes`). `als`: the property of a code under which
    the tables know it, where deliveries write the same code in different ways. `ook`: other names a delivery gives it.
    """

    naam: str
    kolom: str
    soort: str
    formaat: str = "D"
    verplicht: bool = False
    sleutel: bool = False
    nooit_leeg: bool = False
    als: str = ""
    persoonlijk: bool = False
    patroon: str = ""
    verwacht: str = ""
    lijst: tuple[str, ...] = ()
    alleen: tuple[str, ...] = ()
    opgegeven: str = ""
    op: str = ""
    na: str = ""
    min: int | None = None
    max: int | None = None
    voorloopnul: int = 0
    decimalen: int = 0
    ook: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recordsoort:
    """One kind of record. `velden` are those after the record code itself.

    `extra_leeg_na`: some deliveries have an empty field after this column. `weglaatbaar`: neighbouring columns that
    deliveries have all or none of.

    Of an XML delivery: `element` is the name of its element, `binnen` the records it may stand in (none: in the root).
    """

    code: str
    naam: str
    bron: str
    velden: tuple[Veld, ...]
    meervoud: str = ""
    tabel: str = ""
    ouder: str = ""
    ouder_via: tuple[str, ...] = ()
    anders_ouder: str = ""
    extra_leeg_na: str = ""
    weglaatbaar: tuple[str, ...] = ()
    element: str = ""
    binnen: tuple[str, ...] = ()

    @property
    def breedte(self) -> int:
        """Number of fields of a line, the record code included."""
        return len(self.velden) + 1

    @property
    def breedtes(self) -> tuple[int, ...]:
        """The numbers of fields a line may have: one more when deliveries carry an extra empty field, fewer when they
        leave some out."""
        if self.weglaatbaar:
            return self.breedte - len(self.weglaatbaar), self.breedte
        return (self.breedte, self.breedte + 1) if self.extra_leeg_na else (self.breedte,)

    @property
    def plaats_extra(self) -> int:
        """Position (0 is the record code) of the extra empty field, or 0 when there is none."""
        if not self.extra_leeg_na:
            return 0
        return 2 + [veld.kolom for veld in self.velden].index(self.extra_leeg_na)

    @property
    def codekolommen(self) -> list[str]:
        """The columns with codes that recur by the thousand: what identifies a record is not among them."""
        return [v.kolom for v in self.velden if v.soort == "tekst" and not v.sleutel and "volgnummer" not in v.kolom]

    def veld(self, kolom: str) -> Veld:
        """The field that fills a column; raises KeyError."""
        for veld in self.velden:
            if veld.kolom == kolom:
                return veld
        raise KeyError(f"{self.code} heeft geen veld voor {kolom!r}")


@dataclass(frozen=True)
class Indeling:
    """The whole layout of one kind of delivery."""

    naam: str
    titel: str
    bron: str
    records: dict[str, Recordsoort]
    eigenschappen: dict[str, Any] = field(default_factory=dict)

    @property
    def datumstijlen(self) -> tuple[str, ...]:
        """The ways in which its dates may be written, that of the specification first."""
        return tuple(self.eigenschappen.get("datumstijlen", ("jjjj-mm-dd", "d-m-jjjj")))

    @property
    def gegevensrecords(self) -> tuple[Recordsoort, ...]:
        """The records that become rows of a table, in the order of the specification."""
        return tuple(record for record in self.records.values() if record.tabel)

    def tabellen_van(self, codes: Iterable[str]) -> frozenset[str]:
        """The tables that these records become rows of; a code that is none of ours is left out."""
        soorten = (self.records.get(code) for code in codes)
        return frozenset(soort.tabel for soort in soorten if soort and soort.tabel)

    def paragraaf(self, record: str) -> str:
        """Where the specification describes a record, as a message cites it."""
        soort = self.records.get(record)
        return f"{self.bron} {soort.bron}" if soort else self.bron


@cache
def indeling(pakket: str) -> Indeling:
    """The layout `indeling.yaml` in a package below `stelsel.bestanden`, such as 'ro'."""
    inhoud = yaml.safe_load((files("stelsel.bestanden") / pakket / "indeling.yaml").read_text("utf-8"))
    records = {code: _record(code, waarden) for code, waarden in inhoud.pop("records").items()}
    inhoud.pop("velden", None)
    return Indeling(inhoud.pop("naam"), inhoud.pop("titel"), inhoud.pop("bron"), records, inhoud)


def _record(code: str, waarden: dict[str, Any]) -> Recordsoort:
    velden = tuple(_veld(veld) for veld in waarden.pop("velden"))
    rijtjes = ("ouder_via", "weglaatbaar", "binnen")
    waarden.update({naam: tuple(waarden[naam]) for naam in rijtjes if naam in waarden})
    return Recordsoort(code=code, velden=velden, **waarden)


def _veld(waarden: dict[str, Any]) -> Veld:
    lijsten = {naam: tuple(waarden[naam]) for naam in ("lijst", "alleen", "ook") if naam in waarden}
    return Veld(**{**waarden, **lijsten})
