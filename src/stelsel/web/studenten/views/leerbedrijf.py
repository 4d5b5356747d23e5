"""What a practical trainer sees: who has a placement at the own company, and whom to call at school."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import log, scherm
from stelsel.web.gedeeld.notatie import getal
from stelsel.web.gedeeld.tabel import Kolom, Rij, Tabel
from stelsel.web.studenten import rechten
from stelsel.web.studenten.bpvlijst import Plaatsing, plaatsingen
from stelsel.web.studenten.dossier import reeks


@scherm(rechten.BPV_VOLGEN)
@require_safe
def leerbedrijf(request: HttpRequest) -> HttpResponse:
    """The running placements, a row each."""
    gevonden = plaatsingen(request.user.leerbedrijf_id, rechten.bereik_bpv(request.user), vandaag())
    log(request.user, "studenten.bpv_gelezen", onderwerp=str(len(gevonden)))
    context = {"tabel": _tabel(gevonden) if gevonden else None, "gekoppeld": bool(request.user.leerbedrijf_id)}
    return render(request, "studenten/leerbedrijf.html", context)


def _tabel(gevonden: list[Plaatsing]) -> Tabel:
    kolommen = [
        Kolom(_("Student"), rijkop=True),
        Kolom(_("Opleiding"), breed=True),
        Kolom(_("Bpv"), breed=True, klas="heel"),
        Kolom(_("Uren"), getal=True),
        Kolom(_("Wie bel je op school?"), breed=True),
    ]
    rijen = [
        Rij([p.naam, p.opleiding, reeks(p.van, p.tot_en_met), getal(p.uren, leeg=""), _contact(p)]) for p in gevonden
    ]
    return Tabel(_("Studenten die nu bpv doen, op naam"), kolommen, rijen)


def _contact(plaatsing: Plaatsing) -> str:
    if not plaatsing.contact:
        return _("nog geen mentor bekend")
    return ", ".join(f"{naam} ({email})" if email else naam for naam, email in plaatsing.contact)
