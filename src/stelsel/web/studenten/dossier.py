"""What the page of one student shows: the facts that count, in words, each with the delivery that said so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from stelsel.kern.codelijsten import codelijst
from stelsel.kern.tijd import GedeeltelijkeDatum, vandaag
from stelsel.web.gedeeld.notatie import datum, datum_cijfers, getal, initialen
from stelsel.web.studenten import teksten
from stelsel.web.studenten.lijst import groepsnamen
from stelsel.web.studenten.models import (
    AmvbOnderdeel,
    BegeleiderVan,
    Bpv,
    Contactpersoon,
    Diploma,
    Examenonderdeel,
    ExtraOndersteuning,
    Groepslidmaatschap,
    Inschrijving,
    Inschrijvingsperiode,
    Keuzedeelresultaat,
    Levering,
    Medewerker,
    Opleiding,
    Persoon,
    Persoonsfeit,
    Persoonsgegevens,
    Persoonsnummer,
    Resultaat,
    Vooropleiding,
)


@dataclass
class Inschrijvingsblok:
    """One enrolment with all that belongs to it."""

    feit: Inschrijving
    perioden: list[Inschrijvingsperiode] = field(default_factory=list)
    bpvs: list[Bpv] = field(default_factory=list)
    ondersteuning: list[ExtraOndersteuning] = field(default_factory=list)

    @property
    def loopt(self) -> bool:
        einde = self.feit.datum_uitschrijving_werkelijk
        return einde is None or einde >= vandaag()

    @property
    def reden(self) -> str:
        """Why somebody left, in words."""
        code = self.feit.reden_uitschrijving or ""
        return codelijst("reden_uitschrijving").codes.get(code, {}).get("naam", code)


@dataclass(frozen=True)
class Begeleider:
    """Somebody who helps this student, or did."""

    naam: str
    rol: str
    email: str | None
    van: date
    tot_en_met: date | None

    @property
    def letters(self) -> str:
        return initialen(self.naam)


class Dossier:
    """The facts about one person, read when asked for."""

    def __init__(self, persoon: Persoon) -> None:
        self.persoon = persoon
        self._opleidingen: dict[str, Opleiding | None] = {}

    def feiten(self, model: type[Persoonsfeit], *volgorde: str) -> list:
        """The facts of one kind that count, each with its delivery."""
        rijen = model.objects.geldend().filter(persoon=self.persoon).select_related("levering")
        return list(rijen.order_by(*volgorde, "id"))

    def opleiding(self, code: str | None) -> str:
        """A crebo with its name and niveau."""
        if not code:
            return _("opleiding onbekend")
        if code not in self._opleidingen:
            self._lees_opleidingen({code, *(periode.opleidingcode for periode in self.perioden)} - {None})
        gevonden = self._opleidingen[code]
        naam = gevonden.naam if gevonden and gevonden.naam else code
        niveau = gevonden.niveau if gevonden else None
        return _("%(naam)s, niveau %(niveau)s") % {"naam": naam, "niveau": niveau} if niveau else naam

    def _lees_opleidingen(self, codes: set[str]) -> None:
        """All that this person followed in one question; what is unknown is remembered as unknown."""
        self._opleidingen |= dict.fromkeys(codes)
        self._opleidingen |= {o.opleidingcode: o for o in Opleiding.objects.filter(opleidingcode__in=codes)}

    @cached_property
    def perioden(self) -> list[Inschrijvingsperiode]:
        """The periods of all enrolments, the oldest first."""
        return self.feiten(Inschrijvingsperiode, "datum_begin")

    @cached_property
    def blokken(self) -> list[Inschrijvingsblok]:
        """All enrolments, the newest first."""
        blokken = {
            (feit.brin, feit.inschrijvingvolgnummer): Inschrijvingsblok(feit)
            for feit in self.feiten(Inschrijving, "-datum_inschrijving")
        }
        bpvs, ondersteuning = self.feiten(Bpv, "datum_begin"), self.feiten(ExtraOndersteuning, "datum_begin")
        for naam, feiten in (("perioden", self.perioden), ("bpvs", bpvs), ("ondersteuning", ondersteuning)):
            for feit in feiten:
                blok = blokken.get((feit.brin, feit.inschrijvingvolgnummer))
                if blok:
                    getattr(blok, naam).append(feit)
        return list(blokken.values())

    def begeleiders(self) -> list[Begeleider]:
        """Who helps: running ones first, the newest first."""
        rijen = self.feiten(BegeleiderVan, "-van")
        mensen = {
            m.medewerker_id: m
            for m in Medewerker.objects.geldend().filter(medewerker_id__in={r.medewerker_id for r in rijen})
        }
        uit = []
        for rij in rijen:
            mens = mensen.get(rij.medewerker_id)
            naam = mens.naam if mens and mens.naam else rij.medewerker_id
            rol = str(teksten.ROLLEN.get(rij.rol, rij.rol))
            uit.append(Begeleider(naam, rol, mens.email if mens else None, rij.van, rij.tot_en_met))
        return sorted(uit, key=lambda b: b.tot_en_met is not None and b.tot_en_met < vandaag())

    def groepen(self) -> list[dict]:
        """Groups with their days, the newest first."""
        leden = self.feiten(Groepslidmaatschap, "-van")
        namen = groepsnamen({lid.groep_id for lid in leden})
        return [
            {"naam": namen.get(lid.groep_id, lid.groep_id), "van": lid.van, "tot_en_met": lid.tot_en_met}
            for lid in leden
        ]

    def contact(self) -> Persoonsgegevens | None:
        """How to reach the student: the newest statement of the school."""
        rijen = [feit for feit in self.feiten(Persoonsgegevens) if feit.email or feit.telefoon]
        return rijen[-1] if rijen else None

    def contactpersonen(self) -> list[Contactpersoon]:
        return self.feiten(Contactpersoon, "volgnummer")

    def vooropleidingen(self) -> list[Vooropleiding]:
        """What was achieved before, the highest first (the order of the code list)."""
        hoogte = {code: plek for plek, code in enumerate(codelijst("vooropleiding").codes)}
        return sorted(self.feiten(Vooropleiding), key=lambda feit: -hoogte.get(feit.code, -1))

    def nummers(self) -> list[dict]:
        """The numbers as they are. Only after permission, and after the reading has been logged."""
        uit = {(n.soort, n.nummer): n for n in self.feiten(Persoonsnummer)}
        return [{"soort": teksten.NUMMERSOORTEN.get(soort, soort), "nummer": nummer} for soort, nummer in sorted(uit)]

    def heeft_nummer(self) -> bool:
        return Persoonsnummer.objects.geldend().filter(persoon=self.persoon).exists()

    def leeftijd(self) -> int | None:
        """Age today; None when unknown, or when the unknown part of the birth date decides."""
        p = self.persoon
        if not p.geboortejaar:
            return None
        return GedeeltelijkeDatum(p.geboortejaar, p.geboortemaand, p.geboortedag).leeftijd_op(vandaag())

    def geboortedatum(self) -> str:
        """The birth date as far as it is known."""
        p = self.persoon
        if p.geboortejaar and p.geboortemaand and p.geboortedag:
            return datum(date(p.geboortejaar, p.geboortemaand, p.geboortedag))
        return str(p.geboortejaar or "")

    def leveringen(self, feiten: Iterable[Persoonsfeit]) -> list[Levering]:
        """The deliveries that said these facts, the newest first."""
        uit = {feit.levering.pk: feit.levering for feit in feiten}
        return sorted(uit.values(), key=lambda lev: lev.ontvangen_op, reverse=True)

    def samenvatting(self) -> str:
        """One line below the name: age, programme and leerweg of today, or what was last."""
        delen = []
        if (leeftijd := self.leeftijd()) is not None:
            delen.append(_("%(n)s jaar.") % {"n": leeftijd})
        nu = [
            periode
            for periode in self.perioden
            if periode.datum_begin
            and periode.datum_begin <= vandaag()
            and (periode.tot_en_met is None or vandaag() <= periode.tot_en_met)
        ]
        for periode in nu:
            leerweg = teksten.LEERTRAJECTEN.get(periode.leertraject or "", "")
            delen.append(f"{self.opleiding(periode.opleidingcode)}{', ' if leerweg else ''}{leerweg}.")
        if not nu:
            delen.append(_("Nu niet ingeschreven."))
        return " ".join(delen)


@dataclass
class Diplomablok:
    """A diploma with its parts."""

    feit: Diploma
    onderdelen: list[dict] = field(default_factory=list)


def resultaten(dossier: Dossier) -> dict:
    """Diplomas with their parts, loose parts, and marks from the school's own administration."""
    diplomas = {(d.brin, d.resultaatvolgnummer): Diplomablok(d) for d in dossier.feiten(Diploma, "-datum_resultaat")}
    los: list[dict] = []
    for model, omschrijf in ((Examenonderdeel, _examen), (Keuzedeelresultaat, _keuzedeel), (AmvbOnderdeel, _amvb)):
        for feit in dossier.feiten(model, "resultaatvolgnummer"):
            blok = diplomas.get((feit.brin, feit.resultaatvolgnummer_diploma))
            regel = omschrijf(feit) | {"op": feit.datum_resultaat}
            (blok.onderdelen if blok else los).append(regel)
    return {
        "diplomas": list(diplomas.values()),
        "los": los,
        "school": dossier.feiten(Resultaat, "-datum", "volgnummer"),
    }


