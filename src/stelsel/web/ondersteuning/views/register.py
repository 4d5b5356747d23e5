"""Which periods of extra support go to DUO, beside what the register has."""

from __future__ import annotations

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stelsel.web.beheer.service import log, scherm
from stelsel.web.gedeeld.notatie import GEEN, datum
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel
from stelsel.web.ondersteuning import rechten
from stelsel.web.ondersteuning.register import Vergelijking, vergelijk
from stelsel.web.studenten.service import bereik_met

KOPPEN = ("brin", "inschrijvingvolgnummer", "persoon_id", "datum_begin", "datum_eind", "in_register")


@scherm(rechten.REGISTER_VOORBEREIDEN)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """What differs first; of whom, when, and no word of what the support is."""
    regels = vergelijk(bereik_met(request.user, rechten.REGISTER_VOORBEREIDEN))
    anders = [regel for regel in regels if not regel.klopt]
    log(request.user, "ondersteuning.register_gelezen", onderwerp=str(len(regels)))
    context = {"aantal": len(regels), "anders": len(anders), "tabel": _tabel(anders)}
    return render(request, "ondersteuning/register.html", context)


@scherm(rechten.REGISTER_VOORBEREIDEN)
@require_safe
def bestand(request: HttpRequest) -> HttpResponse:
    """Every period as CSV, with the random id of the student: the administration couples it to its own number."""
    regels = vergelijk(bereik_met(request.user, rechten.REGISTER_VOORBEREIDEN))
    log(request.user, "ondersteuning.register_opgehaald", onderwerp=str(len(regels)))
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOPPEN)
    for regel in regels:
        if regel.periode is not None:
            p = regel.periode
            schrijver.writerow(
                [
                    p.brin,
                    p.inschrijvingvolgnummer,
                    p.persoon.uuid,
                    p.begin,
                    p.einde or "",
                    "ja" if regel.klopt else "nee",
                ]
            )
    antwoord = HttpResponse(uit.getvalue(), content_type="text/csv; charset=utf-8")
    antwoord.headers["Content-Disposition"] = 'attachment; filename="extra_ondersteuning.csv"'
    return antwoord


def _tabel(regels: list[Vergelijking]) -> Tabel:
    kolommen = [
        Kolom(_("Student"), rijkop=True),
        Kolom(_("Inschrijving")),
        Kolom(_("Afspraken bij ons")),
        Kolom(_("In het register")),
        Kolom(_("Wat te doen"), breed=True),
    ]
    return Tabel(_("Perioden die niet gelijk zijn"), kolommen, [_rij(regel) for regel in regels])


def _rij(regel: Vergelijking) -> Rij:
    inschrijving = regel.inschrijving
    hier = _reeks(regel.periode.begin, regel.periode.einde) if regel.periode else GEEN
    daar = _reeks(*regel.in_register) if regel.in_register else GEEN
    cellen = [Cel(inschrijving.persoon.naam), f"{inschrijving.brin} {inschrijving.volgnummer}", hier, daar, _doe(regel)]
    return Rij(cellen, "let-op")


def _reeks(begin: object, einde: object) -> str:
    return f"{datum(begin)} – {datum(einde) if einde else _('nu')}"


def _doe(regel: Vergelijking) -> str:
    if regel.periode is None:
        return _("Staat in het register, en hier zijn geen afspraken. Vraag de zorgcoördinator of dit klopt.")
    if regel.in_register is None:
        return _("Meld deze periode bij DUO (record ISE).")
    return _("Verbeter de periode bij DUO: begin of einde is anders.")
