"""The page 'Ondersteuning' of a zorgcoördinator: what is to be done, what runs, and how many hours that takes."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import log, scherm
from stelsel.web.gedeeld.notatie import GEEN, datum, getal
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel
from stelsel.web.ondersteuning import lijst, rechten
from stelsel.web.ondersteuning.models import Ondersteuning
from stelsel.web.studenten.service import Persoon

EERST = 12
WEKEN = 16


@scherm(rechten.REGELEN)
@require_safe
def caseload(request: HttpRequest) -> HttpResponse:
    """The support that this user arranges; looking at it is written down once."""
    dag = vandaag()
    inhoud = lijst.caseload(request.user, dag)
    log(request.user, "ondersteuning.caseload_gelezen", onderwerp=str(len(inhoud.loopt)))
    context = {
        "aantal": len(inhoud.loopt),
        "uren": inhoud.uren,
        "eerst": inhoud.te_doen[:EERST],
        "daarna": inhoud.te_doen[EERST:],
        "tabel": _tabel(inhoud.loopt, dag),
        "weken": _weken([een for _persoon, een in inhoud.loopt], dag),
    }
    return render(request, "ondersteuning/caseload.html", context)


def _tabel(loopt: list[tuple[Persoon, Ondersteuning]], dag: date) -> Tabel:
    kolommen = [
        Kolom(_("Student"), rijkop=True),
        Kolom(_("Soort"), breed=True),
        Kolom(_("Stand")),
        Kolom(_("Sinds"), klas="heel"),
        Kolom(_("Evaluatie"), klas="heel"),
    ]
    return Tabel(_("Ondersteuning die loopt"), kolommen, [_rij(*paar, dag) for paar in loopt])


def _rij(persoon: Persoon, een: Ondersteuning, dag: date) -> Rij:
    cellen = [
        Cel(persoon.naam, adres=reverse("ondersteuning:student", args=[persoon.uuid])),
        een.get_soort_display(),
        een.get_staat_display(),
        datum(een.afspraken_op or een.gemeld_op),
        datum(een.evalueren_op) if een.evalueren_op else GEEN,
    ]
    return Rij(cellen, "negatief" if een.evalueren_op and een.evalueren_op < dag else "")


def _weken(rijen: list[Ondersteuning], dag: date) -> Tabel:
    """How many evaluations fall in each of the coming weeks."""
    maandag = dag - timedelta(days=dag.weekday())
    uit = []
    for week in range(WEKEN):
        van = maandag + timedelta(weeks=week)
        aantal = sum(
            een.evalueren_op is not None and van <= een.evalueren_op < van + timedelta(weeks=1) for een in rijen
        )
        uit.append(Rij([datum(van), getal(aantal) if aantal else GEEN]))
    kolommen = [Kolom(_("Week van"), rijkop=True, klas="heel"), Kolom(_("Evaluaties"), getal=True)]
    return Tabel(_("Evaluaties per week"), kolommen, uit, op_telefoon="vast", dicht=True)