def _cijfer(tienden: int | None) -> str:
    return getal(tienden / 10, 1) if tienden is not None else ""


def _examen(feit: Examenonderdeel) -> dict:
    code = feit.code_generiek_examenonderdeel or ""
    naam = codelijst("generiek_examenonderdeel").codes.get(code, {}).get("naam", code)
    uitslag = str(feit.eindcijfer) if feit.eindcijfer is not None else (_("vrijstelling") if feit.vrijstelling else "")
    delen = []
    if feit.cijfer_ie is not None:
        delen.append(_("instellingsexamen %(cijfer)s") % {"cijfer": _cijfer(feit.cijfer_ie)})
    if feit.cijfer_ce is not None:
        delen.append(_("centraal examen %(cijfer)s") % {"cijfer": _cijfer(feit.cijfer_ce)})
    return {"soort": _("Generiek examenonderdeel"), "naam": naam, "uitslag": uitslag, "bij": ", ".join(delen)}


def _keuzedeel(feit: Keuzedeelresultaat) -> dict:
    bij = _("met certificaat") if feit.certificaat else ""
    return {"soort": _("Keuzedeel"), "naam": feit.code_keuzedeel or "", "uitslag": feit.resultaat or "", "bij": bij}


def _amvb(feit: AmvbOnderdeel) -> dict:
    bij = _("met certificaat") if feit.certificaat else ""
    return {"soort": _("AMvB-onderdeel"), "naam": feit.code_amvb_onderdeel or "", "uitslag": "", "bij": bij}


def reeks(van: date | None, tot_en_met: date | None) -> str:
    """'1-8-2025 tot en met 31-7-2026', or 'vanaf' when it runs on."""
    if tot_en_met is None:
        return _("vanaf %(dag)s") % {"dag": datum_cijfers(van)}
    return _("%(van)s tot en met %(tot)s") % {"van": datum_cijfers(van), "tot": datum_cijfers(tot_en_met)}
