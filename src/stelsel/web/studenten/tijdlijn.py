"""What happened to a student, newest first: what the facts say, and what other apps wrote.

Each source gives only what this user may know of. What it leaves out is not there: no gap and no count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import Gebruiker
from stelsel.web.gedeeld.notatie import datum, getal
from stelsel.web.studenten import teksten
from stelsel.web.studenten.dossier import Dossier, Inschrijvingsblok
from stelsel.web.studenten.models import Bpv, Diploma, Inschrijvingsperiode


@dataclass(frozen=True)
class Gebeurtenis:
    """One line of the timeline; the fields are those of the component. `deel` is what it can be filtered by;
    `adres` leads to the page of the app that wrote it."""

    moment: date
    icoon: str
    kop: str
    tekst: str = ""
    deel: str = ""
    adres: str = ""


Bron = Callable[[Gebruiker, UUID, date | None], Iterable[Gebeurtenis]]
"""What an app wrote about the student with this public id since that day (None: ever), as far as this user may read
it."""
KORT = timedelta(days=400)
"""How far back the timeline goes by itself: this studiejaar and the one before. The rest is one click away."""
_bronnen: list[Bron] = []


def registreer_bron(bron: Bron) -> None:
    """Show what this app wrote on the timeline of every student."""
    if bron not in _bronnen:
        _bronnen.append(bron)


def tijdlijn(gebruiker: Gebruiker, dossier: Dossier, sinds: date | None = None) -> list[Gebeurtenis]:
    """What happened since a day (None: ever), the newest first, as far as this user may know. What the register says of
    enrolments and diplomas is always there."""
    uit: list[Gebeurtenis] = [een for bron in _bronnen for een in bron(gebruiker, dossier.persoon.uuid, sinds)]
    for blok in dossier.blokken:
        uit += _van_inschrijving(dossier, blok)
    for diploma in dossier.feiten(Diploma):
        if diploma.datum_resultaat:
            kop = _("Diploma behaald")
            uit.append(Gebeurtenis(diploma.datum_resultaat, "ster", kop, dossier.opleiding(diploma.opleidingcode)))
    return sorted(uit, key=lambda g: g.moment, reverse=True)


def _van_inschrijving(dossier: Dossier, blok: Inschrijvingsblok) -> Iterable[Gebeurtenis]:
    vorige: Inschrijvingsperiode | None = None
    for periode in (p for p in blok.perioden if p.datum_begin):
        leerweg = teksten.LEERTRAJECTEN.get(periode.leertraject or "", "")
        wat = f"{dossier.opleiding(periode.opleidingcode)}{', ' if leerweg else ''}{leerweg}"
        kop = _verandering(vorige, periode)
        yield Gebeurtenis(periode.datum_begin, "vlag" if vorige is None else "wissel", kop, wat)
        vorige = periode
    for bpv in blok.bpvs:
        if bpv.datum_begin:
            yield Gebeurtenis(bpv.datum_begin, "hand", _("Begonnen met bpv"), _bpv_tekst(bpv))
        if bpv.datum_einde_werkelijk and bpv.datum_einde_werkelijk <= vandaag():
            yield Gebeurtenis(bpv.datum_einde_werkelijk, "hand", _("Bpv afgelopen"))
    for periode in blok.ondersteuning:
        # Only the period: what the support is about stands in no register (PvE § 15.5.5).
        if periode.datum_begin:
            yield Gebeurtenis(periode.datum_begin, "info", _("Extra ondersteuning begonnen"))
    if (einde := blok.feit.datum_uitschrijving_werkelijk) and einde <= vandaag():
        tekst = _("Reden: %(reden)s.") % {"reden": blok.reden} if blok.reden else ""
        yield Gebeurtenis(einde, "kruis", _("Uitgeschreven"), tekst)


def _verandering(vorige: Inschrijvingsperiode | None, periode: Inschrijvingsperiode) -> str:
    """What a new period changed, most important first."""
    if vorige is None:
        return _("Ingeschreven")
    for naam, kop in (
        ("opleidingcode", _("Andere opleiding")),
        ("leertraject", _("Andere leerweg")),
        ("indicatie_bekostigbaar", _("Bekostiging gewijzigd")),
        ("onderwijslocatie", _("Andere locatie")),
        ("locatiecode_vsv", _("Andere locatie")),
    ):
        if getattr(vorige, naam) != getattr(periode, naam):
            return kop
    return _("Nieuwe periode")


def _bpv_tekst(bpv: Bpv) -> str:
    einde = bpv.datum_einde_werkelijk or bpv.datum_einde_gepland
    delen = [_("tot en met %(dag)s") % {"dag": datum(einde)}] if einde else []
    if bpv.omvang:
        delen.append(_("%(n)s uur") % {"n": getal(bpv.omvang)})
    return ", ".join(delen)
