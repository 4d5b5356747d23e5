"""The page 'Mijn caseload': which plans ask for the zorgcoördinator, and when evaluations fall."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import groep, rechten
from stelsel.web.begeleiding.feiten import Lid
from stelsel.web.begeleiding.views.feitregel import feitregel
from stelsel.web.beheer.service import log, scherm
from stelsel.web.gedeeld.notatie import GEEN, datum, getal
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel

EERST = 12
WEKEN = 12
"""How far ahead evaluations are counted: a quarter of a year."""


@scherm(rechten.CASELOAD_VOLGEN)
@require_safe
def mijn_caseload(request: HttpRequest) -> HttpResponse:
    """The plans that run among the students of who asks; looking at it is written down once, not per student."""
    dag = vandaag()
    leden = groep.caseload(request.user, dag)
    log(request.user, "begeleiding.caseload_gelezen", onderwerp=str(len(leden)))
    eerst = groep.wie_eerst(leden)
    met_plan = sorted((lid for lid in leden if lid.ronde), key=lambda lid: lid.ronde.evalueren_op)
    context = {
        "aantal": rechten.bereik_caseload(request.user).count(),
        "plannen": len(met_plan),
        "eerst": [feitregel(lid) for lid in eerst[:EERST]],
        "daarna": [feitregel(lid) for lid in eerst[EERST:]],
        "tabel": _tabel(met_plan, dag),
        "weken": _weken(met_plan, dag),
    }
    return render(request, "begeleiding/caseload.html", context)


def _tabel(leden: list[Lid], dag: date) -> Tabel:
    kolommen = [
        Kolom(_("Student"), rijkop=True),
        Kolom(_("Groep"), breed=True),
        Kolom(_("Ronde"), getal=True),
        Kolom(_("Open afspraken"), getal=True),
        Kolom(_("Bespreken"), klas="heel"),
        Kolom(_("Evalueren"), klas="heel"),
    ]
    return Tabel(_("Plannen die lopen, de eerste evaluatie bovenaan"), kolommen, [_rij(lid, dag) for lid in leden])


def _rij(lid: Lid, dag: date) -> Rij:
    ronde = lid.ronde
    cellen = [
        Cel(
            lid.stand.persoon.naam,
            adres=reverse("begeleiding:plan", args=[lid.uuid]),
            bij=_("opgeschaald") if ronde.opgeschaald else "",
        ),
        ", ".join(lid.stand.groepen),
        getal(ronde.nummer),
        getal(len(lid.afspraken)) if lid.afspraken else GEEN,
        datum(ronde.bespreken_op),
        datum(ronde.evalueren_op),
    ]
    return Rij(cellen, "negatief" if ronde.evalueren_op < dag else "")


def _weken(leden: list[Lid], dag: date) -> Tabel:
    """How many evaluations fall in each of the coming weeks, so that they can be spread."""
    maandag = dag - timedelta(days=dag.weekday())
    rijen = []
    for week in range(WEKEN):
        van = maandag + timedelta(weeks=week)
        aantal = sum(van <= lid.ronde.evalueren_op < van + timedelta(weeks=1) for lid in leden)
        rijen.append(Rij([datum(van), getal(aantal) if aantal else GEEN]))
    kolommen = [Kolom(_("Week van"), rijkop=True, klas="heel"), Kolom(_("Evaluaties"), getal=True)]
    return Tabel(_("Evaluaties per week"), kolommen, rijen, op_telefoon="vast", dicht=True)
