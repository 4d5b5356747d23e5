"""Which table of a gegevensset goes into which model, and what makes a fact lapse when a later delivery comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stelsel.gegevens.opvolging import OPVOLGING
from stelsel.gegevens.tabel import Tabel
from stelsel.gegevens.tabellen import PERSOONSNUMMER, TABELLEN
from stelsel.web.studenten import models as m


@dataclass(frozen=True)
class Feittabel:
    """One table of facts.

    `sleutel`: a later fact with the same values replaces this one. `per_ouder`: the whole that is always delivered
    at once (all periods of an enrolment, all parts of a diploma), as column of the parent to own column: when the
    later delivery holds that whole, everything older of it lapses; with `alleen_heel` only when the later file is
    complete, because a record that was refused is not absent. `begin` and `einde`: the days on which the fact
    held (the first end that is filled), to judge whether a complete later file should have contained it; empty when
    absence says nothing. Of the register these rules stand in `gegevens.opvolging`.
    """

    naam: str
    model: type[m.Feit]
    sleutel: tuple[str, ...]
    ouder: type[m.Feit] | None = None
    per_ouder: Mapping[str, str] = field(default_factory=dict)
    alleen_heel: bool = True
    begin: str = ""
    einde: tuple[str, ...] = ()

    @property
    def tabel(self) -> Tabel:
        return PERSOONSNUMMER if self.naam == "persoonsnummer" else TABELLEN[self.naam]

    @property
    def van_persoon(self) -> bool:
        return issubclass(self.model, m.Persoonsfeit)


_ISG = ("persoon", "brin", "inschrijvingvolgnummer")
_PER_PERSOON = {"persoon": "persoon"}


def _van_duo(naam: str, model: type[m.Feit], ouder: type[m.Feit] | None = None) -> Feittabel:
    """A table of the register, by the rules every reader of deliveries shares; a person is a relation here."""
    regel = OPVOLGING[naam]
    eigen = {"persoon_id": "persoon"}
    return Feittabel(
        naam,
        model,
        tuple(eigen.get(kolom, kolom) for kolom in regel.sleutel),
        ouder=ouder,
        per_ouder={eigen.get(van, van): eigen.get(naar, naar) for van, naar in regel.via.items()},
        alleen_heel=regel.alleen_heel,
        begin=regel.begin,
        einde=regel.einde,
    )


FEITTABELLEN: tuple[Feittabel, ...] = (
    _van_duo("persoon", m.Persoonsgegevens),
    _van_duo("inschrijving", m.Inschrijving),
    _van_duo("inschrijvingsperiode", m.Inschrijvingsperiode, m.Inschrijving),
    _van_duo("extra_ondersteuning", m.ExtraOndersteuning, m.Inschrijving),
    _van_duo("bpv", m.Bpv, m.Inschrijving),
    _van_duo("diploma", m.Diploma),
    _van_duo("amvb_onderdeel", m.AmvbOnderdeel, m.Diploma),
    _van_duo("examenonderdeel", m.Examenonderdeel, m.Diploma),
    _van_duo("keuzedeelresultaat", m.Keuzedeelresultaat, m.Diploma),
    # The school's own administration: per student the whole list of groups, helpers, contacts and earlier
    # educations at once.
    Feittabel("groep", m.Groep, ("brin", "groep_id", "studiejaar")),
    Feittabel(
        "groepslidmaatschap",
        m.Groepslidmaatschap,
        ("persoon", "groep_id", "van"),
        ouder=m.Persoonsgegevens,
        per_ouder=_PER_PERSOON,
    ),
    Feittabel("medewerker", m.Medewerker, ("medewerker_id",)),
    Feittabel(
        "begeleider_van",
        m.BegeleiderVan,
        ("persoon", "medewerker_id", "rol", "van"),
        ouder=m.Persoonsgegevens,
        per_ouder=_PER_PERSOON,
    ),
    Feittabel(
        "contactpersoon",
        m.Contactpersoon,
        ("persoon", "volgnummer"),
        ouder=m.Persoonsgegevens,
        per_ouder=_PER_PERSOON,
    ),
    Feittabel(
        "vooropleiding",
        m.Vooropleiding,
        ("persoon", "code"),
        ouder=m.Persoonsgegevens,
        per_ouder=_PER_PERSOON,
    ),
    Feittabel("aanwezigheid_week", m.AanwezigheidWeek, (*_ISG, "jaar", "week")),
    Feittabel("resultaat", m.Resultaat, (*_ISG, "volgnummer")),
)
"""What a gegevensset holds, in the order of filling and closing: a parent before its children."""

NUMMERS = Feittabel("persoonsnummer", m.Persoonsnummer, ("persoon", "soort", "nummer"))
ALLES = (*FEITTABELLEN, NUMMERS)
