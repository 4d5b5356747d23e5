"""Which table of a gegevensset goes into which model, and what makes a fact lapse when a later delivery comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    held, to judge whether a complete later file should have contained it; empty when absence says nothing.
    """

    naam: str
    model: type[m.Feit]
    sleutel: tuple[str, ...]
    ouder: type[m.Feit] | None = None
    per_ouder: Mapping[str, str] = field(default_factory=dict)
    alleen_heel: bool = True
    begin: str = ""
    einde: str = ""

    @property
    def tabel(self) -> Tabel:
        return PERSOONSNUMMER if self.naam == "persoonsnummer" else TABELLEN[self.naam]

    @property
    def van_persoon(self) -> bool:
        return issubclass(self.model, m.Persoonsfeit)


_ISG = ("persoon", "brin", "inschrijvingvolgnummer")
_BIJ_ISG = {kolom: kolom for kolom in _ISG}
_PER_PERSOON = {"persoon": "persoon"}
_RESULTAAT = ("persoon", "brin", "resultaatvolgnummer")
_RESULTAAT_DATUM = {"begin": "datum_resultaat", "einde": "datum_resultaat"}
_DEEL_VAN_DIPLOMA = {
    "ouder": m.Diploma,
    "per_ouder": {"persoon": "persoon", "brin": "brin", "resultaatvolgnummer": "resultaatvolgnummer_diploma"},
    # Only a loose part has a date of its own; a part of a diploma comes and goes with its diploma.
    **_RESULTAAT_DATUM,
}

FEITTABELLEN: tuple[Feittabel, ...] = (
    Feittabel("persoon", m.Persoonsgegevens, ("persoon",)),
    # An RO holds every enrolment that is valid on a day of its selection period, with all that belongs to it
    # (PvE 4.8.2 § 15.1); diplomas and loose results only when obtained in that period.
    Feittabel("inschrijving", m.Inschrijving, _ISG, begin="datum_inschrijving", einde="datum_uitschrijving_werkelijk"),
    Feittabel(
        "inschrijvingsperiode",
        m.Inschrijvingsperiode,
        (*_ISG, "datum_begin"),
        ouder=m.Inschrijving,
        per_ouder=_BIJ_ISG,
        # Two half lists of periods would overlap: the newest list counts, also from an incomplete file.
        alleen_heel=False,
    ),
    Feittabel(
        "extra_ondersteuning",
        m.ExtraOndersteuning,
        (*_ISG, "datum_begin"),
        ouder=m.Inschrijving,
        per_ouder=_BIJ_ISG,
    ),
    Feittabel("bpv", m.Bpv, (*_ISG, "volgnummer"), ouder=m.Inschrijving, per_ouder=_BIJ_ISG),
    Feittabel("diploma", m.Diploma, _RESULTAAT, **_RESULTAAT_DATUM),
    Feittabel("amvb_onderdeel", m.AmvbOnderdeel, _RESULTAAT, **_DEEL_VAN_DIPLOMA),
    Feittabel("examenonderdeel", m.Examenonderdeel, _RESULTAAT, **_DEEL_VAN_DIPLOMA),
    Feittabel("keuzedeelresultaat", m.Keuzedeelresultaat, _RESULTAAT, **_DEEL_VAN_DIPLOMA),
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
